#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Let the disk be full, at every size.

    full.py GONGKAI ROOT [--rounds N] [--seed S]

A round has an old state of the reports, or none, a county with changed
amounts, and a little room: on a file system of its own, of random size, where
that can be mounted (root can), and for each other round, and for all where it
cannot, by a limit of the size of files. A batch must end with exit code 3 if
it is not done; each PDF is whole, old or new, and the manifest tells the truth.
With room again a batch leaves the same files as if nothing had happened.
"""
import contextlib
import os
import resource
import shutil
import subprocess
import sys

import county
import kill
from county import expect

ROOM = 64 << 20
FULL_ENOUGH = 10  # of a hundred rounds must have been too small


def mount(place, *options):
    return subprocess.run(["mount", "-t", "tmpfs", *options, "tmpfs", place],
                          capture_output=True, check=False).returncode == 0


@contextlib.contextmanager
def disk(place):
    """A file system of its own, or None; the caller may not mount then."""
    place.mkdir()
    if not mount(place, "-o", f"size={ROOM}"):
        expect(os.getuid() != 0 or not may_mount(),
               "root may mount, but no tmpfs")
        yield None
        return
    try:
        yield place
    finally:
        subprocess.run(["umount", place], check=True)


def may_mount():
    """CAP_SYS_ADMIN, which root in a container need not have."""
    for line in open("/proc/self/status", encoding="ascii"):
        if line.startswith("CapEff:"):
            return bool(int(line.split()[1], 16) >> 21 & 1)
    return False


def resize(place, size):
    expect(mount(place, "-o", f"remount,size={size}"), "remount of", size)


def used(place):
    status = os.statvfs(place)
    return (status.f_blocks - status.f_bfree) * status.f_frsize


def sizes(state):
    return [(state / path).stat().st_size for path in county.files(state)]


def check_end(run, case, out):
    """Done, or exit code 3 with a reason, and true in any case."""
    expect(run.code in (0, 3), "exit code", run.code, run.errors)
    if out.exists():
        county.check_truth(out, case.known)
    if run.code == 0:
        county.check_done(out, case.expected, case.work)
        return False
    expect(run.errors.strip(), "exit code 3, and nothing is said")
    return True


def start(program, case, out, **more):
    return program.batch(case.county, out, *case.options, "-j",
                         more.pop("workers"), code=None, **more)


def small_disk(program, case, chance, place):
    """Too little room for some of it."""
    out = place / "out"
    resize(place, ROOM)
    county.copy_state(case.start, out)
    needed = sum(sizes(case.out))
    # What is replaced makes room again: a little may be enough.
    room = chance.choice((chance.randint(0, needed),
                          int(needed ** chance.random())))
    resize(place, used(place) + room)
    run = start(program, case, out, workers=chance.choice((1, 2)))
    full = check_end(run, case, out)
    resize(place, ROOM)
    return out, full


def small_files(program, case, chance, place):
    """No file may be larger than this: some reports, or the manifest."""
    county.copy_state(case.start, place)
    limit = chance.choice((chance.randint(0, 40_000),
                           chance.randint(0, max(sizes(case.out)))))
    run = start(program, case, place, workers=chance.choice((1, 2)),
                limits=[(resource.RLIMIT_FSIZE, limit)])
    return place, check_end(run, case, place)


def one_round(program, case, chance, place, by_disk):
    if by_disk:
        out, full = small_disk(program, case, chance, place)
    else:
        out, full = small_files(program, case, chance,
                                case.folder / "limited")
    program.batch(case.county, out, *case.options)
    county.check_truth(out, case.known)
    county.check_done(out, case.expected, case.work)
    shutil.rmtree(out)
    return full


def test(program, folder, rounds, chance):
    cases = [kill.Case(program, folder, *case) for case in (
        ("amounts", "files", False, False), ("fresh", "county", False, True),
        ("corrections", "county", True, False))]
    full = {True: 0, False: 0}
    with disk(folder / "disk") as place:
        for number in range(rounds):
            case = cases[number // 2 % len(cases)]
            by_disk = place is not None and number % 2 == 0
            try:
                full[by_disk] += one_round(program, case, chance, place,
                                           by_disk)
            except county.Wrong as problem:
                raise county.Wrong(
                    f"round {number + 1}, {case.folder.name}, "
                    f"{'disk' if by_disk else 'limit'}: {problem}"
                ) from problem
    expect(sum(full.values()) * 100 >= rounds * FULL_ENOUGH,
           "hardly ever full:", full)
    if place is None:
        print("No right to mount a file system here: limits only.")
    return (f"{rounds} rounds: {full[True]} full disks, {full[False]} files"
            " too large; all whole and true")


if __name__ == "__main__":
    sys.exit(county.main(__doc__, 20, test))
