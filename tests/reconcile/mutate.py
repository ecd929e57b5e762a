#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Does every slip come out, by the right rule?

    mutate.py GONGKAI ROOT [COUNT [SEED]]

Two descriptions of the sample report state all of its official tables: one
with the facts of input/, one with the facts by 项 and by 款 alone, as official
tables tell them. As they are, `check` finds nothing in them, and the pages of
the first are those of the description without tables.

Then single figures, digits, signs, codes, names and rows are changed, COUNT
times (200) in an order that SEED settles, and then one figure of each kind. Each change must be reported, by a
rule that is about what was changed, and by no rule that is not. A change of
one hundredth may come out as a rounding tail: it is said all the same.
"""
import concurrent.futures
import csv
import decimal
import io
import json
import os
import pathlib
import random
import re
import subprocess
import sys
import tempfile

INPUT = "input/wangdu-2024/434"
BY_CODE = "部门预算一般公共预算财政拨款"
# Which rules may speak when something of a file was changed: the first set
# holds those of which one must, the second those that may as well.
TABLES = {
    "部门预算收支总表": ({0, 1, 2, 3, 4, 6, 7}, {15}),
    "部门预算收入总表": ({0, 3, 5, 6}, {15}),
    "部门预算支出总表": ({0, 4, 5, 6, 8, 12}, {15}),
    "部门预算财政拨款收支总表": ({0, 7}, set()),
    BY_CODE + "支出表": ({0, 4, 5, 7, 8, 9}, {10}),
    BY_CODE + "基本支出表": ({0, 5, 9}, {10, 11, 14, 15}),
    "部门预算财政拨款“三公”经费支出表": ({0, 11}, {16}),
    "部门固定资产占用情况表": ({0, 17}, set()),
}
FACTS = {
    "基本支出": ({0}, {10, 15}),
    "支出": ({0}, {10, 12, 15}),
    "项目": ({0, 12}, {13}),
    "三公": ({0}, {11, 16}),
    "资产": ({0}, set()),
}
# The rules of which each must speak, by table and column of a figure; a row
# that is a sum of rows below it must be missed by rule 5.
COLUMNS = {
    ("部门预算收入总表", "合计"): {3}, ("部门预算收入总表", "小计"): {3},
    ("部门预算收入总表", "财政拨款收入"): {3},
    ("部门预算支出总表", "合计"): {4, 8},
    ("部门预算支出总表", "基本支出"): {4, 8},
    ("部门预算支出总表", "项目支出"): {4, 8},
    ("部门预算财政拨款收支总表", "合计"): {7},
    ("部门预算财政拨款收支总表", "一般公共预算财政拨款"): {7},
    (BY_CODE + "支出表", "合计"): {4, 8},
    (BY_CODE + "支出表", "基本支出"): {4, 8},
    (BY_CODE + "基本支出表", "合计"): {9},
    (BY_CODE + "基本支出表", "人员经费"): {9},
    ("部门预算财政拨款“三公”经费支出表", "合计"): {11},
    ("部门固定资产占用情况表", "价值"): {17},
}
ROWS = {"收入总计": {1, 3}, "支出总计": {1}, "本年收入合计": {1, 2},
        "本年支出合计": {1, 2, 4}}
# What the schema itself says of a code, and the dictionary.
OF_CODES = {"CODE_UNKNOWN", "CODE_WRONG", "FIELD_REPEATED"}
AMOUNT = re.compile(r"-?\d+\.\d+")


def environment(root):
    kept = {key: value for key, value in os.environ.items()
            if key in ("PATH", "ASAN_OPTIONS", "UBSAN_OPTIONS")}
    return {**kept, "LC_ALL": "C",
            "FONTCONFIG_FILE": str(root / "tests/data/fonts/none.conf")}


def read_csv(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def csv_text(rows):
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()


def summed(rows, key):
    """{key column: sum of 金额}, in the order of the rows."""
    head, sums = rows[0], {}
    for row in rows[1:]:
        code = row[head.index(key)]
        amount = decimal.Decimal(row[head.index("金额")])
        sums[code] = sums.get(code, 0) + amount
    return sums


def descriptions(root):
    """{name of a file: text} of each of the two."""
    files = {path.name: path.read_text(encoding="utf-8")
             for path in sorted((root / INPUT).iterdir())}
    files["434.yaml"] += "\n公布表:\n"
    for path in sorted((root / "tests/reconcile/wangdu").glob("*.csv")):
        files[path.name] = path.read_text(encoding="utf-8")
        files["434.yaml"] += f"  {path.stem}: {{文件: {path.name}}}\n"
    yield files

    files = dict(files)
    basic = read_csv(root / INPUT / "基本支出.csv")
    spent = {code: [amount, 0]
             for code, amount in summed(basic, "功能科目编码").items()}
    amount = None
    for line in files["项目.yaml"].splitlines():
        if match := re.match(r"  功能科目编码: (\d+)", line):
            code = match[1]
        elif match := re.match(r"  预算数: ([\d.]+)", line):
            amount = decimal.Decimal(match[1])
            spent.setdefault(code, [0, 0])[1] += amount
    assert amount is not None
    files["支出.csv"] = csv_text(
        [["功能科目编码", "基本支出", "项目支出"]]
        + [[code, str(a or ""), str(b or "")]
           for code, (a, b) in sorted(spent.items())])
    files["基本支出.csv"] = csv_text(
        [["经济科目编码", "金额"]]
        + [[code, str(a)] for code, a in
           sorted(summed(basic, "经济科目编码").items())])
    files["项目.yaml"] = re.sub(r"  功能科目编码: .*\n", "", files["项目.yaml"])
    files["434.yaml"] += "支出: {文件: 支出.csv}\n"
    yield files


class Slip:
    """One change: what it is, the file as it then is, and who may say so."""

    def __init__(self, what, name, text, must, may=(), codes=(), each=()):
        self.what, self.name, self.text = what, name, text
        self.must, self.may = set(must), set(must) | set(may)
        self.codes, self.each = set(codes), set(each)


def wrong_figure(chance, figure):
    """(how, the figure with one slip)"""
    digits = [i for i, c in enumerate(figure) if c.isdigit()]
    how = chance.choice(["digit", "digit", "sign", "swap", "point", "blank"])
    if how == "digit":
        i = chance.choice(digits)
        other = chance.choice([d for d in "0123456789" if d != figure[i]])
        return how, figure[:i] + other + figure[i + 1:]
    if how == "sign":
        return how, "-" + figure
    if how == "swap":
        pairs = [(a, b) for a, b in zip(digits, digits[1:])
                 if figure[a] != figure[b]]
        if pairs:
            a, b = chance.choice(pairs)
            changed = list(figure)
            changed[a], changed[b] = changed[b], changed[a]
            return how, "".join(changed)
    if how == "point":
        whole, _, rest = figure.partition(".")
        return how, f"{whole}{rest[0]}.{rest[1:]}0"
    return "blank", ""


def wrong_name(chance, name):
    """A name without one of its characters, or with another in its place; its
    numbering is left alone."""
    start = name.rfind("：") + 1 or name.find("、") + 1
    places = [i for i in range(start, len(name)) if name[i] not in " 　“”"]
    i = chance.choice(places)
    return name[:i] + chance.choice(["", "某"]) + name[i + 1:]


def wrong_code(chance, code):
    i = chance.randrange(len(code))
    how = chance.choice(["digit", "shorter"])
    if how == "shorter" and len(code) > 3:
        return code[:-2]
    other = chance.choice([d for d in "0123456789" if d != code[i]])
    return code[:i] + other + code[i + 1:]


def each_of(stem, head, row, place):
    """The rules that must miss the figure at this place of a table."""
    each = set(COLUMNS.get((stem, head[place]), ()))
    if stem == "部门预算收支总表":
        each |= ROWS.get(row[place - 1], set())
        if "、" in row[place - 1] and place == 3:
            each |= {2, 6}
    if stem == "部门预算收入总表" and len(row[0]) == 3 and place == 2:
        each.add(6)
    if head[0] == "科目编码" and stem in TABLES:
        most = 5 if stem.endswith("基本支出表") else 7
        if len(row[0]) < most:
            each.add(5)
    return each


def slip_in_csv(chance, name, text, rules):
    rows = list(csv.reader(io.StringIO(text)))
    head, body = rows[0], rows[1:]
    stem = name[:-4]
    must, may = rules
    kind = chance.choice(["figure"] * 7 + ["code", "name", "row"])
    row = chance.choice(body)
    if kind == "row" and stem not in FACTS:
        if any(AMOUNT.fullmatch(cell) for cell in row):
            body.remove(row)
            return Slip(f"{name}: without {row}", name,
                        csv_text([head] + body), must, may)
    places = [i for i, cell in enumerate(row)
              if cell and head[i] != "数量"
              and (AMOUNT.fullmatch(cell) is not None) == (kind == "figure")]
    if kind == "code":
        places = [i for i in places if head[i].endswith("科目编码")]
    if kind == "name":
        places = [i for i in places if head[i].endswith(("名称", "项目"))]
    if not places or kind == "row":
        return None
    i = chance.choice(places)
    old, how = row[i], kind
    each = each_of(stem, head, row, i) if kind == "figure" else ()
    if kind == "figure":
        how, row[i] = wrong_figure(chance, old)
        if row[i] and decimal.Decimal(row[i]) == decimal.Decimal(old):
            return None
    else:
        row[i] = (wrong_code if kind == "code" else wrong_name)(chance, old)
    return Slip(f"{name}: {how} {old} -> {row[i]} in {head[i]}", name,
                csv_text(rows), must, may if kind == "figure" else range(20),
                {"figure": {"FIELD_MISSING"}, "code": OF_CODES}.get(kind, ()),
                each)


def slip_in_yaml(chance, name, text, pattern, key):
    """A figure that the pattern finds (its group 1)."""
    match = chance.choice(list(re.finditer(pattern, text)))
    how, figure = wrong_figure(chance, match[1])
    if how == "blank" or decimal.Decimal(figure) == decimal.Decimal(match[1]):
        return None
    changed = text[:match.start(1)] + figure + text[match.end(1):]
    return Slip(f"{name}: {how} {match[0]} -> {figure}", name, changed,
                *FACTS[key])


def make_slip(chance, files):
    while True:
        name = chance.choice(sorted(files))
        stem, text = name[:-4], files[name]
        slip = None
        if stem in TABLES:
            slip = slip_in_csv(chance, name, text, TABLES[stem])
        elif name.endswith(".csv") and stem in FACTS:
            slip = slip_in_csv(chance, name, text, FACTS[stem])
        elif name == "项目.yaml":
            slip = slip_in_yaml(chance, name, text, r"  预算数: ([\d.]+)",
                                "项目")
        elif name == "434.yaml":
            slip = chance.choice([
                lambda: slip_in_yaml(chance, name, text,
                                     r"公务\w+费, 预算数: ([\d.]+)", "三公"),
                lambda: slip_in_yaml(chance, name, text,
                                     r"价值: ([\d.]+)", "资产")])()
        if slip is not None:
            return slip


def sure_slips(files):
    """One wrong figure for each kind of place that a rule must miss."""
    seen = set()
    for name, text in sorted(files.items()):
        rows = list(csv.reader(io.StringIO(text))) if name[:-4] in TABLES else []
        for row in rows[1:]:
            for i, cell in enumerate(row):
                each = each_of(name[:-4], rows[0], row, i)
                key = (name, rows[0][i], frozenset(each))
                if not each or key in seen or not AMOUNT.fullmatch(cell):
                    continue
                seen.add(key)
                row[i] = "9" + cell
                yield Slip(f"{name}: {cell} -> {row[i]} in {rows[0][i]}", name,
                           csv_text(rows), *TABLES[name[:-4]], (), each)
                row[i] = cell


class Program:
    def __init__(self, gongkai, root):
        self.gongkai, self.root = gongkai, root
        self.options = ["--layouts", str(root / "layouts"),
                        "--fonts", str(root / "fonts")]

    def run(self, *arguments):
        return subprocess.run(
            [self.gongkai, *arguments, *self.options],
            env=environment(self.root), stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, check=False)

    def findings(self, files):
        """[(code, rule or None, message)] of check, tails one by one."""
        with tempfile.TemporaryDirectory() as folder:
            for name, text in files.items():
                (pathlib.Path(folder) / name).write_text(text,
                                                         encoding="utf-8")
            run = self.run("check", "--json", folder + "/434.yaml")
        if run.returncode not in (0, 1):
            raise SystemExit(run.stderr.decode())
        found = []
        for item in json.loads(run.stdout)["findings"]:
            message = item["message"].replace(folder, "")
            for tail in item.get("tails", [item]):
                found.append((item["code"], tail.get("rule"), message))
        return found

    def pages(self, path):
        run = self.run("dump", "pages", str(path))
        if run.returncode != 0:
            raise SystemExit(run.stderr.decode())
        return run.stdout


def problem_of(slip, found, usual):
    """What is wrong with the answer to a slip; None if nothing is."""
    new = [item for item in found if item not in usual]
    if not new:
        return "silent"
    rules = {rule for _, rule, _ in new if rule is not None}
    by_code = {code for code, _, _ in new} & slip.codes
    if not rules & slip.must and not by_code:
        return f"no rule of {sorted(slip.must)}"
    if slip.each - rules:
        return f"no rule {sorted(slip.each - rules)}"
    # 15: a text that names the amount disagrees with it, then.
    if rules - slip.may - {15}:
        return f"rules {sorted(rules - slip.may - {15})} as well"
    return None


def main():
    if len(sys.argv) not in (3, 4, 5):
        raise SystemExit(__doc__.strip())
    program = Program(sys.argv[1], pathlib.Path(sys.argv[2]).resolve())
    count = int(sys.argv[3]) if len(sys.argv) > 3 else 200
    chance = random.Random(int(sys.argv[4]) if len(sys.argv) > 4 else 434)
    problems, sources, usual = [], list(descriptions(program.root)), []
    for number, files in enumerate(sources):
        usual.append(program.findings(files))
        problems += [f"unchanged, {number}: {item[2]}"
                     for item in usual[-1] if item[0] != "PACK_ADVICE"]
    with tempfile.TemporaryDirectory() as folder:
        for name, text in sources[0].items():
            (pathlib.Path(folder) / name).write_text(text, encoding="utf-8")
        if (program.pages(folder + "/434.yaml")
                != program.pages(program.root / INPUT)):
            problems.append("stated tables print other pages")
    slips = [(i % 2, make_slip(chance, sources[i % 2])) for i in range(count)]

    slips += [(0, slip) for slip in sure_slips(sources[0])]

    def answer(task):
        number, slip = task
        found = program.findings({**sources[number], slip.name: slip.text})
        return problem_of(slip, found, usual[number]), found

    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for (number, slip), (problem, found) in zip(slips,
                                                    pool.map(answer, slips)):
            if problem:
                problems.append(f"{slip.what}: {problem}")
                problems += [f"    {item}" for item in found
                             if item not in usual[number]][:6]
    print("\n".join(problems) if problems else f"{len(slips)} slips, all found")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
