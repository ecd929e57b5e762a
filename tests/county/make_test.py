#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Whether the made-up counties are what the tests need.

    make_test.py GONGKAI ROOT [--rounds N] [--seed S]

The same arguments make the same bytes, whatever the order of hashes. The
departments have 3 to 300 rows, names of their own, empty tables and full ones.
`gongkai check` finds no error in any of them. Each round is another seed.
"""
import collections
import os
import re
import subprocess
import sys

import county
import make
from county import expect

COUNT = 40


def by_hand(out, seed, style, hash_seed):
    """By the command line, in a process of its own."""
    subprocess.run(
        [sys.executable, "-B", make.HERE / "make.py", out, "--departments",
         str(COUNT), "--seed", seed, "--style", style, "--xlsx"],
        env={**os.environ, "PYTHONHASHSEED": hash_seed}, check=True,
        stdout=subprocess.DEVNULL)
    return county.hashes(out)


def check_variety(departments):
    rows = [len(one["基本支出"]) for one in departments]
    expect((min(rows), max(rows)) == (3, 300), "rows", min(rows), max(rows))
    names = {one["单位名称"] for one in departments}
    expect(len(names) == COUNT, "only", len(names), "names")
    expect(max(map(len, names)) > 40, "no long name")
    held = collections.Counter(key for one in departments for key in one)
    for key in ("项目", "三公经费", "政府采购", "固定资产"):
        expect(0 < held[key] < COUNT, key, "in", held[key], "departments")
    for key in ("支出", "公布表", "其他支出"):
        expect(held[key] > 0, "no", key)
    sources = {row.get("资金来源") for one in departments
               for key in ("基本支出", "项目") for row in one.get(key, ())}
    expect({make.vary.FUND, make.vary.STATE, None, *make.vary.OWN} == sources,
           "sources", sources)


def check_text(program, folder):
    """All that `check` says is advice."""
    inputs = sorted(path for path in folder.iterdir())
    run = program.start("check", *inputs)
    code = run.end()
    wrong = [line for line in run.errors.splitlines()
             if not re.search(r": (warning|note): ", line)]
    expect(code == 0 and not wrong, "check:", code, "\n".join(wrong))


def test(program, folder, rounds, chance):
    for number in range(rounds):
        seed = str(chance.randrange(10 ** 6))
        for style in make.STYLES:
            first = folder / f"{number}-{style}"
            same = by_hand(first, seed, style, "1") == by_hand(
                folder / f"{number}-{style}-again", seed, style, "2")
            expect(same, style, "other bytes for the same seed", seed)
        departments = make.departments(program.root, COUNT, seed)
        check_variety(departments)
        check_text(program, folder / f"{number}-files")
        # What a table cannot hold left out, it is still without errors.
        plain = folder / f"{number}-plain"
        county.place_county(plain, [make.vary.plain(one)
                                    for one in departments])
        check_text(program, plain)
    return f"{rounds} counties of {COUNT} departments, none with an error"


if __name__ == "__main__":
    sys.exit(county.main(__doc__, 1, test))
