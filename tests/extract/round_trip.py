#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""What extract/ reads of a PDF is what stood on its pages.

usage: round_trip.py GONGKAI EXTRACT_DUMP [OPTION...] -- DESCRIPTION...

Renders each description and compares the dump of the pages that extract_dump
reads of the file with the dump of the pages that it was made of: metadata,
pages with size and label, the structure tree and the bookmarks line by line;
texts page by page in reading order, neighbours of one element joined. Places,
fonts, rules and links are not read back.

The same is read of the file when qpdf has written it anew: in plain text,
linearised, without object streams. Then the comparison itself is tried: each
kind of line is changed, and must be found.
"""
import json
import pathlib
import subprocess
import sys
import tempfile


def run(command):
    done = subprocess.run([str(part) for part in command],
                          capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise SystemExit(f"{command[0]}: exit code {done.returncode}\n"
                         f"{done.stderr}")
    return done.stdout


def first_text(line):
    return json.JSONDecoder().raw_decode(line[line.index('"'):])[0]


def normalise(dump):
    """The lines that can be compared, each with what it is."""
    lines = []
    part = None
    for line in dump.splitlines():
        words = line.split()
        if words[0] == "page" or not line.startswith(" "):
            part = words[0]
            lines.append((part, line))
        elif part != "page":
            lines.append((part, line))
        elif words[0] == "glyphs":
            owner, text = words[1], first_text(line)
            if text and lines[-1][0] == "text" and lines[-1][1] == owner:
                text = lines.pop()[2] + text
            if text:
                lines.append(("text", owner, text))
    return lines


def compare(made, read):
    """Problems, and numbers of what was compared."""
    problems = []
    for one, other in zip(made, read):
        if one != other:
            problems.append(f"made: {one}\nread: {other}")
    if len(made) != len(read):
        problems.append(f"{len(made)} lines made, {len(read)} read")
    return problems


def count(lines, kind):
    return sum(line[0] == kind for line in lines)


def try_comparison(made, dump):
    """Does it find what it should?"""
    for part in ["metadata\n", "\npage ", "  glyphs ", "\nstructure\n",
                 "\noutline\n"]:
        if part not in dump:
            return f"self: there is no {part!r}"
        at = dump.index('"', dump.index(part)) + 1
        if dump[at] == '"':  # a label that is empty
            changed = dump[:at] + "x" + dump[at:]
        else:
            changed = dump[:at] + dump[at + 1:]
        if not compare(made, normalise(changed)):
            return f"self: a change behind {part!r} was not found"
    return None


def written_anew(extract, report, dump):
    """Ways of writing the file after which something else is read."""
    other = report.with_name("again.pdf")
    ways = ["--qdf", "--linearize", "--object-streams=disable",
            "--object-streams=generate"]
    found = []
    for way in ways:
        run(["qpdf", way, report, other])
        if run([extract, other]) != dump:
            found.append(f"qpdf {way}: something else is read")
    return found


def main():
    if "--" not in sys.argv:
        raise SystemExit(__doc__.strip())
    border = sys.argv.index("--")
    gongkai, extract = sys.argv[1:3]
    options, descriptions = sys.argv[3:border], sys.argv[border + 1:]
    failed = not descriptions
    for description in descriptions:
        with tempfile.TemporaryDirectory() as folder:
            report = pathlib.Path(folder) / "report.pdf"
            run([gongkai, "render", description, "-o", report, *options])
            made = normalise(run([gongkai, "dump", "pages", description,
                                  *options]))
            dump = run([extract, report])
            again = written_anew(extract, report, dump)
        read = normalise(dump)
        problems = compare(made, read) + again
        print(f"{pathlib.Path(description).name}: {count(made, 'page')} pages,"
              f" {count(made, 'text')} texts,"
              f" {count(made, 'structure') - 1} elements,"
              f" {count(made, 'outline') - 1} bookmarks,"
              f" {len(problems)} differences")
        print("\n".join(problems[:20]), end="\n" if problems else "")
        slip = try_comparison(made, dump)
        if slip is not None:
            print(slip)
        failed = failed or bool(problems) or slip is not None
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
