#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Make the fonts of this folder: each glyph is a square.

    /usr/bin/python3 tests/data/fonts/make.py

tiny/ is a set of fonts with a manifest, small enough to know by heart; system/
stands for the fonts of a machine, with characters that no other font has.
Needs python3-fonttools.
"""
import pathlib

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

HERE = pathlib.Path(__file__).resolve().parent
COPYRIGHT = "Copyright Gongkai contributors. MIT licence."


def square():
    pen = TTGlyphPen(None)
    pen.moveTo((100, 0))
    pen.lineTo((100, 800))
    pen.lineTo((900, 800))
    pen.lineTo((900, 0))
    pen.closePath()
    return pen.glyph()


def make(path, characters, weight=400, embedding=0):
    name = path.stem
    codes = sorted(map(ord, characters))
    glyphs = [".notdef", *(f"u{code:04X}" for code in codes)]
    font = FontBuilder(1000, isTTF=True)
    font.setupGlyphOrder(glyphs)
    font.setupCharacterMap(dict(zip(codes, glyphs[1:])))
    font.setupGlyf({glyph: square() for glyph in glyphs})
    font.setupHorizontalMetrics({glyph: (1000, 100) for glyph in glyphs})
    font.setupHorizontalHeader(ascent=880, descent=-120)
    font.setupNameTable({"copyright": COPYRIGHT, "familyName": name,
                         "styleName": "Bold" if weight > 400 else "Regular",
                         "fullName": name, "psName": name,
                         "uniqueFontIdentifier": name, "version": "1.0"})
    font.setupOS2(sTypoAscender=880, sTypoDescender=-120,
                  usWeightClass=weight, fsType=embedding)
    font.setupPost(keepGlyphNames=False)
    font.updateHead(created=0, modified=0)
    font.font.recalcTimestamp = False
    path.parent.mkdir(exist_ok=True)
    font.save(path)


def main():
    tiny, system = HERE / "tiny", HERE / "system"
    make(tiny / "Tiny-Regular.ttf", " AB一二三")
    make(tiny / "Tiny-Bold.ttf", " A一", weight=700)
    # Linear B, which the fonts of the program do not have.
    make(system / "Alpha.ttf", "\U00010000", weight=700)
    make(system / "Beta.ttf", "\U00010000\U00010001")
    make(system / "Gamma.ttf", "\u0301\U00010000\U00010001\U00010002")
    make(system / "Bound.ttf", "\U00010002\U00010003", embedding=0x0002)
    make(system / "Whole.ttf", "\U00010002\U00010004", embedding=0x0100)


if __name__ == "__main__":
    main()
