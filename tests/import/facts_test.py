#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""What official tables amount to, and the files that they become.

    facts_test.py GONGKAI [TEST...]
"""
import pathlib
import shutil
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import department  # noqa: E402
import import_case  # noqa: E402
import tables  # noqa: E402
from import_case import T2, T3, T5, edited, find, rows_of  # noqa: E402


class FactsTest(import_case.ImportCase):
    # ---- sources ----

    def source_tables(self, money):
        """Tables of one 项 of 100: 基本 60 and 项目 40; 收入总表 by money."""
        def table(number, cells):
            grid = self.budget[number]
            small = tables.Grid(grid.title)
            for (row, column), text in grid.cells.items():
                if row < grid.data:
                    small.put(row, column, text)
            small.spans = {place: span for place, span in grid.spans.items()
                           if place[0] < grid.data}
            small.data = grid.data
            for column, text in enumerate(["1", "2050101", "行政运行"] + cells):
                small.put(grid.data, column, text)
            return small
        return [table(T2, money),
                table(T3, ["100.00", "60.00", "40.00", "", "", ""]),
                table(T5, ["50.00", "50.00", ""])]

    def test_rest_is_of_other_sources(self):
        self.read(self.source_tables(
            ["100.00", "100.00", "50.00", "30.00", "20.00"] + [""] * 5))
        self.assert_silent()
        rows = rows_of(self.folder / "out/支出.csv")
        self.assertEqual(
            [(row["资金来源"], row["基本支出"], row["项目支出"])
             for row in rows],
            [("", "50.00", ""), ("财政专户管理资金", "", "30.00"),
             ("事业收入", "10.00", "10.00")])

    def test_carried_money(self):
        self.read(self.source_tables(
            ["100.00", "75.00", "35.00", "40.00"] + [""] * 5 + ["25.00"]))
        self.assert_silent()
        rows = rows_of(self.folder / "out/支出.csv")
        self.assertEqual(
            [(row["资金来源"], row["基本支出"], row["项目支出"],
              row["上年结转"]) for row in rows],
            [("", "15.00", "", "是"), ("", "35.00", "", ""),
             ("财政专户管理资金", "", "40.00", ""),
             ("财政专户管理资金", "10.00", "", "是")])

    def test_money_that_no_table_explains(self):
        self.read(self.source_tables(["50.00", "50.00", "50.00"] +
                                     [""] * 7))
        self.assertIn("收入总表没有说明来源", self.said()[0][1])

    def test_money_carried_on(self):
        self.read(self.source_tables(
            ["112.00", "112.00", "50.00", "62.00"] + [""] * 6))
        self.assert_silent()
        self.assertEqual(rows_of(self.folder / "out/年终结转结余.csv"), [
            {"功能科目编码": "2050101", "金额": "12.00",
             "资金来源": "财政专户管理资金"}])

    def test_basic_expenditure_without_its_table(self):
        """基本支出表 tells less than 支出总表 has."""
        def change(row, column, text):
            return "439.08" if row >= 5 and text == "549.08" else text
        grid = self.budget[T5].moved(0, 0)
        row, _ = find(grid, "2010301")
        grid.cells[row, 4] = "351.41"
        self.read(self.tables(T5=edited(grid, change)))
        self.assertIn("基本支出中有 110.00 万元不是一般公共预算",
                      self.said()[-1][1])
        self.assertIn("经济科目编码,金额,资金来源", self.text("基本支出.csv"))

    # ---- files ----

    def test_nothing_is_replaced(self):
        path = self.book(self.tables())
        (self.folder / "out").mkdir()
        for name in ("434.yaml", "公布表-部门预算支出总表.csv"):
            (self.folder / "out" / name).write_text("mine")
        self.assertEqual(self.run_import(path), 1)
        self.assertEqual([code for code, _ in self.said()],
                         ["IMPORT_FILE_EXISTS"] * 2)
        self.assertEqual(sorted(p.name for p in
                                (self.folder / "out").iterdir()),
                         ["434.yaml", "公布表-部门预算支出总表.csv"])
        self.assertEqual(self.text(), "mine")

    def test_same_bytes_from_any_folder(self):
        first = self.folder / "a/b"
        first.mkdir(parents=True)
        path = self.book(self.tables())
        shutil.copy(path, first / "book.xlsx")
        self.assertEqual(self.run_import(path), 0)
        plain = self.outcome()
        self.assertEqual(self.run_import(first / "book.xlsx", out="other"), 0)
        self.assertEqual(plain, self.outcome("other"))

    def test_other_form(self):
        path = self.book(self.tables())
        done = department.run(self.program, "import", path, "-o",
                              self.folder / "out", "--form",
                              "gbt9704-statement", "--layouts",
                              department.ROOT / "layouts")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("表单: gbt9704-statement\n", self.text())


if __name__ == "__main__":
    import_case.main()
