#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Make the workbooks of the cases, sound ones and others.

    xlsx.py KIND OUT

KIND is a function of this file. The sound ones have the parts that Excel
writes, with what it puts into them that is none of our business.
"""
import io
import struct
import sys
import zipfile

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
WHEN = (2024, 2, 18, 0, 0, 0)

STYLES = (
    f'{HEAD}<styleSheet xmlns="{MAIN}"><numFmts count="2">'
    '<numFmt numFmtId="176" formatCode="0.00_ "/>'
    '<numFmt numFmtId="177" formatCode="yyyy&quot;年&quot;m&quot;月&quot;;@"/>'
    '</numFmts><fonts count="1"><font><sz val="11"/><name val="宋体"/></font>'
    '</fonts><cellStyleXfs count="1"><xf numFmtId="0" fontId="0"/>'
    '</cellStyleXfs><cellXfs count="3"><xf numFmtId="0" xfId="0"/>'
    '<xf numFmtId="176" xfId="0" applyNumberFormat="1"/>'
    '<xf numFmtId="177" xfId="0" applyNumberFormat="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="常规" xfId="0" builtinId="0"/>'
    '</cellStyles></styleSheet>')


def letters(column):
    """A for 0."""
    return chr(ord("A") + column)


class Workbook:
    """Rows of texts, numbers and raw <c> contents become parts."""

    def __init__(self):
        self.texts = []
        self.sheets = []
        self.other = {}

    def cell(self, row, column, value):
        name = f"{letters(column)}{row + 1}"
        if value is None:
            return f'<c r="{name}" s="1"/>'
        if isinstance(value, tuple):  # attributes and content as they are
            return f'<c r="{name}"{value[0]}>{value[1]}</c>'
        if isinstance(value, str):
            if value not in self.texts:
                self.texts.append(value)
            return f'<c r="{name}" t="s"><v>{self.texts.index(value)}</v></c>'
        return f'<c r="{name}" s="1"><v>{value!r}</v></c>'

    def add(self, name, rows, merges=(), state=""):
        lines = "".join(
            f'<row r="{r + 1}" spans="1:4" ht="20.1" customHeight="1" '
            'x14ac:dyDescent="0.15">'
            + "".join(self.cell(r, c, value) for c, value in enumerate(row))
            + "</row>" for r, row in enumerate(rows))
        merged = "".join(f'<mergeCell ref="{one}"/>' for one in merges)
        if merged:
            merged = f'<mergeCells count="{len(merges)}">{merged}</mergeCells>'
        sheet = (
            f'{HEAD}<worksheet xmlns="{MAIN}" xmlns:r="{OFFICE}" '
            'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility'
            '/2006" mc:Ignorable="x14ac" xmlns:x14ac="http://schemas.microsoft'
            '.com/office/spreadsheetml/2009/9/ac"><dimension ref="A1:D9"/>'
            '<sheetViews><sheetView workbookViewId="0"><selection '
            'activeCell="A1" sqref="A1"/></sheetView></sheetViews>'
            '<cols><col min="1" max="1" width="12.6" customWidth="1"/></cols>'
            f'<sheetData>{lines}</sheetData>{merged}'
            '<phoneticPr fontId="1" type="noConversion"/>'
            '<pageMargins left="0.7" right="0.7" top="0.7" bottom="0.7" '
            'header="0.3" footer="0.3"/></worksheet>')
        self.sheets.append((name, sheet, state))

    def parts(self):
        """{name: content}, in the order of the archive."""
        overrides, listed, relations, sheets = "", "", "", {}
        for i, (name, sheet, state) in enumerate(self.sheets, 1):
            part = f"worksheets/sheet{i}.xml"
            sheets[f"xl/{part}"] = sheet
            overrides += (f'<Override PartName="/xl/{part}" ContentType="'
                          'application/vnd.openxmlformats-officedocument'
                          '.spreadsheetml.worksheet+xml"/>')
            listed += (f'<sheet name="{name}" sheetId="{i}"{state} '
                       f'r:id="rId{i}"/>')
            relations += (f'<Relationship Id="rId{i}" '
                          f'Type="{OFFICE}/worksheet" Target="{part}"/>')
        for i, kind in ((98, "styles"), (99, "sharedStrings")):
            relations += (f'<Relationship Id="rId{i}" Type="{OFFICE}/{kind}" '
                          f'Target="{kind}.xml"/>')
        # The second text in runs and with its pronunciation.
        texts = [f"<si><t>{text}</t></si>" for text in self.texts]
        if len(texts) > 1 and len(self.texts[1]) > 1:
            first, rest = self.texts[1][0], self.texts[1][1:]
            texts[1] = (f'<si><r><t>{first}</t></r><r><rPr><b/></rPr><t>{rest}'
                        '</t></r><rPh sb="0" eb="1"><t>x</t></rPh></si>')
        return {
            "[Content_Types].xml":
                f'{HEAD}<Types xmlns="{PACKAGE}/content-types">{overrides}'
                '</Types>',
            "_rels/.rels":
                f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">'
                f'<Relationship Id="rId2" Type="{PACKAGE}/relationships/'
                'metadata/core-properties" Target="docProps/core.xml"/>'
                f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" '
                'Target="xl/workbook.xml"/></Relationships>',
            "xl/workbook.xml":
                f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">'
                '<fileVersion appName="xl"/><workbookPr codeName="x"/>'
                f'<sheets>{listed}</sheets><calcPr calcId="1"/></workbook>',
            "xl/_rels/workbook.xml.rels":
                f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">'
                f'{relations}</Relationships>',
            **sheets,
            "xl/styles.xml": STYLES,
            "xl/sharedStrings.xml":
                f'{HEAD}<sst xmlns="{MAIN}">{"".join(texts)}</sst>',
            **self.other,
        }

    def archive(self, packing=zipfile.ZIP_DEFLATED):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as file:
            for name, content in self.parts().items():
                file.writestr(zipfile.ZipInfo(name, WHEN), content, packing)
        return out.getvalue()


HEADER = ["科目编码", "基本支出", "项目支出"]
SHEET = "xl/worksheets/sheet1.xml"


def book(*rows, header=None, merges=()):
    result = Workbook()
    result.add("支出", [header or HEADER, *rows], merges)
    return result


def county():
    """Two sheets of all departments, a title above, totals below, and a hidden
    sheet of choices."""
    result = Workbook()
    result.add("说明", [["填表说明"]])
    result.add("支出", [
        ["全县部门预算支出表"], [None, None, None, "单位：万元"],
        ["单位编码", *HEADER],
        ["433", "2010301", 5, 1],
        ["434", 2010301, 976.4, ("", "<f>1+1</f><v>2</v>")],
        [434, "2080501", 0.1 + 0.2, "1,234.50"],
        [None] * 4,
        ["435", "坏编码", ("", "<f>B1</f>"), ("", "<v>1</v>")],
        ["合计", None, 1000, 3],
    ], ["A1:D1"])
    result.add("下拉", [["是"], ["否"]], state=' state="hidden"')
    return result.archive()


def one_shown():
    """One sheet that people see, and one that has the list's name."""
    result = Workbook()
    result.add("支出", [HEADER, ["坏"]], state=' state="veryHidden"')
    result.add("数据", [HEADER, ["2010301", 10, 2.5]])
    return result.archive()


def two():
    """Two sheets, neither of them named as the list."""
    result = Workbook()
    result.add("甲", [HEADER])
    result.add("乙", [HEADER])
    return result.archive()


def sound():
    return book(["2010301", 10, 2.5], ["208", None, 3]).archive()


def truncated():
    return sound()[:-200]


def no_zip():
    return b"<html>404 Not Found</html>"


def empty():
    return b""


def damaged():
    """A digit of the sheet is another, which its checksum tells."""
    content = bytearray(book(["2010301", 10, 2.5])
                        .archive(zipfile.ZIP_STORED))
    content[content.index(b"<v>2.5</v>") + 3] = ord("3")
    return bytes(content)


def no_part():
    workbook = book()
    parts = workbook.parts()
    del parts[SHEET]
    workbook.parts = lambda: parts
    return workbook.archive()


def with_sheet(change):
    workbook = book(["2010301", 10, 2.5])
    parts = workbook.parts()
    parts[SHEET] = change(parts[SHEET])
    workbook.parts = lambda: parts
    return workbook.archive()


def no_xml():
    return with_sheet(lambda sheet: sheet.replace("</row>", "</raw>", 1))


def entities():
    """A billion laughs."""
    declared = '<!ENTITY a0 "ha">' + "".join(
        f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 10))
    return with_sheet(lambda sheet: sheet.replace(
        "<worksheet", f"<!DOCTYPE worksheet [{declared}]>\n<worksheet", 1)
        .replace("<v>0</v>", "<v>&a9;</v>"))


def bomb():
    """Forty million spaces in a few kilobytes."""
    return with_sheet(lambda sheet: sheet.replace(
        "<sheetData>", "<sheetData>" + " " * 40_000_000))


def deep():
    return with_sheet(lambda sheet: sheet.replace(
        "<sheetData>", "<sheetData>" + "<x>" * 1000))


def many():
    """Rows whose only cell is the last there can be."""
    rows = "".join(f'<row r="{r}"><c r="XFD{r}"><v>1</v></c></row>'
                   for r in range(1, 400))
    return with_sheet(lambda sheet: sheet.replace(
        "</sheetData>", rows.replace('r="1"', 'r="500"', 1)
        .replace("XFD1\"", "XFD500\"", 1) + "</sheetData>"))


def encrypted():
    """As zip programs do it: a flag of each entry."""
    content = bytearray(sound())
    for sign, offset in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        at = content.find(sign)
        while at >= 0:
            flags, = struct.unpack_from("<H", content, at + offset)
            struct.pack_into("<H", content, at + offset, flags | 1)
            at = content.find(sign, at + 4)
    return bytes(content)


COMPOUND = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + bytes(504)


def encrypted_office():
    """As Excel does it: a compound file that holds the archive."""
    return COMPOUND + "EncryptedPackage".encode("utf-16-le") + bytes(512)


def old():
    return COMPOUND + "Workbook".encode("utf-16-le") + bytes(512)


def cells():
    return book(["2010301", ("", "<f>SUM(B3:B4)</f>"), 1],
                ["2010302", (' t="e"', "<f>X1/0</f><v>#DIV/0!</v>"), 1],
                ["2010303", 1, 2, "备注"],
                ["2010304_x0007_", 1, 2],
                ).archive()


def merged():
    return book(["2010301", 10, None], ["208", None, 3],
                merges=["B2:B3"]).archive()


def repeated():
    return book(["2010301", 10, 2.5],
                header=["科目编码", "基本支出", "基本支出"]).archive()


def main():
    kinds = {name: value for name, value in globals().items()
             if callable(value) and value.__module__ == __name__}
    if len(sys.argv) != 3 or sys.argv[1] not in kinds:
        raise SystemExit(__doc__.strip())
    with open(sys.argv[2], "wb") as out:
        out.write(kinds[sys.argv[1]]())


if __name__ == "__main__":
    main()
