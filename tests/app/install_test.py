#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""An installed tree: the program finds its fonts and layouts, where it was
installed and where the tree was moved.

usage: install_test.py CMAKE BUILD_FOLDER
"""
import os
import pathlib
import subprocess
import sys
import tempfile


def run(*arguments, **more):
    result = subprocess.run([*map(str, arguments)], check=False,
                            capture_output=True, text=True, **more)
    if result.returncode:
        raise SystemExit(f"{arguments}: {result.returncode}\n"
                         f"{result.stdout}{result.stderr}")
    return result.stdout


def check_program(program, tree, folder):
    """Run it where nothing else could be found."""
    packs = run(program, "layouts", cwd=folder).splitlines()
    fonts = [line for line in run(program, "fonts", cwd=folder).splitlines()
             if line.startswith("font\t")]
    if not packs or not fonts:
        raise SystemExit(f"{program}: no packs or no fonts")
    for line in packs + fonts:
        if str(tree) not in line:
            raise SystemExit(f"{program}: not of the installed tree: {line}")


def main():
    if len(sys.argv) != 3:
        raise SystemExit(__doc__.strip())
    cmake, build = sys.argv[1:]
    # The program's own folder is asked of the system, without links.
    with tempfile.TemporaryDirectory(prefix="gongkai-install-") as name:
        folder = pathlib.Path(name).resolve()
        empty = folder / "empty"
        empty.mkdir()
        run(cmake, "--install", build, "--prefix", folder / "usr")
        check_program(folder / "usr/bin/gongkai", folder / "usr", empty)
        run(cmake, "--install", build, "--prefix", "/usr",
            env={**os.environ, "DESTDIR": str(folder / "stage")})
        check_program(folder / "stage/usr/bin/gongkai", folder / "stage",
                      empty)
        (folder / "stage/usr").rename(folder / "moved")
        check_program(folder / "moved/bin/gongkai", folder / "moved", empty)
        licences = list((folder / "moved").rglob("licences/*"))
        if not licences:
            raise SystemExit("the licences of the fonts are not installed")
    print("install: complete, and movable")


if __name__ == "__main__":
    main()
