# SPDX-License-Identifier: MIT
"""Layouts with something planted in a pack, for one department each."""
import shutil

PACK = "hebei-department-budget/document.lua"
PLANTS = {
    # One call of C that takes longer than the universe has: no count of
    # instructions ends it.
    "loop": '("a"):rep(60):find(("a-"):rep(40) .. "b")',
    # Less than a pack may hold, more than a small limit of a process.
    "hog": 'local held = {} '
           'for i = 1, 200 do held[i] = ("x" .. i):rep(300000) end',
}


def copy_layouts(root, target, plants, comment=""):
    """plants: {unit code: key of PLANTS}."""
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(root / "layouts", target)
    path = target / PACK
    head = "".join(f'if budget.unit_code == "{code}" then {PLANTS[kind]} end\n'
                   for code, kind in plants.items())
    path.write_text(comment + head + path.read_text(encoding="utf-8"),
                    encoding="utf-8")
