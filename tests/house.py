#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Check the house rules that a program can check.

usage: house.py ROOT

- src/ knows no form: no string literal of it holds a word of a report or of
  its tables. Messages (diag.def) and the help of the program (src/app/help*)
  speak about forms and are left out; comments may explain.
- src/ asks neither the clock nor the locale nor chance; but src/batch/clock.c
  measures how long work takes.
- No file of src/ or tests/ is longer than 500 lines.
- Each file of code starts with its SPDX line.
- No work is left for later in a comment (T-O-D-O and its like).
"""
import pathlib
import re
import sys

LONGEST = 500

FORM_WORDS = """
    预算 决算 栏次 三公 合计 总计 小计 收入 支出 经费 拨款 采购 绩效 结转 基金
    功能分类 经济分类 科目 部门职责 机构设置 国有资产 国有资本 名词解释 望都
""".split()

# C functions whose result depends on the machine or the moment; strtod and
# the character classes depend on the locale. getenv is the command line's.
UNSTABLE = re.compile(
    r"\b(setlocale|time|clock|clock_gettime|gettimeofday|localtime|gmtime|"
    r"strftime|rand|random|srand|getrandom|strtod|atof|isalpha|isdigit|isspace|"
    r"isalnum|isupper|islower|toupper|tolower|strcoll|qsort_r)\s*\(")
LATER = re.compile(r"\b(TODO|FIXME|XXX)\b")

TOKEN = re.compile(
    r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.S)
ESCAPE = re.compile(
    rb"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})|\\x([0-9A-Fa-f]{2})|"
    rb"\\([0-7]{1,3})")


def blank(text):
    """As many lines, and nothing else."""
    return "\n" * text.count("\n")


def without_comments(text):
    return TOKEN.sub(
        lambda m: blank(m[0]) if m[0][0] == "/" else m[0], text)


def code_only(text):
    """Without comments, strings and characters."""
    return TOKEN.sub(lambda m: blank(m[0]) if m[0][0] == "/" else '""', text)


def unescape(match):
    four, eight, byte, octal = match.groups()
    if four or eight:
        return chr(int(four or eight, 16)).encode("utf-8", "replace")
    return bytes([int(byte, 16) if byte else int(octal, 8) & 255])


def literals(text):
    """(line, value) of each string literal; adjacent ones are joined."""
    text = without_comments(text)
    for match in re.finditer(r'"(?:\\.|[^"\\\n])*"(?:\s*"(?:\\.|[^"\\\n])*")*',
                             text):
        line = text.count("\n", 0, match.start()) + 1
        joined = re.sub(r'"\s*"', "", match[0])[1:-1]
        value = ESCAPE.sub(unescape, joined.encode("utf-8"))
        yield line, value.decode("utf-8", "replace")


def speaks_of_forms(where):
    return where.name == "diag.def" or (
        where.parts[:2] == ("src", "app") and where.name.startswith("help"))


def measures_time(where, call):
    return (where.as_posix(), call) == ("src/batch/clock.c", "clock_gettime")


def source_problems(where, text):
    if not speaks_of_forms(where):
        for line, value in literals(text):
            for word in FORM_WORDS:
                if word in value:
                    yield f"{where}:{line}: a literal has the form's “{word}”"
    for number, line in enumerate(code_only(text).splitlines(), 1):
        match = UNSTABLE.search(line)
        if match is not None and not measures_time(where, match[1]):
            yield f"{where}:{number}: {match[1]}() is not the same everywhere"


def file_problems(where, text):
    lines = text.splitlines()
    if len(lines) > LONGEST:
        yield f"{where}: {len(lines)} lines, more than {LONGEST}"
    if not any("SPDX-License-Identifier: MIT" in line for line in lines[:3]):
        yield f"{where}:1: no SPDX line"
    for number, line in enumerate(lines, 1):
        if LATER.search(line) and where.name != "house.py":
            yield f"{where}:{number}: work left for later"


def check(root):
    """All problems of the tree, as lines of text."""
    problems = []
    for folder in ("src", "tests", "layouts", "fonts"):
        for path in sorted((root / folder).rglob("*")):
            where = path.relative_to(root)
            if path.suffix not in (".c", ".h", ".def", ".py", ".sh", ".lua"):
                continue
            if "node_modules" in where.parts or not path.is_file():
                continue
            text = path.read_text(encoding="utf-8")
            problems.extend(file_problems(where, text))
            if folder == "src":
                problems.extend(source_problems(where, text))
    return problems


def main():
    if len(sys.argv) != 2:
        raise SystemExit(__doc__.strip())
    problems = check(pathlib.Path(sys.argv[1]))
    print("\n".join(problems) if problems else "house: all in order")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
