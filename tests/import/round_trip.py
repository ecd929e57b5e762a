#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Official tables in, the same report out.

    round_trip.py GONGKAI

The tables that the sample report prints are written as CSV files and as a
workbook, imported, completed with the words that no table tells, and typeset:
the pages must be those of the hand-written description, to the last character.
"""
import difflib
import pathlib
import re
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import department  # noqa: E402


def pages(gongkai, description):
    done = department.run(gongkai, "dump", "pages", description,
                          *department.FOLDERS)
    if done.returncode != 0:
        return None, done.stderr.decode("utf-8")
    return done.stdout.decode("utf-8"), done.stderr.decode("utf-8")


def problems(gongkai, name, paths, folder, expected):
    done = department.run(gongkai, "import", *paths, "-o", folder,
                          "--layouts", department.ROOT / "layouts")
    said = done.stderr.decode("utf-8")
    if done.returncode != 0 or said:
        yield f"{name}: import: {said}"
        return
    cells = re.search(r"^cells\t(.*)$", done.stdout.decode("utf-8"), re.M)
    total, *fates = map(int, cells[1].split("\t"))
    if total != sum(fates) or fates[2:] != [0, 0]:
        yield f"{name}: cells {cells[1]}"
    description = folder / "434.yaml"
    text = description.read_text(encoding="utf-8")
    description.write_text(department.fill_in(text), encoding="utf-8")
    found, said = pages(gongkai, description)
    if found is None or said:
        yield f"{name}: {said}"
    elif found != expected:
        lines = list(difflib.unified_diff(expected.splitlines(),
                                          found.splitlines(), lineterm="",
                                          n=0))
        yield f"{name}: other pages:\n" + "\n".join(lines[:40])


def main():
    if len(sys.argv) != 2:
        raise SystemExit(__doc__.strip())
    gongkai = sys.argv[1]
    expected, said = pages(gongkai, department.HAND)
    assert expected is not None, said
    found = []
    with tempfile.TemporaryDirectory() as name:
        place = pathlib.Path(name)
        for kind, write in (("CSV", department.write_csv_files),
                            ("XLSX", department.write_workbook)):
            folder = place / kind
            folder.mkdir()
            found += problems(gongkai, kind, write(folder, gongkai),
                              folder / "out", expected)
    print("\n".join(found) if found else "round trip: the same pages")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
