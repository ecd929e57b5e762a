#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Official tables as they come: moved, renamed, in another unit or encoding,
incomplete, with what is no table among them.

    import_test.py GONGKAI [TEST...]

Whatever is done to them, each cell with text is placed, known, or reported.
"""
import pathlib
import re
import shutil
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import department  # noqa: E402
import import_case  # noqa: E402
import tables  # noqa: E402
from import_case import (T1, T2, T3, T4, T5, T6, T7, T8, T9,  # noqa: E402
                         T10, T11, edited, find, in_yuan, rows_of,
                         with_column)


def with_context_kept(old, new):
    """The title and the row below it as they were."""
    for (row, column), text in old.cells.items():
        if row < 2:
            new.cells[row, column] = text
    return new


class ImportTest(import_case.ImportCase):
    # ---- as they are ----

    def test_facts_of_the_hand_written_description(self):
        self.read(self.tables() + self.projects)
        self.assert_silent()
        hand = {}
        for row in rows_of(department.HAND.parent / "基本支出.csv"):
            for key in (row["功能科目编码"], row["经济科目编码"]):
                hand[key] = hand.get(key, 0) + float(row["金额"])
        found = {row["功能科目编码"]: float(row["基本支出"])
                 for row in rows_of(self.folder / "out/支出.csv")
                 if row["基本支出"]}
        found.update({row["经济科目编码"]: float(row["金额"]) for row in
                      rows_of(self.folder / "out/基本支出.csv")})
        self.assertEqual({k: round(v, 2) for k, v in hand.items()}, found)
        projects = (department.HAND.parent / "项目.yaml").read_text("utf-8")
        for key in ("名称", "编码", "用途"):
            self.assertEqual(re.findall(rf"^(?:-| ) {key}: (.*)$", projects,
                                        re.M),
                             re.findall(rf"^(?:-| ) {key}: (.*)$",
                                        self.text("项目.yaml"), re.M))

    def test_every_stated_figure_is_kept(self):
        self.read(self.tables())
        for grid in self.budget:
            title = grid.title.replace("“", "").replace("”", "")
            figures = sorted(
                float(text) for (row, _), text in grid.cells.items()
                if row >= grid.data and re.fullmatch(r"\d+\.\d\d", text))
            kept = sorted(float(text) for row in self.stated(title)
                          for text in row.values()
                          if re.fullmatch(r"\d+(\.\d+)?", text)
                          and text != row.get("科目编码")
                          and text != row.get("数量"))
            self.assertEqual(figures, kept, title)

    # ---- other clothes ----

    def test_moved_cells(self):
        self.assert_same_as_plain([grid.moved(4, 3)
                                   for grid in self.tables()])

    def test_empty_rows_and_columns(self):
        grids = []
        for grid in self.tables():
            wide = with_column(grid, 2, {})
            whole = tables.Grid(grid.title)
            for (row, column), text in wide.cells.items():
                whole.put(row + (row >= grid.data + 2), column, text)
            whole.spans = {place: span for place, span in wide.spans.items()
                           if place[0] < grid.data}
            whole.data = grid.data
            grids.append(whole)
        self.assert_same_as_plain(grids)

    def test_other_titles(self):
        titles = {T1: "望都县2024年部门收支总体情况表", T2: "收入总表",
                  T3: "附表3：部门支出总体情况表（公开03表）",
                  T4: "财政拨款收支预算总表", T5: "一般公共预算支出情况表",
                  T6: "一般公共预算基本支出表", T7: "政府性基金预算支出表",
                  T8: "国有资本经营预算支出情况表", T9: "“三公”经费支出情况表",
                  T10: "政府采购预算表", T11: "国有资产占用情况表"}
        grids = self.tables()
        for number, title in titles.items():
            grids[number] = edited(
                grids[number], lambda row, column, text, title=title:
                title if (row, column) == (0, 0) else text)
        self.assert_same_as_plain(grids)

    def test_title_further_up_with_a_number(self):
        grids = []
        for number, grid in enumerate(self.tables(), 1):
            moved = grid.moved(3, 0)
            moved.cells[2, 0] = f"附表{number}"
            grids.append(moved)
        self.assert_same_as_plain(grids)

    def test_titles_in_the_names_of_sheets(self):
        grids, names = self.tables(), []
        for number, grid in enumerate(grids):
            names.append(f"{number + 1}.{grid.title}")
            grids[number] = edited(grid, lambda row, column, text:
                                   None if row == 0 else text)
        self.assert_same_as_plain(grids, names=names)

    def test_several_tables_in_one_sheet(self):
        self.assert_same_as_plain([department.one_sheet(self.tables())])

    def test_no_numbers_of_rows_and_columns(self):
        grids = []
        for grid in self.tables():
            head = [row for (row, _), text in grid.cells.items()
                    if text == "栏次"]
            counter = [place for place, text in grid.cells.items()
                       if text == "序号"]
            grids.append(edited(grid, lambda row, column, text, head=head,
                                counter=counter:
                                None if row in head or counter and column == 0
                                and row >= 2 else text))
        grids = [with_context_kept(old, new)
                 for old, new in zip(self.tables(), grids)]
        self.assert_same_as_plain(grids)

    def test_header_that_stands_again(self):
        grid = self.budget[T3]
        whole = tables.Grid(grid.title)
        whole.data = grid.data
        for (row, column), text in grid.cells.items():
            again = row - 2 + grid.data + 4
            if 2 <= row < grid.data:
                whole.put(again, column, text)
            whole.put(row + (grid.data - 2 if row >= grid.data + 4 else 0),
                      column, text)
        whole.spans = dict(grid.spans)
        self.assert_same_as_plain(self.tables(T3=whole))

    def test_figures_as_people_write_them(self):
        def change(row, column, text):
            if row >= self.budget[T3].data and text == "976.40":
                return "　９７６．４０"
            return text
        self.read(self.tables(T3=edited(self.budget[T3], change)))
        self.assert_silent()
        self.assertEqual(self.stated("部门预算支出总表")[0]["合计"],
                         "９７６．４０")

    # ---- units and encodings ----

    def test_all_in_yuan(self):
        self.read([in_yuan(grid) for grid in self.tables()])
        self.assert_silent()
        self.assertIn("金额单位: 元\n", self.text())
        self.assertEqual(self.stated("部门预算支出总表")[0]["合计"], "9764000")
        self.assertIn("2010301,4614100.00,3973200.00",
                      self.text("支出.csv"))

    def test_some_in_yuan(self):
        yuan = [in_yuan(grid) for grid in self.budget[:8]]
        self.assert_same_as_plain(yuan + self.budget[8:])
        self.assertIn("金额单位: 万元\n", self.text())

    def test_no_unit(self):
        grid = edited(self.budget[T3], lambda row, column, text:
                      None if text == "单位：万元" else text)
        self.read(self.tables(T3=grid))
        self.assertEqual([code for code, _ in self.said()], ["PACK_ADVICE"])
        self.assertIn("没有写金额单位", self.said()[0][1])

    def test_csv_in_gb18030(self):
        outcomes = []
        for encoding in ("utf-8", "utf-8-sig", "gb18030"):
            paths = []
            for number, grid in enumerate(self.tables(), 1):
                paths.append(self.folder / f"{number}.csv")
                tables.write_csv(paths[-1], grid, encoding)
            self.assertEqual(self.run_import(*paths, out=encoding), 0)
            self.assert_silent()
            outcomes.append(self.outcome(encoding))
        self.assertEqual(outcomes[0], outcomes[1])
        self.assertEqual(outcomes[0], outcomes[2])

    # ---- what does not fit ----

    def test_missing_tables(self):
        self.read(self.tables(T2=None, T9=None, T11=None))
        self.assert_silent()
        self.assertNotIn("三公经费:", self.text())
        self.assertNotIn("部门预算收入总表", self.text())
        self.assertEqual(len(rows_of(self.folder / "out/支出.csv")), 6)

    def test_expenditure_table_missing(self):
        self.read(self.tables())
        with_it = self.text("支出.csv")
        shutil.rmtree(self.folder / "out")
        self.read(self.tables(T3=None))
        self.assertEqual(self.text("支出.csv").replace(".00", ""),
                         with_it.replace(".00", ""))

    def test_unknown_table_and_sheet(self):
        other = edited(self.budget[T5], lambda row, column, text:
                       "部门预算项目支出明细表" if row == 0 else text)
        words = tables.Grid("")
        words.put(0, 0, "填表人：张三")
        words.put(3, 2, "电话：1234567")
        self.read(self.tables() + [other, words])
        self.assertEqual([code for code, _ in self.said()],
                         ["IMPORT_SHEET_UNUSED"] * 2)
        self.assertEqual(self.result["cells"]["unused"],
                         len(other.cells) + 2)

    def test_titles_of_other_tables(self):
        for title in ("部门预算项目支出总表", "2023年部门决算支出总表",
                      "财政拨款支出总表"):
            other = edited(self.budget[T3], lambda row, column, text,
                           title=title: title if row == 0 else text)
            shutil.rmtree(self.folder / "out", ignore_errors=True)
            self.read(self.tables(T3=None) + [other])
            self.assertEqual([code for code, _ in self.said()],
                             ["IMPORT_SHEET_UNUSED"], title)

    def test_table_that_is_continued(self):
        grid, half = self.budget[T3], self.budget[T3].data + 8
        first = edited(grid, lambda row, column, text:
                       text if row < half else None)
        second = edited(grid, lambda row, column, text:
                        text + "（续）" if row == 0 else
                        None if grid.data <= row < half else text)
        grids = self.tables(T3=first)
        self.assert_same_as_plain(grids[:3] + [second] + grids[3:])

    def test_words_beside_a_table(self):
        grid = self.budget[T3].moved(0, 0)
        grid.put(grid.height + 1, 1, "单位负责人：李四")
        self.read(self.tables(T3=grid))
        self.assertEqual(self.result["cells"]["refused"], 1)
        self.assertEqual(self.findings[0]["code"], "IMPORT_REFUSED")
        self.assertEqual(self.findings[0]["cell"], f"表3!B{grid.height}")

    def test_totals_that_disagree_are_kept(self):
        def change(row, column, text):
            return "977.40" if row >= 5 and text == "976.40" else text
        self.read(self.tables(T3=edited(self.budget[T3], change)))
        self.assert_silent()
        self.assertEqual(self.stated("部门预算支出总表")[0]["合计"], "977.4")

    def test_figures_that_are_text(self):
        for text in ("—", "/", "6.4 / 0", "约30", "1.2345678"):
            grid = self.budget[T9].moved(0, 0)
            row, _ = find(grid, "31.00")
            grid.cells[row, 4] = text
            shutil.rmtree(self.folder / "out", ignore_errors=True)
            self.read(self.tables(T9=grid))
            self.assertEqual([code for code, _ in self.said()],
                             ["IMPORT_REFUSED"], text)
            self.assertIn(text, self.said()[0][1])
            self.assertEqual(self.findings[0]["cell"], f"表9!E{row + 1}")

    def test_a_formula_that_failed(self):
        grid = self.budget[T9].moved(0, 0)
        row, _ = find(grid, "31.00")
        grid.cells[row, 3] = "#DIV/0!"
        self.assertEqual(self.run_import(self.book(self.tables(T9=grid))), 1)
        self.assertEqual([code for code, _ in self.said()], ["CELL_ERROR"])
        self.assertFalse((self.folder / "out").exists())

    def test_a_formula_without_a_value(self):
        grid = self.budget[T9].moved(0, 0)
        row, _ = find(grid, "31.00")
        grid.cells[row, 3] = "="
        self.assertEqual(self.run_import(self.book(self.tables(T9=grid))), 1)
        self.assertEqual([code for code, _ in self.said()], ["CELL_UNKNOWN"])
        words = tables.Grid("")
        words.put(0, 0, "=")
        words.put(0, 1, "x")
        self.read(self.tables() + [words])
        self.assertEqual(self.result["cells"]["unused"], 2)

    def test_second_header_row_known_by_merged_cells(self):
        grid = edited(self.budget[T3], lambda row, column, text:
                      "何种支出" if text == "科目名称" else text)
        self.read(self.tables(T3=grid))
        # 合计 stands in that column: its row is known by nothing else.
        self.assertEqual(len(self.said()), 2)
        self.assertIn("没有“何种支出”这一列", self.said()[0][1])
        self.assertIn("这一行没有科目编码", self.said()[1][1])
        self.assertEqual(len(self.stated("部门预算支出总表")), 15)

    def test_cells_far_apart(self):
        grid = self.budget[T3].moved(0, 0)
        grid.put(1048575, 16383, "x")
        self.read(self.tables(T3=grid))
        self.assertEqual([code for code, _ in self.said()],
                         ["IMPORT_CELLS_UNUSED"])
        self.assertEqual(self.findings[0]["cell"], "表3!XFD1048576")

    def test_unknown_column(self):
        grid = with_column(self.budget[T3], 5, {
            2: "备注", self.budget[T3].data + 3: "含上年",
            self.budget[T3].data + 5: "另有"})
        self.read(self.tables(T3=grid))
        self.assertEqual(self.result["cells"]["refused"], 2)
        self.assertIn("没有“备注”这一列", self.said()[0][1])
        self.assertEqual(len(self.findings), 1)

    def test_codes_that_are_none(self):
        for code in ("20103O1", "2010", "类", ""):
            grid = self.budget[T3].moved(0, 0)
            row, column = find(grid, "2010301")
            grid.cells[row, column] = code
            if not code:
                del grid.cells[row, column]
            shutil.rmtree(self.folder / "out", ignore_errors=True)
            self.read(self.tables(T3=grid))
            self.assertIn("IMPORT_REFUSED", [c for c, _ in self.said()], code)
            self.assertIn("科目编码", self.said()[0][1])
            self.assertNotIn("2010301", [
                row["科目编码"] for row in self.stated("部门预算支出总表")])

    def test_code_twice(self):
        grid = self.budget[T3].moved(0, 0)
        grid.cells[find(grid, "2010399")] = "2010301"
        self.read(self.tables(T3=grid))
        self.assertIn("科目编码重复", self.said()[0][1])

    def test_table_twice(self):
        self.read(self.tables() + [self.budget[T3]])
        self.assertIn("已在前面读过", self.said()[0][1])
        self.assertEqual(len(self.findings), 1)

    def test_other_department(self):
        grid = edited(self.budget[T3], lambda row, column, text:
                      text.replace("434", "435"))
        self.read(self.tables(T3=grid))
        self.assertIn("“435”与前面的表（“434”）不同", self.said()[0][1])

    def test_fiscal_money_of_a_project(self):
        grid = self.projects[0].moved(0, 0)
        row, column = find(grid, "其中：财政资金")
        grid.cells[row, column + 2] = "29.00"
        self.read([grid])
        self.assertIn("财政资金不等于预算数减其他资金", self.said()[0][1])

    def test_nothing_known(self):
        words = tables.Grid("")
        words.put(0, 0, "目录")
        for row, grid in enumerate(self.budget, 1):
            words.put(row, 0, grid.title)
        self.assertEqual(self.run_import(self.book([words])), 1)
        self.assertIn("IMPORT_NOTHING", [code for code, _ in self.said()])
        self.assertFalse((self.folder / "out").exists())


if __name__ == "__main__":
    import_case.main()
