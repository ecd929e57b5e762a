#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Do the commands in the documents work?

    commands.py GONGKAI ROOT

Runs each line of a DOCUMENT that stands as code and begins with
build/gongkai, or with a word of STEPS that prepares for one, in the order of
the document, in a folder that has what the source tree has. All must succeed
without a word on standard error, but for the last line of a batch: so the
examples of docs/examples make reports without a warning. What they make must
be sound: qpdf --check for each PDF file.

Exit code 1 if anything is wrong.
"""
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile

DOCUMENTS = ("README.md", "README.zh.md", "docs/description.md",
             "docs/county.md")
PREFIX = "build/gongkai "
STEPS = ("cp -r docs/", "cp -r output/", "sed -i ")
# The last line of a batch that went well.
WELL = re.compile(r"\d+ 个部门：(?:将生成|生成) \d+，未变 \d+，未成 0"
                  r"(?:；见 \S+)?\n")
TREE = ("docs", "fonts", "input", "layouts")
TIME_LIMIT = 60


def commands(text):
    """The lines of code that call the program, and those before them."""
    for line in text.splitlines():
        if line.startswith("    ") and line.strip().startswith(
                (PREFIX, *STEPS)):
            yield line.strip()


def is_well(command, done):
    said = done.stderr
    if command.startswith(PREFIX + "batch ") and WELL.fullmatch(said):
        said = ""
    return done.returncode == 0 and not said


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
            words = shlex.split(command)
            if command.startswith(PREFIX):
                words[0] = gongkai
            done = run(words, place)
            print(f"{document}: {command}: exit {done.returncode}")
            if not is_well(command, done):
                yield f"{document}: {command}:\n{done.stderr}"
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
