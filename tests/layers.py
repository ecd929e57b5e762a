#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Check the #include lines of src/ against the table of layers.txt.

usage: layers.py ROOT

Fails for a folder that the table does not name, an include that it does not
allow, a header of this project that is not there, a header of another folder
whose head says that it is private, and for a table with a cycle.
"""
import fnmatch
import pathlib
import re
import sys

INCLUDE = re.compile(r'^\s*#\s*include\s+(?:<([^>]+)>|"([^"]+)"|(\w+))')
COMMON = "common"


class Layer:
    def __init__(self):
        self.folders = set()
        self.headers = set()


def read_table(text):
    """{folder: Layer}; lines of one folder add up."""
    table = {}
    for number, line in enumerate(text.splitlines(), 1):
        line = line.split("#")[0].strip()
        if not line:
            continue
        match = re.fullmatch(r"(\w+):([\w\s]*)\|(.*)", line)
        if match is None:
            raise SystemExit(f"layers.txt:{number}: not FOLDER: ... | ...")
        layer = table.setdefault(match[1], Layer())
        layer.folders.update(match[2].split())
        layer.headers.update(match[3].split())
    return table


def table_problems(table):
    """Folders that are not defined, and cycles."""
    for name, layer in table.items():
        for folder in sorted(layer.folders - table.keys()):
            yield f"layers.txt: {name}: unknown folder {folder}"
    above = {name: set(layer.folders) for name, layer in table.items()}
    while above:
        free = [name for name, folders in above.items() if not folders]
        if not free:
            yield "layers.txt: a cycle among " + " ".join(sorted(above))
            return
        for name in free:
            del above[name]
        for folders in above.values():
            folders.difference_update(free)
            folders.intersection_update(table.keys())


def is_private(header):
    head = header.read_text(encoding="utf-8").split("*/")[0]
    return "Private to" in re.sub(r"[\s*]+", " ", head)


def include_problem(source, folder, layer, common, match):
    """What is wrong with one include of a file in a folder, or None."""
    system, own, macro = match.groups()
    if own is None:
        name = system or macro
        allowed = layer.headers | common.headers
        if any(fnmatch.fnmatchcase(name, each) for each in allowed):
            return None
        return f"{folder}/ may not include <{name}>"
    target = own.split("/")[0] if "/" in own else None
    if target is None:
        return f'write "{folder}/{own}", with its folder'
    if not (source / own).is_file():
        return f'"{own}" is not there'
    if target == folder:
        return None
    if target not in layer.folders:
        return f'{folder}/ may not see {target}/, but includes "{own}"'
    if own.endswith(".h") and is_private(source / own):
        return f'"{own}" is private to {target}/'
    return None


def check(root):
    """All problems of the tree, as lines of text."""
    table = read_table((root / "tests/layers.txt").read_text(encoding="utf-8"))
    problems = list(table_problems(table))
    source = root / "src"
    common = table.pop(COMMON, Layer())
    for path in sorted(source.rglob("*")):
        if path.suffix not in (".c", ".h"):
            continue
        where = path.relative_to(root)
        folder = where.parts[1]
        if folder not in table:
            problems.append(f"{where}: layers.txt does not name {folder}/")
            continue
        lines = path.read_text(encoding="utf-8").splitlines()
        for number, line in enumerate(lines, 1):
            match = INCLUDE.match(line)
            if match is None:
                continue
            problem = include_problem(source, folder, table[folder], common,
                                      match)
            if problem is not None:
                problems.append(f"{where}:{number}: {problem}")
    return problems


def main():
    if len(sys.argv) != 2:
        raise SystemExit(__doc__.strip())
    problems = check(pathlib.Path(sys.argv[1]))
    print("\n".join(problems) if problems else "layers: all includes allowed")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
