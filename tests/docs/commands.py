#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Do the commands in the documents work?

    commands.py GONGKAI ROOT

Runs each line of a DOCUMENT that stands as code and begins with
build/gongkai, in the order of the document, in a folder that has what the
source tree has. All must succeed without a word on standard error: so the
examples of docs/examples make reports without a warning. What they make must
be sound: qpdf --check for each PDF file.

Exit code 1 if anything is wrong.
"""
import pathlib
import shlex
import subprocess
import sys
import tempfile

DOCUMENTS = ("README.md", "README.zh.md", "docs/description.md")
PREFIX = "build/gongkai "
TREE = ("docs", "fonts", "input", "layouts")
TIME_LIMIT = 60


def commands(text):
    """The lines of code that call the program."""
    for line in text.splitlines():
        if line.startswith("    ") and line.strip().startswith(PREFIX):
            yield line.strip()[len(PREFIX):]


def run(arguments, place):
    return subprocess.run(arguments, cwd=place, capture_output=True,
                          text=True, timeout=TIME_LIMIT, check=False,
                          env={"PATH": "/usr/bin:/bin", "LC_ALL": "C"})


def document_problems(document, gongkai, root):
    text = (root / document).read_text(encoding="utf-8")
    found = list(commands(text))
    if not found:
        yield f"{document}: no command found"
    with tempfile.TemporaryDirectory() as folder:
        place = pathlib.Path(folder)
        for name in TREE:
            (place / name).symlink_to(root / name)
        for command in found:
            done = run([gongkai, *shlex.split(command)], place)
            print(f"{document}: gongkai {command}: exit {done.returncode}")
            if done.returncode != 0 or done.stderr:
                yield f"{document}: gongkai {command}:\n{done.stderr}"
        for path in sorted(place.rglob("*.pdf")):
            done = run(["qpdf", "--check", str(path)], place)
            if done.returncode != 0:
                yield f"{document}: {path.name}:\n{done.stdout}{done.stderr}"


def main():
    if len(sys.argv) != 3:
        raise SystemExit(__doc__.strip())
    gongkai = str(pathlib.Path(sys.argv[1]).resolve())
    root = pathlib.Path(sys.argv[2]).resolve()
    problems = [problem for document in DOCUMENTS
                for problem in document_problems(document, gongkai, root)]
    print("\n".join(problems) if problems else "all of them work")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
