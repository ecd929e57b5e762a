# SPDX-License-Identifier: MIT
"""What the tests of the command line share: a folder of their own, the
program, and a small description to feed it."""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

HERE = pathlib.Path(__file__).resolve().parent
LETTER = "表单: letter\n题目: 来信\n正文: 一切都好。\n"

# The language and colours of the caller are not those of the tests.
PRIVATE = ("LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR", "TERM")


class ProgramTest(unittest.TestCase):
    program = None  # path, set by main()

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="gongkai-app-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.write("letter.yaml", LETTER)

    def write(self, name, text):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def names(self, folder="."):
        return sorted(p.name for p in (self.folder / folder).iterdir())

    def call(self, *arguments, environment=None, **more):
        """Run the program in the test's folder; output is bytes."""
        env = {k: v for k, v in os.environ.items() if k not in PRIVATE}
        env.update(environment or {})
        more.setdefault("stdout", subprocess.PIPE)
        more.setdefault("stderr", subprocess.PIPE)
        return subprocess.run([self.program, *map(str, arguments)],
                              cwd=self.folder, env=env, timeout=120,
                              check=False, **more)

    def run_letter(self, verb, *arguments, **more):
        return self.call(verb, "--layouts", HERE / "layouts", *arguments,
                         **more)

    def assert_ends(self, result, code, *words):
        """The exit code, and words that the messages hold."""
        messages = (result.stderr or b"").decode("utf-8")
        self.assertEqual(result.returncode, code, messages)
        for word in words:
            self.assertIn(word, messages)

    def assert_refused(self, result, code, *words):
        """The same, and no data."""
        self.assert_ends(result, code, *words)
        self.assertEqual(result.stdout, b"")


def main():
    """Run the tests on a copy of the program that has the committed fonts
    and no layouts beside it, wherever it was built."""
    if len(sys.argv) < 2:
        raise SystemExit(f"usage: {sys.argv[0]} PROGRAM [TEST...]")
    with tempfile.TemporaryDirectory(prefix="gongkai-tree-") as name:
        tree = pathlib.Path(name)
        (tree / "bin").mkdir()
        shutil.copy2(sys.argv.pop(1), tree / "bin/gongkai")
        (tree / "fonts").symlink_to(HERE.parent.parent / "fonts")
        ProgramTest.program = str(tree / "bin/gongkai")
        unittest.main(module="__main__")
