#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Does the JSON Schema of a pack say what the program says?

    validate.py GONGKAI ROOT

The descriptions of docs/examples and input/, as an editor reads them, with
their lists in files or in place, are right for python3-jsonschema. Then each
value of the full example, which has all keys, is changed in turn in ways that
its type allows or forbids: the validator and the program must agree, and must
both accept the one and refuse the other.

Exit code 1 if anything is wrong.
"""
import copy
import csv
import io
import json
import pathlib
import re
import subprocess
import sys
import tempfile

import jsonschema
import yaml

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "bad"))
import xlsx  # noqa: E402

PACK = "hebei-department-budget"
FILE = "文件"
DESCRIPTIONS = ("docs/examples/minimal.yaml", "docs/examples/full/full.yaml",
                "input/wangdu-2024/434/434.yaml")
KIND = re.compile(r"（(文字|金额|整数|日期|编码|选项|记录|列表)[^（）]*）$")
LEAST_CHANGES = 400

RIGHT = {
    "文字": ["某", 3, 1.5, True, "a\nb"],
    "金额": [3, -1.5, "1,234.50", "1 234.50", "１，２３４．５", "−3", "+0.01",
           " 12 ", "1234567", "1\u2005234"],
    "整数": [3, "-3", "+12"],
    "日期": ["2024-02-29", "1999-12-31"],
    "编码": ["201", "20101", "2010101", 201, 20101, 2010101],
    "选项": [],
    "记录": [],
    "列表": [[]],
}
WRONG = {
    "文字": [["某"], {"某": 1}],
    "金额": ["12万", "1,23", "1,2345", "1,234 567", "1.", ".5", "--1", [], {},
           "1.2.3", "(3)", True],
    "整数": ["3.5", 3.5, "十", "1,000", [], {}, True],
    "日期": ["2024/02/18", "2024-2-18", "2024-13-01", "2024-00-10",
           "2024-01-32", "20240218", 2024, {}],
    "编码": ["2010", "20", "201010", "20a", "20101011", 2010, 201010, 20, 0,
           20101011, -201, [], True],
    "选项": ["别的", 7, [], {}],
    "记录": ["某", 3, [], [{}]],
    "列表": ["某", 3, ["某"], [3], [None], {FILE: ""}, {FILE: None},
           {FILE: "a.csv", "别的": 1}, {}],
}


class Loader(yaml.SafeLoader):
    """YAML 1.2, as editors read it: a date is a text."""


Loader.yaml_implicit_resolvers = {
    letter: [(tag, pattern) for tag, pattern in resolvers
             if not tag.endswith((":timestamp", ":bool"))]
    for letter, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()}


def as_text(value):
    """All scalars as texts, as the program sees them."""
    if isinstance(value, dict):
        return {key: as_text(item) for key, item in value.items()}
    if isinstance(value, list):
        return [as_text(item) for item in value]
    return value if value is None else str(value)


def inline(value, folder):
    """With the lists in place that stand in files."""
    if isinstance(value, list):
        return [inline(item, folder) for item in value]
    if not isinstance(value, dict):
        return value
    if set(value) != {FILE}:
        return {key: inline(item, folder) for key, item in value.items()}
    path = folder / value[FILE]
    text = path.read_text(encoding="utf-8-sig")
    if path.suffix == ".csv":
        return [{key: cell for key, cell in row.items() if cell}
                for row in csv.DictReader(io.StringIO(text, newline=""))]
    return yaml.load(text, Loader)


class Judges:
    """The validator and the program."""

    def __init__(self, gongkai, root, place):
        self.gongkai, self.place = gongkai, place
        self.layouts = ["--layouts", str(root / "layouts")]
        self.problems, self.changes = [], 0
        text = self.schema_text(PACK)
        if text != self.schema_text(PACK):
            self.problems.append("the schema is another one each time")
        self.schema = json.loads(text)
        jsonschema.Draft202012Validator.check_schema(self.schema)
        self.validator = jsonschema.Draft202012Validator(self.schema)

    def schema_text(self, pack):
        return subprocess.run(
            [self.gongkai, "layouts", pack, "--schema", *self.layouts],
            check=True, capture_output=True, timeout=60).stdout

    def program_accepts(self, description):
        path = self.place / "d.json"
        path.write_text(json.dumps(description, ensure_ascii=False), "utf-8")
        code = subprocess.run(
            [self.gongkai, "dump", "budget", path, *self.layouts],
            check=False, capture_output=True, timeout=60).returncode
        if code not in (0, 1, 3):  # 3: a file that is not there
            self.problems.append(f"exit code {code}")
        return code == 0

    def judge(self, description, right, what, ask_program=True):
        self.changes += 1
        verdicts = [("the schema", self.validator.is_valid(description))]
        if ask_program:
            verdicts.append(("the program", self.program_accepts(description)))
        for judge, accepts in verdicts:
            if accepts != right:
                self.problems.append(
                    f"{judge} {'accepts' if accepts else 'refuses'} {what}")


def change(description, path, value):
    """A copy with another value at the path; without the key if value is
    Ellipsis."""
    other = copy.deepcopy(description)
    holder = other
    for key in path[:-1]:
        holder = holder[key]
    if value is Ellipsis:
        del holder[path[-1]]
    else:
        holder[path[-1]] = value
    return other


def places(value, schema, path=()):
    """(path, schema) of each field of each kind of record, where it stands
    first."""
    for key, rule in schema["properties"].items():
        if key not in value:
            continue  # the example has no need of it
        yield (*path, key), rule
        item = value[key]
        if isinstance(item, list) and item:
            yield from places(item[0], rule["items"], (*path, key, 0))
        elif isinstance(item, dict):
            yield from places(item, rule, (*path, key))


def complete(value, schema):
    """Give the first record of each list all keys that another one has."""
    for key, rule in schema["properties"].items():
        item = value.get(key)
        if isinstance(item, list):
            for other in reversed(item):
                item[0] = {**other, **item[0]}
            complete(item[0], rule["items"])
        elif isinstance(item, dict):
            complete(item, rule)


def shorten(value):
    """One record a list: what is unique stays so whatever is put there."""
    if isinstance(value, list):
        del value[1:]
    for item in value.values() if isinstance(value, dict) else value:
        if isinstance(item, (dict, list)):
            shorten(item)


def change_all(judges, description):
    """All changes of all fields. The program, which has one way for all
    fields of a type, is asked about all values of two of them only."""
    required, seen = {}, {}
    for path, rule in places(description, judges.schema):
        name = " ".join(map(str, path))
        kind = KIND.search(rule.get("description", ""))
        if path == ("表单",):
            for value in ("某", None, 3, ...):
                judges.judge(change(description, path, value), False,
                             f"{name}: {value}")
            continue
        if kind is None:
            judges.problems.append(f"{name}: of no known type")
            continue
        must = "，必填" in kind[0]
        required[must] = required.get(must, 0) + 1
        seen[kind[1], must] = seen.get((kind[1], must), 0) + 1
        ask = seen[kind[1], must] <= 2
        right = [v for v in rule.get("enum", RIGHT[kind[1]]) if v is not None]
        if kind[1] == "列表" and must:
            right = []
        for value in right:
            judges.judge(change(description, path, value), True,
                         f"{name}: {value!r}", ask)
        for value in WRONG[kind[1]]:
            judges.judge(change(description, path, value), False,
                         f"{name}: {value!r}", ask)
        for value in (None, ...):
            judges.judge(change(description, path, value), not must,
                         f"{name}: {value!r}")
        judges.judge(change(change(description, path, ...),
                            (*path[:-1], path[-1] + "某"), "某"), False,
                     f"{name}, misspelt")
    if set(required) != {True, False}:
        judges.problems.append("no field that is required, or none that is not")


def judge_files(judges, description):
    """A list in a table beside the description: its sheet, its rows."""
    book = xlsx.Workbook()
    header = ["单位", "功能科目编码", "经济科目编码", "金额"]
    for name in ("1", "二"):
        book.add(name, [header, ["434", "2010301", "30101", 1.5]])
    (judges.place / "t.xlsx").write_bytes(book.archive())
    (judges.place / "t.csv").write_text(
        "功能科目编码,经济科目编码,金额\n2010301,30101,1.5\n", "utf-8")
    table = {FILE: "t.xlsx", "工作表": "二"}
    for value, right in (
            ({FILE: "t.csv"}, True), ({FILE: ""}, False), ({}, False),
            ({FILE: "t.csv", "页": 1}, False), ({FILE: ["t.csv"]}, False),
            ({**table, "工作表": " "}, False), ({**table, "工作表": []}, False),
            *(({**table, "筛选": rows}, right) for rows, right in (
                ({"单位": "434"}, True), ({"单位": 434}, True),
                ({"单位": ["434", 435]}, True), ({}, False), ("", False),
                ({"单位": []}, False), ({"单位": {}}, False),
                ({"单位": ""}, False), ({"单位": [" "]}, False), ([], False),
            ))):
        judges.judge(change(description, ("基本支出",), value), right,
                     f"基本支出: {value}")


def main():
    if len(sys.argv) != 3:
        raise SystemExit(__doc__.strip())
    gongkai = str(pathlib.Path(sys.argv[1]).resolve())
    root = pathlib.Path(sys.argv[2]).resolve()
    with tempfile.TemporaryDirectory() as name:
        judges = Judges(gongkai, root, pathlib.Path(name))
        for where in DESCRIPTIONS:
            path = root / where
            read = yaml.load(path.read_text(encoding="utf-8"), Loader)
            whole = inline(read, path.parent)
            for how, description in (("", read), (", all texts", as_text(read)),
                                     (", in one file", whole),
                                     (", both", as_text(whole))):
                for error in judges.validator.iter_errors(description):
                    judges.problems.append(
                        f"{where}{how}: {error.json_path}: {error.message}")
            if "full" in where:
                full = whole
        complete(full, judges.schema)
        shorten(full)
        judges.judge(full, True, "the full example")
        change_all(judges, full)
        judge_files(judges, full)
    if judges.changes < LEAST_CHANGES:
        judges.problems.append(f"only {judges.changes} changes")
    print("\n".join(judges.problems) if judges.problems
          else f"{judges.changes} changes: of one mind")
    return 1 if judges.problems else 0


if __name__ == "__main__":
    sys.exit(main())
