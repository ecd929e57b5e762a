#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Files: what is read, what is written where, and what is left when writing
fails.

usage: files_test.py PROGRAM [TEST...]
"""
import ctypes
import hashlib
import json
import os
import pathlib
import resource
import shutil
import signal
import stat
import subprocess

import program
from program import HERE, LETTER, ProgramTest

PR_CAPBSET_DROP = 24
CAP_DAC_OVERRIDE = 1
CAP_DAC_READ_SEARCH = 2


def obey_modes():
    """Let the modes of files hold for the program even if it is root's: root
    without these two capabilities is a user like others."""
    if os.getuid() == 0:
        libc = ctypes.CDLL(None, use_errno=True)
        for capability in (CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH):
            if libc.prctl(PR_CAPBSET_DROP, capability, 0, 0, 0) != 0:
                os._exit(125)


class Outputs(ProgramTest):
    def test_a_file(self):
        result = self.run_letter("render", "letter.yaml", "-o", "out.pdf")
        self.assert_ends(result, 0)
        self.assertEqual(result.stdout, b"out.pdf\n")
        self.assertEqual(result.stderr, b"")
        self.assertTrue(
            (self.folder / "out.pdf").read_bytes().startswith(b"%PDF-1.7"))

    def test_standard_output_has_the_same_bytes(self):
        self.run_letter("render", "letter.yaml", "-o", "out.pdf")
        result = self.run_letter("render", "-o", "-", "letter.yaml")
        self.assert_ends(result, 0)
        self.assertEqual(result.stdout,
                         (self.folder / "out.pdf").read_bytes())

    def test_a_form_of_the_command_line(self):
        """It wins over the description's, which need not name one then."""
        self.run_letter("render", "letter.yaml", "-o", "out.pdf")
        for first in ("表单: nowhere\n", ""):
            self.write("other.yaml", LETTER.replace("表单: letter\n", first))
            for verb, *rest in (("check",), ("dump", "pages"),
                                ("preview", "-o", "p"),
                                ("render", "-o", "other.pdf")):
                result = self.run_letter(verb, *rest, "other.yaml",
                                         "--form", "letter")
                self.assert_ends(result, 0)
            self.assertEqual((self.folder / "other.pdf").read_bytes(),
                             (self.folder / "out.pdf").read_bytes())

    def test_no_such_form(self):
        result = self.run_letter("check", "letter.yaml", "--form", "leter")
        self.assert_refused(result, 1, "“letter”？", "[PACK_NOT_FOUND]")
        result = self.run_letter("fonts", "--form", "letter")
        self.assert_refused(result, 2, "[OPTION_MISPLACED]")

    def test_a_base_in_another_folder(self):
        """A pack of one's own, based on one that lies elsewhere."""
        pack = (HERE / "layouts/letter/pack.lua").read_text(encoding="utf-8")
        self.write("mine/note/pack.lua", pack.replace(
            'name = "letter"', 'name = "note", base = "letter"'))
        letter = self.run_letter("dump", "pages", "letter.yaml")
        note = self.run_letter("dump", "pages", "letter.yaml", "--form",
                               "note", "--layouts", "mine")
        self.assert_ends(note, 0)
        self.assertIn(b'form "letter"', letter.stdout)
        self.assertEqual(note.stdout, letter.stdout.replace(
            b'form "letter"', b'form "note"'))

    def test_a_folder_is_made(self):
        result = self.run_letter("render", "letter.yaml", "-o", "a/b/")
        self.assert_ends(result, 0)
        self.assertEqual(result.stdout, b"a/b/letter.pdf\n")
        self.assertEqual(self.names("a/b"), ["letter.pdf"])

    def test_a_folder_that_is_there(self):
        (self.folder / "a").mkdir()
        self.run_letter("render", "letter.yaml", "-o", "a")
        self.assertEqual(self.names("a"), ["letter.pdf"])

    def test_several_inputs(self):
        self.write("b/memo.1.json", '{"表单": "letter", "题目": "备忘"}')
        result = self.run_letter("render", "letter.yaml", "b/memo.1.json",
                                 "-o", "out")
        self.assert_ends(result, 0)
        self.assertEqual(result.stdout,
                         b"out/letter.pdf\nout/memo.1.pdf\n")

    def test_one_bad_input_does_not_stop_the_others(self):
        self.write("bad.yaml", "表单: letter\n")
        result = self.run_letter("render", "bad.yaml", "letter.yaml",
                                 "-o", "out")
        self.assert_ends(result, 1, "bad.yaml", "[FIELD_MISSING]")
        self.assertEqual(result.stdout, b"out/letter.pdf\n")
        self.assertEqual(self.names("out"), ["letter.pdf"])

    def test_an_input_folder(self):
        self.write("unit/unit.yaml", LETTER)
        for operand in ("unit", "unit/", "./unit//"):
            result = self.run_letter("render", operand, "-o", "out/")
            self.assert_ends(result, 0)
            self.assertEqual(result.stdout, b"out/unit.pdf\n")
        self.write("notes/notes.json", '{"表单": "letter", "题目": "记"}')
        self.assert_ends(self.run_letter("check", "notes"), 0)

    def test_operands_that_look_like_options(self):
        self.write("--help", "")
        self.write("-n.yaml", LETTER)
        result = self.run_letter("render", "-o", "-o.pdf", "--", "-n.yaml")
        self.assert_ends(result, 0)
        self.assertEqual(result.stdout, b"-o.pdf\n")
        self.assertTrue((self.folder / "-o.pdf").is_file())

    def test_a_link_is_followed_and_the_mode_kept(self):
        old = self.write("old.pdf", "old")
        old.chmod(0o640)
        (self.folder / "link.pdf").symlink_to("old.pdf")
        self.assert_ends(
            self.run_letter("render", "letter.yaml", "-o", "link.pdf"), 0)
        self.assertTrue((self.folder / "link.pdf").is_symlink())
        self.assertTrue(old.read_bytes().startswith(b"%PDF"))
        self.assertEqual(stat.S_IMODE(old.stat().st_mode), 0o640)


class Failures(ProgramTest):
    """Exit code 3, a message, and no trace on the disk."""

    def assert_machine(self, result, *words):
        self.assert_refused(result, 3, *words)
        self.assertEqual([n for n in self.names() if ".gongkai" in n], [])

    def test_no_such_input(self):
        self.assert_machine(
            self.run_letter("render", "no.yaml", "-o", "out.pdf"),
            "no.yaml", "[FILE_UNREADABLE]")
        self.assert_machine(self.run_letter("check", "--", "--help.yaml"),
                            "--help.yaml", "[FILE_UNREADABLE]")
        self.assertEqual(self.names(), ["letter.yaml"])

    def test_unreadable_input(self):
        (self.folder / "letter.yaml").chmod(0)
        result = self.run_letter("render", "letter.yaml", "-o", "out.pdf",
                                 preexec_fn=obey_modes)
        self.assert_machine(result, "letter.yaml", "[FILE_UNREADABLE]")

    def test_unwritable_folder(self):
        (self.folder / "out").mkdir(mode=0o555)
        for output in ("out/x.pdf", "out/", "out/deeper/"):
            result = self.run_letter("render", "letter.yaml", "-o", output,
                                     preexec_fn=obey_modes)
            self.assert_machine(result, "out", "[FILE_UNWRITABLE]")
        self.assertEqual(self.names("out"), [])

    def test_folder_that_is_not_there_or_is_a_file(self):
        for output in ("no/x.pdf", "letter.yaml/x.pdf", "letter.yaml/"):
            self.assert_machine(
                self.run_letter("render", "letter.yaml", "-o", output),
                "[FILE_UNWRITABLE]")
        self.assertEqual(self.names(), ["letter.yaml"])

    def test_device_that_is_full(self):
        self.assert_machine(
            self.run_letter("render", "letter.yaml", "-o", "/dev/full"),
            "/dev/full", "[FILE_UNWRITABLE]")
        self.assertTrue(stat.S_ISCHR(os.stat("/dev/full").st_mode))

    def test_file_above_its_limit_keeps_the_old_one(self):
        self.write("out.pdf", "old")
        result = self.run_letter(
            "render", "letter.yaml", "-o", "out.pdf",
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE,
                                                  (1000, 1000)))
        self.assert_machine(result, "out.pdf", "[FILE_UNWRITABLE]")
        self.assertEqual((self.folder / "out.pdf").read_text(), "old")

    def test_disk_that_is_full(self):
        disk = self.folder / "disk"
        disk.mkdir()
        if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=8k", "tmpfs",
                           disk], check=False, capture_output=True).returncode:
            # Without the right to mount, the limit above is the test of it.
            return
        self.addCleanup(subprocess.run, ["umount", disk], check=True)
        (disk / "out.pdf").write_text("old")
        result = self.run_letter("render", "letter.yaml", "-o", "disk/out.pdf")
        self.assert_machine(result, "disk/out.pdf", "[FILE_UNWRITABLE]")
        self.assertEqual(self.names("disk"), ["out.pdf"])
        self.assertEqual((disk / "out.pdf").read_text(), "old")

    def test_standard_output_that_is_full(self):
        for arguments in (["version"], ["help"], ["layouts"], ["fonts"],
                          ["render", "letter.yaml", "-o", "-"],
                          ["dump", "value", "letter.yaml"],
                          ["check", "letter.yaml", "--json"]):
            with open("/dev/full", "wb") as full:
                result = self.call_verb(arguments, stdout=full)
            self.assert_ends(result, 3, "[FILE_UNWRITABLE]")

    def test_standard_output_that_is_closed(self):
        result = self.call_verb(["version"], preexec_fn=lambda: os.close(1))
        self.assert_ends(result, 3, "[FILE_UNWRITABLE]")
        # Nothing else may take its number, the report least of all.
        result = self.call_verb(["render", "letter.yaml", "-o", "out.pdf"],
                                preexec_fn=lambda: os.close(1))
        self.assert_ends(result, 3, "[FILE_UNWRITABLE]")
        self.assertTrue(
            (self.folder / "out.pdf").read_bytes().endswith(b"%%EOF\n"))

    def test_pipe_that_nobody_reads(self):
        reader, writer = os.pipe()
        os.close(reader)
        # Python ignores SIGPIPE; a shell would not.
        result = self.call_verb(
            ["render", "letter.yaml", "-o", "-"], stdout=writer,
            preexec_fn=lambda: signal.signal(signal.SIGPIPE, signal.SIG_DFL))
        os.close(writer)
        self.assert_ends(result, 3, "[FILE_UNWRITABLE]")

    def test_folders_of_the_command_line(self):
        self.assert_machine(
            self.call("layouts", "--layouts", "no"), "“no”",
            "[FILE_UNREADABLE]")
        self.assert_machine(
            self.run_letter("fonts", "--fonts", "no"), "“no”",
            "[FILE_UNREADABLE]")
        (self.folder / "empty").mkdir()
        self.assert_machine(
            self.run_letter("fonts", "--fonts", "empty"),
            "empty/fonts.manifest", "[FILE_UNREADABLE]")

    def call_verb(self, arguments, **more):
        layouts = [] if arguments[0] in ("version", "help") else [
            "--layouts", HERE / "layouts"]
        return self.call(*arguments, *layouts, **more)


class Kept(ProgramTest):
    """Mistakes in the input write nothing; inputs are never replaced."""

    def test_mistake_keeps_the_existing_output(self):
        self.write("bad.yaml", "表单: letter\n题名: x\n")
        self.write("out.pdf", "old")
        result = self.run_letter("render", "bad.yaml", "-o", "out.pdf")
        self.assert_refused(result, 1, "bad.yaml:2:1", "“题目”？",
                            "[KEY_UNKNOWN]")
        self.assertEqual((self.folder / "out.pdf").read_text(), "old")
        result = self.run_letter("render", "bad.yaml", "-o", "new/")
        self.assert_refused(result, 1)
        self.assertEqual(self.names(), ["bad.yaml", "letter.yaml", "out.pdf"])

    def test_an_input_is_not_replaced(self):
        self.write("list.csv", "名称\n甲\n")
        text = "表单: letter\n题目: 来信\n附件: {文件: list.csv}\n"
        self.write("full.yaml", text)
        (self.folder / "link").symlink_to("full.yaml")
        for output in ("full.yaml", "./full.yaml", "link", "list.csv"):
            self.assert_refused(
                self.run_letter("render", "full.yaml", "-o", output), 2,
                output, "[OUTPUT_IS_INPUT]")
        self.assertEqual((self.folder / "full.yaml").read_text(), text)
        self.assertEqual((self.folder / "list.csv").read_text(), "名称\n甲\n")


class Packs(ProgramTest):
    def check(self, description):
        self.write("x.yaml", description)
        return self.run_letter("check", "x.yaml")

    def test_name(self):
        self.assert_refused(self.check("表单: leter\n题目: x\n"), 1,
                            "x.yaml:1:5", "“letter”？", "[PACK_NOT_FOUND]")
        for name in ("../layouts/letter", "letter/", "/", ".", "..", "common",
                     '""', "'letter\\\\'"):
            self.assert_refused(self.check(f"表单: {name}\n题目: x\n"), 1,
                                "[PACK_NOT_FOUND]")

    def test_no_name(self):
        for description in ("题目: x\n", "表单:\n题目: x\n", "- 表单\n", "x\n"):
            self.assert_refused(self.check(description), 1, "表单",
                                "[FIELD_MISSING]")
        self.assert_refused(self.check("表单: [letter]\n"), 1,
                            "[TYPE_WRONG]")

    def test_search(self):
        """./layouts serves, and the command line's folder before it."""
        self.write("layouts/letter/pack.lua", "error('the near one')\n")
        result = self.call("check", "letter.yaml")
        self.assert_refused(result, 1, "the near one", "[PACK_ERROR]")
        self.assert_ends(self.run_letter("check", "letter.yaml"), 0)

    def test_list(self):
        result = self.run_letter("layouts")
        self.assert_ends(result, 0)
        lines = result.stdout.decode().splitlines()
        self.assertIn(f"letter\t信\t{HERE}/layouts/letter", lines)
        self.assertEqual(lines, sorted(lines))


class Fonts(ProgramTest):
    def names_of(self, *arguments):
        result = self.run_letter("fonts", *arguments)
        self.assert_ends(result, 0)
        rows = [line.split("\t") for line in
                result.stdout.decode().splitlines()]
        return ([row[1:3] for row in rows if row[0] == "font"],
                {row[1]: row[2].split() for row in rows if row[0] == "role"})

    def test_folder_of_the_command_line_comes_first(self):
        own, roles = self.names_of()
        name, file = own[0]
        digest = hashlib.sha256(pathlib.Path(file).read_bytes()).hexdigest()
        self.write("faces/fonts.manifest",
                   f"font Mine mine.otf 0 {digest} none\nrole 仿宋 Mine\n")
        (self.folder / "faces/mine.otf").symlink_to(file)
        fonts, mixed = self.names_of("--fonts", "faces")
        self.assertEqual(fonts, [["Mine", "faces/mine.otf"], *own])
        self.assertEqual(mixed["仿宋"], ["Mine", *roles["仿宋"]])
        self.assertEqual(mixed["宋体"], roles["宋体"])

    def test_copy_of_the_own_fonts_takes_their_place(self):
        own, roles = self.names_of()
        (self.folder / "copy").symlink_to(pathlib.Path(own[0][1]).parent)
        fonts, copied = self.names_of("--fonts", "copy")
        self.assertEqual([name for name, _ in fonts],
                         [name for name, _ in own])
        self.assertTrue(all(file.startswith("copy/") for _, file in fonts))
        self.assertEqual(copied, roles)

    def test_changed_file(self):
        own, _ = self.names_of()
        self.write("faces/fonts.manifest",
                   f"font Mine mine.otf 0 {'0' * 64} none\nrole 甲 Mine\n")
        (self.folder / "faces/mine.otf").symlink_to(own[0][1])
        result = self.run_letter("fonts", "--fonts", "faces")
        self.assert_ends(result, 1, "faces/mine.otf", "[FONT_CHANGED]")


class Characters(ProgramTest):
    def test_character_that_no_font_has(self):
        self.write("x.yaml", "表单: letter\n题目: 甲\n附件:\n"
                             "  - {名称: 乙\U00010FFF}\n")
        result = self.run_letter("render", "x.yaml", "-o", "out.pdf")
        self.assert_refused(result, 1, "x.yaml:4:10", "U+10FFF",
                            "[GLYPH_MISSING]")
        self.assertEqual(self.names(), ["letter.yaml", "x.yaml"])

    def test_marks_and_line_ends_are_no_characters(self):
        self.write("x.yaml", '表单: letter\n题目: "e\\u0301甲"\n'
                             "正文: |\n  一行。\n  又一行。\n")
        self.assert_ends(self.run_letter("check", "x.yaml"), 0)


class Data(ProgramTest):
    def json(self, *arguments, code=0):
        result = self.run_letter(*arguments, "--json")
        self.assert_ends(result, code)
        return json.loads(result.stdout)

    def test_render_and_check(self):
        self.write("bad.yaml", "表单: letter\n题名: x\n")
        data = self.json("render", "letter.yaml", "bad.yaml", "-o", "out",
                         code=1)
        self.assertEqual(data["reports"], [
            {"input": "letter.yaml", "output": "out/letter.pdf",
             "done": True, "pages": 2, "disagreements": 0},
            {"input": "bad.yaml", "output": "out/bad.pdf",
             "done": False, "pages": 0, "disagreements": 0}])
        finding = data["findings"][0]
        self.assertEqual((finding["file"], finding["line"]), ("bad.yaml", 2))
        data = self.json("check", "letter.yaml")
        self.assertEqual(data["reports"], [
            {"input": "letter.yaml", "done": True, "pages": 2, "disagreements": 0}])
        self.assertEqual(data["findings"], [])
        self.assertEqual(self.names("out"), ["letter.pdf"])

    def test_disagreements(self):
        """A report is made of figures that disagree if that is wanted; what is
        wrong is said all the same."""
        shutil.copytree(HERE.parent / "bad/layouts/common",
                        self.folder / "layouts/common")
        shutil.copytree(HERE.parent / "bad/cases/check-rules/layouts/small",
                        self.folder / "layouts/small")
        for name in ("pack.lua", "schema.lua", "codes.csv"):
            shutil.copy(HERE.parent / "bad/layouts/small" / name,
                        self.folder / "layouts/small" / name)
        shutil.copy(HERE.parent / "bad/cases/check-rules/d.yaml", self.folder)
        render = ("render", "d.yaml", "-o", "out.pdf")
        self.assert_refused(self.call(*render), 1, "[CHECK_UNEQUAL]")
        self.assertFalse((self.folder / "out.pdf").exists())
        result = self.call(*render, "--allow-errors")
        self.assert_ends(result, 1, "[CHECK_UNEQUAL]", "[CHECK_LESS]",
                         "[CHECK_FOUND]", "3 处不符", "[CHECK_PASSED_OVER]")
        self.assertEqual(result.stdout, b"out.pdf\n")
        self.assertTrue((self.folder / "out.pdf").exists())
        # Only disagreements pass.
        self.write("d.yaml", "表单: small\n名称: x\n年份: y\n")
        (self.folder / "out.pdf").unlink()
        self.assert_refused(self.call(*render, "--allow-errors"), 1,
                            "[NUMBER_WRONG]")
        self.assertFalse((self.folder / "out.pdf").exists())
        self.assert_refused(self.call("check", "d.yaml", "--allow-errors"), 2,
                            "[OPTION_MISPLACED]")

    def test_fonts(self):
        data = self.json("fonts")
        names = {font["name"] for font in data["fonts"]}
        self.assertTrue(names)
        for role in data["roles"]:
            self.assertLessEqual(set(role["fonts"]), names)
        used = self.json("fonts", "letter.yaml")["used"]
        self.assertLessEqual({font["name"] for font in used}, names)
        self.assertEqual(sum(font["glyphs"] for font in used), 8)

    def test_layouts(self):
        letter = [pack for pack in self.json("layouts")["layouts"]
                  if pack["name"] == "letter"]
        self.assertEqual(letter, [{"name": "letter", "title": "信",
                                   "folder": f"{HERE}/layouts/letter"}])

    def test_fonts_as_text(self):
        result = self.run_letter("fonts")
        self.assert_ends(result, 0)
        for line in result.stdout.decode().splitlines():
            self.assertRegex(line, r"^(font\t.+\t.+\t\d+\t.+\t.+|role\t.+\t.+"
                                   r"|set\t.+\t\d+\t.+|coverage\t.*)$")

    def test_dump(self):
        for stage, word in (("value", "来信"), ("budget", "来信"),
                            ("document", "来信"), ("pages", '"来信"')):
            result = self.run_letter("dump", stage, "letter.yaml")
            self.assert_ends(result, 0)
            self.assertIn(word, result.stdout.decode())
            again = self.run_letter("dump", stage, "letter.yaml", "-o", "x")
            self.assertEqual(again.stdout, b"")
            self.assertEqual((self.folder / "x").read_bytes(), result.stdout)

    def test_preview(self):
        result = self.run_letter("preview", "letter.yaml", "--dpi", "30",
                                 "-o", "out")
        self.assert_ends(result, 0)
        self.assertEqual(result.stdout, b"out\n")
        self.assertEqual(self.names("out"), ["page-01.png", "page-02.png"])
        for pages, expected in (("2", 1), ("2-", 1), ("1-2", 2), ("1-", 2)):
            result = self.run_letter("preview", "letter.yaml", "--dpi", "30",
                                     "--pages", pages, "-o", pages)
            self.assert_ends(result, 0)
            self.assertEqual(len(self.names(pages)), expected)
        for pages in ("3", "1-3", "3-"):
            self.assert_refused(
                self.run_letter("preview", "letter.yaml", "--pages", pages,
                                "-o", "none"), 2, "3", "[PAGES_ABSENT]")
        self.assertFalse((self.folder / "none").exists())


if __name__ == "__main__":
    program.main()
