#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Forty indicators under one 一级指标, over six pages.

    forty.py GONGKAI FOLDER OPTION...

FOLDER holds the made-up description forty.yaml; the options say where
layouts and fonts are. In the page dump: each indicator once, in order; on
each page of the table the header, once; the label on the first page, and on
each other one marked as repeated; rows and columns in the same places.
"""
import pathlib
import re
import subprocess
import sys

HEADER = ("一级指标", "二级指标", "三级指标", "绩效指标描述")
LABEL, MARK = "产出指标", "（续）"
REPEATED = "artifact:pagination"
LAST = "满意度指标"
INDICATORS = 40


def pages_of(dump):
    """[[(owner, x, y, text)], …] of the glyphs on each page."""
    pages = []
    for line in dump.splitlines():
        if line.startswith("page "):
            pages.append([])
        found = re.match(r'  glyphs (\S+) \S+ \d+ at (\d+) (\d+) "(.*?)"( |$)',
                         line)
        if found and pages:
            pages[-1].append((found[1], int(found[2]), int(found[3]),
                              found[4]))
    return pages


def named(page, text):
    return [item for item in page if item[3] == text]


def page_problems(number, page, first):
    """One page of the table of indicators."""
    for text in HEADER:
        found = named(page, text)
        if len(found) != 1:
            yield f"page {number}: {len(found)} times “{text}”"
        elif found[0][0].startswith("artifact:") == first:
            yield f"page {number}: “{text}” is wrongly marked"
    # The mark stands on a line of its own rather than part the label's words.
    real = [item[3] for item in page if ":TH" in item[0]]
    again = [item[3] for item in page if item[0] == REPEATED]
    found = real.count(LABEL), again.count(LABEL), again.count(MARK)
    if found != ((1, 0, 0) if first else (0, 1, 1)):
        yield f"page {number}: label, repeated label, mark: {found}"


def problems(pages):
    shown = [(number, page) for number, page in enumerate(pages, 1)
             if named(page, HEADER[2])]
    if len(shown) < 5:
        yield f"the table has only {len(shown)} pages"
        return
    numbers = [number for number, _ in shown]
    if numbers != list(range(numbers[0], numbers[0] + len(numbers))):
        yield f"pages {numbers} do not follow one another"
    for number, page in shown:
        yield from page_problems(number, page, number == numbers[0])
    found = [int(item[3].split(".")[0]) for _, page in shown for item in page
             if re.match(r"\d+\.\D", item[3])]
    if found != list(range(1, INDICATORS + 1)):
        yield f"indicators {found}"
    for text in HEADER:
        places = {item[1] for _, page in shown for item in named(page, text)}
        if len(places) > 1:
            yield f"“{text}” begins at {sorted(places)}"
    if not named(shown[-1][1], LAST):
        yield f"“{LAST}” is not on the last page"


def main():
    if len(sys.argv) < 3:
        raise SystemExit(__doc__.strip())
    gongkai, folder, *options = sys.argv[1:]
    done = subprocess.run(
        [gongkai, "dump", "pages", str(pathlib.Path(folder) / "forty.yaml"),
         *options], capture_output=True, check=False)
    said = done.stderr.decode("utf-8")
    found = [said] if done.returncode or said else \
        list(problems(pages_of(done.stdout.decode("utf-8"))))
    print("\n".join(found) if found else
          f"{INDICATORS} indicators, label and header on each page")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
