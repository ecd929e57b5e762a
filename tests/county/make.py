#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Make a county: the sample report of Wangdu, varied by a seed.

    make.py OUT [--departments N] [--seed S] [--style files|county|table]
            [--most ROWS] [--xlsx]

OUT must be new or empty. Styles:

files   a folder of descriptions that need nothing else: folders 101/101.yaml
        with lists in files beside them, and files 102.yaml and 103.json
county  county.yaml, sheets of all departments with their 单位编码, and for each
        department a description of what stands in no sheet
table   county.yaml, sheets, and 部门.csv with one row a department

--xlsx puts lists into workbooks rather than CSV files. The largest
department has ROWS rows of basic expenditure. The same arguments make the
same bytes; styles files and county make the same reports, table shorter ones.
"""
import argparse
import csv
import io
import json
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "bad"))
import vary  # noqa: E402
import xlsx  # noqa: E402

STYLES = ("files", "county", "table")
COMMON = ("表单", "预算年度", "金额单位")
SHARED = ("基本支出", "三公经费", "政府采购")
UNIT = "单位编码"
NAME = "示范县"


def yaml_lines(value, indent=0):
    """Keys as they are, texts as JSON has them, which is YAML too."""
    space = " " * indent
    for key, content in value.items():
        if isinstance(content, dict) and not is_flat(content):
            yield f"{space}{key}:"
            yield from yaml_lines(content, indent + 2)
        elif isinstance(content, list):
            yield f"{space}{key}:"
            for one in content:
                if isinstance(one, dict) and not is_flat(one):
                    first, *rest = yaml_lines(one, indent + 4)
                    yield f"{space}  - {first.strip()}"
                    yield from rest
                else:
                    yield f"{space}  - {flow(one)}"
        else:
            yield f"{space}{key}: {flow(content)}"


def is_flat(value):
    return all(isinstance(one, str) for one in value.values())


def flow(value):
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {flow(one)}"
                               for key, one in value.items()) + "}"
    return json.dumps(value, ensure_ascii=False)


def yaml_file(value):
    return ("\n".join(yaml_lines(value)) + "\n").encode()


def json_file(value):
    text = json.dumps(value, ensure_ascii=False, indent=1)
    return (text + "\n").encode()


def columns_of(rows):
    """Each key of the rows once, neighbours as the rows have them."""
    found = []
    for row in rows:
        place = 0
        for key in row:
            if key in found:
                place = found.index(key) + 1
            else:
                found.insert(place, key)
                place += 1
    return found


def csv_file(rows):
    columns = columns_of(rows)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([row.get(key, "") for key in columns] for row in rows)
    return out.getvalue().encode()


def number(text):
    """Amounts are numbers in a sheet, codes are texts."""
    return float(text) if re.fullmatch(r"-?\d+\.\d+", text) else text or None


def xlsx_file(sheets):
    """{name: rows}: a title, the header, the rows."""
    book = xlsx.Workbook()
    for name, rows in sheets.items():
        columns = columns_of(rows)
        book.add(name, [["全县部门预算"], columns,
                        *([number(row.get(key, "")) for key in columns]
                          for row in rows)])
    return book.archive()


def style_files(departments, as_xlsx):
    files = {}
    for made in departments:
        code, made = made[UNIT], dict(made)
        kind = int(code) % 3
        if kind == 0:
            files[f"{code}.yaml"] = yaml_file(made)
        elif kind == 1:
            files[f"{code}.json"] = json_file(made)
        else:
            for key in ("基本支出", "政府采购"):
                if key in made and as_xlsx:
                    files[f"{code}/{key}.xlsx"] = xlsx_file({key: made[key]})
                elif key in made:
                    files[f"{code}/{key}.csv"] = csv_file(made[key])
                if key in made:
                    suffix = "xlsx" if as_xlsx else "csv"
                    made[key] = {"文件": f"{key}.{suffix}"}
            if "项目" in made:
                files[f"{code}/项目.json"] = json_file(made["项目"])
                made["项目"] = {"文件": "项目.json"}
            files[f"{code}/{code}.yaml"] = yaml_file(made)
    return files


def shared_files(departments, keys, as_xlsx):
    """(files, what county.yaml says of them)."""
    sheets = {}
    for key in keys:
        rows = [{UNIT: made[UNIT], **row} for made in departments
                for row in made.get(key, ())]
        if rows:
            sheets[key] = rows
    if as_xlsx:
        said = {key: {"文件": "全县.xlsx", "工作表": key, "筛选": UNIT}
                for key in sheets}
        return {"全县.xlsx": xlsx_file(sheets)}, said
    said = {key: {"文件": f"全县/{key}.csv", "筛选": UNIT} for key in sheets}
    return {f"全县/{key}.csv": csv_file(rows)
            for key, rows in sheets.items()}, said


def common(departments):
    return {key: departments[0][key] for key in COMMON}


def style_county(departments, as_xlsx):
    files, said = shared_files(departments, SHARED, as_xlsx)
    listed = []
    for made in departments:
        code = made[UNIT]
        own = {key: value for key, value in made.items()
               if key not in COMMON and key not in SHARED}
        kind = int(code) % 3
        if kind == 0 and "公开日期" in own:
            listed.append({"描述": f"{code}.yaml",
                           "公开日期": own.pop("公开日期")})
        else:
            listed.append((f"{code}.yaml", f"{code}.json", code)[kind])
        if kind == 1:
            files[f"{code}.json"] = json_file(own)
        else:
            folder = f"{code}/" if kind == 2 else ""
            files[f"{folder}{code}.yaml"] = yaml_file(own)
    form, *rest = COMMON
    shared = common(departments)
    files["county.yaml"] = yaml_file({
        "名称": NAME, form: shared[form],
        "共用": {**{key: shared[key] for key in rest}, **said},
        "部门": listed})
    return files


def style_table(departments, as_xlsx):
    departments = [vary.plain(made) for made in departments]
    lists = columns_of({key: 0 for key, value in made.items()
                        if isinstance(value, list)} for made in departments)
    files, said = shared_files(departments, lists, as_xlsx)
    files["部门.csv"] = csv_file([
        {key: value for key, value in made.items()
         if key not in COMMON and isinstance(value, str)}
        for made in departments])
    files["county.yaml"] = yaml_file({
        "名称": NAME, "共用": {**common(departments), **said},
        "报告文件名": "{单位编码}", "部门": {"文件": "部门.csv"}})
    return files


def files_of(departments, style, as_xlsx=False):
    """{path: bytes} of a county."""
    return {"files": style_files, "county": style_county,
            "table": style_table}[style](departments, as_xlsx)


def entry(out, style):
    """What `gongkai batch` is to be given."""
    return out if style == "files" else out / "county.yaml"


def departments(root, count, seed, most=vary.MOST):
    return [vary.department(root, seed, index, most)
            for index in range(count)]


def write(out, files):
    """Make the folder hold these files and no others; what is right already
    is not touched."""
    for path in sorted(out.rglob("*")):
        if path.is_file() and str(path.relative_to(out)) not in files:
            path.unlink()
    for name, content in files.items():
        path = out / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists() or path.read_bytes() != content:
            path.write_bytes(content)
    for path in sorted(out.rglob("*"), reverse=True):
        if path.is_dir() and not any(path.iterdir()):
            path.rmdir()


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("out", type=pathlib.Path)
    parser.add_argument("--departments", type=int, default=100)
    parser.add_argument("--seed", default="1")
    parser.add_argument("--style", choices=STYLES, default="files")
    parser.add_argument("--most", type=int, default=vary.MOST)
    parser.add_argument("--xlsx", action="store_true")
    options = parser.parse_args()
    if options.out.exists() and any(options.out.iterdir()):
        raise SystemExit(f"{options.out} is not empty")
    made = departments(HERE.parent.parent, options.departments, options.seed,
                       options.most)
    write(options.out, files_of(made, options.style, options.xlsx))
    print(entry(options.out, options.style))
    return 0


if __name__ == "__main__":
    sys.exit(main())
