# SPDX-License-Identifier: MIT
"""The sample department: its official tables as files, and what the clerk adds
to an imported description, which no table tells.
"""
import csv
import io
import pathlib
import re
import subprocess

import tables

ROOT = pathlib.Path(__file__).resolve().parents[2]
HAND = ROOT / "input/wangdu-2024/434/434.yaml"
FULL = ROOT / "docs/examples/full/full.yaml"
FOLDERS = ["--layouts", str(ROOT / "layouts"), "--fonts", str(ROOT / "fonts")]
# The one table of the report that is no official one.
OTHER = "部门机构设置情况"

# What the clerk writes: keys that no table tells.
WRITTEN = ["公开日期", "项目支出说明", "上年", "增减原因", "部门职责", "机构设置",
           "机关运行经费", "总体绩效目标", "分项绩效目标", "工作保障措施", "主管专项资金", "其他说明"]


def run(gongkai, *arguments, **more):
    return subprocess.run([gongkai, *map(str, arguments)],
                          capture_output=True, timeout=120, check=False,
                          **more)


def official_tables(gongkai, hand=HAND):
    """(budget tables, tables of projects) as the report prints them."""
    done = run(gongkai, "dump", "document", hand, *FOLDERS)
    assert done.returncode == 0, done.stderr.decode()
    grids = tables.read_dump(done.stdout.decode("utf-8"))
    grids = [grid for grid in grids if grid.title != OTHER]
    projects = [grid for grid in grids if grid.title.endswith("绩效目标表")]
    return [grid for grid in grids if grid not in projects], projects


def one_sheet(grids):
    """Several tables below each other."""
    whole = grids[0].moved(0, 0)
    for grid in grids[1:]:
        whole.add(grid)
    return whole


def write_csv_files(folder, gongkai, hand=HAND):
    budget, projects = official_tables(gongkai, hand)
    paths = []
    for number, grid in enumerate(budget + projects, 1):
        paths.append(folder / f"{number:02}.csv")
        tables.write_csv(paths[-1], grid)
    return paths


def write_workbook(folder, gongkai, hand=HAND):
    budget, projects = official_tables(gongkai, hand)
    sheets = [(f"表{number}", grid) for number, grid in enumerate(budget, 1)]
    sheets.append(("绩效目标表", one_sheet(projects)))
    tables.write_xlsx(folder / "434.xlsx", sheets)
    return [folder / "434.xlsx"]


def sections(text):
    """Lines of a description by their root key."""
    found = {}
    for block in re.split(r"^(?=[^\s#-])", text, flags=re.M)[1:]:
        found[block.partition(":")[0]] = re.sub(r"^#.*\n", "", block,
                                                flags=re.M)
    return found


def fill_lists(folder, hand):
    """Rows and cells of the lists that no table tells: basic expenditure that
    is not of 一般公共预算, what is bought as 固定资产."""
    def read(path):
        text = path.read_text(encoding="utf-8-sig")
        return list(csv.DictReader(io.StringIO(text)))

    def write(path, rows):
        out = io.StringIO()
        writer = csv.DictWriter(out, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
        path.write_text(out.getvalue(), encoding="utf-8")

    basic, bought = folder / "基本支出.csv", folder / "政府采购.csv"
    rows = read(basic)
    others = [{key: row[key] for key in rows[0]}
              for row in read(hand.parent / basic.name)
              if row.get("资金来源")]
    write(basic, rows + others)
    if bought.exists():
        rows = read(bought)
        for row, own in zip(rows, read(hand.parent / bought.name)):
            row["固定资产"] = own["固定资产"]
        write(bought, rows)


def fill_in(text, hand=HAND):
    """The imported description with all that the hand-written one adds."""
    hand = sections(hand.read_text(encoding="utf-8"))
    for key in WRITTEN:
        assert f"# {key}:\n" in text, key
        if key in hand:
            text = text.replace(f"# {key}:\n", hand[key].rstrip() + "\n")
    for line in re.findall(r"^  - .*", hand["三公经费"], re.M):
        item = re.search(r"项目: ([^,]+)", line)[1]
        start = text.index(f"  - 项目: {item}\n")
        end = text.index("    # 变动原因:\n", start) + len("    # 变动原因:\n")
        block = text[start:end]
        for key in ("上年预算数", "变动原因"):
            value = re.search(key + r": (.*?)(?:, 变动原因|, 资金来源|\})", line)
            if value:
                block = block.replace(f"# {key}:", f"{key}: {value[1]}")
        text = text[:start] + block + text[end:]
    return text
