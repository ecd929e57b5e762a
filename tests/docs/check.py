#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Do the documents say what is there?

    check.py ROOT

- Each relative link of a .md file leads to a file or folder of the tree, and
  its #anchor, if it has one, to a heading.
- docs/description.md names each key, each choice and each type of the schema
  it describes, in a table row that tells rightly whether a key is required;
  it names no key that is not there; it names each official table and each of
  its columns. The examples full/ and tables/ together use each key.
- minimal.yaml stands in docs/description.md as it is in its file.

Exit code 1 if anything is wrong.
"""
import pathlib
import re
import sys

LINK = re.compile(r"(?<!`)\[[^\]\n]*\]\(([^)\s]+)\)|^\[[^\]]+\]:\s+(\S+)",
                  re.M)
FENCE = re.compile(r"^```.*?^```", re.M | re.S)
FIELD = re.compile(r'field \{ "([^"]+)", "\w+", "(\w+)"(.*?)meaning', re.S)
ROW = re.compile(r"^\| `([^`]+)` \|([^|]*)\|([^|]*)\|", re.M)
HEAD = re.compile(r"^\*\*`([^`]+)`\*\*：(\w+)", re.M)
TYPES = {"text": "文字", "amount": "金额", "integer": "整数", "date": "日期",
         "code": "编码", "choice": "选项", "unit": "选项", "record": "记录",
         "list": "列表"}
SCHEMA = "layouts/hebei-department-budget/schema.lua"
OFFICIAL = "layouts/hebei-department-budget/official.lua"
# Titles of tables and labels of columns.
COLUMN = re.compile(r'(?:title = |\{ |"\w+", )"([^"\w]?[^"a-z]+)"')
# The key that chooses the pack belongs to the program, not to a schema.
OWN_KEY = "表单"


def anchor(heading):
    """The anchor that is made of a heading."""
    words = re.sub(r"[^\w\- ]", "", heading.strip().lower())
    return words.replace(" ", "-")


def link_problems(root, path):
    text = FENCE.sub("", path.read_text(encoding="utf-8"))
    where = path.relative_to(root)
    for match in LINK.finditer(text):
        target = match[1] or match[2]
        if re.match(r"[a-z]+:", target):
            continue
        name, _, fragment = target.partition("#")
        file = (path.parent / name).resolve() if name else path
        if not file.exists():
            yield f"{where}: no {target}"
        elif root not in (file, *file.parents):
            yield f"{where}: {target} lies outside of the tree"
        elif fragment and fragment not in [
                anchor(line.lstrip("#"))
                for line in file.read_text(encoding="utf-8").splitlines()
                if line.startswith("#")]:
            yield f"{where}: no heading for {target}"


def key_problems(root):
    """Compare the schema with the document and the full example."""
    document = (root / "docs/description.md").read_text(encoding="utf-8")
    schema = (root / SCHEMA).read_text(encoding="utf-8")
    example = "".join(
        path.read_text(encoding="utf-8")
        for folder in ("full", "tables")
        for path in sorted((root / "docs/examples" / folder).iterdir()))
    rows = {}
    for key, kind, required in ROW.findall(document):
        rows.setdefault(key, []).append(
            (kind.strip(), required.strip() == "是"))
    for key, kind in HEAD.findall(document):
        rows.setdefault(key, []).append((kind, False))
    fields = FIELD.findall(schema)
    if not fields:
        yield f"{SCHEMA}: no fields found"
    for key, kind, rest in fields:
        required = "required = true" in rest
        if f"`{key}`" not in document:
            yield f"description.md does not name {key}"
        elif not any(
                row[0].startswith(TYPES[kind]) and row[1] == required
                for row in rows.get(key, [])):
            yield (f"description.md: {key} should be {TYPES[kind]}"
                   f"{'，必填' if required else ''}")
        if not re.search(rf"(?:^|[\s{{,-]){re.escape(key)}(?:[:,]|$)",
                         example, re.M):
            yield f"no example uses {key}"
    for name in COLUMN.findall((root / OFFICIAL).read_text(encoding="utf-8")):
        if name not in document:
            yield f"description.md does not name {name} of {OFFICIAL}"
    names = {field[0] for field in fields} | {OWN_KEY}
    for key in rows:
        if key not in names:
            yield f"description.md: the schema has no {key}"
    for choices in re.findall(r"choices = \{(.*?)\}", schema, re.S):
        for choice in re.findall(r'"([^"]+)"', choices):
            if f"`{choice}`" not in document:
                yield f"description.md does not name the choice {choice}"


def example_problems(root):
    minimal = (root / "docs/examples/minimal.yaml").read_text(encoding="utf-8")
    shown = minimal.partition("\n")[2]  # its first line is a comment
    document = (root / "docs/description.md").read_text(encoding="utf-8")
    if f"```yaml\n{shown}```" not in document:
        yield "description.md shows another minimal.yaml"


def markdown(root):
    """The .md files of the tree; build folders are none of it."""
    for path in sorted(root.rglob("*.md")):
        parts = path.relative_to(root).parts
        if not any(part == "node_modules" or part.startswith((".", "build"))
                   for part in parts):
            yield path


def main():
    if len(sys.argv) != 2:
        raise SystemExit(__doc__.strip())
    root = pathlib.Path(sys.argv[1]).resolve()
    files = list(markdown(root))
    problems = [problem for path in files
                for problem in link_problems(root, path)]
    problems += key_problems(root)
    problems += example_problems(root)
    print("\n".join(problems) if problems
          else f"{len(files)} documents: all in order")
    return 1 if problems or not files else 0


if __name__ == "__main__":
    sys.exit(main())
