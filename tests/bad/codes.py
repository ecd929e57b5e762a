#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Has each diagnostic a case?

    codes.py ROOT

Each code of src/base/diag.def stands in an expected.txt of a case below
tests/bad/cases; or in tests/bad/elsewhere.txt, which says why no input leads
to it and which test of tests/unit or tests/app names it ("none" if none can).
Exit code 1 if one has neither, or an entry of the list is out of date.
"""
import pathlib
import re
import sys


def elsewhere_read(text):
    """{code: (test, reason)}; a line is "CODE TEST reason"."""
    listed = {}
    for line in text.splitlines():
        if line and not line.startswith("#"):
            code, test, reason = line.split(" ", 2)
            listed[code] = (test, reason)
    return listed


def main():
    if len(sys.argv) != 2:
        raise SystemExit(__doc__.strip())
    root = pathlib.Path(sys.argv[1])
    definitions = (root / "src/base/diag.def").read_text(encoding="utf-8")
    codes = re.findall(r"^DIAG\w*\(\s*(\w+),", definitions, re.M)
    seen = set()
    for path in (root / "tests/bad/cases").glob("*/expected.txt"):
        seen.update(re.findall(r"\[([A-Z0-9_]+)\]$",
                               path.read_text(encoding="utf-8"), re.M))
    listed = elsewhere_read(
        (root / "tests/bad/elsewhere.txt").read_text(encoding="utf-8"))
    problems = [f"{code}: no case in tests/bad/cases, and not in"
                " elsewhere.txt" for code in codes
                if code not in seen and code not in listed]
    for code, (test, _) in listed.items():
        if code not in codes:
            problems.append(f"elsewhere.txt: no code {code}")
        elif code in seen:
            problems.append(f"elsewhere.txt: {code} has a case by now")
        elif test != "none" and code not in (root / test).read_text("utf-8"):
            problems.append(f"elsewhere.txt: {test} does not name {code}")
    print("\n".join(problems) if problems else
          f"{len(codes)} codes, {len(listed)} of them tested elsewhere")
    return 1 if problems or not codes else 0


if __name__ == "__main__":
    sys.exit(main())
