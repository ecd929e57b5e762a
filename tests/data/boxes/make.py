#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Make boxes.ttf, a font of rectangles whose pixels can be told beforehand.

1000 units an em. Glyph 1 "A": the square from (0, 0) to (500, 500), y up.
Glyph 2 "B": from (100, -100) to (900, 700). Glyph 3 " ": nothing.

usage: make.py FILE
"""
import sys

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen


def box(left, bottom, right, top):
    pen = TTGlyphPen(None)
    pen.moveTo((left, bottom))
    pen.lineTo((left, top))
    pen.lineTo((right, top))
    pen.lineTo((right, bottom))
    pen.closePath()
    return pen.glyph()


def main():
    names = [".notdef", "A", "B", "space"]
    empty = TTGlyphPen(None).glyph()
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({0x41: "A", 0x42: "B", 0x20: "space"})
    builder.setupGlyf({".notdef": empty, "A": box(0, 0, 500, 500),
                       "B": box(100, -100, 900, 700), "space": empty})
    builder.setupHorizontalMetrics({".notdef": (1000, 0), "A": (500, 0),
                                    "B": (1000, 100), "space": (250, 0)})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Boxes", "styleName": "Regular",
                            "psName": "Boxes-Regular"})
    builder.setupOS2(sTypoAscender=800, sTypoDescender=-200, sCapHeight=500)
    builder.setupPost()
    builder.font["head"].created = builder.font["head"].modified = 0
    builder.font.recalcTimestamp = False
    builder.save(sys.argv[1])


main()
