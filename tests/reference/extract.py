# SPDX-License-Identifier: MIT
"""What other programs read from a PDF file, page by page.

poppler (pdftotext), MuPDF (mutool) and, where it is there, pdf.js each give
the text of the pages; poppler gives the words with their boxes as well. A
program that is missing or fails is an error here, never a skipped check.
"""
import html
import os
import re
import subprocess
import xml.etree.ElementTree as xml
from dataclasses import dataclass

HERE = os.path.dirname(os.path.abspath(__file__))
FOLIO = re.compile(r"\D{0,2}?(\d+)\D{0,2}")


@dataclass
class Word:
    """A word of pdftotext -bbox; in points, y down."""
    text: str
    left: float
    top: float
    right: float
    bottom: float


def run(*arguments):
    """The standard output of a command that must succeed."""
    done = subprocess.run(arguments, capture_output=True, check=False)
    if done.returncode != 0:
        message = done.stderr.decode("utf-8", "replace").strip()
        raise SystemExit(f"{arguments[0]} failed: {message}")
    return done.stdout.decode("utf-8")


def bare(text):
    """Without white space of any kind."""
    return "".join(text.split())


def cut(text):
    """Pages that end, each, with a form feed."""
    pages = text.split("\f")
    return pages[:-1] if pages and not pages[-1].strip() else pages


def poppler_pages(name, bottom=None):
    """The pages in the order of their content, which is that of reading,
    down to a height if given. Poppler's own guess of the order (without -raw)
    walks through small tables by columns."""
    crop = [] if bottom is None else ["-x", "0", "-y", "0", "-W", "10000",
                                      "-H", str(bottom)]
    return cut(run("pdftotext", "-raw", "-r", "72", "-enc", "UTF-8", *crop,
                   name, "-"))


def mutool_pages(name):
    return cut(run("mutool", "draw", "-q", "-F", "txt", name))


def pdfjs_pages(name, module):
    """module: the path of pdf.js' legacy/build/pdf.mjs."""
    return cut(run("node", os.path.join(HERE, "pdfjs.mjs"), module, name))


def poppler_words(name):
    """A list of words for each page."""
    root = xml.fromstring(run("pdftotext", "-bbox", name, "-"))
    pages = []
    for page in root.iter("{http://www.w3.org/1999/xhtml}page"):
        pages.append([
            Word(word.text or "", *(float(word.get(key)) for key in
                                    ("xMin", "yMin", "xMax", "yMax")))
            for word in page])
    return pages


def mutool_lines(name):
    """For each page, its lines as MuPDF finds them: lists of characters."""
    pages = []
    text = run("mutool", "draw", "-q", "-F", "stext", name)
    for page in re.split(r"<page\b", text)[1:]:
        lines = []
        for line in re.split(r"<line\b", page)[1:]:
            lines.append([html.unescape(c)
                          for c in re.findall(r'<char\b[^>]* c="([^"]*)"',
                                              line)])
        pages.append(lines)
    return pages


def first_line(words):
    """The bare text of what stands highest on the page, from left to right."""
    if not words:
        return ""
    top = min(words, key=lambda word: word.top)
    middle = (top.top + top.bottom) / 2
    line = [word for word in words if word.top < middle < word.bottom]
    line.sort(key=lambda word: word.left)
    return bare("".join(word.text for word in line))


def folio(words):
    """(number, top) of the folio: the last line of the page, if it is one
    number, maybe between dashes, and stands off the text; or None."""
    if not words:
        return None
    bottom = max(word.bottom for word in words)
    last = [word for word in words if word.top > bottom - 6
            or word.bottom > bottom - 3]
    text = bare("".join(word.text for word in last))
    match = FOLIO.fullmatch(text)
    if match is None:
        return None
    others = [word.bottom for word in words if word not in last]
    top = min(word.top for word in last)
    if others and max(others) > top:
        return None
    return int(match[1]), top
