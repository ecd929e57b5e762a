#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Make character-sets.txt, by which `gongkai fonts` measures fonts.

    /usr/bin/python3 fonts/character_sets.py [--output FILE]

Where each set comes from:

  gb2312    GB/T 2312-1980, hanzi and other characters: the places that the
            codec of Python knows, with the code points of GB 18030 (· and —
            are U+00B7 and U+2014, as they are typed).
  tgh       通用规范汉字表 (State Council, 2013), levels 1 to 3: numbers 1-3500,
            3501-6500, 6501-8105; kTGH of the Unihan database, Unicode 15.0
            (Debian: unicode-data).
  gb18030   GB 18030-2022, implementation levels 1 to 3, clause 9. Each level
            includes the one before it:
      1  the one- and two-byte characters and CJK Extension A (those that the
         2005 edition makes mandatory), plus U+9FA6-9FB3 and U+9FBC-9FEF
         (K. Lunde, "The GB 18030-2022 Standard", 2022). The 2022 edition has
         no private-use mapping in the two-byte part any more (its annex D
         and Unicode L2/22-274), and drops 6 components and 9 compatibility
         ideographs that were coded twice.
      2  also all of 通用规范汉字表 (clause 9.3).
      3  also all hanzi of the standard, extensions B to F, and the Kangxi
         radicals of its table 3 (clause 9.4).
    Amendment 1, which adds the ends of the blocks and extensions G and H, is
    not in. Minority scripts, which no level asks for, are not counted either.

The counts asserted below are those the sources give: 6,763 and 682; 3,500,
3,000 and 1,605; and for the hanzi of GB 18030-2022 the sums of its blocks.
"""
import argparse
import bz2
import pathlib
import unicodedata

UNIHAN = "/usr/share/unicode/Unihan_OtherMappings.txt.bz2"

EXTENSION_A = (0x3400, 0x4DB5)
URO = (0x4E00, 0x9FEF)
UNIFIED_IN_COMPATIBILITY = {  # hanzi that stand in that block by accident
    0xFA0E, 0xFA0F, 0xFA11, 0xFA13, 0xFA14, 0xFA1F,
    0xFA21, 0xFA23, 0xFA24, 0xFA27, 0xFA28, 0xFA29}
EXTENSIONS = [(0x20000, 0x2A6D6), (0x2A700, 0x2B734), (0x2B740, 0x2B81D),
              (0x2B820, 0x2CEA1), (0x2CEB0, 0x2EBE0)]
KANGXI = (0x2F00, 0x2FD5)
VERTICAL = (0xFE10, 0xFE19)  # private use in the edition of 2005


def points(*ranges):
    return {c for first, last in ranges for c in range(first, last + 1)}


def decoded(codec, leads, trails):
    """What GB 18030 has at the two-byte codes that a codec knows."""
    found = set()
    for lead in leads:
        for trail in trails:
            code = bytes([lead, trail])
            try:
                code.decode(codec)
            except UnicodeDecodeError:
                continue  # a free place of the code table
            found.add(ord(code.decode("gb18030")))
    return found


def gb2312():
    found = decoded("gb2312", range(0xA1, 0xF8), range(0xA1, 0xFF))
    hanzi = found & points((0x4E00, 0x9FFF))
    assert (len(hanzi), len(found - hanzi)) == (6763, 682)
    return hanzi, found - hanzi


def tgh():
    """The three levels."""
    numbers = {}
    with bz2.open(UNIHAN, "rt", encoding="utf-8") as lines:
        for line in lines:
            field = line.rstrip("\n").split("\t")
            if len(field) == 3 and field[1] == "kTGH":
                numbers[int(field[2].split(":")[1])] = int(field[0][2:], 16)
    assert sorted(numbers) == list(range(1, 8106))
    assert len(set(numbers.values())) == 8105
    return [{numbers[n] for n in range(first, last + 1)}
            for first, last in ((1, 3500), (3501, 6500), (6501, 8105))]


def gb18030(listed):
    two_bytes = decoded("gb18030", range(0x81, 0xFF),
                        [*range(0x40, 0x7F), *range(0x80, 0xFF)])
    level1 = {c for c in two_bytes if unicodedata.category(chr(c)) != "Co"}
    level1 -= points((0xF900, 0xFAFF)) - UNIFIED_IN_COMPATIBILITY
    assert max(level1) < 0x20000
    level1 |= points((0x20, 0x7E), EXTENSION_A, URO, VERTICAL)
    level1 |= UNIFIED_IN_COMPATIBILITY
    level1.add(0x1E3F)  # ḿ, private use in the edition of 2000
    level2 = level1 | listed
    level3 = level2 | points(*EXTENSIONS, KANGXI)
    # Hanzi, with the 14 components that are coded as radicals in level 1.
    radicals = points((0x2E80, 0x2EFF))
    hanzi = (points(EXTENSION_A, URO, *EXTENSIONS) | UNIFIED_IN_COMPATIBILITY)
    assert len(level1 & radicals) == 14
    assert len(level1 & (hanzi | radicals)) == 27584
    assert len(level2 - level1) == 196
    assert len(level3 & hanzi) == 87887
    return level1, level2, level3


def runs(characters):
    """(first, last) of each stretch without gaps."""
    found = []
    for c in sorted(characters):
        if found and found[-1][1] == c - 1:
            found[-1][1] = c
        else:
            found.append([c, c])
    return found


def lines_of(name, chinese, english, characters, base=None, others=frozenset()):
    """One set as lines; base names a set that it includes."""
    lines = ["", f"set {name} {len(characters)}", f"zh {chinese}",
             f"en {english}"]
    if base:
        assert others <= characters
        lines.append(f"with {base}")
    single = ""
    for first, last in runs(characters - others):
        if last - first < 4:
            for c in range(first, last + 1):
                # What has no look of its own, or joins another, by its code.
                if unicodedata.category(chr(c))[0] in "LNPS":
                    single += chr(c)
                else:
                    lines.append(f"range {c:04X} {c:04X}")
        else:
            lines.append(f"range {first:04X} {last:04X}")
    lines += ["chars " + single[i:i + 40] for i in range(0, len(single), 40)]
    return lines


def main():
    parser = argparse.ArgumentParser(description="Make character-sets.txt.")
    parser.add_argument("--output", type=pathlib.Path,
                        default=pathlib.Path(__file__).resolve().parent
                        / "character-sets.txt")
    hanzi, symbols = gb2312()
    levels = tgh()
    level1, level2, level3 = gb18030(set().union(*levels))
    lines = [
        "# Made by character_sets.py, which says where each set comes from.",
        "# set NAME SIZE; zh and en TITLE; with NAME (a set that it includes);",
        "# range FIRST LAST; chars CHARACTERS",
    ]
    lines += lines_of("gb2312", "GB/T 2312-1980 的汉字",
                      "hanzi of GB/T 2312-1980", hanzi)
    lines += lines_of("symbols", "GB/T 2312-1980 的其他字符",
                      "other characters of GB/T 2312-1980", symbols)
    for i, (characters, word) in enumerate(zip(levels, "一二三"), 1):
        lines += lines_of(f"tgh-{i}", f"《通用规范汉字表》{word}级字",
                          f"通用规范汉字表 (2013), level {i}", characters)
    known = "gb2312", hanzi
    for i, characters in enumerate((level1, level2, level3), 1):
        lines += lines_of(f"level-{i}", f"GB 18030-2022 实现级别 {i}",
                          f"GB 18030-2022, implementation level {i}",
                          characters, *known)
        known = f"level-{i}", characters
    parser.parse_args().output.write_text("\n".join(lines) + "\n",
                                          encoding="utf-8")


if __name__ == "__main__":
    main()
