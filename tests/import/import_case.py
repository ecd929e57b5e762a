# SPDX-License-Identifier: MIT
"""What the tests of import share: the sample department's tables, changes of
them, and one import of a workbook.
"""
import csv
import io
import json
import pathlib
import re
import shutil
import sys
import tempfile
import unittest

import department
import tables

T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11 = range(11)


def rows_of(path):
    """A CSV file as a list of maps."""
    text = path.read_text(encoding="utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def edited(grid, change):
    """change(row, column, text) for each cell; None leaves it out."""
    other = grid.moved(0, 0)
    for (row, column), text in grid.cells.items():
        new = change(row, column, text)
        if new is None:
            del other.cells[row, column]
        else:
            other.cells[row, column] = new
    return other


def in_yuan(grid):
    """万元 with two decimals as 元."""
    def change(row, column, text):
        if text == "单位：万元":
            return "单位：元"
        if row >= grid.data and re.fullmatch(r"\d+\.\d\d", text):
            return str(round(float(text) * 10000)) + ".00"
        return text.replace("万元）", "元）")
    return edited(grid, change)


def with_column(grid, place, cells):
    """An empty column put in, with these cells by row."""
    other = tables.Grid(grid.title)
    other.height, other.header = grid.height, grid.header
    other.data = grid.data
    for (row, column), text in grid.cells.items():
        other.cells[row, column + (column >= place)] = text
    for (row, column), (tall, wide) in grid.spans.items():
        inside = column < place < column + wide
        other.spans[row, column + (column >= place)] = tall, wide + inside
    for row, text in cells.items():
        other.cells[row, place] = text
    return other


def find(grid, text):
    """The first place of a text."""
    return min(place for place, found in grid.cells.items() if found == text)


class ImportCase(unittest.TestCase):
    program = None  # path, set by main()
    budget = projects = None

    @classmethod
    def setUpClass(cls):
        cls.budget, cls.projects = department.official_tables(cls.program)

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="gongkai-import-"))
        self.addCleanup(shutil.rmtree, self.folder)

    def tables(self, **changed):
        """All tables, those named T1=…, T2=… replaced or left out."""
        result = list(self.budget)
        for name, grid in changed.items():
            result[int(name[1:]) - 1] = grid
        return [grid for grid in result if grid is not None]

    def run_import(self, *paths, out="out"):
        done = department.run(self.program, "import", *paths, "-o",
                              self.folder / out, "--lang", "zh", "--layouts",
                              department.ROOT / "layouts", "--json")
        self.result = json.loads(done.stdout)
        self.findings = self.result["findings"]
        cells = self.result["cells"]
        self.assertEqual(cells["all"], cells["placed"] + cells["decoration"] +
                         cells["refused"] + cells["unused"])
        return done.returncode

    def book(self, grids, names=None):
        path = self.folder / "book.xlsx"
        tables.write_xlsx(path, [
            (names[number] if names else f"表{number + 1}", grid)
            for number, grid in enumerate(grids)])
        return path

    def read(self, grids, code=0, **more):
        """Import a workbook; its number of texts is counted."""
        self.assertEqual(self.run_import(self.book(grids, **more)), code,
                         self.findings)
        self.assertEqual(self.result["cells"]["all"],
                         sum(len(grid.cells) for grid in grids))

    def text(self, name="434.yaml"):
        return (self.folder / "out" / name).read_text(encoding="utf-8-sig")

    def stated(self, title):
        return rows_of(self.folder / "out" / f"公布表-{title}.csv")

    def said(self):
        return [(finding["code"], finding["message"])
                for finding in self.findings]

    def assert_silent(self):
        self.assertEqual(self.said(), [])
        self.assertEqual(self.result["cells"]["refused"], 0)
        self.assertEqual(self.result["cells"]["unused"], 0)

    def outcome(self, folder="out"):
        """All that was written, amounts as numbers."""
        return {path.name: re.sub(r"\d+(\.\d+)?",
                                  lambda m: f"{float(m[0]):.2f}",
                                  path.read_text(encoding="utf-8"))
                for path in (self.folder / folder).iterdir()}

    def assert_same_as_plain(self, grids, out="out", **more):
        """The same description as that of the tables as they are."""
        self.read(grids, **more)
        self.assert_silent()
        changed = self.outcome()
        shutil.rmtree(self.folder / "out")
        self.read(self.tables())
        self.assertEqual(changed, self.outcome())


def main():
    ImportCase.program = sys.argv.pop(1)
    unittest.main(module="__main__")
