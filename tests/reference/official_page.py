#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Is the statement set on the page of an official document, GB/T 9704-2012?

    official_page.py REPORT.pdf

- Pages are A4, upright or (where a wide table stands) on their side.
- 5.2: text stands in the type area of 156 mm x 225 mm, 37 mm from the top and
  28 mm from the left; full pages have 22 lines of one pitch, full lines 28
  characters.
- 7.5: each page has its folio, "— 1 —", 7 mm below the type area, odd pages
  right, even pages left, one character from the edge.
- pdffonts, qpdf --check and tests/pdf/lint.py have nothing to say, readers
  agree, and no line begins or ends with a mark that must not stand there.

Exit code 1 if anything is wrong.
"""
import html
import os
import re
import sys
from collections import namedtuple

import extract
import verdicts

MM = 72 / 25.4
WIDTH, HEIGHT = 210 * MM, 297 * MM
LEFT, TOP, RIGHT, BOTTOM = 28 * MM, 37 * MM, 184 * MM, 262 * MM
LINES, CHARACTERS = 22, 28
PITCH, EM, FOLIO_EM = 225 * MM / LINES, 156 * MM / CHARACTERS, 14
CLOSE = 0.1  # pt
MOST = 0.5  # pages and lines that must be full, of those of text

Page = namedtuple("Page", "width height lines")
Line = namedtuple("Line", "baseline left right size text")


def pages_read(name):
    """The pages with their lines, by MuPDF: characters of one baseline."""
    pages = []
    text = extract.run("mutool", "draw", "-q", "-F", "stext", name)
    for page in re.findall(r"<page\b.*?</page>", text, re.S):
        width, height = (float(re.search(rf'\b{key}="([\d.]+)"', page)[1])
                         for key in ("width", "height"))
        lines = {}
        for size, run in re.findall(r'<font [^>]*size="([\d.]+)">(.*?)</font>',
                                    page, re.S):
            for quad, y, c in re.findall(
                    r'<char quad="([^"]*)"[^>]* y="([\d.]+)"[^>]* c="([^"]*)"',
                    run):
                corners = [float(number) for number in quad.split()]
                lines.setdefault(round(float(y), 1), []).append(
                    (corners[0], corners[2], float(size), html.unescape(c)))
        pages.append(Page(width, height, [
            line_of(y, sorted(characters))
            for y, characters in sorted(lines.items())]))
    return pages


def line_of(baseline, characters):
    return Line(baseline, characters[0][0], characters[-1][1],
                max(c[2] for c in characters), "".join(c[3] for c in characters))


def near(one, other, within=CLOSE):
    return abs(one - other) <= within


def is_upright(page):
    return near(page.width, WIDTH) and near(page.height, HEIGHT)


def size_problems(pages):
    for number, page in enumerate(pages, 1):
        if not is_upright(page) and not (near(page.width, HEIGHT) and
                                         near(page.height, WIDTH)):
            yield f"page {number}: {page.width} x {page.height} is not A4"
    if not pages or not is_upright(pages[0]):
        yield "the first page is not upright"


def folio_problems(pages):
    for number, page in enumerate(pages, 1):
        across = not is_upright(page)
        left, right = (35 * MM, 260 * MM) if across else (LEFT, RIGHT)
        bottom = 184 * MM if across else BOTTOM
        line = page.lines[-1]
        if line.text != f"— {number} —":
            yield f"page {number}: the folio is “{line.text}”"
        elif number % 2 == 1 and not near(line.right, right - FOLIO_EM):
            yield f"page {number}: the folio ends at {line.right}"
        elif number % 2 == 0 and not near(line.left, left + FOLIO_EM):
            yield f"page {number}: the folio begins at {line.left}"
        # The dash stands about 3/8 em above the baseline.
        elif not near(line.baseline - 0.375 * FOLIO_EM, bottom + 7 * MM, 1):
            yield f"page {number}: the folio stands at {line.baseline}"


def area_problems(pages):
    for number, page in enumerate(pages, 1):
        if not is_upright(page):
            continue
        for line in page.lines[:-1]:
            if line.left < LEFT - CLOSE or line.right > RIGHT + EM / 2 or \
                    not TOP < line.baseline < BOTTOM:
                yield f"page {number}: outside the type area: “{line.text}”"


def is_text(line):
    """A line of the text, and no folio, heading in other type or table."""
    return near(line.size, EM, 0.01)


def grid_problems(pages):
    """Of the pages with nothing but text, the inner ones are full: all but
    those before a heading, a table or the end."""
    full = pure = 0
    for number, page in enumerate(pages, 1):
        lines = page.lines[:-1]
        if len(lines) > LINES and is_upright(page):
            if all(is_text(line) for line in lines):
                yield f"page {number}: {len(lines)} lines"
        if not lines or not all(is_text(line) for line in lines):
            continue
        pure += 1
        full += len(lines) == LINES
        for one, other in zip(lines, lines[1:]):
            if not near(other.baseline - one.baseline, PITCH, CLOSE + 0.1):
                yield f"page {number}: the pitch is broken at “{other.text}”"
    if pure == 0 or full < MOST * pure:
        yield f"{full} of {pure} pages of text have {LINES} lines"


def measure_problems(pages):
    """Lines of Chinese characters alone that fill the measure."""
    full = 0
    for number, page in enumerate(pages, 1):
        for line in page.lines:
            if not is_text(line) or not near(line.left, LEFT) or \
                    not re.fullmatch("[\u4e00-\u9fff]+", line.text):
                continue
            if len(line.text) > CHARACTERS:
                yield f"page {number}: {len(line.text)} characters in a line"
            full += len(line.text) == CHARACTERS and near(line.right, RIGHT)
    if full == 0:
        yield f"no line has {CHARACTERS} characters"


def main():
    if len(sys.argv) != 2:
        raise SystemExit(__doc__.strip())
    name = sys.argv[1]
    pages = pages_read(name)
    problems = [*size_problems(pages), *folio_problems(pages),
                *area_problems(pages), *grid_problems(pages),
                *measure_problems(pages)]
    problems += verdicts.font_problems(extract.run("pdffonts", name))
    problems += verdicts.reader_problems(name)
    problems += verdicts.kinsoku_problems(extract.mutool_lines(name))
    problems += verdicts.command_problems("qpdf", "--check", name)
    lint = os.path.join(extract.HERE, "..", "pdf", "lint.py")
    problems += verdicts.command_problems(sys.executable, "-B", lint, name)
    print("\n".join(problems) if problems else
          "page, grid, folios, fonts and lines right")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
