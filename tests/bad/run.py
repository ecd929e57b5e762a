#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Run the cases of a folder: command lines whose whole outcome is known.

    run.py [--update] [--only NAME] GONGKAI ROOT CASES

A case is a folder:
    command           the arguments of gongkai, in one line
    expected.txt      the exit code in the first line, then standard error
    expected.stdout   standard output, where it is to be compared
    prepare.sh        run before, for what cannot be stored
    the rest          files of the case; a file of layouts/ goes over that of
                      the small pack of tests/bad/layouts

and CASES/shared has files that all cases of the folder have, unless they have
their own.

Each case runs in a copy of its own, beside an out.pdf from an earlier run.
If it fails, nothing on the disk may have changed; if it does not, out.pdf is
a whole new file. --update writes what is found as what is expected.
"""
import argparse
import os
import pathlib
import re
import shlex
import shutil
import subprocess
import sys
import tempfile

TIME_LIMIT = 60
EARLIER = b"the report of an earlier run\n"
OWN = ("command", "expected.txt", "expected.stdout", "prepare.sh")


def environment(root):
    """Nothing of the user's: no language, no colour, no fonts."""
    kept = {key: value for key, value in os.environ.items()
            if key in ("PATH", "ASAN_OPTIONS", "UBSAN_OPTIONS")}
    return {**kept, "LC_ALL": "C", "TZ": "UTC",
            "FONTCONFIG_FILE": str(root / "tests/data/fonts/none.conf")}


def lay_out(case, root, place):
    """Copy what a case needs into an empty folder."""
    shutil.copytree(root / "tests/bad/layouts", place / "layouts")
    shared = case.parent / "shared"
    if shared.exists():
        shutil.copytree(shared, place, dirs_exist_ok=True)
    (place / "fonts").symlink_to(root / "fonts")
    for path in sorted(case.rglob("*")):
        where = path.relative_to(case)
        if path.is_file() and str(where) not in OWN:
            target = place / where
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
    (place / "out.pdf").write_bytes(EARLIER)
    if (case / "prepare.sh").exists():
        subprocess.run(["sh", "-eu", str(case / "prepare.sh")], cwd=place,
                       env={**os.environ, "SOURCE": str(root)}, check=True)


def state(place):
    """All that lies in a folder, out.pdf with what it holds."""
    names = sorted(str(path.relative_to(place))
                   for path in place.rglob("*"))
    return names, (place / "out.pdf").read_bytes()


def outcome(case, gongkai, root, place):
    """(what expected.txt should hold, standard output, exit code)"""
    command = (case / "command").read_text(encoding="utf-8")
    done = subprocess.run([gongkai, *shlex.split(command)], cwd=place,
                          env=environment(root), capture_output=True,
                          stdin=subprocess.DEVNULL, timeout=TIME_LIMIT,
                          check=False)
    said = done.stderr.decode("utf-8", "replace")
    return f"exit {done.returncode}\n{said}", done.stdout, done.returncode


def disk_problems(before, after, code, writes):
    """What a run may not have done to the files of its folder."""
    if after[0] != before[0]:
        changed = set(after[0]) ^ set(before[0])
        yield f"files came or went: {sorted(changed)}"
    pdf = after[1]
    if code != 0 or not writes:
        if pdf != EARLIER:
            yield "out.pdf was changed"
    elif not re.match(rb"%PDF-1\.7\n", pdf) or not pdf.endswith(b"%%EOF\n"):
        yield "out.pdf is no whole PDF file"


def file_problems(path, found, update):
    """Compare what was found with a file; or write it there."""
    if update:
        path.write_bytes(found)
        return
    expected = path.read_bytes() if path.exists() else b""
    if expected != found:
        yield (f"{path.name}, expected:\n{expected.decode()}"
               f"found:\n{found.decode('utf-8', 'replace')}")


def case_problems(case, gongkai, root, update):
    with tempfile.TemporaryDirectory() as folder:
        place = pathlib.Path(folder)
        lay_out(case, root, place)
        before = state(place)
        try:
            said, stdout, code = outcome(case, gongkai, root, place)
        except subprocess.TimeoutExpired:
            yield f"ran for more than {TIME_LIMIT} seconds"
            return
        writes = "-o out.pdf" in (case / "command").read_text("utf-8")
        yield from disk_problems(before, state(place), code, writes)
    yield from file_problems(case / "expected.txt", said.encode(), update)
    if (case / "expected.stdout").exists():
        yield from file_problems(case / "expected.stdout", stdout, update)
    elif code != 0 and stdout and writes:
        yield f"standard output of a failed run: {stdout[:200]}"


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--update", action="store_true")
    parser.add_argument("--only")
    parser.add_argument("gongkai", type=pathlib.Path)
    parser.add_argument("root", type=pathlib.Path)
    parser.add_argument("cases", type=pathlib.Path)
    options = parser.parse_args()
    gongkai = str(options.gongkai.resolve())
    cases = sorted(path.parent for path in options.cases.resolve().glob("*/command")
                   if options.only in (None, path.parent.name))
    failed = 0
    for case in cases:
        problems = list(case_problems(case, gongkai, options.root.resolve(),
                                      options.update))
        failed += bool(problems)
        for problem in problems:
            print(f"{case.name}: {problem}")
    print(f"{len(cases) - failed} cases as expected, {failed} not")
    return 1 if failed or not cases else 0


if __name__ == "__main__":
    sys.exit(main())
