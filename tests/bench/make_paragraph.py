#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Write a description with one paragraph of a given number of characters.

    make_paragraph.py FOLDER CHARACTERS

Always the same for the same number: sentences of reports, with figures, marks
and Latin words, in an order that does not repeat soon.
"""
import pathlib
import sys

CLAUSES = (
    "严格控制一般性支出", "按照《预算法》、《预算法实施条例》的规定",
    "安排财政拨款976.40万元", "比上年减少12.5%", "保障机构正常运转",
    "“三公”经费预算31.00万元（其中：公务接待费15.00万元）",
    "网上办事大厅提供7*24小时服务", "群众满意度≥98%", "占总支出的43.8%",
    "以PDF/A-2a格式公开", "于2024-12-31前完成", "执行GB/T 9704-2012的要求",
    "加强政府采购管理", "落实“过紧日子”要求——压减非急需、非刚性支出",
)
MARKS = ("，", "，", "，", "；", "。")

DESCRIPTION = """\
表单: hebei-department-budget
单位编码: "101"
单位名称: 示范县档案馆
预算年度: 2024
金额单位: 万元
部门职责: "{text}"
基本支出:
  - {{功能科目编码: 2012601, 经济科目编码: 30101, 金额: 50.00}}
"""


def paragraph(count):
    """That many characters, the last a full stop."""
    text, length, state = [], 0, 1
    while length < count:
        state = (state * 1103515245 + 12345) % 2**31
        clause = CLAUSES[(state >> 16) % len(CLAUSES)]
        clause += MARKS[(state >> 8) % len(MARKS)]
        text.append(clause)
        length += len(clause)
    return "".join(text)[:count - 1] + "。"


def write(folder, count):
    """The description's path."""
    path = pathlib.Path(folder) / f"paragraph-{count}.yaml"
    path.write_text(DESCRIPTION.format(text=paragraph(count)),
                    encoding="utf-8")
    return path


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    print(write(sys.argv[1], int(sys.argv[2])))


if __name__ == "__main__":
    main()
