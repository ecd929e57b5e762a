#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Check that the program keeps no state between two reports.

usage: globals.py OBJDUMP LIBRARY...

Fails if a library has a variable that can be written to: a global, or a
static one of a file or a function. Constant tables are elsewhere: .rodata,
or .data.rel.ro where they hold addresses.
"""
import re
import subprocess
import sys

# 0000000000000000 l     O .bss	0000000000000004 name
SYMBOL = re.compile(r"^[0-9a-f]+ .{7} (\S+)\s+([0-9a-f]+)\s+(.+)$")
OBJECT = re.compile(r"^(\S+\.o):\s+file format")


def is_writable(section):
    if section.startswith(".data.rel.ro"):
        return False
    return section == "*COM*" or re.match(r"\.(data|bss|tdata|tbss)\b", section)


def variables(listing):
    """(object file, variable) for each variable in the output of objdump."""
    found = []
    name = "?"
    for line in listing.splitlines():
        match = OBJECT.match(line)
        if match is not None:
            name = match[1]
            continue
        match = SYMBOL.match(line)
        if match is None or int(match[2], 16) == 0:
            continue  # a section or file symbol has no size
        if is_writable(match[1]):
            found.append((name, match[3]))
    return found


def main():
    if len(sys.argv) < 3:
        raise SystemExit(__doc__.strip())
    failed = False
    for library in sys.argv[2:]:
        listing = subprocess.run([sys.argv[1], "--syms", library], check=True,
                                 capture_output=True, text=True).stdout
        if "SYMBOL TABLE" not in listing:
            raise SystemExit(f"{library}: no symbols")
        for name, variable in variables(listing):
            print(f"{library}({name}): {variable} can be written to")
            failed = True
    if not failed:
        print("globals: none")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
