#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""new and layouts NAME: the template that a clerk fills in, the JSON Schema,
the page of all keys; and what they refuse.

usage: new_test.py PROGRAM [TEST...]
"""
import json
import re
import resource
import subprocess

import program
import template
from files_test import obey_modes
from program import HERE, ProgramTest

LAYOUTS = HERE.parent.parent / "layouts"
EVERY_FILES = ["every.schema.json", "必有_列表-2.csv", "必有_列表.csv",
               "某局.yaml", "盒-内.csv"]


class PackTest(ProgramTest):
    def new(self, pack, folder, *arguments, **more):
        return self.call("new", pack, "-o", folder, "--layouts",
                         HERE / "layouts", "--layouts", LAYOUTS, *arguments,
                         **more)

    def report(self, *arguments):
        return self.call(*arguments, "--layouts", HERE / "layouts",
                         "--layouts", LAYOUTS)

    def fill(self, folder, **options):
        """Fill in what is there; gives the tables as they were."""
        folder = self.folder / folder
        description = folder / f"{folder.name}.yaml"
        tables = {path.name: path.read_bytes() for path in folder.glob("*.csv")}
        text, filled = template.fill(
            description.read_text(encoding="utf-8"), tables, **options)
        description.write_text(text, encoding="utf-8")
        for name, content in filled.items():
            (folder / name).write_bytes(content)
        return tables


class Template(PackTest):
    def test_files(self):
        result = self.new("every", "新/某局/")
        self.assert_ends(result, 0)
        self.assertEqual(result.stderr, b"")
        self.assertEqual(self.names("新/某局"), sorted(EVERY_FILES))
        written = result.stdout.decode().splitlines()
        self.assertEqual(written[0], "新/某局/某局.yaml")
        self.assertEqual(sorted(written),
                         sorted(f"新/某局/{name}" for name in EVERY_FILES))
        text = (self.folder / "新/某局/某局.yaml").read_text(encoding="utf-8")
        self.assertEqual(text.partition("\n")[0],
                         "# yaml-language-server: $schema=every.schema.json")
        self.assertEqual(
            (self.folder / "新/某局/every.schema.json").read_bytes(),
            self.report("layouts", "every", "--schema").stdout)
        self.assertEqual(
            (self.folder / "新/某局/必有_列表.csv").read_bytes(),
            template.MARK +
            '编码,"数，""额"", 元",级别\r\n'.encode())

    def test_the_same_in_every_language_and_place(self):
        self.new("every", "a/某局")
        self.new("every", "b/某局", "--lang", "en",
                 environment={"LC_ALL": "de_DE.UTF-8", "TZ": "Asia/Tokyo"})
        for name in EVERY_FILES:
            self.assertEqual((self.folder / "a/某局" / name).read_bytes(),
                             (self.folder / "b/某局" / name).read_bytes())

    def test_name_of_the_folder(self):
        """check DIR finds the description, whatever DIR is called here."""
        (self.folder / "真名").mkdir()
        (self.folder / "别名").symlink_to("真名")
        self.assert_ends(self.new("letter", "别名"), 0)
        self.assertIn("真名.yaml", self.names("真名"))
        (self.folder / "此处").mkdir()
        result = self.call("new", "letter", "-o", ".", "--layouts",
                           HERE / "layouts", environment={
                               "PWD": str(self.folder)})
        self.assert_ends(result, 0)
        self.assertIn(f"{self.folder.name}.yaml", self.names())
        self.assert_ends(self.report("check", "."), 1,
                         f"{self.folder.name}.yaml:18:1",
                         "[FIELD_MISSING]")

    def test_empty(self):
        """Each required key of it is missed where it stands, all else is in
        order."""
        for pack, required in (("every", ["name", "金额单位", "总额",
                                          "必有/列表", "盖"]),
                               ("letter", ["题目"])):
            self.new(pack, pack)
            result = self.report("check", pack)
            self.assert_refused(result, 1)
            lines = (self.folder / pack / f"{pack}.yaml").read_text(
                encoding="utf-8").splitlines()
            said = result.stderr.decode()
            found = re.findall(r"\.yaml:(\d+):\d+: 错误: 缺少“(.+?)”", said)
            self.assertEqual([key for _, key in found], required)
            self.assertEqual(said.count("错误"), len(required))
            for number, key in found:
                line = lines[int(number) - 1]
                self.assertRegex(line, rf'^ *"?{key}"?:')

    def test_untouched_parts_say_nothing(self):
        self.new("every", "e")
        path = self.folder / "e/e.yaml"
        text = path.read_text(encoding="utf-8")
        for key in ('"name":', "金额单位:", "总额:", "  盖:"):
            self.assertIn(f"\n{key}\n", text)
            value = "元" if "单位" in key else "1"
            text = text.replace(f"\n{key}\n", f"\n{key} {value}\n")
        path.write_text(text, encoding="utf-8")
        with open(self.folder / "e/必有_列表.csv", "ab") as table:
            table.write(b"2010301,2,1\r\n")
        result = self.report("dump", "budget", "e")
        self.assert_ends(result, 0)
        stated = re.findall(r"^  (\w+) ", result.stdout.decode(), re.M)
        self.assertEqual(stated, ["name", "unit", "total", "must", "box"])

    def test_filled_in(self):
        """With a value behind each key it makes a report.

        All but 公布表: tables as they were published cannot agree with values
        made up, and the report would be refused.
        """
        for pack in ("every", "letter", "hebei-department-budget",
                     "gbt9704-statement"):
            self.new(pack, pack)
            for name, content in self.fill(pack).items():
                if name.startswith("公布表-"):
                    (self.folder / pack / name).write_bytes(content)
            result = self.report("render", pack, "-o", f"{pack}.pdf")
            self.assert_ends(result, 0)
            self.assertEqual(result.stdout, f"{pack}.pdf\n".encode())

    def test_every_value_arrives(self):
        self.new("every", "e")
        tables = self.fill("e")
        self.assertEqual(len(tables), 3)
        result = self.report("dump", "budget", "e")
        self.assert_ends(result, 0)
        text = result.stdout.decode()
        for pattern in (r'name text \S+ "# 不是备注"',
                        r'nothing text \S+ "一：\\n  二："',
                        r"number integer \S+ 3", r'unit unit \S+ "元"',
                        r"total amount \S+ -0\.50",
                        r"width integer \S+ -3", r"depth amount \S+ 1\.00",
                        r'lid text \S+ "某"', r'strap text \S+ "某"'):
            self.assertRegex(text, pattern)
        for pattern, count in ((r'code code \S+ "2010301"', 4),
                               (r"amount amount \S+ 1234\.50", 4),
                               (r'grade choice \S+ "1"', 4),
                               (r'date date \S+ "2024-02-18"', 2),
                               (r'name text \S+ "某"', 2)):
            self.assertEqual(len(re.findall(pattern, text)), count, pattern)

    def test_only_what_is_required(self):
        """The rest of it may stay as it is."""
        for pack in ("letter", "hebei-department-budget"):
            self.new(pack, pack)
            tables = self.fill(pack, only_required=True)
            for name, content in tables.items():
                (self.folder / pack / name).write_bytes(content)
            path = self.folder / pack / f"{pack}.yaml"
            text = path.read_text(encoding="utf-8")
            # The blank record of a list that nests was filled in as well.
            if "项目:\n" in text:
                start = text.index("项目:\n") + len("项目:\n")
                end = text.index("\n\n", start)
                part = text[start:end]
                self.assertTrue(part.startswith('  - 名称: '))
                blank = "\n".join(line.partition(":")[0] + ":"
                                  for line in part.splitlines())
                path.write_text(text[:start] + blank + text[end:],
                                encoding="utf-8")
            self.assert_ends(self.report("check", pack), 0)


class Refused(PackTest):
    """Nothing is left behind."""

    def test_usage(self):
        for arguments, word in ((["new", "letter"], "[OPTION_MISSING]"),
                                (["new", "-o", "d"], "[OPERAND_MISSING]"),
                                (["new", "letter", "x", "-o", "d"],
                                 "[OPERAND_UNWANTED]"),
                                (["new", "letter", "-o", "d", "--json"],
                                 "[OPTION_MISPLACED]")):
            self.assert_refused(self.call(*arguments), 2, word,
                                "gongkai help new")
        self.assertEqual(self.names(), ["letter.yaml"])

    def test_no_such_pack(self):
        self.assert_refused(self.new("leter", "d"), 1, "“letter”？",
                            "[PACK_NOT_FOUND]")
        for name in ("../layouts/letter", "", ".", "common", "letter/"):
            self.assert_refused(self.new(name, "d"), 1, "[PACK_NOT_FOUND]")
        self.assertEqual(self.names(), ["letter.yaml"])

    def test_broken_pack(self):
        self.write("layouts/broken/pack.lua", "return 1\n")
        self.assert_refused(
            self.call("new", "broken", "-o", "d"), 1, "pack.lua")
        self.assertEqual(self.names(), ["layouts", "letter.yaml"])

    def test_files_that_are_there(self):
        self.write("某局/盒-内.csv", "我的")
        (self.folder / "某局/某局.yaml").symlink_to("nowhere")
        result = self.new("every", "某局")
        self.assert_refused(result, 2, "“某局/某局.yaml”", "“某局/盒-内.csv”",
                            "[FILE_EXISTS]")
        self.assertEqual(result.stderr.decode().count("[FILE_EXISTS]"), 2)
        self.assertEqual(self.names("某局"), ["某局.yaml", "盒-内.csv"])
        self.assertEqual(
            (self.folder / "某局/盒-内.csv").read_text(encoding="utf-8"),
            "我的")

    def test_files_of_others_are_no_hindrance(self):
        self.write("某局/通知.txt", "x")
        self.assert_ends(self.new("letter", "某局"), 0)
        self.assertEqual(self.names("某局"), sorted([
            "letter.schema.json", "某局.yaml", "通知.txt", "附件.csv"]))
        self.assert_refused(self.new("letter", "某局"), 2, "[FILE_EXISTS]")

    def test_folder_that_cannot_be(self):
        for folder in ("letter.yaml", "letter.yaml/deeper", "/proc/none/x"):
            self.assert_refused(self.new("letter", folder), 3,
                                "[FILE_UNWRITABLE]")
        self.assertEqual(self.names(), ["letter.yaml"])

    def test_unwritable_folder(self):
        (self.folder / "shut").mkdir(mode=0o555)
        for folder in ("shut", "shut/a/b"):
            self.assert_refused(
                self.new("letter", folder, preexec_fn=obey_modes), 3,
                "shut", "[FILE_UNWRITABLE]")
        self.assertEqual(self.names("shut"), [])

    def test_file_above_its_limit(self):
        """The first file fits, the second does not; neither is there, nor
        are the folders."""
        result = self.new(
            "letter", "a/b/c",
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE,
                                                  (1200, 1200)))
        self.assert_refused(result, 3, "letter.schema.json",
                            "[FILE_UNWRITABLE]")
        self.assertEqual(self.names(), ["letter.yaml"])

    def test_disk_that_is_full(self):
        disk = self.folder / "disk"
        disk.mkdir()
        if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=8k", "tmpfs",
                           disk], check=False, capture_output=True).returncode:
            # Without the right to mount, the limit above is the test of it.
            return
        self.addCleanup(subprocess.run, ["umount", disk], check=True)
        result = self.new("hebei-department-budget", "disk/a")
        self.assert_refused(result, 3, "[FILE_UNWRITABLE]")
        self.assertEqual(self.names("disk"), [])

    def test_standard_output_that_is_full(self):
        with open("/dev/full", "wb") as full:
            result = self.new("letter", "d", stdout=full)
        self.assert_ends(result, 3, "[FILE_UNWRITABLE]")


class Told(PackTest):
    def tell(self, pack, what, *arguments):
        result = self.report("layouts", pack, what, *arguments)
        self.assert_ends(result, 0)
        self.assertEqual(result.stderr, b"")
        return result.stdout.decode()

    def test_one_pack(self):
        result = self.report("layouts", "letter")
        self.assertEqual(result.stdout.decode(),
                         f"letter\t信\t{HERE}/layouts/letter\n")
        result = self.report("layouts", "letter", "--json", "-o", "x.json")
        self.assertEqual(result.stdout, b"")
        data = json.loads((self.folder / "x.json").read_text("utf-8"))
        self.assertEqual([p["name"] for p in data["layouts"]], ["letter"])

    def test_refused(self):
        for what in ([], ["--schema"], ["--fields"]):
            self.assert_refused(self.report("layouts", "leter", *what), 1,
                                "“letter”？", "[PACK_NOT_FOUND]")
        for what in ("--schema", "--fields"):
            self.assert_refused(self.report("layouts", what), 2,
                                "[OPERAND_MISSING]")
            self.assert_refused(
                self.report("layouts", "letter", what, "--json"), 2,
                "[OPTION_CONFLICT]")
            self.assert_refused(
                self.report("layouts", "letter", what, "-o", "no/x"), 3,
                "no/x", "[FILE_UNWRITABLE]")
            with open("/dev/full", "wb") as full:
                result = self.call("layouts", "letter", what, "--layouts",
                                   HERE / "layouts", stdout=full)
            self.assert_ends(result, 3, "[FILE_UNWRITABLE]")
        self.assert_refused(
            self.report("layouts", "letter", "--schema", "--fields"), 2,
            "[OPTION_CONFLICT]")

    def test_schema(self):
        schema = json.loads(self.tell("every", "--schema"))
        self.assertEqual(schema["$schema"],
                         "https://json-schema.org/draft/2020-12/schema")
        self.assertEqual(schema["$id"], "urn:gongkai:layout:every:2%20beta")
        self.assertEqual(schema["required"],
                         ["表单", "name", "金额单位", "总额", "必有/列表",
                          "盒"])
        fields = schema["properties"]
        self.assertEqual(fields["表单"]["const"], "every")
        self.assertEqual(fields["name"]["description"],
                         "第一行\n第二行（文字，必填）")
        self.assertEqual(fields["name"]["examples"], ["# 不是备注"])
        self.assertEqual(fields["必有/列表"]["minItems"], 1)
        self.assertNotIn("minItems", fields["枝"])
        self.assertEqual(
            fields["必有/列表"]["items"]["properties"]["级别"]["enum"],
            ["1", 1, "2", 2, "其他", None])

    def test_schema_to_a_file(self):
        self.assertEqual(self.tell("every", "--schema", "-o", "x.json"), "")
        self.assertEqual((self.folder / "x.json").read_text("utf-8"),
                         self.tell("every", "--schema", "--lang", "en"))

    def test_fields(self):
        text = self.tell("every", "--fields")
        self.assertEqual(text, self.tell("every", "--fields", "--lang", "en"))
        self.assertTrue(text.startswith("# 样样都有的表单：描述的全部键\n"))
        rows = [line for line in text.splitlines() if line.startswith("| `")]
        self.assertEqual(len(rows), 1 + 10 + 3 + 3 + 3 + 2 + 2 + 2 + 2 + 3 + 2 + 3)
        for row in rows:
            self.assertEqual(row.replace("\\|", "").count("|"), 6, row)
        for line in (
                "| `name` | 文字 | 是 | 第一行<br>第二行 | `# 不是备注` |",
                "| `总额` | 金额，单位依“金额单位” | 是 | 有 \\| 竖线和"
                " `反引号` | `-０．５` |",
                "| `编码` | 编码 | 是 | 科目；不得重复 | `2010301` |",
                "## 枝 › 根 › 须", "## 盒 › 内",
                "记录里的列表（记录，必填）。",
                "至少一片（列表，每条如下，必填）。"):
            self.assertIn(line + "\n", text)


if __name__ == "__main__":
    program.main()
