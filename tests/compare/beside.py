#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Set the same paragraphs with gongkai and with other programs, and measure.

    beside.py [--measures N,N,...] [--keep FOLDER] GONGKAI ROOT

The paragraphs of text.txt, 14 pt 仿宋, on measures of so many characters.
XeLaTeX with xeCJK takes part if it is on the PATH, Typst if node finds the
package @myriaddreamin/typst-ts-node-compiler (NODE_PATH). Nothing here passes
or fails: it is for a person who judges the setting, with the pages that
--keep leaves behind.

For each: lines; marks at the wrong end of a line (kinsoku); lines wider than
the measure by a quarter of a point (over) or that end before it (short);
numbers cut from their unit and Latin words cut by a line end (cut). Then the space added between
汉字, in 1/100 em, over all full lines: its root mean square, the most, and
the most by which two lines that follow each other differ; how much it differs
inside a line, at most; and the shortest last line, in characters.
"""
import argparse
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata
import xml.etree.ElementTree

HERE = pathlib.Path(__file__).resolve().parent
SIZE = 14
MARGIN = 30
NO_START = "、，。：；？！’”）》〉】〕·…—%℃,.;:!?)]"
NO_END = "‘“（《〈【〔(["
TYPST = """\
#set page(width: {width}pt, height: 2400pt, margin: {margin}pt)
#set text(font: "FandolFang R", size: {size}pt, lang: "zh", region: "cn",
  top-edge: 0.88em, bottom-edge: -0.12em)
#set par(justify: true, first-line-indent: (amount: 2em, all: true),
  leading: 12pt, spacing: 12pt)
{text}
"""
TYPST_RUN = """\
const {{ NodeCompiler }} = require('@myriaddreamin/typst-ts-node-compiler');
const compiler = NodeCompiler.create({{
  workspace: {folder},
  fontArgs: [{{ fontPaths: [{fonts}] }}] }});
require('fs').writeFileSync({pdf}, compiler.pdf({{ mainFilePath: {source} }}));
"""
XELATEX = r"""
\documentclass{{article}}
\usepackage[paperwidth={width}bp,paperheight=2400bp,margin={margin}bp]{{geometry}}
\usepackage{{xeCJK}}
\setmainfont{{FandolFang-Regular.otf}}[Path={fonts}/]
\setCJKmainfont{{FandolFang-Regular.otf}}[Path={fonts}/]
\xeCJKsetup{{PunctStyle=quanjiao,CheckSingle=true}}
\pagestyle{{empty}}\parskip=0pt
\begin{{document}}
\fontsize{{{size}bp}}{{26bp}}\selectfont\parindent=2em
{text}
\end{{document}}
"""


def run(arguments, folder):
    done = subprocess.run(arguments, cwd=folder, capture_output=True,
                          text=True, check=False)
    if done.returncode != 0:
        sys.exit(f"{arguments[0]}: {done.stdout}{done.stderr}")


def set_gongkai(options, folder, text, measure):
    layouts = folder / "layouts"
    shutil.copytree(HERE / "pack", layouts / "paragraphs", dirs_exist_ok=True)
    lines = "".join(f"  {line}\n" for line in text)
    (folder / "d.yaml").write_text(
        f"表单: paragraphs\n行长: {measure}\n文字: |\n{lines}")
    run([options.gongkai, "render", "d.yaml", "--layouts", layouts,
         "--fonts", options.root / "fonts", "-o", "gongkai.pdf"], folder)


def set_typst(options, folder, text, measure):
    quoted = (re.sub(r"([\\*_#$@<>/\[\]~`'\"-])", r"\\\1", line)
              for line in text)
    (folder / "typst.typ").write_text(TYPST.format(
        width=measure * SIZE + 2 * MARGIN, margin=MARGIN, size=SIZE,
        text="\n\n".join(quoted)))
    names = {"folder": folder, "fonts": options.root / "fonts",
             "pdf": folder / "typst.pdf", "source": folder / "typst.typ"}
    script = TYPST_RUN.format(**{k: repr(str(v)) for k, v in names.items()})
    run(["node", "-e", script], folder)


def set_xelatex(options, folder, text, measure):
    quoted = (re.sub(r"([%#&_$])", r"\\\1", line) for line in text)
    (folder / "xelatex.tex").write_text(XELATEX.format(
        width=measure * SIZE + 2 * MARGIN, margin=MARGIN, size=SIZE,
        fonts=options.root / "fonts", text="\n\n".join(quoted)))
    run(["xelatex", "-interaction=batchmode", "xelatex.tex"], folder)


def engines():
    yield "gongkai", set_gongkai
    if shutil.which("node") and subprocess.run(
            ["node", "-e", "require('@myriaddreamin/typst-ts-node-compiler')"],
            cwd="/", capture_output=True, check=False).returncode == 0:
        yield "typst", set_typst
    if shutil.which("xelatex"):
        yield "xelatex", set_xelatex


def read_lines(pdf):
    """[[(character, x, advance)]] from the top of the first page down, without
    spaces."""
    stext = subprocess.run(["mutool", "draw", "-q", "-F", "stext", pdf],
                           capture_output=True, check=True).stdout
    page = xml.etree.ElementTree.fromstring(stext)
    lines = {}
    for char in page.iter("char"):
        if char.get("c").isspace():
            continue
        quad = [float(value) for value in char.get("quad").split()]
        lines.setdefault(round(float(char.get("y"))), []).append(
            (char.get("c"), float(char.get("x")), quad[2] - quad[0]))
    return [sorted(line, key=lambda char: char[1])
            for _, line in sorted(lines.items())]


def is_han(character):
    return unicodedata.category(character) == "Lo"


def belongs(before, behind):
    """Are they parts of one Latin word, or of a number and its unit?"""
    if before.isdigit() and behind in "万亿元年月日%":
        return True
    return all(character.isascii() and (character.isalnum() or character == ".")
               for character in (before, behind))


def ends(line):
    """Where a line ends: at the ink of a full-width mark, about."""
    character, x, advance = line[-1]
    half = character in NO_START and advance > 0.9 * SIZE
    return x + (SIZE / 2 if half else advance)


def measure_lines(lines, measure, text):
    """The figures of one setting."""
    right = MARGIN + measure * SIZE
    found = dict.fromkeys(("kinsoku", "over", "short", "cut"), 0)
    at, evenness, inside, last_lines = 0, [], 0, []
    words = [[word for word in line.split(" ") if word] for line in text]
    printed = "".join("".join(line) for line in words)
    stops = set()  # ends of paragraphs
    spaces = set()
    total = 0
    for line in words:
        for word in line:
            total += len(word)
            spaces.add(total)
        stops.add(total)
    for line in lines:
        at += len(line)
        last = at in stops
        first_character, last_character = line[0][0], line[-1][0]
        found["kinsoku"] += first_character in NO_START
        found["kinsoku"] += not last and last_character in NO_END
        found["over"] += ends(line) > right + 0.25
        if last:
            last_lines.append(sum(character not in NO_START
                                  for character, _, _ in line))
            evenness.append(None)
            continue
        found["short"] += ends(line) + SIZE / 2 < right - 0.25
        found["cut"] += (at not in spaces
                         and belongs(last_character, printed[at]))
        gaps = [(b[1] - a[1] - a[2]) / SIZE * 100
                for a, b in zip(line, line[1:])
                if is_han(a[0]) and is_han(b[0])]
        evenness.append(sum(gaps) / len(gaps) if gaps else None)
        inside = max(inside, max(gaps) - min(gaps) if gaps else 0)
    full = [gap for gap in evenness if gap is not None]
    steps = [abs(a - b) for a, b in zip(evenness, evenness[1:])
             if a is not None and b is not None]
    found.update(lines=len(lines), inside=inside,
                 rms=(sum(gap * gap for gap in full) / len(full)) ** 0.5,
                 most=max(full, key=abs), step=max(steps, default=0),
                 last=min(last_lines, default=0))
    if at != total:
        print(f"  {at} characters were read, {total} set")
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--measures", default="16,20,24,28,36,52")
    parser.add_argument("--keep", type=pathlib.Path)
    parser.add_argument("gongkai", type=pathlib.Path)
    parser.add_argument("root", type=pathlib.Path)
    options = parser.parse_args()
    options.gongkai = options.gongkai.resolve()
    options.root = options.root.resolve()
    text = (HERE / "text.txt").read_text().splitlines()
    columns = ("lines", "kinsoku", "over", "short", "cut", "rms", "most",
               "step", "inside", "last")
    print(f"{'':12}" + "".join(f"{name:>8}" for name in columns))
    for measure in map(int, options.measures.split(",")):
        for name, set_text in engines():
            with tempfile.TemporaryDirectory() as temporary:
                folder = pathlib.Path(temporary)
                set_text(options, folder, text, measure)
                pdf = folder / f"{name}.pdf"
                found = measure_lines(read_lines(pdf), measure, text)
                if options.keep is not None:
                    options.keep.mkdir(parents=True, exist_ok=True)
                    shutil.copy(pdf, options.keep / f"{measure}-{name}.pdf")
            print(f"{measure:3} {name:8}" + "".join(
                f"{found[column]:8.1f}" if isinstance(found[column], float)
                else f"{found[column]:8}" for column in columns), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
