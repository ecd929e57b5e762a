#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""The note of an empty table stands under empty tables alone, and names its own.

    empty_notes.py GONGKAI OPTION... -- DESCRIPTION...

In the dumped document of each description: a table without rows has exactly
one note «注：无…，空表列示。», a table with rows has none; what it says there is
none of stands in the table's title (or, if it has none, in its header). The
descriptions together must show each table of an appropriation with rows and
without.
"""
import re
import subprocess
import sys

NOTE = re.compile(r"^注：无(.+?)，空表列示。$")
# The one note in other words than its title.
OTHER_WORDS = {"所属单位": "部门机构设置情况"}
# A department always has income, expenditure and their overviews.
NEVER_EMPTY = {"部门预算收入总表", "部门预算支出总表"}


def tables_of(dump):
    """[(title, has rows, notes, whole text)] of a dumped document."""
    tables = []
    for line in dump.splitlines():
        if re.match(r"  table ", line):
            tables.append(["", False, [], ""])
        elif not line.startswith("   "):
            tables.append(None)  # another block
        if tables and tables[-1] is not None:
            table = tables[-1]
            title = re.match(r'    title \d+ "(.*)"$', line)
            note = re.match(r'    note \d+ "(.*)"$', line)
            if title:
                table[0] = title[1]
            elif note:
                table[2].append(note[1])
            elif line == "    body":
                table[1] = True
            table[3] += line + "\n"
    return [table for table in tables if table is not None]


def table_problems(title, has_rows, notes, whole):
    said = [NOTE.match(note)[1] for note in notes if NOTE.match(note)]
    if len(said) != (0 if has_rows else 1):
        yield f"“{title}”: {'rows' if has_rows else 'no rows'}, notes {notes}"
    for what in said:
        stem = what.removesuffix("预算")
        if title and stem not in title and OTHER_WORDS.get(stem) != title:
            yield f"“{title}” has a note on “{what}”"
        if not title and stem not in whole:
            yield f"a table without title has a note on “{what}”"


def problems(dumps):
    with_rows, without = set(), set()
    for dump in dumps:
        tables = tables_of(dump)
        if not tables:
            yield "a description without tables"
        for title, has_rows, notes, whole in tables:
            yield from table_problems(title, has_rows, notes, whole)
            (with_rows if has_rows else without).add(title)
    ruled = {title for title in with_rows | without
             if re.search("财政拨款.*支出表|采购预算", title)}
    for title in sorted(ruled - with_rows):
        yield f"“{title}” is empty in all descriptions"
    for title in sorted(ruled - without):
        yield f"“{title}” is empty in no description"
    for title in sorted(NEVER_EMPTY & without):
        yield f"“{title}” is empty"


def main():
    if "--" not in sys.argv:
        raise SystemExit(__doc__.strip())
    at = sys.argv.index("--")
    gongkai, *options = sys.argv[1:at]
    dumps = []
    for description in sys.argv[at + 1:]:
        done = subprocess.run(
            [gongkai, "dump", "document", description, *options],
            capture_output=True, check=False)
        if done.returncode:
            raise SystemExit(done.stderr.decode("utf-8"))
        dumps.append(done.stdout.decode("utf-8"))
    found = list(problems(dumps))
    print("\n".join(found) if found else f"{len(dumps)} descriptions")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
