#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Fonts: what there is, what a report takes of them, those of the system.

usage: fonts_test.py PROGRAM [TEST...]
"""
import json
import pathlib
import subprocess

import program
from program import HERE, ProgramTest

SYSTEM = HERE.parent / "data/fonts/system"

# Linear B, which only the fonts in SYSTEM have: Alpha is bold; Bound and
# Whole may not be embedded, or not as a subset.
A, B, C, D, E = map(chr, range(0x10000, 0x10005))


# A pack with text wherever text can stand.
EVERYTHING = """
local body = style { "body", font = "仿宋", size = 12, leading = 20 }
local head = style { "head", font = "仿宋", size = 12, leading = 20,
    heading = 1, outline = 1, contents = true }
local title = style { "title", font = "仿宋", size = 12, leading = 20 }
local entry = style { "entry", font = "仿宋", size = 12, leading = 20 }
local form = page_form { "sheet", width = mm(210), height = mm(297),
    top = 72, bottom = 72, left = 72, right = 72,
    footer = running { text = "瞭", style = body } }
local lines = table_style { "lines", continued = "⺁", title_continued = "⺄" }
local function one(text) return cell { text, style = body } end
return document { title = "x", language = "zh-CN",
    section { form = form, title = "x",
        contents { title = body "㎡", levels = { entry }, leader = "㎏" },
        plain(head, "啰"),
        grid { style = lines, title = plain(title, "½"),
            columns = { "auto", "auto" },
            context = { plain(body, "⑳"), nil, nil },
            header = { row { one "Ā", one "一" } },
            body = { row { cell { "✓", style = body, rowspan = 2 },
                           one "一" }, row { one "一" } },
            page_rows = { brought = row { one "⺅", one "一" } },
            notes = { plain(body, "⺀") } } } }
"""


class FontsTest(ProgramTest):
    def letter(self, title, body="甲", name="x.yaml"):
        title, body = (json.dumps(text, ensure_ascii=False)
                       for text in (title, body))
        self.write(name, f"表单: letter\n题目: {title}\n正文: {body}\n")

    def call(self, *arguments, environment=None, **more):
        """On a machine whose fonts are those in SYSTEM."""
        config = self.folder / "fonts.conf"
        config.write_text(
            '<?xml version="1.0"?>\n'
            '<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">\n'
            f"<fontconfig><dir>{SYSTEM}</dir>"
            f"<cachedir>{self.folder}/cache</cachedir></fontconfig>\n")
        return super().call(*arguments, **more, environment={
            "FONTCONFIG_FILE": str(config), **(environment or {})})

    def rows(self, *arguments, code=0):
        result = self.run_letter("fonts", *arguments)
        self.assert_ends(result, code)
        return [line.split("\t")
                for line in result.stdout.decode().splitlines()]


class List(FontsTest):
    def test_all_of_the_common_characters(self):
        """Every role has 通用规范汉字表 and GB 18030 up to level 2."""
        rows = self.rows()
        sets = {row[1]: int(row[2]) for row in rows if row[0] == "set"}
        names = next(row[1:-2] for row in rows if row[0] == "coverage")
        self.assertEqual(list(sets), names)
        roles = [row for row in rows if row[0] == "role"]
        covered = [row for row in rows if row[0] == "coverage"
                   and row[-2] == "role"]
        self.assertEqual([row[1] for row in roles],
                         [row[-1] for row in covered])
        for row in covered:
            for name, count in zip(names, row[1:-2]):
                if name == "level-3":
                    self.assertLess(int(count), sets[name])
                else:
                    self.assertEqual(int(count), sets[name], (row[-1], name))

    def test_licences(self):
        for row in self.rows():
            if row[0] == "font":
                text = pathlib.Path(row[5]).read_text(encoding="utf-8")
                self.assertIn("icense", text)

    def test_json_says_the_same(self):
        rows = self.rows()
        data = json.loads(self.run_letter("fonts", "--json").stdout)
        self.assertEqual(
            [[font["name"], font["file"], str(font["face"]), font["licence"],
              font["licence_file"]] for font in data["fonts"]],
            [row[1:] for row in rows if row[0] == "font"])
        counts = [item["coverage"] for item in
                  data["fonts"] + data["roles"] + [data]]
        self.assertEqual([list(map(str, item.values())) for item in counts],
                         [row[1:-2] for row in rows if row[0] == "coverage"
                          and row[-1]])

    def test_no_sets_of_characters(self):
        tree = self.folder / "tree"
        (tree / "bin").mkdir(parents=True)
        (tree / "bin/gongkai").write_bytes(
            pathlib.Path(self.program).read_bytes())
        (tree / "bin/gongkai").chmod(0o755)
        (tree / "fonts").mkdir()
        (tree / "fonts/fonts.manifest").write_text("# none\n")
        done = subprocess.run([tree / "bin/gongkai", "fonts"], cwd=tree,
                              capture_output=True, check=False)
        self.assert_refused(done, 3, "character-sets.txt", "[FILE_UNREADABLE]")


class Use(FontsTest):
    def test_fallbacks(self):
        self.letter("㛃䶮☑", "啰喆镕\n㎡啰")
        rows = self.rows("x.yaml")
        self.assertEqual(
            [row for row in rows if row[0] == "fallback"],
            [["fallback", "仿宋", "㎡", "U+33A1", "GongkaiKai-Regular", "1",
              "x.yaml:3:5"],
             ["fallback", "仿宋", "啰", "U+5570", "GongkaiKai-Regular", "2",
              "x.yaml:3:5"],
             ["fallback", "仿宋", "喆", "U+5586", "GongkaiKai-Regular", "1",
              "x.yaml:3:5"],
             ["fallback", "仿宋", "镕", "U+9555", "GongkaiKai-Regular", "1",
              "x.yaml:3:5"],
             ["fallback", "黑体", "☑", "U+2611", "NotoSansSymbols2-Regular",
              "1", "x.yaml:2:5"]])
        self.assertIn(["role", "仿宋", "FandolFang-Regular", "1"], rows)
        self.assertIn(["role", "仿宋", "GongkaiKai-Regular", "5"], rows)
        self.assertIn(["used", "GongkaiKai-Regular", "5"], rows)

    def test_full_width_yuan(self):
        """FandolFang draws $ for it."""
        self.letter("甲", "￥5")
        self.assertIn(["fallback", "仿宋", "￥", "U+FFE5",
                       "GongkaiKai-Regular", "1", "x.yaml:3:5"],
                      self.rows("x.yaml"))

    def test_missing(self):
        self.letter("甲", f"{A}啰{A}")
        result = self.run_letter("fonts", "x.yaml")
        self.assert_ends(result, 1, "x.yaml:3:5", "U+10000",
                         "[GLYPH_MISSING]")
        rows = [line.split("\t")
                for line in result.stdout.decode().splitlines()]
        self.assertIn(["missing", "仿宋", A, "U+10000", "-", "2",
                       "x.yaml:3:5"], rows)
        self.assertIn(["fallback", "仿宋", "啰", "U+5570",
                       "GongkaiKai-Regular", "1", "x.yaml:3:5"], rows)
        self.assertNotIn("used", [row[0] for row in rows])

    def test_json(self):
        self.letter("甲", f"啰{A}")
        result = self.run_letter("fonts", "x.yaml", "--json")
        self.assert_ends(result, 1)
        data = json.loads(result.stdout)
        self.assertIsNone(data["used"])
        self.assertIn({"role": "黑体", "font": "NotoSansSC-Regular",
                       "characters": 1}, data["roles"])
        place = {"times": 1, "file": "x.yaml", "line": 3, "column": 5,
                 "cell": ""}
        self.assertEqual(data["fallbacks"], [
            {"role": "仿宋", "text": "啰", "code": "U+5570",
             "font": "GongkaiKai-Regular", **place},
            {"role": "仿宋", "text": A, "code": "U+10000", "font": None,
             **place}])
        self.assertEqual([item["code"] for item in data["findings"]],
                         ["GLYPH_MISSING"])

    def test_text_of_the_pack_is_named_in_the_pack(self):
        tree = self.folder / "layouts/letter"
        tree.mkdir(parents=True)
        for path in (HERE / "layouts/letter").iterdir():
            text = path.read_text(encoding="utf-8").replace('"完"', '"啰"')
            (tree / path.name).write_text(text, encoding="utf-8")
        self.letter("甲", "乙")
        result = self.call("fonts", "x.yaml")
        self.assert_ends(result, 0)
        self.assertRegex(result.stdout.decode(),
                         r"fallback\t仿宋\t啰\tU\+5570\t.+\t1\t"
                         r"layouts/letter/document\.lua:\d+\n")

    def test_every_kind_of_text(self):
        """Each has a character of its own that its first font lacks."""
        tree = self.folder / "layouts/letter"
        tree.mkdir(parents=True)
        for path in (HERE / "layouts/letter").iterdir():
            (tree / path.name).write_bytes(path.read_bytes())
        (tree / "document.lua").write_text(EVERYTHING, encoding="utf-8")
        self.letter("甲")
        result = self.call("fonts", "x.yaml")
        self.assert_ends(result, 0)
        rows = [line.split("\t")
                for line in result.stdout.decode().splitlines()]
        found = {(row[2], row[1]): int(row[5]) for row in rows
                 if row[0] == "fallback"}
        self.assertEqual(found, {
            ("啰", "仿宋"): 2,  # a title, and once more in the contents
            **{(one, "仿宋"): 1 for one in "瞭㎡㎏½⑳Ā✓⺀⺁⺄⺅"}})


class System(FontsTest):
    def test_only_on_request(self):
        self.letter(f"甲{A}")
        result = self.run_letter("render", "x.yaml", "-o", "x.pdf")
        self.assert_refused(result, 1, "x.yaml:2:5", "U+10000", "Beta",
                            "--system-fonts", "[GLYPH_MISSING]")
        self.assertNotIn("x.pdf", self.names())

    def test_no_advice_that_would_not_help(self):
        self.letter(f"甲{D}")
        for arguments in ([], ["--system-fonts"]):
            result = self.run_letter("check", "x.yaml", *arguments)
            self.assert_ends(result, 1, "U+10003", "[GLYPH_MISSING]")
            self.assertNotIn("--system-fonts", result.stderr.decode())

    def test_each_is_named_with_its_characters(self):
        self.letter(f"甲{A}", f"{B}{A}{C}{B}{A}")
        result = self.run_letter("render", "x.yaml", "-o", "x.pdf",
                                 "--system-fonts")
        self.assert_ends(result, 0, f"{SYSTEM}/Beta.ttf",
                         f"{A} U+10000 {B} U+10001 [FONT_OF_SYSTEM]",
                         f"{SYSTEM}/Gamma.ttf",
                         f"{C} U+10002 [FONT_OF_SYSTEM]")
        self.assertEqual(result.stderr.count(b"FONT_OF_SYSTEM"), 2)
        text = subprocess.run(["pdftotext", self.folder / "x.pdf", "-"],
                              capture_output=True, check=True).stdout.decode()
        self.assertIn(f"甲{A}", text)
        self.assertIn(f"{B}{A}{C}{B}{A}", text)
        rows = self.rows("x.yaml", "--system-fonts")
        self.assertIn(["used", "Gamma", "1"], rows)
        self.assertIn(["fallback", "仿宋", A, "U+10000", "Beta", "2",
                       "x.yaml:2:5"], rows)

    def test_nothing_changes_where_none_is_needed(self):
        for name, arguments in (("a", []), ("b", ["--system-fonts"])):
            result = self.run_letter("render", "letter.yaml", "-o",
                                     f"{name}.pdf", *arguments)
            self.assert_ends(result, 0)
            self.assertEqual(result.stderr, b"")
        self.assertEqual((self.folder / "a.pdf").read_bytes(),
                         (self.folder / "b.pdf").read_bytes())

    def test_not_embeddable(self):
        for character in (D, E):
            self.letter(f"甲{character}")
            result = self.run_letter("check", "x.yaml", "--system-fonts")
            self.assert_ends(result, 1, "[GLYPH_MISSING]")

    def test_the_same_beside_others(self):
        """What was set before decides neither fonts nor bytes."""
        self.letter(f"{C}{A}", name="a.yaml")
        self.letter(f"{A}{B}{C}", name="b.yaml")
        self.assert_ends(self.run_letter("render", "b.yaml", "-o", "alone.pdf",
                                         "--system-fonts"), 0)
        self.assert_ends(self.run_letter("render", "a.yaml", "b.yaml", "-o",
                                         "both", "--system-fonts"), 0)
        self.assertEqual((self.folder / "alone.pdf").read_bytes(),
                         (self.folder / "both/b.pdf").read_bytes())


if __name__ == "__main__":
    program.main()
