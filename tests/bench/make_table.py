#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Write a description whose procurement table has a given number of rows.

    make_table.py FOLDER ROWS

Always the same for the same number. Words repeat as they do in real lists;
figures do not.
"""
import pathlib
import sys

ITEMS = ("台式计算机", "便携式计算机", "复印纸", "激光打印机", "办公桌",
         "办公椅", "文件柜", "空调机", "物业管理服务", "印刷服务",
         "网络安全等级保护测评服务", "车辆维修和保养服务")
UNITS = ("台", "箱", "张", "把", "组", "项")
SOURCES = ("一般公共预算拨款", "基金预算拨款", "财政专户核拨", "单位资金",
           "上年结转结余")

DESCRIPTION = """\
表单: hebei-department-budget
单位编码: "101"
单位名称: 示范县档案馆
预算年度: 2024
金额单位: 万元
部门职责: 收集、整理和保管全县的档案。
基本支出:
  - {功能科目编码: 2012601, 经济科目编码: 30101, 金额: 100000000.00}
政府采购: {文件: 政府采购.csv}
"""


def rows(count):
    """The lines of the table."""
    yield "项目名称,采购物品名称,目录序号,计量单位,数量,单价,资金来源"
    for index in range(count):
        yield (f"第{index // 40 + 1}批采购,{ITEMS[index % len(ITEMS)]},"
               f"A{2010100 + index % 997:08d},{UNITS[index % len(UNITS)]},"
               f"{index % 23 + 1},{index % 89}.{index * 37 % 100:02d},"
               f"{SOURCES[index % len(SOURCES)]}")


def write(folder, count):
    """Write it into a folder of its own; the path of the description."""
    place = pathlib.Path(folder) / f"table-{count}"
    place.mkdir(parents=True, exist_ok=True)
    (place / "政府采购.csv").write_text("\n".join(rows(count)) + "\n",
                                    encoding="utf-8")
    path = place / f"table-{count}.yaml"
    path.write_text(DESCRIPTION, encoding="utf-8")
    return path


def main():
    if len(sys.argv) != 3:
        raise SystemExit(__doc__.strip())
    print(write(sys.argv[1], int(sys.argv[2])))


if __name__ == "__main__":
    main()
