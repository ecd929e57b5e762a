#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""The county's pages as other programs read them.

    page_test.py PAGE_TOOL

Python's own readers of HTML, JSON and CSV take what page_tool writes of a
made-up county (page_sample.py), which is compared with its manifest.
"""
import csv
import io
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest
import urllib.parse
from html.parser import HTMLParser

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import page_sample

TOOL = sys.argv.pop() if len(sys.argv) > 1 else None
VOID = {"meta", "input", "link", "br", "img", "hr"}
WORST = {"error", "usage", "machine", "bug"}


def written(manifest, language, kind):
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder, "manifest.json")
        path.write_text(json.dumps(manifest), encoding="utf-8")
        return subprocess.run([TOOL, path, language, kind], check=True,
                              capture_output=True).stdout


class Page(HTMLParser):
    """Tags in their order; fails where one is not closed as it should be."""

    def __init__(self, text):
        super().__init__()
        self.open, self.tags, self.texts = [], [], {}
        self.feed(text)
        self.close()
        if self.open:
            raise AssertionError(f"not closed: {self.open}")

    def handle_starttag(self, tag, attributes):
        names = [name for name, _ in attributes]
        if len(names) != len(set(names)):
            raise AssertionError(f"{tag}: an attribute twice: {names}")
        self.tags.append((tag, dict(attributes), tuple(self.open)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            raise AssertionError(f"</{tag}> at {self.getpos()}")

    def handle_data(self, data):
        if self.open:
            self.texts.setdefault(self.open[-1], []).append(data)

    def named(self, tag):
        return [attributes for name, attributes, _ in self.tags
                if name == tag]


class Pages(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.manifest = page_sample.manifest(100)
        cls.reports = cls.manifest["reports"]
        cls.html = written(cls.manifest, "zh", "html").decode("utf-8")
        cls.page = Page(cls.html)

    def with_pdf(self):
        return [each for each in self.reports if each["pdf"]["sha256"]]

    def test_structure(self):
        page = self.page
        self.assertEqual(page.named("html"), [{"lang": "zh-CN"}])
        self.assertEqual(page.texts["title"], ["示例县报告清单"])
        self.assertEqual(page.texts["h1"], ["示例县报告清单"])
        self.assertEqual(len(page.named("caption")), 1)
        self.assertEqual(len(page.named("tbody")), len(self.reports))
        scopes = [each.get("scope") for each in page.named("th")]
        self.assertEqual(scopes, ["col"] * 8 + ["row"] * len(self.reports))
        ids = [attributes["id"] for _, attributes, _ in page.tags
               if "id" in attributes]
        self.assertEqual(len(ids), len(set(ids)))
        for label in page.named("label"):
            self.assertIn(label["for"], ids)
        self.assertTrue(all("hidden" in each for each in page.named("form")))
        self.assertEqual(self.html.count("{{"), 0)

    def test_links(self):
        links = [each["href"] for each in self.page.named("a")]
        self.assertEqual(links[-2:], ["summary.csv", "summary.json"])
        for link in links:
            self.assertRegex(link, r"\A(?:[A-Za-z0-9._~-]|%[0-9A-F]{2})+\Z")
        self.assertEqual([urllib.parse.unquote(each) for each in links[:-2]],
                         [each["name"] + ".pdf" for each in self.with_pdf()])

    def test_alone(self):
        """Nothing is fetched."""
        for tag, attributes, _ in self.page.tags:
            self.assertNotIn(tag, {"link", "img", "iframe", "object", "base"})
            self.assertNotIn("src", attributes)
            self.assertFalse([name for name in attributes
                              if name.startswith("on") or name == "style"])
        template = pathlib.Path(__file__).parents[2].joinpath(
            "src/batch/county_page.html").read_text(encoding="utf-8")
        for part in ("http:", "https:", "url(", "@import", "fetch("):
            self.assertNotIn(part, template)

    def test_hostile(self):
        self.assertIn("&lt;b&gt;标签&lt;img src=x&gt;", self.html)
        for character in self.html:
            code = ord(character)
            self.assertFalse(code < 0x20 and character != "\n", hex(code))
            self.assertFalse(0x202A <= code <= 0x202E, hex(code))
        self.assertIn("控制\ufffd字符\ufffd倒写", self.html)

    def test_earlier_pdf(self):
        earlier = [each for each in self.with_pdf()
                   if each["state"] not in ("done", "untried", "gone")]
        self.assertTrue(earlier)
        self.assertEqual(
            self.html.count("这次没有生成，PDF 仍是以前的版本"), len(earlier))

    def test_details(self):
        wanted = [each for each in self.reports
                  if each["findings"] or each["revisions"]]
        self.assertEqual(len(self.page.named("details")), len(wanted))
        findings = sum(len(each["findings"]) for each in self.reports)
        self.assertEqual(len(self.page.named("code")), findings)
        changes = sum(len(item["changes"]) + len(item["inputs"])
                      for each in self.reports for item in each["revisions"])
        lines = [inside for tag, _, inside in self.page.tags
                 if tag == "li" and "details" in inside]
        self.assertEqual(len(lines), findings + changes)

    def test_english(self):
        text = written(self.manifest, "en", "html").decode("utf-8")
        page = Page(text)
        self.assertEqual(page.named("html"), [{"lang": "en"}])
        self.assertEqual(page.texts["title"], ["示例县: reports"])
        self.assertNotIn("警告", text)

    def test_empty(self):
        nothing = {"format": 1, "county": "", "reports": []}
        page = Page(written(nothing, "zh", "html").decode("utf-8"))
        self.assertEqual(page.texts["h1"], ["报告清单"])
        self.assertEqual(page.named("table"), [])
        self.assertEqual(json.loads(written(nothing, "zh", "json"))["reports"],
                         [])
        self.assertEqual(written(nothing, "zh", "csv").count(b"\r\n"), 1)

    def test_json(self):
        text = written(self.manifest, "en", "json")
        summary = json.loads(text)
        self.assertEqual(summary["count"]["reports"], 100)
        self.assertEqual(sum(summary["count"].values()), 200)
        self.assertEqual(len(summary["reports"]), len(self.reports))
        for found, report in zip(summary["reports"], self.reports):
            pdf = report["pdf"]
            self.assertEqual(found["name"], report["name"])
            self.assertEqual(found["state"], report["state"])
            self.assertEqual(found["department"],
                             pdf["author"] or report["name"])
            self.assertEqual(
                [each["message"] for each in found["findings"]],
                [each["english"] for each in report["findings"]])
            self.assertEqual(found["errors"], sum(
                each["severity"] in WORST for each in report["findings"]))
            if not pdf["sha256"]:
                self.assertIsNone(found["pdf"])
                continue
            self.assertEqual(found["pdf"]["file"], report["name"] + ".pdf")
            self.assertEqual(found["pdf"]["size"], pdf["size"])
            self.assertEqual(found["pdf"]["current"],
                             report["state"] == "done")
            self.assertEqual((found["revision"] or {"number": 0})["number"],
                             pdf["revision"])

    def test_csv(self):
        text = written(self.manifest, "zh", "csv")
        self.assertTrue(text.startswith(b"\xef\xbb\xbf"))
        self.assertNotIn(b"\n", text.replace(b"\r\n", b""))
        rows = list(csv.reader(io.StringIO(text.decode("utf-8-sig"),
                                           newline=""), strict=True))
        self.assertEqual(len(rows), len(self.reports) + 1)
        self.assertEqual({len(row) for row in rows}, {12})
        for row, report in zip(rows[1:], self.reports):
            name = report["name"]
            bare = row[1][1:] if row[1].startswith("'") else row[1]
            self.assertEqual(bare, name)
            self.assertEqual(row[1].startswith("'"), name[0] in "=+-@\t")
            for cell in row:
                self.assertNotIn(cell[:1], tuple("=+-@\t\r\n"))
            if report["pdf"]["sha256"]:
                self.assertEqual(row[7:9], [str(report["pdf"]["pages"]),
                                            str(report["pdf"]["size"])])
            self.assertEqual(row[9], str(report["pdf"]["revision"]))

    def test_again(self):
        """The same bytes of the same manifest, and of the one written."""
        again = json.loads(written(self.manifest, "zh", "manifest"))
        for kind in ("html", "json", "csv", "manifest"):
            self.assertEqual(written(self.manifest, "zh", kind),
                             written(again, "zh", kind))


if __name__ == "__main__":
    unittest.main()
