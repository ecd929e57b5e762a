#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Check `render --proof` by other means: pdftotext and the input's own files.

    proof.py [--sums] GONGKAI INPUT [OPTION...]

- each number with a point that stands in the files of the input is in the
  list, with its line, column and value; the list has nothing but numbers of
  the input (those without a point may be years and counts);
- each figure of the list is found in the text of its page, as often as the
  list says;
- on pages of tables the page has no other figures than those of the list;
- an amount that is printed is the text of its figure; one that is counted
  names a figure that is there;
- with --sums: each figure of a table is an amount or a sum of amounts;
- the tabbed list has the same figures as the JSON.
"""
import collections
import csv
import decimal
import json
import pathlib
import re
import subprocess
import sys
import tempfile

import yaml

FEN = {"元": 100, "万元": 1000000}
AMOUNT = re.compile(r"-?\d+(\.\d+)?")
NUMBER = re.compile(r"(?<![\d.])\d+\.\d\d(?![\d.])")


def yaml_amounts(path):
    """(line, column, text) of plain scalars that are numbers."""
    with open(path, encoding="utf-8") as file:
        for event in yaml.parse(file):
            if (isinstance(event, yaml.ScalarEvent) and event.style is None
                    and AMOUNT.fullmatch(event.value)):
                mark = event.start_mark
                yield mark.line + 1, mark.column + 1, event.value


def csv_amounts(path):
    """The same of a CSV file without quotes."""
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    for number, line in enumerate(lines, 1):
        assert '"' not in line, path
        column = 1
        for cell in next(csv.reader([line])):
            if AMOUNT.fullmatch(cell.strip()):
                yield number, column, cell.strip()
            column += len(cell) + 1


def input_amounts(description):
    """{(name of the file, line, column): text}"""
    found = {}
    for path in sorted(description.parent.iterdir()):
        read = {".yaml": yaml_amounts, ".csv": csv_amounts}.get(path.suffix)
        for line, column, text in read(path) if read else ():
            found[path.name, line, column] = text
    return found


def page_texts(pdf):
    """The text of each page, white space left out."""
    done = subprocess.run(["pdftotext", "-raw", pdf, "-"], check=True,
                          capture_output=True)
    pages = done.stdout.decode("utf-8").split("\f")[:-1]
    return [page.split() for page in pages]


def amount_problems(proof, description, unit):
    stated = input_amounts(description)
    listed = {}
    for amount in proof["amounts"]:
        name = pathlib.Path(amount["file"]).name
        listed[name, amount["line"], amount["column_of_line"]] = amount
    for place in sorted(stated.keys() - listed.keys()):
        if "." in stated[place]:
            yield f"{place}: {stated[place]} is not in the list"
    for place in sorted(listed.keys() - stated.keys()):
        yield f"{place}: not in the input"
    for place in sorted(stated.keys() & listed.keys()):
        amount = listed[place]
        fen = decimal.Decimal(stated[place]) * FEN[unit]
        if amount["fen"] != fen or amount["text"] != stated[place]:
            yield f"{place}: {stated[place]} is listed as {amount}"
        yield from fate_problems(proof, place, amount)


def fate_problems(proof, place, amount):
    """Is an amount where it is said to be?"""
    if amount["kind"] == "unprinted" or (
            amount["kind"] == "zero" and amount["fen"] != 0):
        yield f"{place}: {amount['kind']}"
        return
    if amount["kind"] == "zero":
        return
    figure = proof["figures"][amount["figure"]]
    itself = figure["kind"] == "stated" and figure["fen"] == amount["fen"]
    if (amount["kind"] == "stated") != itself:
        yield f"{place}: {amount['kind']}, but the figure is {figure}"
    if amount["kind"] == "counted" and figure["parts"] < 1:
        yield f"{place}: counted into {figure}"


def figure_problems(proof, pages):
    wanted = collections.Counter()
    for figure in proof["figures"]:
        if not figure.get("blank"):
            wanted[figure["page"], figure["text"]] += 1
    for (page, text), count in sorted(wanted.items()):
        there = "".join(pages[page - 1]).count(text)
        if there < count:
            yield f"page {page}: {text} {there} times, not {count}"


def numbers_of_texts(proof, description):
    """How often a number stands in texts of the input, by the number."""
    found = collections.Counter()
    for path in description.parent.iterdir():
        if path.suffix in (".yaml", ".csv"):
            found.update(NUMBER.findall(path.read_text(encoding="utf-8-sig")))
    return found - collections.Counter(
        amount["text"] for amount in proof["amounts"])


def table_problems(proof, pages, texts):
    """Whole words of table pages that look like figures: all are listed, but
    for those that are texts in the input too."""
    listed = collections.defaultdict(collections.Counter)
    tables = set()
    for figure in proof["figures"]:
        listed[figure["page"]][figure["text"]] += 1
        if figure["column"]:
            tables.add(figure["page"])
    for page in sorted(tables):
        if any(figure["page"] == page and figure["words"]
               for figure in proof["figures"]):
            continue
        found = collections.Counter(
            word for word in pages[page - 1] if NUMBER.fullmatch(word))
        shown = +collections.Counter(
            {text: count for text, count in listed[page].items()
             if NUMBER.fullmatch(text)})
        if shown - found or found - shown - texts:
            yield f"page {page}: {found} on the page, {shown} in the list"
    if not tables:
        yield "no table has a figure"


def line_problems(proof, lines):
    """The tabbed list against the JSON."""
    items = [line.split("\t") for line in lines]
    wrong = [item for item in items[:-1] if len(item) != 6]
    yield from (f"{item}: not 6 fields" for item in wrong)
    if items[-1][0] != "summary":
        yield f"{items[-1]}: no summary"
    told = collections.Counter(
        (item[1], item[3]) for item in items[:-1]
        if item[0] in ("stated", "derived", "percent", "matched", "words"))
    known = collections.Counter(
        (figure["text"], str(figure["page"])) for figure in proof["figures"]
        if not figure.get("blank") or figure["kind"] == "stated")
    if told != known:
        yield f"{told - known} in the list alone, {known - told} in JSON alone"


def main():
    sums = sys.argv[1] == "--sums"
    gongkai, source, *options = sys.argv[1 + sums:]
    description = pathlib.Path(source)
    unit = yaml.safe_load(description.read_text(encoding="utf-8")).get(
        "金额单位", "万元")
    with tempfile.TemporaryDirectory() as folder:
        pdf = f"{folder}/report.pdf"
        command = [gongkai, "render", source, "-o", pdf, "--proof", *options]
        lines = subprocess.run(command, check=True, capture_output=True,
                               text=True).stdout.splitlines()[1:]
        plain = pathlib.Path(pdf).read_bytes()
        done = subprocess.run(command + ["--json"], check=True,
                              capture_output=True, text=True)
        proof = json.loads(done.stdout)["reports"][0]["proof"]
        subprocess.run([gongkai, "render", source, "-o", f"{folder}/other.pdf",
                        *options], check=True, capture_output=True)
        problems = []
        if plain != pathlib.Path(f"{folder}/other.pdf").read_bytes():
            problems.append("the report differs from that without --proof")
        pages = page_texts(pdf)
    problems += amount_problems(proof, description, unit)
    problems += figure_problems(proof, pages)
    problems += table_problems(proof, pages,
                               numbers_of_texts(proof, description))
    problems += line_problems(proof, lines)
    problems += [f"no sum: {figure}" for figure in proof["figures"]
                 if sums and figure["column"] and figure["kind"] == "derived"
                 and not figure.get("sum")]
    for problem in problems:
        print(problem)
    print(f"{len(proof['amounts'])} amounts, {len(proof['figures'])} figures, "
          f"{len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
