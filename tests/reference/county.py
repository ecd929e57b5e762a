#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""A county's workbook makes the same pages as the department's own table.

    county.py GONGKAI INPUT OPTION...

INPUT is a description whose lists of CSV files are put on sheets of one
workbook, among the rows of other departments and below a title, amounts as
numbers. The dump of its pages must stay what it is.
"""
import csv
import pathlib
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "bad"))
import xlsx  # noqa: E402

LIST = re.compile(r"^(\S+): \{文件: (\S+)\.csv\}$", re.M)


def number(text):
    """As a person types it into a sheet: amounts are numbers, codes texts."""
    return float(text) if re.fullmatch(r"-?\d+\.\d+", text) else text or None


def add_sheet(book, name, path):
    """Each row of the file between two of departments before and behind it."""
    with open(path, encoding="utf-8-sig", newline="") as file:
        header, *rows = list(csv.reader(file))
    mixed = []
    for row in rows:
        cells = [number(cell) for cell in row]
        mixed += [["433", *["别的"] * len(row)], ["434", *cells],
                  ["4340", *cells]]
    book.add(name, [["全县部门预算"], [None, "单位：万元"], ["单位", *header],
                    *mixed, ["合计", *[1.5] * len(header)]], ["A1:D1"])


def pages(gongkai, description, options):
    done = subprocess.run([gongkai, "dump", "pages", description, *options],
                          capture_output=True, check=False)
    if done.returncode != 0:
        raise SystemExit(done.stderr.decode())
    return done.stdout


def main():
    if len(sys.argv) < 3:
        raise SystemExit(__doc__.strip())
    gongkai, source, *options = sys.argv[1:]
    source = pathlib.Path(source)
    text = source.read_text(encoding="utf-8")
    lists = LIST.findall(text)
    if not lists:
        raise SystemExit(f"{source} has no list in a CSV file")
    book = xlsx.Workbook()
    book.add("说明", [["各部门请勿改动表头"]])
    for name, file in lists:
        add_sheet(book, name, source.parent / f"{file}.csv")
    with tempfile.TemporaryDirectory() as folder:
        place = pathlib.Path(folder) / source.parent.name
        place.mkdir()
        for path in source.parent.iterdir():
            if path.suffix != ".csv":
                (place / path.name).write_bytes(path.read_bytes())
        (place.parent / "全县.xlsx").write_bytes(book.archive())
        description = place / source.name
        description.write_text(
            LIST.sub(r"\1: {文件: ../全县.xlsx, 筛选: {单位: 434}}", text),
            encoding="utf-8")
        same = (pages(gongkai, description, options) ==
                pages(gongkai, source, options))
    print(f"{len(lists)} lists on sheets: "
          + ("the same pages" if same else "OTHER PAGES"))
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main())
