#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Measure gongkai on fixed inputs.

    run.py [--runs N] [--instructions] [--rows N,N,...] [--characters N,N,...]
           GONGKAI ROOT

The real report, the minimal example, reports with one long table
(make_table.py) of 200, 2,000 and 20,000 rows, and reports with one long
paragraph (make_paragraph.py) of 100 to 100,000 characters. For each: processor time of
the whole process and its peak memory, the median of N runs (10), and the
spread of the times. --instructions counts instructions by callgrind instead,
one run each: slow, but the same number every time on one machine.

Nothing here passes or fails: times belong to a machine. Compare two builds
on the same one.
"""
import argparse
import os
import pathlib
import re
import statistics
import subprocess
import sys
import tempfile

import make_paragraph
import make_table

ROWS = (200, 2000, 20000)
CHARACTERS = (100, 1000, 10000, 100000)


def run_once(arguments):
    """(processor time in ms, peak memory in MB) of one process."""
    process = subprocess.Popen(arguments, stdout=subprocess.DEVNULL)
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


def inputs(root, folder, rows, characters):
    """(name, description) of each measurement."""
    yield "wangdu-2024/434", root / "input/wangdu-2024/434/434.yaml"
    yield "minimal", root / "docs/examples/minimal.yaml"
    for count in rows:
        yield f"table of {count} rows", make_table.write(folder, count)
    for count in characters:
        yield f"{count} characters", make_paragraph.write(folder, count)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--runs", type=int, default=10)
    parser.add_argument("--instructions", action="store_true")
    parser.add_argument("--rows", default=",".join(map(str, ROWS)))
    parser.add_argument("--characters", default=",".join(map(str, CHARACTERS)))
    parser.add_argument("gongkai", type=pathlib.Path)
    parser.add_argument("root", type=pathlib.Path)
    options = parser.parse_args()
    root = options.root.resolve()
    rows, characters = ([int(count) for count in counts.split(",") if count]
                        for counts in (options.rows, options.characters))
    # A process counts the memory of what it was made from: this program's.
    _, floor = run_once(["/bin/true"])
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        report = folder / "report.pdf"
        for title, description in inputs(root, folder, rows,
                                          characters):
            arguments = [str(options.gongkai.resolve()), "render",
                         str(description), "-o", str(report), "--layouts",
                         str(root / "layouts"), "--fonts", str(root / "fonts")]
            if options.instructions:
                print(f"{title:20} {instructions(arguments):10.1f} million"
                      " instructions", flush=True)
                continue
            median, least, most, memory = measure(arguments, options.runs)
            sign = "<" if memory <= floor else " "
            print(f"{title:20} {median:8.1f} ms ({least:.1f}-{most:.1f})"
                  f" {sign}{memory:6.1f} MB"
                  f" {report.stat().st_size / 1000:8.1f} kB", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
