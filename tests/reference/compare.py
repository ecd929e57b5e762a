#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Compare the text of the finished report with the published one.

    compare.py REPORT.pdf PUBLISHED.txt DIFFERENCES.txt

Page by page, white space and folios apart, no character may be lost or added:
pages of prose are compared as sequences in reading order; pages of tables as
multisets of characters and of numbers, because extractors walk through cells
in different orders, and their first line as a sequence. The differences that
are wanted stand in a file by name; each must occur. Folios are compared with
the place of the page. Exit code 1 if anything differs.
"""
import difflib
import re
import sys
from collections import Counter

import extract

# Cover and contents stand before the published pages.
PAGES_BEFORE = 2
# What the published text holds as prose, by its page numbers from 1.
PROSE = frozenset([*range(15, 25), 31, 32])
SHIFT_LIMIT = 3
CONTEXT = 12
NUMBER = re.compile(r"\d+(?:\.\d+)?")
KEYS = {"replace": {"name", "kind", "page", "published", "ours", "reason"},
        "move": {"name", "kind", "page", "to", "text", "reason"},
        "shift": {"name", "kind", "page", "to", "text", "reason"}}


def differences_read(text):
    """The entries of a list of wanted differences, as dictionaries."""
    entries = []
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    for block in re.split(r"\n\s*\n", "\n".join(lines)):
        if not block.strip():
            continue
        entry = dict(re.split(r":\s*", line.strip(), maxsplit=1)
                     for line in block.strip().splitlines())
        if KEYS.get(entry.get("kind")) != set(entry):
            raise ValueError(f"difference with wrong keys: {entry}")
        for key in ("page", "to"):
            if key in entry:
                entry[key] = int(entry[key])
        for key in ("published", "ours", "text"):
            if key in entry:
                entry[key] = extract.bare(entry[key])
        entries.append(entry)
    return entries


def difference_apply(pages, entry):
    """Change the bare published pages; say what hinders it, or None."""
    name, page = entry["name"], entry["page"]
    text = pages[page - 1]
    if entry["kind"] == "replace":
        if text.count(entry["published"]) != 1:
            return (f"difference “{name}”: page {page} has"
                    f" {text.count(entry['published'])} times"
                    f" “{entry['published']}”")
        pages[page - 1] = text.replace(entry["published"], entry["ours"])
        return None
    moved, to = entry["text"], entry["to"]
    if entry["kind"] == "shift" and len(moved) > SHIFT_LIMIT:
        return f"difference “{name}”: more than {SHIFT_LIMIT} characters"
    if to == page + 1 and text.endswith(moved):
        pages[page - 1] = text[:-len(moved)]
        pages[to - 1] = moved + pages[to - 1]
        return None
    if to == page - 1 and text.startswith(moved):
        pages[page - 1] = text[len(moved):]
        pages[to - 1] += moved
        return None
    return (f"difference “{name}”: “{moved}” is not at the edge of page"
            f" {page} next to page {to}")


def difference_occurs(pages, entry):
    """Is it in our bare pages?"""
    if entry["kind"] == "replace":
        return entry["ours"] in pages[entry["page"] - 1]
    there = pages[entry["to"] - 1]
    if entry["to"] > entry["page"]:
        return there.startswith(entry["text"])
    return there.endswith(entry["text"])


def excerpt(text, start, end):
    """What stands there, in brackets, with its context."""
    before = text[max(0, start - CONTEXT):start]
    after = text[end:end + CONTEXT]
    return f"…{before}［{text[start:end]}］{after}…"


def sequence_problems(page, published, ours):
    """Where two bare texts differ as sequences."""
    matcher = difflib.SequenceMatcher(None, published, ours, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag != "equal":
            yield (f"page {page}: published {excerpt(published, a, b)}"
                   f" ours {excerpt(ours, c, d)}")


def first_context(text, part):
    """The first place of a part in a text."""
    at = text.find(part)
    return excerpt(text, at, at + len(part)) if at >= 0 else "nowhere"


def multiset_problems(page, kind, published, ours, texts):
    """What one of two multisets has more of; texts are for context."""
    lost, added = Counter(published), Counter(ours)
    lost.subtract(added)
    for part, count in sorted(lost.items()):
        if count:
            where = texts[0] if count > 0 else texts[1]
            yield (f"page {page}: {kind} “{part}”"
                   f" {'lost' if count > 0 else 'added'} {abs(count)} times,"
                   f" first: {first_context(where, part)}")


def table_problems(page, published, ours, raw, our_raw):
    """Faults of a page of tables: bare texts, and those with white space."""
    texts = (published, ours)
    yield from multiset_problems(page, "character", published, ours, texts)
    yield from multiset_problems(page, "number", NUMBER.findall(raw),
                                 NUMBER.findall(our_raw), texts)


def first_line_problems(published, words):
    """Does each page begin with what the published page begins with?
    words: those of each of our pages, with their places."""
    for index, (text, page) in enumerate(zip(published, words)):
        first = extract.bare(text.strip().split("\n")[0])
        ours = extract.first_line(page)
        if index + 1 not in PROSE and ours != first:
            yield (f"page {index + 1}: begins with “{ours}”, published with"
                   f" “{first}”")


def pages_compare(published, ours, entries):
    """All problems of our pages (texts with white space)."""
    if len(published) != len(ours):
        return [f"{len(ours)} body pages, published {len(published)}"]
    problems = []
    wanted = [extract.bare(page) for page in published]
    found = [extract.bare(page) for page in ours]
    raw = list(published)
    for entry in entries:
        hindrance = difference_apply(wanted, entry)
        if hindrance:
            problems.append(hindrance)
        if not difference_occurs(found, entry):
            problems.append(f"page {entry['page']}: the listed difference"
                            f" “{entry['name']}” does not occur")
    for index, (expected, text) in enumerate(zip(wanted, found)):
        page = index + 1
        if page in PROSE:
            problems += sequence_problems(page, expected, text)
        else:
            problems += table_problems(page, expected, text, raw[index],
                                       ours[index])
    return problems


def folio_problems(words):
    """The cover has no folio, each other page its own: contents is 1."""
    heights = set()
    for index, page in enumerate(words):
        found = extract.folio(page)
        if index == 0:
            if found is not None:
                yield f"the cover has the folio {found[0]}"
        elif found is None:
            yield f"PDF page {index + 1} has no folio"
        else:
            heights.add(round(found[1], 1))
            if found[0] != index:
                yield f"PDF page {index + 1} has the folio {found[0]}"
    if len(heights) > 1:
        yield f"folios stand at different heights: {sorted(heights)}"


def main():
    if len(sys.argv) != 4:
        raise SystemExit(__doc__.strip())
    name, published_name, differences_name = sys.argv[1:]
    with open(published_name, encoding="utf-8") as file:
        published = file.read().split("\f")
    with open(differences_name, encoding="utf-8") as file:
        entries = differences_read(file.read())
    words = extract.poppler_words(name)
    problems = list(folio_problems(words))
    folios = [extract.folio(page) for page in words]
    tops = [found[1] for found in folios[1:] if found is not None]
    if not tops:
        raise SystemExit("\n".join(problems))
    ours = extract.poppler_pages(name, int(min(tops)) - 1)
    problems += first_line_problems(published, words[PAGES_BEFORE:])
    problems += pages_compare(published, ours[PAGES_BEFORE:], entries)
    print("\n".join(problems) if problems else
          f"{len(published)} pages as published, {len(entries)} wanted"
          " differences, folios right")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
