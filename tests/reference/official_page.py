#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Is the statement set on the page of an official document, GB/T 9704-2012?

    official_page.py REPORT.pdf

- All sheets are A4 upright; wide tables stand across them, to be read with the
  sheet turned to the right (Rotate 90).
- 5.2, 8: text and tables stand in the type area of 156 mm x 225 mm, 37 mm from
  the top and 28 mm from the edge where the sheet is bound, left on odd pages
  and right on even ones; full pages have 22 lines of one pitch, full lines 28
  characters.
- 7.5, 8: each sheet has its folio, "— 1 —", upright 7 mm below the type area,
  odd pages right, even pages left, one character from the edge.
- No heading is the last line of a page.
- pdffonts, qpdf --check and tests/pdf/lint.py have nothing to say, readers
  agree, and no line begins or ends with a mark that must not stand there.

Exit code 1 if anything is wrong.
"""
import html
import os
import re
import sys
from collections import namedtuple

import pikepdf

import extract
import verdicts

MM = 72 / 25.4
WIDTH, HEIGHT = 210 * MM, 297 * MM
BOUND, OUTER, TOP, BOTTOM = 28 * MM, 26 * MM, 37 * MM, 262 * MM
LINES, CHARACTERS = 22, 28
PITCH, EM, FOLIO_EM = 225 * MM / LINES, 156 * MM / CHARACTERS, 14
CLOSE = 0.1  # pt
HEADING = re.compile("[一二三四五六七八九十]+、")
MOST = 0.5  # pages and lines that must be full, of those of text

# Upright lines and those that run up the sheet, as characters stand on it;
# of the latter, left and right are heights.
Page = namedtuple("Page", "number width height rotated lines across")
Line = namedtuple("Line", "baseline left right size text")


def rotations(name):
    """Rotate and the size of each sheet."""
    with pikepdf.open(name) as pdf:
        return [(int(page.get("/Rotate", 0)),
                 [float(number) for number in page["/MediaBox"]])
                for page in pdf.pages]


def pages_read(name):
    """The pages with their lines, by MuPDF: characters of one baseline."""
    text = extract.run("mutool", "draw", "-q", "-F", "stext", name)
    pages = []
    for number, (page, (rotate, box)) in enumerate(
            zip(re.findall(r"<page\b.*?</page>", text, re.S),
                rotations(name), strict=True), 1):
        lines, across = {}, {}
        for turn, body in re.findall(r'<line [^>]*dir="([^"]*)">(.*?)</line>',
                                     page, re.S):
            upright = turn == ("0 1" if rotate else "1 0")
            add_characters(body, rotate, upright, box[3],
                           lines if upright else across)
        pages.append(Page(number, box[2], box[3], rotate != 0,
                          lines_of(lines), lines_of(across)))
    return pages


def add_characters(body, rotate, upright, height, lines):
    """Characters of a line by the baseline that they have on the sheet."""
    for size, run in re.findall(r'<font [^>]*size="([\d.]+)">(.*?)</font>',
                                body, re.S):
        for quad, x, y, c in re.findall(
                r'<char quad="([^"]*)" x="([\d.]+)" y="([\d.]+)"[^>]*'
                r' c="([^"]*)"', run):
            corners = [float(number) for number in quad.split()]
            start, end = corners[0], corners[2]
            baseline = float(y)
            if rotate and upright:
                # The sheet's bottom is the left of what is read.
                start, end = corners[1], corners[3]
                baseline = height - float(x)
            lines.setdefault(round(baseline, 1), []).append(
                (start, end, float(size), html.unescape(c)))


def lines_of(lines):
    return [line_of(y, sorted(characters))
            for y, characters in sorted(lines.items())]


def line_of(baseline, characters):
    return Line(baseline, characters[0][0], characters[-1][1],
                max(c[2] for c in characters), "".join(c[3] for c in characters))


def near(one, other, within=CLOSE):
    return abs(one - other) <= within


def sides(page):
    """Left and right edge of the type area on the sheet."""
    if page.number % 2 == 1:
        return BOUND, WIDTH - OUTER
    return OUTER, WIDTH - BOUND


def text_lines(page):
    """The lines of an upright page without its folio."""
    return [] if page.rotated else page.lines[:-1]


def size_problems(pages):
    for page in pages:
        if not (near(page.width, WIDTH) and near(page.height, HEIGHT)):
            yield f"page {page.number}: {page.width} x {page.height}, not A4"
        if bool(page.across) != page.rotated:
            yield f"page {page.number}: text across and Rotate do not agree"
    if not pages or pages[0].rotated:
        yield "the first page is not upright"
    if not any(page.rotated for page in pages):
        yield "no page is read across its sheet"


def folio_problems(pages):
    for page in pages:
        label, (left, right) = f"page {page.number}", sides(page)
        if not page.lines or page.rotated and len(page.lines) != 1:
            yield f"{label}: {len(page.lines)} lines, but no folio alone"
            continue
        line = page.lines[-1]
        if line.text != f"— {page.number} —":
            yield f"{label}: the folio is “{line.text}”"
        elif page.number % 2 == 1 and not near(line.right, right - FOLIO_EM):
            yield f"{label}: the folio ends at {line.right}"
        elif page.number % 2 == 0 and not near(line.left, left + FOLIO_EM):
            yield f"{label}: the folio begins at {line.left}"
        # The dash stands about 3/8 em above the baseline.
        elif not near(line.baseline - 0.375 * FOLIO_EM, BOTTOM + 7 * MM, 1):
            yield f"{label}: the folio stands at {line.baseline}"


def area_problems(pages):
    for page in pages:
        left, right = sides(page)
        faulty = [line for line in text_lines(page)
                  if line.left < left - CLOSE or line.right > right + EM / 2 or
                  not TOP < line.baseline < BOTTOM]
        # Heads at the left; from the sheet's bottom (35 mm) to its top.
        faulty += [line for line in page.across
                   if not left < line.baseline < right or
                   line.left < HEIGHT - BOTTOM - CLOSE or
                   line.right > HEIGHT - TOP + CLOSE]
        for line in faulty:
            yield f"page {page.number}: outside the type area: “{line.text}”"


def heading_problems(pages):
    for page in pages:
        lines = text_lines(page)
        if lines and HEADING.match(lines[-1].text):
            yield f"page {page.number}: “{lines[-1].text}” stands last"


def is_text(line):
    """A line of the text, and no folio, heading in other type or table."""
    return near(line.size, EM, 0.01)


def grid_problems(pages):
    """Of the pages with nothing but text, the inner ones are full: all but
    those before a heading, a table or the end."""
    full = pure = 0
    for page in pages:
        lines, number = text_lines(page), page.number
        if len(lines) > LINES and all(is_text(line) for line in lines):
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
    for page in pages:
        left, right = sides(page)
        for line in text_lines(page):
            if not is_text(line) or not near(line.left, left) or \
                    not re.fullmatch("[\u4e00-\u9fff]+", line.text):
                continue
            if len(line.text) > CHARACTERS:
                yield (f"page {page.number}: {len(line.text)} characters"
                       " in a line")
            full += len(line.text) == CHARACTERS and near(line.right, right)
    if full == 0:
        yield f"no line has {CHARACTERS} characters"


def main():
    if len(sys.argv) != 2:
        raise SystemExit(__doc__.strip())
    name = sys.argv[1]
    pages = pages_read(name)
    problems = [*size_problems(pages), *folio_problems(pages),
                *area_problems(pages), *heading_problems(pages),
                *grid_problems(pages),
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
