#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Usage: verbs, options, help, languages, exit code 2.

usage: command_line_test.py PROGRAM [TEST...]
"""
import os
import pty
import subprocess
import unicodedata

import program
from program import ProgramTest

VERBS = "render check diff dump preview new fonts layouts help version".split()


def width(line):
    """Columns on a terminal."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1
               for c in line)


class Mistakes(ProgramTest):
    """Each ends with exit code 2, a message, and nothing else."""

    def assert_usage(self, arguments, *words):
        result = self.call(*arguments)
        self.assert_refused(result, 2, "gongkai help", *words)
        self.assertEqual(self.names(), ["letter.yaml"])

    def test_no_verb(self):
        self.assert_usage([], "[VERB_MISSING]")

    def test_misspelt_verb(self):
        self.assert_usage(["rendre", "letter.yaml"], "[VERB_UNKNOWN]",
                          "“render”？")
        self.assert_usage(["xyzzy"], "“xyzzy”这个命令 [VERB_UNKNOWN]")
        self.assert_usage(["help", "chek"], "[VERB_UNKNOWN]", "“check”？")

    def test_misspelt_option(self):
        self.assert_usage(["render", "--ouput=o.pdf", "letter.yaml"],
                          "“--ouput”", "“--output”？", "[OPTION_UNKNOWN]")
        self.assert_usage(["check", "-x", "letter.yaml"], "“-x”",
                          "[OPTION_UNKNOWN]")

    def test_all_mistakes_at_once(self):
        self.assert_usage(["render", "--dpi", "x", "--lagn"],
                          "[OPTION_UNKNOWN]", "[OPTION_VALUE_WRONG]",
                          "[OPTION_MISPLACED]", "[OPERAND_MISSING]",
                          "[OPTION_MISSING]")

    def test_option_of_another_verb(self):
        self.assert_usage(["check", "-o", "x.pdf", "letter.yaml"],
                          "check", "--output", "[OPTION_MISPLACED]")
        self.assert_usage(["layouts", "--fonts", "."], "[OPTION_MISPLACED]")

    def test_missing_parts(self):
        self.assert_usage(["render", "letter.yaml"], "-o", "[OPTION_MISSING]")
        self.assert_usage(["render", "-o", "x.pdf"], "[OPERAND_MISSING]")
        self.assert_usage(["check"], "[OPERAND_MISSING]")
        self.assert_usage(["dump", "pages"], "[OPERAND_MISSING]")
        self.assert_usage(["render", "letter.yaml", "-o"],
                          "[OPTION_VALUE_MISSING]")
        self.assert_usage(["render", "letter.yaml", "-o", ""],
                          "[OPTION_VALUE_MISSING]")

    def test_too_much(self):
        self.assert_usage(["layouts", "x", "y"], "“y”", "[OPERAND_UNWANTED]")
        self.assert_usage(["preview", "a", "b", "-o", "d"], "“b”",
                          "[OPERAND_UNWANTED]")
        self.assert_usage(["check", "--json=yes", "letter.yaml"], "--json",
                          "[OPTION_VALUE_UNWANTED]")

    def test_values(self):
        for pages in ("0", "3-1", "a", "-", "1-3-4", "1,2", "99999999999999"):
            self.assert_usage(["preview", "letter.yaml", "-o", "d",
                               "--pages", pages], "--pages", f"“{pages}”",
                              "[OPTION_VALUE_WRONG]")
        for dpi in ("0", "19", "601", "100x", "-100"):
            self.assert_usage(["preview", "letter.yaml", "-o", "d",
                               "--dpi", dpi], "--dpi", "[OPTION_VALUE_WRONG]")
        self.assert_usage(["version", "--lang", "fr"], "zh | en",
                          "[OPTION_VALUE_WRONG]")

    def test_stage(self):
        self.assert_usage(["dump", "lines", "letter.yaml"],
                          "value | budget | document | pages",
                          "[STAGE_UNKNOWN]")

    def test_conflicts(self):
        self.assert_usage(["render", "letter.yaml", "--json", "-o", "-"],
                          "[OPTION_CONFLICT]")
        self.assert_usage(["render", "a/x.yaml", "b/x.json", "-o", "out"],
                          "a/x.yaml", "b/x.json", "out/x.pdf",
                          "[OUTPUT_REPEATED]")


class Help(ProgramTest):
    def text(self, *arguments):
        result = self.call(*arguments)
        self.assert_ends(result, 0)
        self.assertEqual(result.stderr, b"")
        return result.stdout.decode("utf-8")

    def test_overview(self):
        for language in ("zh", "en"):
            text = self.text("help", "--lang", language)
            for verb in VERBS:
                self.assertIn(f"\n  {verb}", text)
            self.assertEqual(text, self.text("--help", "--lang", language))
            self.assertEqual(text, self.text("-h", "--lang", language))

    def test_each_verb(self):
        for verb in VERBS:
            for language in ("zh", "en"):
                text = self.text("help", verb, "--lang", language)
                self.assertTrue(text.startswith(f"gongkai {verb}"), text)
                self.assertEqual(
                    text, self.text(verb, "--help", "--lang", language))
                for line in text.splitlines():
                    self.assertLessEqual(width(line), 80, line)

    def test_help_asks_for_nothing_else(self):
        self.assertIn("-o", self.text("render", "--help"))

    def test_version(self):
        text = self.text("version")
        self.assertRegex(text, r"^gongkai \d+\.\d+\.\d+\n$")
        self.assertEqual(text, self.text("--version"))
        self.assertEqual(text, self.text("-V"))


class Language(ProgramTest):
    def assert_speaks(self, word, environment, *arguments):
        result = self.call(*arguments, environment=environment)
        self.assert_refused(result, 2, word)

    def test_chinese_unless_another_is_named(self):
        for environment in ({}, {"LC_ALL": "C"}, {"LANG": "C.UTF-8"},
                            {"LANG": "POSIX"}, {"LANG": "zh_CN.UTF-8"},
                            {"LC_ALL": "", "LANG": "zh_TW"},
                            {"LC_ALL": "zh_CN", "LANG": "en_US"}):
            self.assert_speaks("没有给出命令", environment)

    def test_english(self):
        for environment in ({"LANG": "en_US.UTF-8"}, {"LC_ALL": "de_DE"},
                            {"LC_MESSAGES": "en_GB", "LANG": "zh_CN"}):
            self.assert_speaks("no command given", environment)

    def test_option_wins(self):
        self.assert_speaks("没有给出命令", {"LANG": "en_US"}, "--lang", "zh")
        self.assert_speaks("no command given", {}, "--lang=en")


class Colour(ProgramTest):
    def stderr_on_terminal(self, environment):
        master, slave = pty.openpty()
        self.call("xyzzy", environment=environment, stderr=slave)
        os.close(slave)
        text = b""
        try:
            while chunk := os.read(master, 4096):
                text += chunk
        except OSError:
            pass  # the other end is closed: all is read
        os.close(master)
        return text

    def test_only_where_it_is_wanted(self):
        terminal = {"TERM": "xterm"}
        self.assertIn(b"\033[31m", self.stderr_on_terminal(terminal))
        for environment in ({**terminal, "NO_COLOR": "1"}, {"TERM": "dumb"}):
            self.assertNotIn(b"\033", self.stderr_on_terminal(environment))
        self.assertNotIn(b"\033", self.call("xyzzy", environment=terminal,
                                            stdout=subprocess.PIPE).stderr)


if __name__ == "__main__":
    program.main()
