#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""gongkai diff on the real report with one thing changed.

    diff_test.py GONGKAI ROOT [TEST...]

What it lists is compared with what other programs see: the numbers that
pdftotext finds on each page of both reports, and the cells of both page
dumps.
"""
import collections
import json
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

TIME_LIMIT = 120
NUMBER = re.compile(r"\d+(?:\.\d+)?")
GLYPHS = re.compile(r'  glyphs (\d+):(\w+) .*? "((?:[^"\\]|\\.)*)"')


class Case(unittest.TestCase):
    program = root = None  # paths, set by main()

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="gongkai-diff-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.old = self.copy("old")
        self.new = self.copy("new")

    def copy(self, name):
        """A folder of that name with the description 434 in it."""
        target = self.folder / name / "434"
        shutil.copytree(self.root / "input/wangdu-2024/434", target)
        return target

    def replace(self, name, old, new):
        """In a file of the new description, exactly once."""
        path = self.new / name
        text = path.read_text(encoding="utf-8")
        self.assertEqual(text.count(old), 1, old)
        path.write_text(text.replace(old, new), encoding="utf-8")

    def call(self, verb, *arguments, code=0):
        folders = ["--layouts", self.root / "layouts",
                   "--fonts", self.root / "fonts"]
        done = subprocess.run(
            [self.program, verb, *map(str, arguments), *map(str, folders)],
            cwd=self.folder, capture_output=True, text=True,
            timeout=TIME_LIMIT, check=False,
            env={"PATH": "/usr/bin:/bin", "LC_ALL": "C"})
        self.assertEqual(done.returncode, code, done.stderr)
        return done

    def diff(self, old=None, new=None):
        """The one report of --json."""
        done = self.call("diff", old or self.old, new or self.new, "--json")
        self.assertEqual(done.stderr, "")
        reports = json.loads(done.stdout)["reports"]
        self.assertEqual(len(reports), 1)
        return reports[0]

    def render(self, description, name):
        pdf = self.folder / name
        self.call("render", description, "-o", pdf)
        return pdf

    def page_numbers(self, pdf):
        """For each page: how often each number stands there."""
        done = subprocess.run(["pdftotext", "-raw", pdf, "-"], check=True,
                              capture_output=True)
        pages = done.stdout.decode("utf-8").split("\f")[:-1]
        return [collections.Counter(NUMBER.findall(page)) for page in pages]

    def cells(self, description):
        """{element: (page, text)} of the data cells of the page dump."""
        found, page = {}, 0
        for line in self.call("dump", "pages", description).stdout.split("\n"):
            if line.startswith("page "):
                page = int(line.split()[1])
            match = GLYPHS.match(line)
            if match and match[2] == "TD":
                first, text = found.get(match[1], (page, ""))
                found[match[1]] = first, text + json.loads(f'"{match[3]}"')
        return found


def figures(report):
    return [c for c in report["changes"] if c["kind"] == "figure"]


def without(report, *kinds):
    return [c for c in report["changes"] if c["kind"] not in kinds]


class OneAmount(Case):
    """48.00 of 30201 becomes 58.00; no page moves."""

    def setUp(self):
        super().setUp()
        self.replace("基本支出.csv", "2010301,30201,48.00",
                     "2010301,30201,58.00")
        self.report = self.diff()

    def test_input(self):
        (change,) = self.report["inputs"]
        self.assertEqual(change["field"], "金额")
        for state, text in ("old", "48.00"), ("new", "58.00"):
            at = change[state]
            self.assertEqual((at["text"], at["line"], at["column_of_line"]),
                             (text, 10, 15))
            self.assertTrue(
                at["file"].endswith(f"{state}/434/基本支出.csv"), at)

    def test_causes(self):
        self.assertEqual(without(self.report, "figure"), [])
        for change in figures(self.report):
            self.assertEqual(change["causes"], [0], change)
            itself = change["old"]["text"] == "48.00"
            self.assertEqual(change["derived"], not itself, change)

    def test_sums(self):
        """Every figure moved by 10.00, up or (a decrease) down."""
        for change in figures(self.report):
            old, new = (float(NUMBER.search(change[state]["text"])[0])
                        for state in ("old", "new"))
            self.assertAlmostEqual(abs(new - old), 10.0, msg=change)

    def test_as_pdftotext_sees_it(self):
        pages = {"old": self.page_numbers(self.render(self.old, "a.pdf")),
                 "new": self.page_numbers(self.render(self.new, "b.pdf"))}
        self.assertEqual(len(pages["old"]), len(pages["new"]))
        for number in range(1, len(pages["old"]) + 1):
            for state, other in ("old", "new"), ("new", "old"):
                gone = pages[state][number - 1] - pages[other][number - 1]
                listed = collections.Counter(
                    NUMBER.search(c[state]["text"])[0]
                    for c in figures(self.report)
                    if c[state]["page"] == number)
                back = collections.Counter(
                    NUMBER.search(c[other]["text"])[0]
                    for c in figures(self.report)
                    if c[other]["page"] == number)
                self.assertEqual(gone, listed - back, (number, state))

    def test_cells_of_the_dump(self):
        """Exactly these cells, on these pages, from this to that."""
        old, new = self.cells(self.old), self.cells(self.new)
        self.assertEqual(old.keys(), new.keys())
        changed = collections.Counter(
            (old[e][0], old[e][1], new[e][1])
            for e in old if old[e][1] != new[e][1])
        listed = collections.Counter(
            (c["old"]["page"], c["old"]["text"], c["new"]["text"])
            for c in figures(self.report) if not c["words"])
        self.assertEqual(listed, changed)
        self.assertGreater(sum(listed.values()), 40)

    def test_places(self):
        found = {(c["table"], c["row"], c["column"]): c["new"]["text"]
                 for c in figures(self.report)}
        self.assertEqual(len(found), len(set(found)))
        for place, text in {
                ("部门预算收支总表", "支出总计", "支出/预算数"): "986.40",
                ("部门预算支出总表", "2010301 行政运行", "基本支出"): "471.41",
        }.items():
            self.assertEqual(found[place], text)

    def test_for_people(self):
        text = self.call("diff", self.old, self.new).stdout
        self.assertIn(
            "30201 办公费 · 一般公共预算基本支出/合计（第 12 页，页码 11）："
            "48.00 → 58.00  ← 即 [1]\n", text)
        self.assertTrue(text.endswith(
            f"共改变 {len(self.report['changes'])} 处\n"))

    def test_pdf_files(self):
        """The same, but for what only descriptions know."""
        old, new = (self.render(self.old, "a.pdf"),
                    self.render(self.new, "b.pdf"))
        for change in self.report["changes"]:
            change["derived"], change["causes"] = False, []
        for pair in (old, new), (old, self.new), (self.old, new):
            report = self.diff(*pair)
            self.assertEqual(report["changes"], self.report["changes"])
            self.assertEqual(report["inputs"], [])
        self.assertEqual(self.diff(new, self.new)["changes"], [])


class SeveralAmounts(Case):
    """Some amounts of the list at random, twenty times."""

    def change_some(self, choose):
        """Other amounts in some lines; {line: (old, new)}."""
        path = self.old / "基本支出.csv"
        lines = path.read_text(encoding="utf-8").splitlines()
        changed = {}
        # Those of 三公 must agree with another table.
        free = [i for i, line in enumerate(lines) if i > 0 and not
                re.search(",302(12|17|31),", line)]
        for index in choose.sample(free, choose.randint(1, 5)):
            head, old = lines[index].rsplit(",", 1)
            new = f"{float(old) + choose.randint(1, 999) / 100:.2f}"
            lines[index] = f"{head},{new}"
            changed[index + 1] = old, new
        (self.new / "基本支出.csv").write_text("\n".join(lines) + "\n",
                                           encoding="utf-8")
        return changed

    def assert_all_found(self, changed, old, report):
        inputs = report["inputs"]
        self.assertEqual(
            {i["new"]["line"]: (i["old"]["text"], i["new"]["text"])
             for i in inputs}, changed)
        new = self.cells(self.new)
        self.assertEqual(old.keys(), new.keys())
        cells = collections.Counter(
            (old[e][1], new[e][1]) for e in old if old[e][1] != new[e][1])
        listed = collections.Counter(
            (c["old"]["text"], c["new"]["text"])
            for c in figures(report) if not c["words"])
        self.assertEqual(listed, cells)
        # Each amount moved something; nothing moved by itself; what is one
        # amount moved as that amount did.
        self.assertEqual(set().union(*(c["causes"] for c in
                                       report["changes"])),
                         set(range(len(inputs))))
        for change in figures(report):
            self.assertTrue(change["causes"], change)
            if not change["derived"]:
                (cause,) = change["causes"]
                self.assertEqual(change["new"]["text"].rstrip("万元"),
                                 inputs[cause]["new"]["text"])

    def test_at_random(self):
        old = self.cells(self.old)
        for seed in range(20):
            with self.subTest(seed=seed):
                changed = self.change_some(random.Random(seed))
                self.assert_all_found(changed, old, self.diff())


class OtherChanges(Case):
    def test_nothing(self):
        done = self.call("diff", self.old, self.new)
        self.assertEqual((done.stdout, done.stderr), ("没有不同\n", ""))
        done = self.call("diff", self.old, self.new, "--lang", "en")
        self.assertEqual(done.stdout, "nothing differs\n")
        self.assertEqual((self.diff()["inputs"], self.diff()["changes"]),
                         ([], []))

    def test_project_renamed(self):
        self.replace("项目.yaml", "名称: 政府办工作经费", "名称: 政府办公经费")
        report = self.diff()
        self.assertEqual(figures(report), [])
        texts = {(c["kind"], c["old"]["text"], c["new"]["text"])
                 for c in report["changes"]}
        self.assertIn(("text", "政府办工作经费", "政府办公经费"), texts)
        for kind, old, new in texts:
            self.assertEqual(old.replace("政府办工作经费", "政府办公经费"),
                             new, kind)

    def test_project_added(self):
        """Its two tables came; the numbers of the others only follow."""
        path = self.new / "项目.yaml"
        text = path.read_text(encoding="utf-8")
        path.write_text(
            text + "- 名称: 会议室改造\n  编码: 13063124P004245119999\n"
            "  功能科目编码: 2010301\n  预算数: 20.00\n  用途: 会议室改造\n"
            "  绩效目标: 按期完成\n"
            "  指标:\n    - {一级指标: 产出指标, 二级指标: 数量指标, "
            "三级指标: 改造间数, 指标值: \"2\", 单位: 间, 依据: 合同}\n",
            encoding="utf-8")
        report = self.diff()
        tables = [c for c in report["changes"] if c["kind"] == "table"]
        self.assertEqual(len(tables), 2)
        for table in tables:
            self.assertIsNone(table["old"])
            self.assertIn("会议室改造", table["table"])
        self.assertEqual(without(report, "table", "figure", "row"), [])
        self.assertTrue(all(c["derived"] and c["causes"]
                            for c in figures(report)))

    def test_row_added(self):
        self.replace("基本支出.csv", "2010301,30201,48.00\n",
                     "2010301,30201,48.00\n2010301,30202,3.00\n")
        report = self.diff()
        (row,) = without(report, "figure")
        self.assertEqual((row["kind"], row["row"], row["old"]),
                         ("row", "30202 印刷费", None))
        self.assertEqual(row["new"]["text"], "30202 | 印刷费 | 3.00 | 3.00")
        (change,) = report["inputs"]
        self.assertIsNone(change["old"])
        self.assertTrue(all(c["derived"] for c in figures(report)))
        back = self.diff(self.new, self.old)
        (row,) = without(back, "figure")
        self.assertEqual((row["kind"], row["new"]), ("row", None))
        self.assertIsNone(back["inputs"][0]["new"])
        self.assertTrue(all(c["causes"] == [0] for c in figures(back)))

    def test_duty_changed(self):
        self.replace("434.yaml", "十三负责县政府外事工作",
                     "十三负责县政府外事和侨务工作")
        (change,) = self.diff()["changes"]
        self.assertEqual(
            (change["kind"], change["old"]["text"], change["new"]["text"]),
            ("sentence", "十三负责县政府外事工作",
             "十三负责县政府外事和侨务工作"))

    def test_mistakes(self):
        """What keeps a description from being printed, and only that."""
        self.replace("基本支出.csv", "48.00", "48.00.1")
        done = self.call("diff", self.old, self.new, code=1)
        self.assertIn("new/434/基本支出.csv:10:", done.stderr)
        self.assertNotIn("[PACK_ADVICE]", done.stderr.split("基本支出.csv")[0])
        self.assertNotIn("没有不同", done.stdout)
        self.call("diff", self.old, self.folder / "absent", code=1)
        self.call("diff", self.old, self.folder / "absent.pdf", code=3)


class County(Case):
    def test_two_states(self):
        for state in "old", "new":
            target = self.folder / state / "435"
            shutil.copytree(self.folder / state / "434", target)
            (target / "434.yaml").rename(target / "435.yaml")
        for state, name in ("old", "436"), ("new", "437"):
            target = self.folder / state / name
            shutil.copytree(self.folder / state / "434", target)
            (target / "434.yaml").rename(target / f"{name}.yaml")
        (self.folder / "new" / "notes").mkdir()
        self.replace("基本支出.csv", "30201,48.00", "30201,58.00")
        county = self.folder / "old", self.folder / "new"
        done = self.call("diff", *county, "--json")
        reports = json.loads(done.stdout)["reports"]
        self.assertEqual([r["name"] for r in reports],
                         ["434", "435", "436", "437"])
        self.assertEqual([bool(r["changes"]) for r in reports],
                         [True, False, False, False])
        self.assertEqual([r["old"] is None for r in reports],
                         [False, False, False, True])
        self.assertEqual([r["new"] is None for r in reports],
                         [False, False, True, False])
        text = self.call("diff", *county).stdout
        self.assertIn("436：新状态中没有\n", text)
        self.assertTrue(text.endswith(
            "共 4 份报告：1 份有改变，改变 58 处；增减 2 份\n"), text[-200:])
        self.one_broken(county)

    def one_broken(self, county):
        """The others are compared all the same."""
        (self.folder / "new" / "435" / "435.yaml").write_text("单位名称: 甲\n")
        done = self.call("diff", *county, "--json", code=1)
        reports = json.loads(done.stdout)["reports"]
        self.assertEqual([r["done"] for r in reports],
                         [True, False, True, True])
        self.assertEqual(len(reports[0]["changes"]), 58)

    def test_order_of_pdfs(self):
        """With its ending 434-1 sorts before 434, by its name behind it."""
        pdf = self.render(self.old, "one.pdf")
        for state, names in ("a", ("434",)), ("b", ("434", "434-1")):
            (self.folder / state).mkdir()
            for name in names:
                shutil.copy(pdf, self.folder / state / f"{name}.pdf")
        done = self.call("diff", self.folder / "a", self.folder / "b",
                         "--json")
        reports = json.loads(done.stdout)["reports"]
        self.assertEqual([(r["name"], r["old"] is None) for r in reports],
                         [("434", False), ("434-1", True)])

    def test_pdf_folder(self):
        """A folder of PDF files against the descriptions."""
        reports = self.folder / "reports"
        reports.mkdir()
        self.render(self.old, "reports/434.pdf")
        self.replace("基本支出.csv", "30201,48.00", "30201,58.00")
        done = self.call("diff", reports, self.folder / "new", "--json")
        (report,) = json.loads(done.stdout)["reports"]
        self.assertEqual(len(report["changes"]), 58)


def main():
    if len(sys.argv) < 3:
        raise SystemExit(__doc__.strip())
    Case.program = str(pathlib.Path(sys.argv[1]).resolve())
    Case.root = pathlib.Path(sys.argv[2]).resolve()
    unittest.main(argv=[sys.argv[0], *sys.argv[3:]])


if __name__ == "__main__":
    main()
