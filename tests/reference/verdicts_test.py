#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Do verdicts.py and pictures.py find what they should? On made-up values."""
import os
import sys
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
sys.dont_write_bytecode = True

from PIL import Image, ImageDraw, ImageFilter  # noqa: E402

import pictures  # noqa: E402
import verdicts  # noqa: E402

FONTS = """name   type         encoding    emb sub uni object ID
------ ------------ ----------- --- --- --- ---------
AAAAAA+NotoSerifSC-Regular CID Type 0C (OT) Identity-H {} {} {} 12 0
"""


class Texts(unittest.TestCase):
    def test_fonts(self):
        def count(*flags):
            return len(list(verdicts.font_problems(FONTS.format(*flags))))
        self.assertEqual(count("yes", "yes", "yes"), 0)
        self.assertEqual(count("no", "yes", "yes"), 1)
        self.assertEqual(count("yes", "no", "yes"), 1)
        self.assertEqual(count("yes", "yes", "no"), 1)
        self.assertEqual(len(list(verdicts.font_problems("a\nb\n"))), 1)

    def test_characters(self):
        def found(text):
            return list(verdicts.character_problems("x", [text]))
        self.assertEqual(found("一二\n望都\t1"), [])
        for wrong in "\u2f00\u2e81\uf900\ufb01\ue000\U000f0000\ufffd\x01":
            self.assertEqual(len(found("一" + wrong)), 1, hex(ord(wrong)))

    def test_agreement(self):
        def found(one, other):
            return list(verdicts.agreement_problems("a", one, "b", other))
        self.assertEqual(found(["一 二"], ["二\n一"]), [])
        self.assertEqual(len(found(["一"], ["一一"])), 1)
        self.assertEqual(len(found(["一"], [])), 1)
        # The order counts on pages of prose: body page 16 is PDF page 18.
        pages = [""] * 17
        self.assertEqual(len(found(pages + ["一二"], pages + ["二一"])), 2)

    def test_marks(self):
        def found(*lines):
            return list(verdicts.kinsoku_problems([[list(line)
                                                    for line in lines]]))
        self.assertEqual(found("《一》，", "“二”。", "（三）", "—", ""), [])
        self.assertEqual(len(found("，一")), 1)
        self.assertEqual(len(found(" ”一")), 1)
        self.assertEqual(len(found("一（", "二“", "三《 ")), 3)


class Targets(unittest.TestCase):
    wanted = verdicts.wanted_read("# note\n1 甲 表\n3 - 乙表\n")
    texts = ["封面", "目录甲表2", "甲表", "", "乙表"]

    def test_wanted(self):
        self.assertEqual(self.wanted, [(1, True, "甲表"),
                                       (3, False, "乙表")])

    def outline(self, *items):
        return list(verdicts.outline_problems(items, self.wanted,
                                              self.texts))

    def test_outline(self):
        self.assertEqual(self.outline(("甲 表", 2), ("乙表", 4)), [])
        self.assertEqual(len(self.outline(("甲表", 2))), 1)
        self.assertEqual(len(self.outline(("甲表", 3), ("乙表", 4))), 2)
        self.assertEqual(len(self.outline(("乙表", 4), ("甲表", 2))), 1)
        self.assertEqual(
            len(self.outline(("甲表", 2), ("乙表", 4), ("丙", None))), 1)

    def contents(self, *links):
        return list(verdicts.contents_problems(links, self.wanted,
                                               self.texts))

    def test_contents(self):
        self.assertEqual(self.contents(("甲表………2", 2)), [])
        self.assertEqual(len(self.contents()), 2)
        self.assertEqual(len(self.contents(("甲表………3", 2))), 2)
        self.assertEqual(len(self.contents(("甲表………", 2))), 2)
        self.assertEqual(len(self.contents(("甲表………2", None))), 2)
        self.assertEqual(
            len(self.contents(("甲表……2", 2), ("丙……4", 4))), 1)


def page(*boxes):
    picture = Image.new("L", (200, 100), 255)
    draw = ImageDraw.Draw(picture)
    for box in boxes:
        draw.rectangle(box, fill=0)
    return picture


class Pictures(unittest.TestCase):
    # Bars as wide as the strokes of a character of 10 pt.
    bars = [(20 + 4 * i, 20, 21 + 4 * i, 40) for i in range(20)]

    def faults(self, *boxes):
        return len(pictures.page_problems(page(*self.bars), page(*boxes))[0])

    def test_same(self):
        self.assertEqual(self.faults(*self.bars), 0)

    def test_softer_edges(self):
        soft = page(*self.bars).filter(ImageFilter.GaussianBlur(0.5))
        self.assertEqual(
            pictures.page_problems(page(*self.bars), soft)[0], [])

    def test_stroke_lacks(self):
        self.assertGreater(self.faults(*self.bars[:5], *self.bars[6:]), 0)

    def test_moved(self):
        moved = [(a + 3, b, c + 3, d) for a, b, c, d in self.bars]
        self.assertGreater(self.faults(*moved), 0)

    def test_empty_page(self):
        self.assertGreater(self.faults(), 0)

    def test_size(self):
        other = Image.new("L", (210, 100), 255)
        self.assertTrue(pictures.page_problems(page(*self.bars), other)[0])


if __name__ == "__main__":
    unittest.main()
