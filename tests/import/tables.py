# SPDX-License-Identifier: MIT
"""The official tables of a report as a finance bureau would hand them out:
grids of cells out of `gongkai dump document`, written as CSV and as XLSX with
a title row, a unit row, merged headers, a row of column numbers and notes.
"""
import csv
import io
import json
import pathlib
import re
import zipfile
from xml.sax.saxutils import escape

CELL = re.compile(r'cell (\d+)(?: x(\d+))?(?: y(\d+))? .*?( "(?:\\.|[^"\\])*")?$')
NUMBER = re.compile(r"-?\d+(\.\d+)?$")


class Grid:
    """Cells by (row, column), from 0; spans of those that are merged."""

    def __init__(self, title):
        self.title = title
        self.cells = {}
        self.spans = {}
        self.height = 0
        self.header = 0  # row of the first header row
        self.data = 0  # first row behind the header

    def put(self, row, column, text, rows=1, columns=1):
        if text:
            self.cells[row, column] = text
        if rows > 1 or columns > 1:
            self.spans[row, column] = rows, columns
        self.height = max(self.height, row + 1)

    @property
    def width(self):
        ends = [column + self.spans.get((row, column), (1, 1))[1]
                for row, column in [*self.cells, *self.spans]]
        return max(ends, default=0)

    def moved(self, rows, columns):
        """The same further down and to the right."""
        other = Grid(self.title)
        other.height = self.height + rows
        other.header, other.data = self.header + rows, self.data + rows
        other.cells = {(r + rows, c + columns): text
                       for (r, c), text in self.cells.items()}
        other.spans = {(r + rows, c + columns): span
                       for (r, c), span in self.spans.items()}
        return other

    def add(self, other):
        """Another grid below this one, behind an empty row."""
        below = other.moved(self.height + 1, 0)
        self.cells.update(below.cells)
        self.spans.update(below.spans)
        self.height = below.height

    def rows(self):
        width = self.width
        return [[self.cells.get((r, c), "") for c in range(width)]
                for r in range(self.height)]


def quoted(line):
    text = re.search(r'"(?:\\.|[^"\\])*"', line)
    return json.loads(text[0]) if text else ""


def read_block(lines):
    """One table of a dump, without its title."""
    grid, context, row, part = Grid(""), {}, -1, ""
    taken = set()
    for line in lines:
        word = line.split()[0]
        if word == "title":
            grid.title = quoted(line)
        elif word.startswith("context-"):
            context[word] = quoted(line)
        elif word in ("header", "body", "notes"):
            part = word
            if part == "body":
                grid.data = row + 1
        elif word == "row":
            row += 1
        elif word == "cell":
            column, wide, tall, _ = CELL.search(line).groups()
            text = quoted(line)
            grid.put(row, int(column) - 1, text, int(tall or 1),
                     int(wide or 1))
            taken.add(row)
        elif part == "notes" and quoted(line):
            row += 1
            grid.put(row, 0, quoted(line))
    return grid, context


def with_head(grid, context):
    """The title over all columns, and what stands below it."""
    whole = grid.moved(2 if any(context.values()) else 1, 0)
    width = whole.width
    whole.put(0, 0, grid.title, 1, width)
    places = {"context-start": 0, "context-centre": width // 2,
              "context-end": width - 1}
    for key, text in context.items():
        whole.put(1, places[key], text)
    return whole


def read_dump(text):
    """The grids of a dump of the stage document: those with a title; a table
    without one belongs to the table before it."""
    blocks, lines = [], None
    for line in text.splitlines():
        if re.match(r"  table style \d", line):
            lines = []
            blocks.append(lines)
        elif lines is not None and line.startswith("    "):
            lines.append(line.strip())
        else:
            lines = None
    grids = []
    for block in blocks:
        grid, context = read_block(block)
        if not grid.title and grids:
            last = grids[-1]
            below = grid.moved(last.height, 0)
            last.cells.update(below.cells)
            last.spans.update(below.spans)
            last.height = below.height
        elif grid.title:
            grids.append(with_head(grid, context))
    return grids


# ---- writing ----------------------------------------------------------------


def write_csv(path, grid, encoding="utf-8"):
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows(grid.rows())
    pathlib.Path(path).write_bytes(out.getvalue().encode(encoding))


def column_name(column):
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def place(row, column):
    return f"{column_name(column)}{row + 1}"


TYPES = """<?xml version="1.0" encoding="UTF-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
{}</Types>"""
TYPE = ('<Override PartName="/{}" ContentType="application/vnd.openxmlformats-'
        'officedocument.spreadsheetml.{}+xml"/>')
RELATIONS = """<?xml version="1.0" encoding="UTF-8"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>"""
RELATION = '<Relationship Id="{}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{}" Target="{}"/>'
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def cell_xml(place_, text, is_data, strings):
    # Codes are texts in such workbooks, figures are numbers.
    if is_data and NUMBER.match(text) and ("." in text or len(text) < 3):
        return f'<c r="{place_}"><v>{float(text):.15g}</v></c>'
    if text == "=":  # a formula whose value nobody saved
        return f'<c r="{place_}"><f>1+1</f></c>'
    if text.startswith("#"):
        return f'<c r="{place_}" t="e"><f>1/0</f><v>{text}</v></c>'
    index = strings.setdefault(text, len(strings))
    return f'<c r="{place_}" t="s"><v>{index}</v></c>'


def sheet_xml(grid, strings):
    rows = {}
    for (r, c), text in sorted(grid.cells.items()):
        rows.setdefault(r, []).append(
            cell_xml(place(r, c), text, r >= grid.data, strings))
    rows = [f'<row r="{r + 1}">{"".join(cells)}</row>'
            for r, cells in rows.items()]
    merges = [f'<mergeCell ref="{place(r, c)}:'
              f'{place(r + rows_ - 1, c + columns - 1)}"/>'
              for (r, c), (rows_, columns) in sorted(grid.spans.items())]
    merged = (f'<mergeCells count="{len(merges)}">{"".join(merges)}'
              "</mergeCells>" if merges else "")
    return (f"<worksheet {MAIN}><sheetData>{''.join(rows)}</sheetData>"
            f"{merged}</worksheet>")


def write_xlsx(path, sheets):
    """sheets: (name, Grid) in order."""
    strings, parts = {}, {}
    names, relations = [], []
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    for number, (name, grid) in enumerate(sheets, 1):
        parts[f"xl/worksheets/sheet{number}.xml"] = sheet_xml(grid, strings)
        names.append(f'<sheet name="{escape(name)}" sheetId="{number}" '
                     f'r:id="rId{number}"/>')
        relations.append(RELATION.format(
            f"rId{number}", "worksheet", f"worksheets/sheet{number}.xml"))
    relations.append(RELATION.format("rIdS", "sharedStrings",
                                     "sharedStrings.xml"))
    items = "".join(f'<si><t xml:space="preserve">{escape(text)}</t></si>'
                    for text in strings)
    parts["xl/sharedStrings.xml"] = f"<sst {MAIN}>{items}</sst>"
    parts["xl/workbook.xml"] = (
        f'<workbook {MAIN} xmlns:r="{office}"><sheets>{"".join(names)}'
        "</sheets></workbook>")
    parts["xl/_rels/workbook.xml.rels"] = RELATIONS.format("".join(relations))
    parts["_rels/.rels"] = RELATIONS.format(
        RELATION.format("rId1", "officeDocument", "xl/workbook.xml"))
    kinds = {name: "worksheet" for name in parts if "/sheet" in name}
    kinds["xl/workbook.xml"] = "sheet.main"
    kinds["xl/sharedStrings.xml"] = "sharedStrings"
    parts["[Content_Types].xml"] = TYPES.format(
        "".join(TYPE.format(*item) for item in kinds.items()))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content)
