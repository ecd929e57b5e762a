#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Do the pages of all keys say what the schemas say?

    fields.py GONGKAI ROOT

docs/fields-PACK.md is, byte for byte, what `gongkai layouts PACK --fields`
writes; `make docs` writes it anew. Exit code 1 if it is not.
"""
import pathlib
import subprocess
import sys

PACKS = ("hebei-department-budget",)


def main():
    if len(sys.argv) != 3:
        raise SystemExit(__doc__.strip())
    root = pathlib.Path(sys.argv[2])
    pages = {path.name for path in (root / "docs").glob("fields-*.md")}
    wrong = pages ^ {f"fields-{pack}.md" for pack in PACKS}
    for pack in PACKS:
        page = root / f"docs/fields-{pack}.md"
        told = subprocess.run(
            [sys.argv[1], "layouts", pack, "--fields", "--layouts",
             str(root / "layouts")],
            check=True, capture_output=True, timeout=60).stdout
        if not page.exists() or page.read_bytes() != told:
            wrong.add(page.name)
    for name in sorted(wrong):
        print(f"docs/{name} is not what the schema says: make docs")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
