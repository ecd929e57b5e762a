#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Write the official tables of a report as CSV files, as 公布表 takes them.

    tables.py GONGKAI ROOT INPUT FOLDER

Reads `gongkai dump document`: each table whose title is one of official.lua,
without its columns of row numbers, one file TITLE.csv each. Empty tables have
their header alone.
"""
import csv
import pathlib
import re
import subprocess
import sys

CELL = re.compile(r'^ +cell (\d+)(?: x\d+)?(?: y\d+)? (\S+) \S+ \d+(?: (".*"))?$')


def columns(root):
    """title: labels, of each official table, by official.lua itself."""
    text = (root / "layouts/hebei-department-budget/official.lua").read_text(
        encoding="utf-8")
    usual = ["合计", "基本支出", "项目支出"]
    found = {}
    for part in re.split(r"\n    (?=\{ id|by_code|appropriation)", text)[1:]:
        title = re.search(r'"([^"]*部门[^"]*)"', part)[1]
        labels = re.findall(r'\{ "([^"]+)", "\w+", "\w+" \}', part)
        if part.startswith("by_code"):
            labels = ["科目编码", "科目名称"] + labels
        if part.startswith("appropriation"):
            labels = ["科目编码", "科目名称"] + usual
            for other in re.findall(r'appropriation\("\w+", "([^"]+)"\)', part):
                found[other] = labels
        found[title] = labels
    return found


def unquote(text):
    return re.sub(r"\\(.)", lambda m: {"n": "\n", "t": "\t"}.get(m[1], m[1]),
                  text[1:-1]) if text else ""


def tables(gongkai, root, source):
    """(title, rows of texts) of each table of the document."""
    dump = subprocess.run(
        [gongkai, "dump", "document", source, "--layouts",
         str(root / "layouts"), "--fonts", str(root / "fonts")],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True)
    title, rows, body = None, [], False
    for line in dump.stdout.decode("utf-8").splitlines() + ["  table"]:
        if line.startswith("  table style"):
            if title:
                yield title, rows
            title, rows, body = None, [], False
        elif match := re.match(r'^    title \d+ (".*")', line):
            title = unquote(match[1])
        elif line.startswith("    body"):
            body = True
        elif re.match(r"^    \S", line):
            body = False
        elif body and line.startswith("      row"):
            rows.append([])
        elif body and (match := CELL.match(line)):
            rows[-1].append(unquote(match[3]))
    if title:
        yield title, rows


def main():
    if len(sys.argv) != 5:
        raise SystemExit(__doc__.strip())
    gongkai, root, source, folder = sys.argv[1:]
    known = columns(pathlib.Path(root))
    for title, rows in tables(gongkai, pathlib.Path(root), source):
        if title not in known:
            continue
        labels = known[title]
        path = pathlib.Path(folder) / (title + ".csv")
        with path.open("w", encoding="utf-8", newline="") as out:
            writer = csv.writer(out, lineterminator="\n")
            writer.writerow(labels)
            for row in rows:
                # The row number is no column of 公布表.
                writer.writerow(row[-len(labels):])


if __name__ == "__main__":
    main()
