#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Official tables in, the same report out.

    round_trip.py GONGKAI

The tables that the sample report prints are written as CSV files and as a
workbook, imported, completed with the words that no table tells, and typeset:
the pages must be those of the hand-written description, to the last character.
"""
import difflib
import pathlib
import re
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import department  # noqa: E402


# Of other money no table tells the 款.
FORESEEN = {department.FULL: ".*: 警告: 基本支出中有 95.00 万元不是一般公共预算"
                             "财政拨款，.* \\[PACK_ADVICE\\]\n"}


def pages(gongkai, description):
    """(the pages, what is said of the description without its positions)"""
    done = department.run(gongkai, "dump", "pages", description,
                          *department.FOLDERS)
    said = sorted(re.sub(r"^.*?: (?=警告|错误)|第\d+行", "", line)
                  for line in done.stderr.decode("utf-8").splitlines())
    return done.stdout.decode("utf-8") if done.returncode == 0 else None, said


def import_problems(done, foreseen):
    said = done.stderr.decode("utf-8")
    if done.returncode != 0 or not re.fullmatch(foreseen, said):
        yield f"import: {said}"
        return
    cells = re.search(r"^cells\t(.*)$", done.stdout.decode("utf-8"), re.M)
    total, *fates = map(int, cells[1].split("\t"))
    if total != sum(fates) or fates[2:] != [0, 0]:
        yield f"cells {cells[1]}"


def problems(gongkai, hand, paths, folder):
    done = department.run(gongkai, "import", *paths, "-o", folder, "--lang",
                          "zh", "--layouts", department.ROOT / "layouts")
    yield from import_problems(done, FORESEEN.get(hand, ""))
    expected, advice = pages(gongkai, hand)
    description = next(path for path in folder.glob("*.yaml")
                       if path.name != "项目.yaml")
    text = description.read_text(encoding="utf-8")
    description.write_text(department.fill_in(text, hand), encoding="utf-8")
    department.fill_lists(folder, hand)
    found, said = pages(gongkai, description)
    if said != advice:
        yield "said:\n" + "\n".join(said) + "\nof the hand-written one:\n" + \
            "\n".join(advice)
    if found != expected:
        lines = difflib.unified_diff((expected or "").splitlines(),
                                     (found or "").splitlines(),
                                     lineterm="", n=0)
        yield "other pages:\n" + "\n".join(list(lines)[:60])


def main():
    if len(sys.argv) != 2:
        raise SystemExit(__doc__.strip())
    gongkai = sys.argv[1]
    found = []
    with tempfile.TemporaryDirectory() as name:
        for hand in (department.HAND, department.FULL):
            for write in (department.write_csv_files,
                          department.write_workbook):
                folder = pathlib.Path(name) / hand.stem / write.__name__
                folder.mkdir(parents=True)
                paths = write(folder, gongkai, hand)
                found += [f"{hand.stem}, {write.__name__}: {problem}"
                          for problem in problems(gongkai, hand, paths,
                                                  folder / "out")]
    print("\n".join(found) if found else "round trip: the same pages")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
