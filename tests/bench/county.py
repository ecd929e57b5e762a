#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Measure `gongkai batch` on a made-up county.

    county.py [--departments N] [--runs N] [--seed S] GONGKAI ROOT

A county of 100 departments (tests/county/make.py), its lists on sheets of all
departments: as CSV files, then as one workbook. For each: the first run by one
worker and by two, then runs where nothing changed, one figure of a
department's own file, one row of a sheet; and `render` of the same reports in
one process. Wall time, reports per second, processor time of all processes a
report, and the memory of the largest process: the median of N runs (5).

Nothing here passes or fails: times belong to a machine.
"""
import argparse
import collections
import json
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "county"))
import county  # noqa: E402
import make  # noqa: E402

# A process counts the memory of what it was forked from: of a small one then.
MEASURE = """
import os, sys, time
begun = time.monotonic()
process = os.spawnv(os.P_NOWAIT, sys.argv[1], sys.argv[1:])
_, status, usage = os.wait4(process, 0)
print(os.waitstatus_to_exitcode(status), time.monotonic() - begun,
      usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, file=sys.stderr)
"""

Cost = collections.namedtuple("Cost", "wall processor memory")


def run_once(arguments):
    """The processes that it starts are counted with it."""
    with tempfile.TemporaryFile("w+") as said:
        done = subprocess.run(
            [sys.executable, "-S", "-E", "-c", MEASURE,
             *map(str, arguments)], stdout=said, stderr=subprocess.PIPE,
            text=True, check=True)
        said.seek(0)
        code, *numbers = done.stderr.splitlines()[-1].split()
        if code != "0":
            raise SystemExit(f"exit {code}:\n{done.stderr}")
        return Cost(*map(float, numbers)), said.read()


def median(costs):
    return Cost(*(statistics.median(column) for column in zip(*costs)))


class Bench:
    def __init__(self, options, folder):
        self.options, self.folder = options, folder
        self.root = options.root.resolve()
        self.out = folder / "out"
        self.departments = make.departments(
            self.root, options.departments, options.seed)
        self.turn = 0

    def command(self, verb, *arguments):
        return [self.options.gongkai.resolve(), verb, *arguments,
                "-o", self.out, "--layouts", self.root / "layouts",
                "--fonts", self.root / "fonts"]

    def place(self, departments, as_xlsx):
        return county.place_county(self.folder / "county", departments,
                                   "county", as_xlsx)

    def line(self, what, costs, count):
        cost = median(costs)
        each = (f"{count / cost.wall:10.1f} {cost.processor * 1000 / count:10.1f}"
                if count else f"{'':21}")
        print(f"{what:34} {cost.wall * 1000:10.1f} {each} {cost.memory:8.1f}",
              flush=True)

    def first(self, what, entry, workers):
        """All reports, into an empty folder."""
        costs = []
        for _ in range(self.options.runs):
            shutil.rmtree(self.out, ignore_errors=True)
            costs.append(run_once(
                self.command("batch", entry, "-j", workers))[0])
        self.line(what, costs, len(self.departments))

    def again(self, what, change, as_xlsx, expected):
        """Runs after a change each; how many reports are made says --json."""
        costs = []
        for _ in range(self.options.runs):
            self.turn += 1
            entry = self.place(change(self.departments, self.turn), as_xlsx)
            cost, said = run_once(self.command("batch", entry, "--json"))
            made = sum(one["result"] == "rendered"
                       for one in json.loads(said)["reports"])
            if made != expected:
                raise SystemExit(f"{what}: {made} reports were made")
            costs.append(cost)
        self.line(what, costs, 0)

    def batch(self, as_xlsx):
        entry = self.place(self.departments, as_xlsx)
        sheets = "one workbook" if as_xlsx else "CSV files"
        self.first(f"batch -j 1, {sheets}", entry, 1)
        self.first(f"batch -j 2, {sheets}", entry, 2)
        run_once(self.command("batch", entry))
        self.again("  nothing changed", lambda all_of, turn: all_of, as_xlsx,
                   0)
        self.again("  one figure of an own file", own_figure, as_xlsx, 1)
        run_once(self.command("batch", self.place(self.departments, as_xlsx)))
        self.again("  one row of a sheet", one_row, as_xlsx, 1)

    def render(self):
        source = self.folder / "files"
        make.write(source, make.files_of(self.departments, "files"))
        inputs = [next(source.glob(f"{one['单位编码']}*"))
                  for one in self.departments]
        costs = []
        for _ in range(self.options.runs):
            shutil.rmtree(self.out, ignore_errors=True)
            self.out.mkdir()
            costs.append(run_once(self.command("render", *inputs))[0])
        self.line("render, one process", costs, len(self.departments))
        size = sum(path.stat().st_size for path in self.out.glob("*.pdf"))
        rows = [len(one["基本支出"]) for one in self.departments]
        print(f"{len(inputs)} departments with {min(rows)} to {max(rows)} rows"
              f" of basic expenditure, {sum(rows)} in all; PDFs of"
              f" {size / 1e6:.1f} MB")


def with_change(departments, fits, change):
    """The middle one of those that fit is another."""
    fitting = [i for i, one in enumerate(departments) if fits(one)]
    index = fitting[len(fitting) // 2]
    return [change(one) if i == index else one
            for i, one in enumerate(departments)]


def own_figure(departments, turn):
    """The value of fixed assets, which stands in no sheet."""
    def change(one):
        first, *rest = one["固定资产"]["明细"]
        return {**one, "固定资产": {**one["固定资产"], "明细": [
            {**first, "价值": f"{100 + turn}.50"}, *rest]}}
    return with_change(departments, lambda one: "固定资产" in one, change)


def one_row(departments, turn):
    """What is budgeted of a purchase."""
    def change(one):
        first, *rest = one["政府采购"]
        return {**one, "政府采购": [
            {**first, "项目名称": f"{first['项目名称']}{turn}"}, *rest]}
    return with_change(departments, lambda one: "政府采购" in one, change)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--departments", type=int, default=100)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--seed", default="1")
    parser.add_argument("gongkai", type=pathlib.Path)
    parser.add_argument("root", type=pathlib.Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="gongkai-bench-") as name:
        bench = Bench(options, pathlib.Path(name))
        print(f"{'':34} {'wall ms':>10} {'reports/s':>10} {'CPU ms/rep':>10}"
              f" {'MB':>8}")
        bench.render()
        bench.batch(as_xlsx=False)
        bench.batch(as_xlsx=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
