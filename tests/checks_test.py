#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Tests of the checks: each must find what it is there to find."""
import pathlib
import tempfile
import unittest

import globals as globals_check
import house
import layers

TABLE = """
common: | string.h
low: | low*.h
high: low | FT_*_H
"""


class Tree(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.root = pathlib.Path(self.folder.name)

    def write(self, name, text):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


class Layers(Tree):
    def problems(self, name, text, table=TABLE):
        self.write("tests/layers.txt", table)
        self.write("src/low/low.h", "/* Open to all. */\n")
        self.write("src/low/inner.h", "/* Parts. Private\n * to low/. */\n")
        self.write("src/high/high.h", "")
        self.write(name, text)
        return layers.check(self.root)

    def test_allowed(self):
        self.assertEqual(self.problems("src/high/a.c", (
            '#include "high/high.h"\n#  include "low/low.h"\n'
            '#include <string.h>\n#include FT_OUTLINE_H\n')), [])
        self.assertEqual(self.problems("src/low/a.c", (
            '#include "low/inner.h"\n#include <lowest.h>\n')), [])

    def test_forbidden(self):
        for name, line, part in (
                ("src/low/a.c", '#include "high/high.h"', "may not see high/"),
                ("src/low/a.h", '#include "high/high.h"', "may not see high/"),
                ("src/high/a.c", '#include "low/inner.h"', "is private"),
                ("src/high/a.c", '#include "low/none.h"', "is not there"),
                ("src/high/a.c", '#include "high.h"', "with its folder"),
                ("src/high/a.c", "#include <lowest.h>", "<lowest.h>"),
                ("src/low/a.c", "#include FT_OUTLINE_H", "<FT_OUTLINE_H>"),
                ("src/low/a.c", "#include <time.h>", "<time.h>"),
                ("src/new/a.c", "", "does not name new/")):
            with self.subTest(line=line):
                problems = self.problems(name, "/* x */\n" + line + "\n")
                self.assertEqual(len(problems), 1, problems)
                self.assertIn(part, problems[0])
                (self.root / name).unlink()

    def test_bad_tables(self):
        self.assertIn("a cycle", self.problems(
            "src/low/a.c", "", TABLE + "low: high |")[0])
        self.assertIn("unknown folder", self.problems(
            "src/low/a.c", "", TABLE + "low: nowhere |")[0])
        with self.assertRaises(SystemExit):
            self.problems("src/low/a.c", "", "low base")


SPDX = "/* SPDX-License-Identifier: MIT */\n"


class House(Tree):
    def problems(self, name, text):
        self.write(name, text)
        found = house.check(self.root)
        (self.root / name).unlink()
        return found

    def test_in_order(self):
        for name, text in (
                ("src/a.c", SPDX + '/* 预算 */ char *a = "甲"; // 三公\n'),
                ("src/base/diag.def", SPDX + 'DIAG("科目")\n'),
                ("src/app/help.c", SPDX + 'char *a = "预算";\n'),
                ("tests/unit/a.c", SPDX + 'char *a = "预算";\n'),
                ("src/a.c", SPDX + '/* time() */ char *a = "rand()";\n'),
                ("src/a.c", SPDX + "int run_time(void); char c = '\"';\n"),
                ("src/batch/clock.c", SPDX + "clock_gettime(a, b);\n"),
                ("tests/a.sh", "#!/bin/sh\n# SPDX-License-Identifier: MIT\n"),
                ("src/a.c", SPDX + "\n" * 499)):
            with self.subTest(text=text):
                self.assertEqual(self.problems(name, text), [])

    def test_out_of_order(self):
        for name, text, part in (
                ("src/a.c", SPDX + '\nchar *a = "部门预算";\n', "a.c:3:"),
                ("src/a.h", SPDX + '\nchar *a = "三" /* */\n "公";\n', "三公"),
                ("src/a.c", SPDX + r'char *a = "\u79d1\u76ee";', "科目"),
                ("src/a.c", SPDX + r'char *a = "\xE7\xA7\x91\xe7\x9b\xae";',
                 "科目"),
                ("src/a.c", SPDX + "long a = time(0);\n", "time()"),
                ("src/batch/a.c", SPDX + "clock_gettime(a, b);\n", "a.c:2:"),
                ("src/batch/clock.c", SPDX + "time(0);\n", "time()"),
                ("src/a.c", SPDX + "/* TO" "DO: later */\n", "left for later"),
                ("src/a.c", "int a;\n", "no SPDX line"),
                ("tests/a.py", "pass\n", "no SPDX line"),
                ("src/a.c", SPDX + "\n" * 500, "501 lines")):
            with self.subTest(text=text):
                problems = self.problems(name, text)
                self.assertEqual(len(problems), 1, problems)
                self.assertIn(part, problems[0])


class Globals(unittest.TestCase):
    LISTING = """
a.c.o:     file format elf64-x86-64

SYMBOL TABLE:
0000000000000000 l    df *ABS*	0000000000000000 a.c
0000000000000000 l    d  .bss	0000000000000000 .bss
0000000000000000 l     O .data	0000000000000004 hidden
0000000000000004 l     O .bss	0000000000000004 n.0
0000000000000000 g     O .bss.counter	0000000000000004 counter
0000000000000000 g     O .rodata	0000000000000004 fixed
0000000000000000 g     O .data.rel.ro.local	0000000000000008 table
0000000000000004       O *COM*	0000000000000004 common
0000000000000000 g     F .text	0000000000000031 next
"""

    def test_variables(self):
        self.assertEqual(globals_check.variables(self.LISTING), [
            ("a.c.o", "hidden"), ("a.c.o", "n.0"), ("a.c.o", "counter"),
            ("a.c.o", "common")])


if __name__ == "__main__":
    unittest.main()
