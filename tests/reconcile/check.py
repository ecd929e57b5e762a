#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""What `check` says of known descriptions, word by word.

    check.py [--update] GONGKAI ROOT

The sample report has its known anomalies and no error (wangdu.txt); each
description of cases/ has an expected text beside it. --update writes what is
found as what is expected.
"""
import difflib
import os
import pathlib
import subprocess
import sys


def said(gongkai, root, source):
    """The exit code, and the messages of check, without folders."""
    kept = {key: value for key, value in os.environ.items()
            if key in ("PATH", "ASAN_OPTIONS", "UBSAN_OPTIONS")}
    fonts = str(root / "tests/data/fonts/none.conf")
    run = subprocess.run(
        [gongkai, "check", source.name, "--layouts", str(root / "layouts"),
         "--fonts", str(root / "fonts")],
        cwd=source.parent, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        env={**kept, "LC_ALL": "C", "FONTCONFIG_FILE": fonts}, check=False)
    return f"exit {run.returncode}\n" + run.stderr.decode("utf-8")


def main():
    arguments = sys.argv[1:]
    update = "--update" in arguments
    if update:
        arguments.remove("--update")
    if len(arguments) != 2:
        raise SystemExit(__doc__.strip())
    root = pathlib.Path(arguments[1]).resolve()
    gongkai = str(pathlib.Path(arguments[0]).resolve())
    here = root / "tests/reconcile"
    cases = [(root / "input/wangdu-2024/434/434.yaml", here / "wangdu.txt")]
    cases += [(path, path.with_suffix(".txt"))
              for path in sorted((here / "cases").glob("*.yaml"))]
    wrong = 0
    for source, expected in cases:
        found = said(gongkai, root, source)
        if update:
            expected.write_text(found, encoding="utf-8")
            continue
        wanted = expected.read_text(encoding="utf-8")
        if found != wanted:
            wrong += 1
            sys.stdout.writelines(difflib.unified_diff(
                wanted.splitlines(True), found.splitlines(True),
                expected.name, "found"))
    print(f"{len(cases) - wrong} descriptions as expected, {wrong} not")
    return 1 if wrong or len(cases) < 2 else 0


if __name__ == "__main__":
    sys.exit(main())
