#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""import: which pack reads the tables, and all of the files or none.

usage: import_test.py PROGRAM [TEST...]
"""
import json
import resource

import program
from program import HERE, ProgramTest

SCRIPT = """-- SPDX-License-Identifier: MIT
local sheet = sheets[1]
recognised("来信", sheet, 1, 1, sheet.rows, sheet.columns)
return description { name = "letter", entry { "题目", given(sheet, 1, 1) },
    absent { "正文" },
    entry { "附", csv { file = "x.csv", columns = { "甲" },
        rows = { { given(sheet, 2, 1) } } } } }
"""


class Import(ProgramTest):
    def setUp(self):
        super().setUp()
        for path in (HERE / "layouts/letter").iterdir():
            text = path.read_text("utf-8").replace(
                'version = "1",', 'version = "1", import = "import.lua",')
            self.write("layouts/letter/" + path.name, text)
        self.write("layouts/letter/import.lua", SCRIPT)

    def test_no_pack_reads_tables(self):
        (self.folder / "layouts/letter/pack.lua").unlink()
        self.write("t.csv", "来信\n")
        self.assert_refused(self.run_letter("import", "t.csv", "-o", "out"),
                            1, "IMPORT_UNSUPPORTED", "layouts/*")

    def test_a_pack_that_takes_the_script_of_its_base(self):
        self.write("layouts/other/pack.lua", """return pack {
            name = "other", title = "其他", version = "1", file_key = "文件",
            schema = "schema.lua", document = "document.lua",
            base = "letter", import = "import.lua" }""")
        self.write("t.csv", "来信\n")
        for form, name in (((), "letter"), (("--form", "other"), "other")):
            done = self.call("import", "t.csv", "-o", name, *form)
            self.assert_ends(done, 0)
            text = (self.folder / name / "letter.yaml").read_text("utf-8")
            self.assertEqual(text, f"表单: {name}\n题目: 来信\n# 正文:\n"
                                   "附: {文件: x.csv}\n")

    def test_data_of_the_result(self):
        self.write("t.csv", "来信,b\nd,e\n")
        done = self.call("import", "t.csv", "-o", "new/folder")
        self.assertEqual(done.stdout.decode("utf-8").splitlines(), [
            "file\tnew/folder/letter.yaml", "file\tnew/folder/x.csv",
            "table\t来信\tt.csv:1-2", "absent\t正文", "cells\t4\t2\t0\t0\t2"])
        done = self.call("import", "t.csv", "-o", "json", "--json")
        result = json.loads(done.stdout)
        self.assertEqual([f["code"] for f in result.pop("findings")],
                         ["IMPORT_CELLS_UNUSED"] * 2)
        self.assertEqual(result, {
            "files": ["json/letter.yaml", "json/x.csv"],
            "tables": [{"name": "来信", "file": "t.csv", "sheet": "",
                        "first": "1", "last": "2"}],
            "absent": ["正文"],
            "cells": {"all": 4, "placed": 2, "decoration": 0, "refused": 0,
                      "unused": 2}})

    def test_a_cell_has_one_fate(self):
        script = SCRIPT.replace("return", """decoration(sheet, 1, 2)
refuse(sheet, 1, 2, 2, 2, "甲")
refuse(sheet, 1, 1, 2, 2, "乙")
decoration(sheet, 1, 1, 2, 2)
return""")
        self.write("layouts/letter/import.lua", script)
        self.write("t.csv", "来信,b\nd,e\n")
        done = self.call("import", "t.csv", "-o", "out", "--json")
        result = json.loads(done.stdout)
        # What is refused is reported even if it turns out to be placed.
        self.assertEqual([f["message"] for f in result["findings"]],
                         ["甲，未读入：“e”", "乙，未读入：“来信” 等 2 格"])
        self.assertEqual(result["cells"], {
            "all": 4, "placed": 2, "decoration": 1, "refused": 1,
            "unused": 0})

    def test_all_files_or_none(self):
        self.write("t.csv", "来信\n" + "x" * 300 + "\n")
        done = self.call(
            "import", "t.csv", "-o", "out", preexec_fn=lambda:
            resource.setrlimit(resource.RLIMIT_FSIZE, (200, 200)))
        self.assert_refused(done, 3, "FILE_UNWRITABLE", "out/x.csv")
        self.assertEqual(self.names("out"), [])

    def test_a_folder_that_is_a_file(self):
        self.write("t.csv", "来信\n")
        self.write("taken", "a file\n")
        done = self.call("import", "t.csv", "-o", "taken", "--json")
        self.assert_ends(done, 3, "FILE_UNWRITABLE")
        self.assertEqual(json.loads(done.stdout)["files"], [])


if __name__ == "__main__":
    program.main()
