#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""What other programs say of the finished report.

    verdicts.py REPORT.pdf OUTLINE.txt

- pdffonts: each font is embedded, a subset, and has a ToUnicode map.
- poppler, MuPDF and, where the environment's PDFJS names its module, pdf.js
  read the same characters on each page, and on pages of prose in the same
  order. None is a Kangxi radical, a compatibility form or a private character.
- No line begins or ends with a mark that must not stand there.
- qpdf --check and tests/pdf/lint.py have nothing to say.
- Outline and contents page have each title of OUTLINE.txt, lead to its page,
  and the numbers printed in the contents are the folios of these pages.

Exit code 1 if anything is wrong.
"""
import os
import re
import subprocess
import sys
from collections import Counter

import pikepdf

import compare
import extract

# JIS X 4051 and GB/T 15834: what must not begin, or end, a line.
NEVER_FIRST = frozenset("，。、；：？！）》】〕”’％%")
NEVER_LAST = frozenset("（《【〔“‘")
FORBIDDEN = (("Kangxi radical", 0x2F00, 0x2FDF),
             ("radical", 0x2E80, 0x2EFF),
             ("compatibility ideograph", 0xF900, 0xFAFF),
             ("presentation form", 0xFB00, 0xFB06),
             ("private", 0xE000, 0xF8FF),
             ("private", 0xF0000, 0x10FFFF),
             ("compatibility ideograph", 0x2F800, 0x2FA1F),
             ("replacement", 0xFFFD, 0xFFFD),
             ("control", 0x00, 0x08),
             ("control", 0x0E, 0x1F))


def font_problems(table):
    """table: what pdffonts prints."""
    rows = table.splitlines()[2:]
    if not rows:
        yield "pdffonts: no fonts"
    for row in rows:
        match = re.search(r"\b(yes|no)\s+(yes|no)\s+(yes|no)\s+\d+\s+\d+\s*$",
                          row)
        if match is None or set(match.groups()) != {"yes"}:
            yield f"pdffonts: not emb, sub and uni: {row.strip()}"


def character_problems(reader, pages):
    for number, text in enumerate(pages, 1):
        for character in sorted(set(text) - set("\n\t")):
            for name, first, last in FORBIDDEN:
                if first <= ord(character) <= last:
                    yield (f"{reader}: PDF page {number} has the {name}"
                           f" character U+{ord(character):04X}")


def agreement_problems(one, pages, other, other_pages):
    """Two readers of the same file."""
    if len(pages) != len(other_pages):
        yield (f"{one} sees {len(pages)} pages, {other}"
               f" {len(other_pages)}")
    for number, (text, more) in enumerate(zip(pages, other_pages), 1):
        text, more = extract.bare(text), extract.bare(more)
        if Counter(text) != Counter(more):
            more_there = Counter(more) - Counter(text)
            less_there = Counter(text) - Counter(more)
            yield (f"PDF page {number}: only {one} has {dict(less_there)},"
                   f" only {other} has {dict(more_there)}")
        elif number - compare.PAGES_BEFORE in compare.PROSE:
            for problem in compare.sequence_problems(number, text, more):
                yield f"order of {one} and {other} differs: PDF {problem}"


def kinsoku_problems(pages):
    """pages: the lines of each page, as lists of characters."""
    for number, lines in enumerate(pages, 1):
        for line in lines:
            text = extract.bare("".join(line))
            if text and text[0] in NEVER_FIRST:
                yield f"PDF page {number}: a line begins with “{text[:8]}…”"
            if text and text[-1] in NEVER_LAST:
                yield f"PDF page {number}: a line ends with “…{text[-8:]}”"


def wanted_read(text):
    """(body page, in the contents?, bare title) of each line."""
    wanted = []
    for line in text.splitlines():
        if line and not line.startswith("#"):
            page, rest = line.split(" ", 1)
            listed = not rest.startswith("- ")
            wanted.append((int(page), listed,
                           extract.bare(rest if listed else rest[2:])))
    return wanted


def target_page(pdf, item, by_object):
    """The index of the page that a link or outline item leads to."""
    place = item.get("/Dest")
    if place is None and "/A" in item and item["/A"].get("/S") == "/GoTo":
        place = item["/A"]["/D"]
    if isinstance(place, pikepdf.String):
        names = pikepdf.NameTree(pdf.Root["/Names"]["/Dests"])
        place = names[str(place)]
    if isinstance(place, pikepdf.Dictionary):
        place = place["/D"]
    if place is None:
        return None
    return by_object.get(place[0].objgen)


def outline_items(pdf, by_object):
    """(title, page index) of all items, in order."""
    found = []

    def walk(node):
        while node is not None:
            found.append((str(node["/Title"]),
                          target_page(pdf, node, by_object)))
            walk(node.get("/First"))
            node = node.get("/Next")

    walk(pdf.Root.get("/Outlines", pikepdf.Dictionary()).get("/First"))
    return found


def outline_problems(items, wanted, texts):
    """items: (title, page index); texts: the bare text of each PDF page."""
    titles = {(extract.bare(title), page) for title, page in items}
    for page, _, title in wanted:
        if (title, page - 1 + compare.PAGES_BEFORE) not in titles:
            yield f"outline: no item “{title}” for body page {page}"
    for title, page in items:
        if page is None:
            yield f"outline: “{title}” leads nowhere"
        elif extract.bare(title) not in texts[page]:
            yield f"outline: “{title}” is not on PDF page {page + 1}"
    pages = [page for _, page in items if page is not None]
    if pages != sorted(pages):
        yield "outline: not in the order of the pages"


def contents_links(pdf, words, by_object):
    """(text under the link, page index) of each link of the contents page,
    parts of one entry (same page, same height or next line) joined."""
    index = compare.PAGES_BEFORE - 1
    page = pdf.pages[index]
    height = float(page.mediabox[3])
    joined = []
    for link in page.get("/Annots", []):
        if link.get("/Subtype") != "/Link":
            continue
        left, low, right, high = (float(n) for n in link["/Rect"])
        inside = "".join(
            word.text for word in words[index]
            if left - 1 <= (word.left + word.right) / 2 <= right + 1 and
            low <= height - (word.top + word.bottom) / 2 <= high)
        joined.append((extract.bare(inside),
                       target_page(pdf, link, by_object)))
    return joined


def contents_problems(links, wanted, texts):
    if not links:
        yield "contents: no links"
    seen = set()
    for text, page in links:
        match = re.fullmatch(r"(.*?)[.…·‥．]*(\d+)", text)
        if match is None:
            yield f"contents: no page number in “{text}”"
            continue
        title, number = match.groups()
        if page is None:
            yield f"contents: “{title}” leads nowhere"
        elif int(number) != page:
            yield (f"contents: “{title}” prints {number}, leads to the page"
                   f" with folio {page}")
        elif title not in texts[page]:
            yield f"contents: “{title}” is not on PDF page {page + 1}"
        else:
            seen.add((title, page))
    for page, listed, title in wanted:
        if listed and (title, page - 1 + compare.PAGES_BEFORE) not in seen:
            yield f"contents: no entry “{title}” for body page {page}"


def command_problems(*arguments):
    """A checker that must say nothing wrong and exit with 0."""
    done = subprocess.run(arguments, capture_output=True, text=True,
                          check=False)
    said = done.stdout + done.stderr
    if done.returncode != 0 or "WARNING" in said:
        yield f"{os.path.basename(arguments[0])}: {said.strip()}"


def reader_problems(name):
    """All that concerns the text that readers see."""
    readers = {"poppler": extract.poppler_pages(name),
               "mutool": extract.mutool_pages(name)}
    module = os.environ.get("PDFJS")
    if module:
        readers["pdf.js"] = extract.pdfjs_pages(name, module)
    for reader, pages in readers.items():
        yield from character_problems(reader, pages)
        if reader != "poppler":
            yield from agreement_problems("poppler", readers["poppler"],
                                          reader, pages)


def main():
    if len(sys.argv) != 3:
        raise SystemExit(__doc__.strip())
    name, outline_name = sys.argv[1:]
    with open(outline_name, encoding="utf-8") as file:
        wanted = wanted_read(file.read())
    problems = list(font_problems(extract.run("pdffonts", name)))
    problems += reader_problems(name)
    problems += kinsoku_problems(extract.mutool_lines(name))
    problems += command_problems("qpdf", "--check", name)
    lint = os.path.join(extract.HERE, "..", "pdf", "lint.py")
    problems += command_problems(sys.executable, "-B", lint, name)
    words = extract.poppler_words(name)
    texts = [extract.bare(page) for page in extract.poppler_pages(name)]
    with pikepdf.open(name) as pdf:
        by_object = {page.obj.objgen: index
                     for index, page in enumerate(pdf.pages)}
        problems += outline_problems(outline_items(pdf, by_object), wanted,
                                     texts)
        problems += contents_problems(contents_links(pdf, words, by_object),
                                      wanted, texts)
    print("\n".join(problems) if problems else
          "fonts, characters, readers, lines, outline and contents right")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
