#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Does compare.py find what it should? On altered copies of the published
text itself."""
import os
import sys
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
sys.dont_write_bytecode = True

import compare  # noqa: E402
import extract  # noqa: E402


def published():
    name = os.path.join(HERE, "..", "fixtures",
                        "wangdu-434-2024.pages.txt")
    with open(name, encoding="utf-8") as file:
        return file.read().split("\f")


def wanted():
    with open(os.path.join(HERE, "differences.txt"),
              encoding="utf-8") as file:
        return compare.differences_read(file.read())


def as_we_print(entries):
    """The published pages with the wanted differences, set in one line; the
    pages of tables keep their white space, which parts the numbers."""
    bare = [extract.bare(page) for page in published()]
    for entry in entries:
        assert compare.difference_apply(bare, entry) is None
    pages = published()
    for index in range(len(pages)):
        if index + 1 in compare.PROSE:
            pages[index] = bare[index]
    pages[11] = pages[11].replace("政府基金预算财", "政府性基金预算财")
    return pages


class Compare(unittest.TestCase):
    def setUp(self):
        self.published = published()
        self.entries = wanted()
        self.ours = as_we_print(self.entries)

    def problems(self):
        return compare.pages_compare(self.published, self.ours, self.entries)

    def alter(self, page, old, new):
        self.assertIn(old, self.ours[page - 1])
        self.ours[page - 1] = self.ours[page - 1].replace(old, new, 1)

    def test_as_published(self):
        self.assertEqual(self.problems(), [])

    def test_fixture_has_the_pages(self):
        self.assertEqual(len(self.published), 32)

    def test_character_lost_in_prose(self):
        self.alter(16, "望都", "都")
        self.assertEqual(len(self.problems()), 1)
        self.assertIn("page 16: published …", self.problems()[0])

    def test_characters_swapped_in_prose(self):
        self.alter(31, "财政拨款收入", "财政拨款入收")
        self.assertTrue(self.problems())

    def test_characters_swapped_in_table_number(self):
        self.alter(9, "888.73", "887.83")
        found = self.problems()
        self.assertEqual(len(found), 2)
        self.assertIn("number “887.83” added 1 times", found[0])
        self.assertIn("number “888.73” lost 1 times", found[1])

    def test_character_added_in_table(self):
        self.alter(25, "年终考核", "年终总考核")
        found = self.problems()
        self.assertEqual(len(found), 1)
        self.assertIn("character “总” added 1 times", found[0])

    def test_row_on_the_wrong_page(self):
        self.alter(1, "19 十九、自然资源海洋气象等支出", "")
        self.ours[1] += "19 十九、自然资源海洋气象等支出"
        pages = {text.split(":")[0] for text in self.problems()}
        self.assertEqual(pages, {"page 1", "page 2"})

    def test_first_line(self):
        pages = [[word("下", 30, 40), word("表", 10, 20)],
                 [extract.Word("2", 9, 10, 11, 20),
                  extract.Word("1", 0, 11, 8, 21)]]

        def found(*published):
            return list(compare.first_line_problems(published, pages))
        self.assertEqual(found("表\n下", "1 2\n3"), [])
        self.assertEqual(len(found("下\n表", "1 2")), 1)
        self.assertEqual(len(found("表\n下", "2 1")), 1)

    def test_page_lost(self):
        self.ours.pop()
        self.assertEqual(self.problems(), ["31 body pages, published 32"])

    def test_break_moved(self):
        self.ours[20] = self.ours[19][-1] + self.ours[20]
        self.ours[19] = self.ours[19][:-1]
        self.assertEqual(len(self.problems()), 2)

    def test_listed_difference_absent(self):
        for entry in self.entries:
            others = [e for e in self.entries if e is not entry]
            self.ours = as_we_print(others)
            if entry["page"] == 12:
                self.ours[11] = self.published[11]
            texts = "\n".join(self.problems())
            self.assertIn(f"“{entry['name']}” does not occur", texts)

    def test_difference_that_is_not_listed(self):
        for entry in list(self.entries):
            kept = self.entries
            self.entries = [e for e in kept if e is not entry]
            self.assertTrue(self.problems(), entry["name"])
            self.entries = kept

    def test_shift_too_long(self):
        entry = {"name": "n", "kind": "shift", "page": 20, "to": 19,
                 "text": self.published[19][:4], "reason": "r"}
        pages = [extract.bare(page) for page in self.published]
        self.assertIn("more than 3",
                      compare.difference_apply(pages, entry))

    def test_wrong_keys_in_list(self):
        with self.assertRaises(ValueError):
            compare.differences_read("name: x\nkind: replace\npage: 1\n")


def word(text, top, bottom):
    return extract.Word(text, 0, top, 10, bottom)


class Folio(unittest.TestCase):
    def test_number_between_dashes(self):
        page = [word("text", 10, 20), word("—", 50, 60), word("8", 51, 61),
                word("—", 50, 60)]
        self.assertEqual(extract.folio(page), (8, 50))

    def test_last_line_of_text_is_none(self):
        self.assertIsNone(extract.folio([word("text", 10, 20),
                                         word("2024年", 50, 60)][:1]))
        self.assertIsNone(extract.folio([]))

    def test_all_pages(self):
        cover = [word("title", 10, 20)]
        right = [cover, [word("1", 50, 60)], [word("2", 50, 60)]]
        self.assertEqual(list(compare.folio_problems(right)), [])
        wrong = [right[1], right[1], [word("3", 49, 59)], cover]
        self.assertEqual(len(list(compare.folio_problems(wrong))), 4)


if __name__ == "__main__":
    unittest.main()
