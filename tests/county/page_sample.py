#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""A manifest of a made-up county, to look at its pages.

    page_sample.py [REPORTS]

prints one with so many reports (100): each state, long names, names with
characters that mean something in addresses, HTML and spreadsheets,
corrections. The same bytes each time.
"""
import hashlib
import json
import random
import sys

NAMES = """
    财政局 教育局 民政局 司法局 水利局 审计局 统计局 信访局 档案馆 林业局
    卫生健康局 农业农村局 交通运输局 自然资源局 应急管理局 市场监督管理局
    人力资源和社会保障局 退役军人事务局 住房和城乡建设局 行政审批局
    科学技术协会 残疾人联合会 妇女联合会 工商业联合会 红十字会 总工会
    第一中学 第二中学 职业技术教育中心 中医医院 妇幼保健院 疾病预防控制中心
    城关镇 固店镇 贾村镇 高岭乡 寺庄乡 赵庄乡 黑堡乡 中韩庄镇
""".split()
ODD = [
    "精神文明建设指导委员会办公室（县融媒体中心、县互联网信息管理中心）",
    "100% 放心 #1 办公室?",
    "“引号”与'撇号' & <b>标签<img src=x>",
    "=SUM(A1:A9)",
    "+8613800000000",
    "@提及 \\反斜线\\",
    "javascript:alert(1)",
    "控制\u0001字符\u202e倒写",
    "Very Long English Name Without Any Break Opportunity" + "x" * 60,
    "a+b=c;d,e",
    "..",
    " 前后有空格 ",
]
MESSAGES = [
    ("CHECK_WRONG", "error",
     "勾稽 3“收入总计等于支出总计”：应当 1,234.50 = 1,234.00，相差 0.50",
     "rule 3, “totals agree”: expected 1,234.50 = 1,234.00, off by 0.50"),
    ("KEY_UNKNOWN", "error", "没有“部门名秤”这个键；是否为“部门名称”？",
     "no such key: “部门名秤”; did you mean “部门名称”?"),
    ("CHECK_DOUBT", "warning", "勾稽 12“人员经费”一般应当：45.00 = 44.10，"
     "相差 0.90", "rule 12: usually 45.00 = 44.10, difference 0.90"),
    ("LINE_OVERFULL", "warning", "一行超出版心宽度 1.2 pt：“https://example”",
     "a line is 1.2 pt wider than its measure"),
    ("CHECK_TAILS", "note", "四舍五入的尾差 2 处，都在允许的范围内，数字未改",
     "rounding tails, all within their bounds: 2"),
]
TABLES = ["收支总表", "收入总表", "一般公共项目明细表", "“三费”情况表"]


def digest(*parts):
    return hashlib.sha256("/".join(map(str, parts)).encode()).hexdigest()


def position(chance, file):
    kind = chance.randrange(3)
    if kind == 0:
        return {"file": file, "line": chance.randrange(1, 300),
                "column": chance.randrange(1, 40)}
    if kind == 1:
        return {"file": "全县.xlsx", "line": chance.randrange(1, 900),
                "column": chance.randrange(1, 30), "sheet": "项目支出"}
    return {"file": file}


def finding(chance, file, severities):
    code, severity, chinese, english = chance.choice(
        [each for each in MESSAGES if each[1] in severities])
    return {"code": code, "severity": severity,
            "at": position(chance, file), "chinese": chinese,
            "english": english}


def amount(chance):
    return f"{chance.randrange(1, 3000000) / 100:,.2f}"


def change(chance, derived):
    row = chance.choice(["合计", "行政运行", "机关事业单位基本养老保险缴费"])
    page = chance.randrange(3, 40)
    made = {"kind": "figure", "table": chance.choice(TABLES), "row": row,
            "column": chance.choice(["金额", "基本支出", "项目支出"]),
            "old": {"text": amount(chance), "page": page,
                    "folio": str(page - 2)},
            "new": {"text": amount(chance), "page": page,
                    "folio": str(page - 2)}}
    if derived:
        made.update(derived=True, causes=[0])
    return made


def revision(chance, number, name):
    changes = [change(chance, i > 0) for i in range(chance.randrange(1, 6))]
    if chance.random() < 0.4:
        changes.append({
            "kind": "sentence", "table": "部门情况说明", "words": "本部门下设",
            "old": {"text": "本部门下设 3 个股室，均纳入本次公开的范围。",
                    "page": 4},
            "new": {"text": "本部门下设 4 个股室，均纳入本次公开的范围。",
                    "page": 4}})
        changes.append({"kind": "row", "table": TABLES[1], "row": "其他收入",
                        "new": {"text": "", "page": 9}})
    return {"number": number, "date": f"2024-0{number + 2}-1{number}",
            "reason": chance.choice(["项目金额录入有误", "上级追加后调整",
                                     "漏填 <其他> 一行 & 单位写错"]),
            "old_sha256": digest(name, number - 1),
            "new_sha256": digest(name, number), "changes": changes,
            "inputs": [{"name": "金额", "old": amount(chance),
                        "new": amount(chance),
                        "old_at": position(chance, "项目.csv"),
                        "new_at": position(chance, "项目.csv")}]}


def report(chance, index, name):
    state = chance.choices(
        ["done", "failed", "crashed", "timed-out", "out-of-memory", "untried",
         "gone"], [80, 12, 1, 1, 1, 4, 1])[0]
    state = {20: "crashed", 41: "timed-out", 62: "out-of-memory"}.get(
        index, state)
    file = f"{400 + index}/{400 + index}.yaml"
    findings = []
    if state == "failed":
        findings = [finding(chance, file, {"error", "warning"})
                    for _ in range(chance.randrange(1, 5))]
    elif state == "done" and chance.random() < 0.3:
        findings = [finding(chance, file, {"warning", "note"})
                    for _ in range(chance.randrange(1, 3))]
    elif state == "done" and chance.random() < 0.05:
        findings = [finding(chance, file, {"error"})]
    there = state in ("done", "gone") or chance.random() < 0.5
    corrected = chance.choices([0, 1, 2], [80, 15, 5])[0] if there else 0
    revisions = [revision(chance, number + 1, name)
                 for number in range(corrected)]
    pdf = {"sha256": "", "size": 0, "pages": 0, "title": "", "author": "",
           "revision": 0}
    if there:
        pdf = {"sha256": digest(name, corrected),
               "size": chance.choice([812, 99600, 457123, 999500, 1234567])
               + index, "pages": chance.randrange(12, 80),
               "title": f"示例县{name}报告", "author": f"示例县{name}",
               "revision": corrected}
    return {"name": f"{400 + index}示例县{name}" if name in NAMES else name,
            "path": file, "state": state, "pdf": pdf,
            "basis": {"form": "form", "program": "gongkai 0", "pack": "",
                      "fonts": "", "options": "", "content": digest(name)},
            "files": [{"path": file, "sha256": digest(file)}],
            "findings": findings, "revisions": revisions}


def manifest(count):
    chance = random.Random(6)
    reports = []
    for index in range(count):
        if index % 8 == 3 and index // 8 < len(ODD):
            name = ODD[index // 8]
        else:
            name = NAMES[index % len(NAMES)]
        reports.append(report(chance, index, name))
    reports.sort(key=lambda each: each["state"] == "gone")
    return {"format": 1, "county": "示例县", "reports": reports}


if __name__ == "__main__":
    total = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    print(json.dumps(manifest(total), ensure_ascii=False, indent=1))
