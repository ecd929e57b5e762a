#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Make the font files of this folder, and fonts.manifest, from Debian packages.

    /usr/bin/python3 fonts/prepare.py [--output DIR]

The same packages and tools give the same bytes: nothing here depends on the
clock, the folder or the order of a hash. docs/fonts.md names the versions the
committed files were made with. Steps for each font:

  1. Fetch  the source file: as installed, or out of the .deb, which
            `apt-get download` gets. Its SHA-256 must be the one below.
  2. Thin   the layout tables (fontTools): leave the default language and
            Simplified Chinese only. Otherwise the closure of step 3 brings in
            the Japanese, Korean and Traditional forms of each hanzi.
  3. Subset (hb-subset): keep the wanted characters and features; drop hints
            and subroutines, because pdf/ copies charstrings one by one. The
            extra fonts, which end every chain, get only what the wide one
            and those before them lack.
  4. Name   (fontTools): rename where the licence reserves the name, and say
            in the version string that the file was changed (OFL 1.1, GPL-3 5a).
            Widen the quotes of the 楷体 to a full em. Take away characters
            that are drawn wrongly.
  5. Check  that charstrings call no subroutine and that the promised
            characters are there; measure what the manifest's comments say.

Needs: fonts-noto-cjk, fonts-noto-core, fonts-lxgw-wenkai (or apt to download
them),
libharfbuzz-bin, python3-fonttools, unicode-data.
"""
import argparse
import bz2
import hashlib
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

from fontTools.ttLib import TTFont

UNIHAN = "/usr/share/unicode/Unihan_OtherMappings.txt.bz2"
NOTE = "changed for gongkai: subset, without hints and subroutines"
NOTE_QUOTES = ", quotes a full em wide"

# Features that typesetting asks for. Not kept: vertical forms, ligatures and
# width variants that no report uses; each would add glyphs.
FEATURES = ["ccmp", "locl", "kern", "halt", "palt", "hwid", "tnum", "pnum"]

TABLES = {"CFF ", "GDEF", "GPOS", "GSUB", "OS/2", "cmap", "glyf", "head",
          "hhea", "hmtx", "loca", "maxp", "name", "post"}

# What a report may hold besides hanzi. First and last code point.
RANGES = [
    (0x0020, 0x007E), (0x00A0, 0x017F),  # ASCII, Latin-1, Latin Extended-A
    (0x01CD, 0x01DC), (0x01F8, 0x01F9),  # pinyin: caron and grave letters
    (0x0251, 0x0251), (0x0261, 0x0261), (0x1E3E, 0x1E3F),  # pinyin: ɑ ɡ ḿ
    (0x02C6, 0x02DD), (0x0300, 0x0304), (0x0308, 0x030C),  # tone marks
    (0x0391, 0x03C9), (0x0401, 0x0451),  # Greek and Cyrillic, as in GB 2312
    (0x2000, 0x206F), (0x2070, 0x209F),  # punctuation; super-, subscripts
    (0x20A0, 0x20BF), (0x2100, 0x218F),  # currency; letterlike ℃ №, Ⅰ ½
    (0x2190, 0x22FF), (0x2312, 0x2312),  # arrows, mathematical operators
    (0x2460, 0x24FF), (0x2500, 0x25FF),  # ① ⑴ ⒈; box drawing, ■ △ ○
    (0x2600, 0x2642), (0x2660, 0x266F),  # ★ ☎ ♀ ♂, suits and notes
    (0x2713, 0x2717), (0x2776, 0x2793),  # ✓ ✔ ✕ ✖ ✗, ❶
    (0x3000, 0x312F), (0x31A0, 0x31BF),  # CJK punctuation, kana, bopomofo
    (0x3200, 0x33FF), (0xFE30, 0xFE6B),  # ㈠ ㊣ ㎡ ㏎, compatibility, small
    (0xFF00, 0xFFEF),                    # full- and half-width forms
]

# Every hanzi that the wide face has: URO, extensions A to G, 〇.
WIDE = [(0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0x20000, 0x3134F)]

# What the extra fonts add to the wide one.
SYMBOLS = [
    (0x2010, 0x205E), (0x2100, 0x27FF),  # to dingbats: ☐ ☑ ☒ ⚠ ➀ ⟶
    (0x2B00, 0x2BFF),                    # arrows, ⬛ ⭐
]
MATHEMATICS = [(0x2100, 0x22FF), (0x27C0, 0x27FF)]  # ℃ ↚ ∎ ⟵
HANZI = WIDE + [(0xF900, 0xFAFF), (0x2F800, 0x2FA1F)]
EXTRA = SYMBOLS + HANZI + [
    (0x0180, 0x024F), (0x1E00, 0x1EFF),  # Latin of other languages
    (0x2E80, 0x2FFF), (0x31C0, 0x31EF),  # radicals ⺀ ⼀, ⿰, strokes ㇀
    (0xFE10, 0xFE1F),                    # vertical forms of GB 18030
    (0x1F100, 0x1F2FF),                  # 🄀 🈀 enclosed
]

NOTO = dict(package="fonts-noto-cjk", version="1:20220127+repack1-1",
            index=2, licence="OFL-1.1")
NOTO_FOLDER = "/usr/share/fonts/opentype/noto/"
CORE = dict(package="fonts-noto-core", version="20201225-1", index=0,
            licence="OFL-1.1")
CORE_FOLDER = "/usr/share/fonts/truetype/noto/"

FONTS = [
    dict(NOTO, name="NotoSerifSC-Regular", wide=True,
         source=NOTO_FOLDER + "NotoSerifCJK-Regular.ttc",
         sha256="a04178ec485dffdff7cc0c0c20e1fce9202d7e2160d805e8e44a4c8841c58481"),
    dict(NOTO, name="NotoSerifSC-Bold",
         source=NOTO_FOLDER + "NotoSerifCJK-Bold.ttc",
         sha256="a5d4b046c127da3d7c72f98b46c41489cd29bf52abfdf18aba920903e920d4ac"),
    dict(NOTO, name="NotoSansSC-Regular",
         source=NOTO_FOLDER + "NotoSansCJK-Regular.ttc",
         sha256="b76b0433203017ca80401b2ee0dd69350349871c4b19d504c34dbdd80541690a"),
    dict(NOTO, name="NotoSansSC-Bold",
         source=NOTO_FOLDER + "NotoSansCJK-Bold.ttc",
         sha256="faa5f3656a78b2e2d450d27fe8382c778bc2b6bb5ea29c986664a6a435056ceb"),
    dict(name="FandolFang-Regular", index=0,
         package="texlive-lang-chinese", version="2022.20230122-1",
         source="/usr/share/texlive/texmf-dist/fonts/opentype/public/fandol/"
                "FandolFang-Regular.otf",
         sha256="d838ad32ce2244d8144f408c37fe71065aba6fbbc80759a4d2aa2033948d5bc9",
         licence="GPL-3.0-with-font-exception",
         wrong="￥￣"),  # it draws $ and - for them
    # The OFL of this face reserves "LXGW" and 霞鹜: hence the other name.
    dict(name="GongkaiKai-Regular", index=0,
         package="fonts-lxgw-wenkai", version="1.250+repack-1",
         source="/usr/share/fonts/truetype/lxgw-wenkai/"
                "LXGWWenKai-Regular.ttf",
         sha256="bbf534b0ca093928f94d1782855e65a19a32cde82b075d495d072025521953c8",
         licence="OFL-1.1", family="Gongkai Kai", family_zh="公开楷体",
         widen_quotes=True),
    # What is rare: for the end of every chain.
    dict(NOTO, name="NotoSerifSC-Extra", extra=EXTRA,
         source=NOTO_FOLDER + "NotoSerifCJK-Regular.ttc",
         sha256="a04178ec485dffdff7cc0c0c20e1fce9202d7e2160d805e8e44a4c8841c58481",
         family="Noto Serif SC Extra", family_zh="Noto Serif SC Extra"),
    dict(name="GongkaiKai-Extra", index=0, extra=HANZI,
         package="fonts-lxgw-wenkai", version="1.250+repack-1",
         source="/usr/share/fonts/truetype/lxgw-wenkai/"
                "LXGWWenKai-Regular.ttf",
         sha256="bbf534b0ca093928f94d1782855e65a19a32cde82b075d495d072025521953c8",
         licence="OFL-1.1", family="Gongkai Kai Extra",
         family_zh="公开楷体补"),
    dict(CORE, name="NotoSansMath-Regular", extra=MATHEMATICS,
         source=CORE_FOLDER + "NotoSansMath-Regular.ttf",
         sha256="8242bd1e55368b27e32455260754cf9aa58f3ad7ea80664b66c21f1b09910d6c"),
    dict(CORE, name="NotoSansSymbols2-Regular", extra=SYMBOLS,
         source=CORE_FOLDER + "NotoSansSymbols2-Regular.ttf",
         sha256="876598db5f1e3bef2bc77c4d94c5b0d5d2c1620be4878a06f18fb5434e331688"),
    dict(CORE, name="NotoSansSymbols-Regular", extra=SYMBOLS,
         source=CORE_FOLDER + "NotoSansSymbols-Regular.ttf",
         sha256="24b615ceb7d50a2c09060664ca9e24a160c9beb6bfca0563e8359369a4bc0993"),
]

# The first face is the one of GB/T 9704-2012 (7.3: title, levels 1 to 3; 7.5:
# folio), the others fill its gaps. Tables take 宋体. 粗 are the bold of a role.
# The extra fonts stand behind the chain of each role.
ROLES = [
    ("小标宋", "NotoSerifSC-Bold NotoSerifSC-Regular"),
    ("仿宋", "FandolFang-Regular GongkaiKai-Regular NotoSerifSC-Regular"),
    ("黑体", "NotoSansSC-Regular NotoSerifSC-Regular"),
    ("黑体粗", "NotoSansSC-Bold NotoSerifSC-Bold NotoSerifSC-Regular"),
    ("楷体", "GongkaiKai-Regular NotoSerifSC-Regular"),
    ("宋体", "NotoSerifSC-Regular"),
    ("宋体粗", "NotoSerifSC-Bold NotoSerifSC-Regular"),
]
LAST = " ".join(font["name"] for font in FONTS if "extra" in font)


def points(ranges):
    return {c for first, last in ranges for c in range(first, last + 1)}


def gb2312_all():
    """The characters of GB 2312-80, from the codec of Python."""
    found = set()
    for lead in range(0xA1, 0xF8):
        for trail in range(0xA1, 0xFF):
            try:
                found.add(ord(bytes([lead, trail]).decode("gb2312")))
            except UnicodeDecodeError:
                pass  # a free place of the code table
    return found


def gb2312_hanzi():
    hanzi = {c for c in gb2312_all() if 0x4E00 <= c <= 0x9FFF}
    assert len(hanzi) == 6763
    return hanzi


def tgh_hanzi():
    """通用规范汉字表 (2013), 8,105 hanzi: kTGH of the Unihan database."""
    hanzi = {}
    with bz2.open(UNIHAN, "rt", encoding="utf-8") as lines:
        for line in lines:
            field = line.rstrip("\n").split("\t")
            if len(field) == 3 and field[1] == "kTGH":
                hanzi[int(field[0][2:], 16)] = field[2].split(":")[1]
    assert len(set(hanzi.values())) == 8105
    return hanzi


def wanted(font, covered):
    """The code points of a prepared font, as far as the source has them;
    covered are those that an extra font need not have."""
    if "extra" in font:
        return points(font["extra"]) - covered
    return (points(RANGES) | gb2312_all() | set(tgh_hanzi())
            | (points(WIDE) if font.get("wide") else set()))


def sha256(path):
    return hashlib.sha256(pathlib.Path(path).read_bytes()).hexdigest()


def run(*command, **options):
    return subprocess.run(command, check=True, capture_output=True, text=True,
                          **options).stdout


def fetch(font, work):
    """Step 1. The path of the source, installed or out of its package."""
    path = pathlib.Path(font["source"])
    if not path.exists():
        tree = work / font["package"]
        if not tree.exists():
            tree.mkdir()
            run("apt-get", "download",
                font["package"] + "=" + font["version"], cwd=tree)
            run("dpkg-deb", "-x", next(tree.glob("*.deb")), tree)
        path = tree / font["source"].lstrip("/")
    if sha256(path) != font["sha256"]:
        sys.exit(f"{path}: not the file of {font['package']} "
                 f"{font['version']} (SHA-256 differs)")
    return path


def thin(font, path, work):
    """Step 2. One face, without the layout of other languages."""
    face = TTFont(path, fontNumber=font["index"], recalcTimestamp=False,
                  recalcBBoxes=False)
    for tag in ("GSUB", "GPOS"):
        if tag not in face:
            continue
        for record in face[tag].table.ScriptList.ScriptRecord:
            script = record.Script
            script.LangSysRecord = [language for language
                                    in script.LangSysRecord
                                    if language.LangSysTag == "ZHS "]
            script.LangSysCount = len(script.LangSysRecord)
    for tag in face.keys():
        if tag not in TABLES and tag != "GlyphOrder":
            del face[tag]
    if "cmap" in face:  # a variation sequence (format 14) is another form
        face["cmap"].tables = [table for table in face["cmap"].tables
                               if table.format != 14 and table.platformID == 3]
    target = work / (font["name"] + ".thin")
    face.save(target)
    return target


def subset(font, path, work, covered):
    """Step 3."""
    characters = work / (font["name"] + ".unicodes")
    characters.write_text(",".join(f"{c:X}" for c in sorted(wanted(font, covered))))
    target = work / (font["name"] + ".subset")
    run("hb-subset", f"--font-file={path}", f"--output-file={target}",
        f"--unicodes-file={characters}", "--no-hinting", "--desubroutinize",
        "--notdef-outline", "--name-IDs=*", "--name-languages=*",
        "--layout-features=" + ",".join(FEATURES))
    return target


def rename(font, names):
    """Give the face its own name, in English and Chinese."""
    for record in list(names.names):
        if record.nameID in (1, 2, 3, 4, 6, 16, 17, 21, 22, 25):
            names.names.remove(record)
    english = {1: font["family"], 2: "Regular", 4: font["family"],
               3: font["name"] + ": gongkai", 6: font["name"]}
    for identifier, text in english.items():
        names.setName(text, identifier, 3, 1, 0x409)
    for identifier, text in {1: font["family_zh"], 2: "Regular",
                             4: font["family_zh"]}.items():
        names.setName(text, identifier, 3, 1, 0x804)


def widen_quotes(face):
    """Make ‘ ’ “ ” as wide as a hanzi, as Chinese typesetting has them.

    The 楷体 has them Latin, 350/1000 wide; the other faces have them full,
    the opening one in the right half, the closing one in the left.
    """
    em = face["head"].unitsPerEm
    for quote in "‘’“”":
        key = face.getBestCmap()[ord(quote)]
        outline = face["glyf"][key]
        advance, bearing = face["hmtx"][key]
        shift = em - advance if quote in "‘“" else 0
        outline.coordinates.translate((shift, 0))
        outline.recalcBounds(face["glyf"])
        face["hmtx"][key] = (em, bearing + shift)


def forget(face, characters):
    """Leave characters that are drawn wrongly to the next font. Their glyphs
    stay, so that the numbers of the others do."""
    for table in face["cmap"].tables:
        for character in characters:
            table.cmap.pop(ord(character), None)


def name(font, path, folder):
    """Step 4. Write the finished file; its path."""
    face = TTFont(path, recalcTimestamp=False, recalcBBoxes=False)
    names = face["name"]
    names.names = [record for record in names.names if record.platformID == 3]
    if "family" in font:
        rename(font, names)
    note = NOTE
    if font.get("widen_quotes"):
        widen_quotes(face)
        note += NOTE_QUOTES
    if "wrong" in font:
        forget(face, font["wrong"])
        note += ", not for " + " ".join(f"U+{ord(c):04X}"
                                        for c in font["wrong"])
    names.setName(f"{names.getDebugName(5)}; {note}", 5, 3, 1, 0x409)
    for tag in face.keys():
        if tag not in TABLES and tag != "GlyphOrder":
            del face[tag]
    suffix = ".otf" if "CFF " in face else ".ttf"
    target = folder / (font["name"] + suffix)
    face.save(target)
    return target


def check_charstrings(font, face):
    top = face["CFF "].cff.topDictIndex[0]
    assert not len(face["CFF "].cff.GlobalSubrs), font["name"]
    for private in [entry.Private for entry in top.FDArray]:
        assert not len(getattr(private, "Subrs", None) or []), font["name"]
    strings = top.CharStrings
    for glyph in strings.keys():
        strings[glyph].decompile()
        bad = {"callsubr", "callgsubr", "hstem", "vstem", "hstemhm", "vstemhm",
               "hintmask", "cntrmask"}.intersection(
                   token for token in strings[glyph].program
                   if isinstance(token, str))
        assert not bad, (font["name"], glyph, bad)


def check(font, path, source, covered):
    """Step 5. Lines for the manifest's comment, and the characters."""
    face = TTFont(path)
    assert set(face.keys()) - {"GlyphOrder"} <= TABLES
    assert face["post"].formatType == 3
    if "CFF " in face:
        check_charstrings(font, face)
    # Nothing that the source has and we want may get lost.
    have = set(face.getBestCmap())
    original = TTFont(source, fontNumber=font["index"], lazy=True)
    assert have == (wanted(font, covered) & set(original.getBestCmap())
                    - set(map(ord, font.get("wrong", ""))))
    reserved = re.compile("LXGW|霞鹜")
    for record in face["name"].names:
        assert record.nameID == 0 or not reserved.search(record.toUnicode())

    return [
        f"{font['package']} {font['version']}, "
        f"{pathlib.Path(font['source']).name}"
        + (f" #{font['index']}" if font["index"] else ""),
        f"{len(have)} characters, {face['maxp'].numGlyphs} glyphs"
        + standards(font, have),
        *digits_and_features(face),
    ], have


def standards(font, have):
    """How much a font has of what a report is mostly made of."""
    if "extra" in font:
        return ", which those above in each chain lack"
    tgh = tgh_hanzi()
    listed = len({tgh[c] for c in have if c in tgh})
    return f"; GB 2312 {len(gb2312_hanzi() & have)}/6763, TGH {listed}/8105"


def digits_and_features(face):
    """For who sets figures in columns."""
    if ord("0") not in face.getBestCmap():
        return []
    widths = sorted({face["hmtx"][face.getBestCmap()[ord(digit)]][0]
                     for digit in "0123456789"})
    tags = sorted({record.FeatureTag for table in ("GSUB", "GPOS")
                   if table in face
                   for record in face[table].table.FeatureList.FeatureRecord})
    digits = "/".join(map(str, widths))
    return [f"digits {digits} of {face['head'].unitsPerEm}; "
            f"features: {' '.join(tags) or 'none'}"]


def manifest(entries):
    lines = [
        "# Made by prepare.py: change that, not this. See docs/fonts.md.",
        "# font NAME FILE INDEX SHA256 LICENCE",
    ]
    for font, path, facts in entries:
        lines += ["", *("# " + fact for fact in facts),
                  f"font {font['name']} {path.name} 0 {sha256(path)} "
                  f"{font['licence']}"]
    lines += ["", "# role ROLE NAME [NAME ...]; "
              "the first that has a character sets it."]
    lines += [f"role {role} {chain} {LAST}" for role, chain in ROLES]
    return "\n".join(lines) + "\n"


def main():
    parser = argparse.ArgumentParser(
        description="Make the font files and fonts.manifest.")
    parser.add_argument("--output", type=pathlib.Path,
                        default=pathlib.Path(__file__).resolve().parent)
    folder = parser.parse_args().output
    folder.mkdir(parents=True, exist_ok=True)
    for tool in ("hb-subset", "apt-get", "dpkg-deb"):
        if not shutil.which(tool):
            sys.exit(f"{tool}: not found")
    entries = []
    covered = set()
    with tempfile.TemporaryDirectory() as temporary:
        work = pathlib.Path(temporary)
        for font in FONTS:
            source = fetch(font, work)
            part = subset(font, thin(font, source, work), work, covered)
            path = name(font, part, folder)
            facts, have = check(font, path, source, covered)
            if "wide" in font or "extra" in font:
                covered |= have
            entries.append((font, path, facts))
            print(path.name, path.stat().st_size, "bytes")
            print(*("    " + fact for fact in facts), sep="\n")
    (folder / "fonts.manifest").write_text(manifest(entries),
                                           encoding="utf-8")


if __name__ == "__main__":
    main()
