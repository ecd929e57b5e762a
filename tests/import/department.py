# SPDX-License-Identifier: MIT
"""The sample department: its official tables as files, and what the clerk adds
to an imported description, which no table tells.
"""
import pathlib
import re
import subprocess

import tables

ROOT = pathlib.Path(__file__).resolve().parents[2]
HAND = ROOT / "input/wangdu-2024/434/434.yaml"
FOLDERS = ["--layouts", str(ROOT / "layouts"), "--fonts", str(ROOT / "fonts")]
# The one table of the report that is no official one.
OTHER = "部门机构设置情况"

# What the clerk writes: keys that no table tells.
WRITTEN = ["项目支出说明", "上年", "增减原因", "部门职责", "机构设置", "总体绩效目标",
           "分项绩效目标", "工作保障措施"]


def run(gongkai, *arguments, **more):
    return subprocess.run([gongkai, *map(str, arguments)],
                          capture_output=True, timeout=120, check=False,
                          **more)


def official_tables(gongkai):
    """(budget tables, tables of projects) as the report prints them."""
    done = run(gongkai, "dump", "document", HAND, *FOLDERS)
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


def write_csv_files(folder, gongkai):
    budget, projects = official_tables(gongkai)
    paths = []
    for number, grid in enumerate(budget + projects, 1):
        paths.append(folder / f"{number:02}.csv")
        tables.write_csv(paths[-1], grid)
    return paths


def write_workbook(folder, gongkai):
    budget, projects = official_tables(gongkai)
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


def fill_in(text):
    """The imported description with all that the hand-written one adds."""
    hand = sections(HAND.read_text(encoding="utf-8"))
    for key in WRITTEN:
        assert f"# {key}:\n" in text, key
        text = text.replace(f"# {key}:\n", hand[key].rstrip() + "\n")
    for line in re.findall(r"^  - .*", hand["三公经费"], re.M):
        item = re.search(r"项目: ([^,]+)", line)[1]
        start = text.index(f"  - 项目: {item}\n")
        end = text.index("    # 变动原因:\n", start) + len("    # 变动原因:\n")
        block = text[start:end]
        for key in ("上年预算数", "变动原因"):
            value = re.search(key + r": ([^,}]+)", line)[1]
            if key == "变动原因":
                value = re.search(r"变动原因: (.*)\}$", line)[1]
            block = block.replace(f"# {key}:", f"{key}: {value}")
        text = text[:start] + block + text[end:]
    return text
