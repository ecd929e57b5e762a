#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Does check.py find what it should?"""
import pathlib
import tempfile
import unittest

import check

SCHEMA = """\
return record { name = "x",
    field { "名称", "name", "text", required = true, meaning = "…" },
    field { "数量", "count", "integer", meaning = "…" },
    field { "类别", "kind", "choice", choices = { "甲", "乙" }, meaning = "…" },
}
"""
ROWS = """\
| `名称` | 文字 | 是 | … | … |
| `数量` | 整数 | | … | … |
| `类别` | 选项 | | `甲`、`乙` | … |

甲表：名称
"""
OFFICIAL = '{ title = "甲表", columns = { { "名称", "name", "text" } } }\n'
EXAMPLE = "- {名称: a, 数量: 1, 类别: 甲}\n"


class Links(unittest.TestCase):
    def problems(self, text):
        with tempfile.TemporaryDirectory() as name:
            root = pathlib.Path(name).resolve()
            (root / "sub").mkdir()
            (root / "sub/b.md").write_text("# One, two\n", encoding="utf-8")
            (root / "a.md").write_text(text, encoding="utf-8")
            return list(check.link_problems(root, root / "a.md"))

    def test_links_that_are_right(self):
        self.assertEqual(self.problems(
            "[a](sub/b.md) [b](sub) [c](sub/b.md#one-two) [d](#here)"
            " [e](https://example.org)\n# Here\n```\n[f](none)\n```\n"), [])

    def test_links_that_are_wrong(self):
        for text in ("[a](none.md)", "![a](none.png)", "[a](../../etc)",
                     "[a](sub/b.md#three)", "[a][b]\n\n[b]: none.md"):
            self.assertEqual(len(self.problems(text)), 1, text)


class Keys(unittest.TestCase):
    def problems(self, schema=SCHEMA, rows=ROWS, example=EXAMPLE,
                 official=OFFICIAL):
        with tempfile.TemporaryDirectory() as name:
            root = pathlib.Path(name)
            for path, text in ((check.SCHEMA, schema),
                               ("docs/description.md", rows),
                               (check.OFFICIAL, official),
                               ("docs/examples/full/full.yaml", example),
                               ("docs/examples/tables/x.csv", "")):
                (root / path).parent.mkdir(parents=True, exist_ok=True)
                (root / path).write_text(text, encoding="utf-8")
            return list(check.key_problems(root))

    def test_all_in_order(self):
        self.assertEqual(self.problems(), [])

    def test_each_mistake_is_found(self):
        for changed in (
                {"official": OFFICIAL.replace("甲表", "乙表")},
                {"official": OFFICIAL.replace("名称", "名目")},
                {"rows": ROWS.replace("| 是 |", "| |")},
                {"rows": ROWS.replace("整数", "文字")},
                {"rows": ROWS.replace("、`乙`", "")},
                {"rows": ROWS + "| `单位` | 文字 | | … | … |\n"},
                {"rows": ROWS.replace("| `数量` | 整数 | | … | … |\n", "")},
                {"example": EXAMPLE.replace("数量: 1, ", "")},
                {"schema": SCHEMA.replace('"数量"', '"单价"'),
                 "rows": ROWS.replace("`数量`", "`单价`")},
                {"schema": ""}):
            self.assertNotEqual(self.problems(**changed), [], changed)


if __name__ == "__main__":
    unittest.main()
