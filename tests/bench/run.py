#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Measure gongkai on fixed inputs.

    run.py [--runs N] [--instructions] [--rows N,N,...] [--wide N,N,...]
           [--characters N,N,...] GONGKAI ROOT

The real report, the minimal example, reports with one long table
(make_table.py), of 200, 2,000 and 20,000 rows and 8 columns and of 20,000 rows
and 15 columns, and reports with one long paragraph (make_paragraph.py) of 100
to 100,000 characters. For each: processor time of the whole process and its
peak memory, the median of N runs (10), the spread of the times, and the pages
and size of the file. Then how time and memory grow from one table of 8
columns to the next. --instructions counts instructions by callgrind instead,
one run each: slow, but the same number every time on one machine.

Nothing here passes or fails: times belong to a machine. Compare two builds
on the same one.
"""
import argparse
import collections
import json
import os
import pathlib
import re
import statistics
import subprocess
import sys
import tempfile

import make_paragraph
import make_table

NARROW_FORM = "long-list"  # in layouts/ here; 15 columns has the base's form

Input = collections.namedtuple("Input", "title description form rows")
Result = collections.namedtuple("Result", "input time memory")


def run_once(arguments):
    """(processor time in ms, peak memory in MB) of one process."""
    process = subprocess.Popen(arguments, stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise SystemExit(f"{' '.join(arguments)}: exit {process.returncode}")
    return (usage.ru_utime + usage.ru_stime) * 1000, usage.ru_maxrss / 1024


def measure(arguments, runs):
    run_once(arguments)  # the files are in memory from now on
    found = [run_once(arguments) for _ in range(runs)]
    times = [time for time, _ in found]
    return (statistics.median(times), min(times), max(times),
            statistics.median(memory for _, memory in found))


def instructions(arguments):
    """Instructions of one run, in millions, by callgrind."""
    done = subprocess.run(
        ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null",
         *arguments], capture_output=True, text=True, check=False)
    match = re.search(r"Collected\s*:\s*(\d+)", done.stderr)
    if done.returncode != 0 or match is None:
        raise SystemExit(done.stderr)
    return int(match[1]) / 1e6


def page_count(arguments):
    """Pages of the report that the arguments make."""
    done = subprocess.run([*arguments, "--json"], capture_output=True,
                          text=True, check=True)
    return json.loads(done.stdout)["reports"][0]["pages"]


def inputs(root, folder, narrow, wide, characters):
    """Each measurement; rows is 0 but for the tables that are compared."""
    yield Input("wangdu-2024/434", root / "input/wangdu-2024/434/434.yaml",
                "", 0)
    yield Input("minimal", root / "docs/examples/minimal.yaml", "", 0)
    for count in narrow:
        yield Input(f"{count:,} rows x 8", make_table.write(folder, count),
                    NARROW_FORM, count)
    for count in wide:
        yield Input(f"{count:,} rows x 15", make_table.write(folder, count),
                    "", 0)
    for count in characters:
        yield Input(f"{count:,} characters",
                    make_paragraph.write(folder, count), "", 0)


def command(options, root, entry, report):
    layouts = (root / "tests/bench/layouts", root / "layouts")
    arguments = [options.gongkai.resolve(), "render", entry.description,
                 "-o", report, "--fonts", root / "fonts"]
    for folder in layouts:
        arguments += ["--layouts", folder]
    if entry.form:
        arguments += ["--form", entry.form]
    return [str(argument) for argument in arguments]


def print_growth(results):
    """What ten times the rows cost, and each row more."""
    for less, more in zip(results, results[1:]):
        rows = more.input.rows - less.input.rows
        if rows <= 0:
            continue
        time = (more.time - less.time) / rows * 1000
        memory = (more.memory - less.memory) / rows * 1024
        print(f"{less.input.rows:,} -> {more.input.rows:,} rows:"
              f" time x {more.time / less.time:.1f},"
              f" memory x {more.memory / less.memory:.1f};"
              f" each row more {time:.0f} us, {memory:.1f} KB")


def counts(text):
    return [int(count) for count in text.split(",") if count]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--runs", type=int, default=10)
    parser.add_argument("--instructions", action="store_true")
    parser.add_argument("--rows", type=counts, default="200,2000,20000",
                        help="of the tables of 8 columns")
    parser.add_argument("--wide", type=counts, default="20000",
                        help="of the tables of 15 columns")
    parser.add_argument("--characters", type=counts,
                        default="100,1000,10000,100000",
                        help="of the paragraphs")
    parser.add_argument("gongkai", type=pathlib.Path)
    parser.add_argument("root", type=pathlib.Path)
    options = parser.parse_args()
    root = options.root.resolve()
    # A process counts the memory of what it was made from: this program's.
    _, floor = run_once(["/bin/true"])
    results = []
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        report = folder / "report.pdf"
        for entry in inputs(root, folder, options.rows, options.wide,
                            options.characters):
            arguments = command(options, root, entry, report)
            if options.instructions:
                print(f"{entry.title:18} {instructions(arguments):10.1f}"
                      " million instructions", flush=True)
                continue
            median, least, most, memory = measure(arguments, options.runs)
            sign = "<" if memory <= floor else " "
            print(f"{entry.title:18} {median:8.1f} ms ({least:.1f}-{most:.1f})"
                  f" {sign}{memory:6.1f} MB {page_count(arguments):6} pages"
                  f" {report.stat().st_size / 1000:8.1f} kB", flush=True)
            if entry.rows:
                results.append(Result(entry, median, memory))
    print_growth(results)
    return 0


if __name__ == "__main__":
    sys.exit(main())
