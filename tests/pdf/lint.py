#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""What no validator checks of a tagged PDF file: cross-reference offsets,
balance of content streams, and that content, structure tree, parent tree and
annotations agree with each other in both directions.

    lint.py FILE...

One line a fault; exit code 1 if there is any. Needs python3-pikepdf.
"""
import re
import sys

import pikepdf

# Operators that paint (ISO 32000-1, table 51): only in marked content.
PAINTING = set("f F f* B B* b b* S s Tj TJ ' \" Do sh BI EI".split())


def listed(kids):
    """The entry /K, which may be absent, one kid, or an array."""
    if kids is None:
        return []
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def number_tree(node):
    """All (key, value) of a number tree, and faults of its Limits."""
    found, faults = [], []
    if "/Nums" in node:
        nums = list(node["/Nums"])
        found = list(zip((int(k) for k in nums[0::2]), nums[1::2]))
    for kid in node.get("/Kids", []):
        inner, inner_faults = number_tree(kid)
        faults += inner_faults
        keys = [key for key, _ in inner]
        limits = [int(n) for n in kid.get("/Limits", [])]
        if keys and limits != [keys[0], keys[-1]]:
            faults.append(f"number tree: Limits {limits}, keys {keys[0]} to"
                          f" {keys[-1]}")
        found += inner
    keys = [key for key, _ in found]
    if keys != sorted(set(keys)):
        faults.append("number tree: keys not in ascending order")
    return found, faults


class Lint:
    def __init__(self, name):
        self.name = name
        self.faults = []
        with open(name, "rb") as file:
            self.data = file.read()
        self.pdf = pikepdf.open(name)

    def fault(self, text):
        self.faults.append(f"{self.name}: {text}")

    # ---- the file ----

    def check_file(self):
        data = self.data
        if not re.match(rb"%PDF-1\.7\n%[\x80-\xff]{4}\n", data):
            self.fault("no header with four bytes over 127")
        end = re.search(rb"startxref\n(\d+)\n%%EOF\n\Z", data)
        if end is None:
            self.fault("no startxref, or something behind %%EOF")
            return
        start = int(end.group(1))
        head = re.match(rb"(\d+) 0 obj\n", data[start:start + 20])
        if head is None:
            self.fault("startxref does not lead to an xref stream")
            return
        self.check_xref(self.pdf.get_object(int(head.group(1)), 0))

    def check_xref(self, xref):
        widths = [int(n) for n in xref["/W"]]
        size, row = int(xref["/Size"]), sum(widths)
        rows = xref.read_bytes()
        if len(rows) != row * size:
            self.fault(f"xref: {len(rows) // row} entries, Size {size}")
        for number in range(len(rows) // row):
            at, fields = number * row, []
            for width in widths:
                fields.append(int.from_bytes(rows[at:at + width], "big"))
                at += width
            if fields[0] == 1:
                mark = b"%d %d obj\n" % (number, fields[2])
                if not self.data.startswith(mark, fields[1]):
                    self.fault(f"xref: object {number} is not at {fields[1]}")
            elif fields[0] == 2:
                self.check_packed(number, fields[1], fields[2])
            elif number != 0:
                self.fault(f"xref: object {number} is free")

    def check_packed(self, number, stream, index):
        if stream not in self.packed:
            body = self.pdf.get_object(stream, 0)
            front = body.read_bytes()[:int(body["/First"])].split()
            self.packed[stream] = [int(n) for n in front[0::2]]
            if len(self.packed[stream]) != int(body["/N"]):
                self.fault(f"object stream {stream}: N is wrong")
        numbers = self.packed[stream]
        if index >= len(numbers) or numbers[index] != number:
            self.fault(f"xref: object {number} is not in stream {stream}")

    # ---- content streams ----

    def check_content(self, page, label):
        """MCIDs in order; balance and nesting."""
        mcids, saved, text, marked = [], 0, False, False
        for operands, operator in pikepdf.parse_content_stream(page):
            name = str(operator)
            if name == "q":
                saved += 1
                if text:
                    self.fault(f"{label}: q inside BT")
            elif name == "Q":
                saved -= 1
            elif name in ("BT", "ET"):
                if text == (name == "BT"):
                    self.fault(f"{label}: {name} out of place")
                text = name == "BT"
            elif name in ("BDC", "BMC"):
                if marked or text:
                    self.fault(f"{label}: {name} inside BT or marked content")
                marked = True
                if name == "BDC" and "/MCID" in operands[1]:
                    mcids.append(int(operands[1]["/MCID"]))
                elif str(operands[0]) != "/Artifact":
                    self.fault(f"{label}: {operands[0]} without MCID")
            elif name == "EMC":
                if not marked or text:
                    self.fault(f"{label}: EMC out of place")
                marked = False
            elif name in PAINTING and not marked:
                self.fault(f"{label}: {name} outside marked content")
            if saved < 0:
                self.fault(f"{label}: Q without q")
        if saved or text or marked:
            self.fault(f"{label}: q, BT or BDC not closed")
        if len(mcids) != len(set(mcids)):
            self.fault(f"{label}: an MCID stands twice")
        return mcids

    # ---- structure ----

    def walk(self, element, parent, page):
        """Enter what an element owns into self.owned and self.objects."""
        identity = element.objgen
        if identity in self.seen:
            self.fault(f"element {identity} stands twice in the tree")
            return
        self.seen.add(identity)
        if element["/P"].objgen != parent.objgen:
            self.fault(f"element {identity}: /P is not its parent")
        page = element["/Pg"].objgen if "/Pg" in element else page
        for kid in listed(element.get("/K")):
            self.walk_kid(element, kid, page)

    def walk_kid(self, element, kid, page):
        if isinstance(kid, int):
            self.own(element, page, kid)
            return
        inner = kid["/Pg"].objgen if "/Pg" in kid else page
        kind = str(kid.get("/Type", "/StructElem"))
        if kind == "/MCR":
            self.own(element, inner, int(kid["/MCID"]))
        elif kind == "/OBJR":
            self.objects[kid["/Obj"].objgen] = (element.objgen, inner)
        else:
            self.walk(kid, element, None)

    def own(self, element, page, mcid):
        if (page, mcid) in self.owned:
            self.fault(f"MCID {mcid} of page object {page} has two owners")
        self.owned[page, mcid] = element.objgen

    def check_structure(self):
        root = self.pdf.Root.get("/StructTreeRoot")
        if root is None:
            self.fault("no structure tree")
            return
        for kid in listed(root["/K"]):
            self.walk(kid, root, None)
        entries, faults = number_tree(root["/ParentTree"])
        for text in faults:
            self.fault(text)
        entries = dict(entries)
        if entries and int(root["/ParentTreeNextKey"]) <= max(entries):
            self.fault("ParentTreeNextKey is not above all keys")
        used = set()
        for index, page in enumerate(self.pdf.pages):
            self.check_page(page, f"page {index + 1}", entries, used)
        for page, mcid in self.owned:
            self.fault(f"MCID {mcid} of page object {page} is not in content")
        for key in self.objects:
            self.fault(f"OBJR to {key}, which is no annotation of a page")
        for key in set(entries) - used:
            if len(entries[key]) != 0:
                self.fault(f"parent tree: key {key} is not used")

    def check_page(self, page, label, entries, used):
        mcids = self.check_content(page, label)
        owners = []
        if "/StructParents" in page:
            key = int(page["/StructParents"])
            used.add(key)
            owners = list(entries.get(key, []))
        elif mcids:
            self.fault(f"{label}: no StructParents")
        if len(owners) != len(mcids):
            self.fault(f"{label}: {len(mcids)} MCIDs, {len(owners)} in the"
                       " parent tree")
        for mcid in mcids:
            owner = self.owned.pop((page.objgen, mcid), None)
            if owner is None:
                self.fault(f"{label}: MCID {mcid} has no owner")
            elif mcid >= len(owners) or owners[mcid].objgen != owner:
                self.fault(f"{label}: MCID {mcid}: parent tree and tree differ")
        for note in page.get("/Annots", []):
            self.check_annotation(page, note, label, entries, used)

    def check_annotation(self, page, note, label, entries, used):
        if page.get("/Tabs") != "/S":
            self.fault(f"{label}: annotations without /Tabs /S")
        if "/StructParent" not in note:
            self.fault(f"{label}: annotation without StructParent")
            return
        key = int(note["/StructParent"])
        used.add(key)
        owner, where = self.objects.pop(note.objgen, (None, None))
        if owner is None or where != page.objgen:
            self.fault(f"{label}: annotation {key} has no OBJR on its page")
        elif key not in entries or entries[key].objgen != owner:
            self.fault(f"{label}: annotation {key}: parent tree differs")
        if note.get("/F") != 4 or str(note.get("/Contents", "")) == "":
            self.fault(f"{label}: annotation {key}: F or Contents")

    def run(self):
        self.packed, self.seen, self.owned, self.objects = {}, set(), {}, {}
        self.check_file()
        self.check_structure()
        return self.faults


def main(names):
    faults = [fault for name in names for fault in Lint(name).run()]
    for fault in faults:
        print(fault)
    return 1 if faults or not names else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
