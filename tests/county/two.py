#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Two batches at once in one folder.

    two.py GONGKAI ROOT [--rounds N] [--seed S]

Both begin within a random delay, on the same or on different inputs, from an
old state of the reports or from none. One may be refused, with exit code 3 and
a reason; or it waits for the other. Afterwards all PDFs are of one input, of
a batch that said that it was done, and the manifest tells the truth: one
more batch on that input has nothing to do.
"""
import sys
import time

import county
import kill
import make
from county import expect

COUNT, MOST = 6, 24


class Sides:
    """Two counties of the same departments, and the reports of each."""

    def __init__(self, program, folder):
        chance = county.random.Random("two")
        first = make.departments(program.root, COUNT, "two", MOST)
        self.counties, self.reports, self.seconds = [], [], 0
        for number in range(3):
            made = [dict(one, 其他说明=f"第{number + 1}稿。") for one in
                    kill.changed(first, chance)]
            place = folder / f"county-{number}"
            self.counties.append(county.place_county(place, made, "county"))
            out = folder / f"out-{number}"
            run = program.batch(self.counties[-1], out)
            self.seconds = max(self.seconds, run.seconds)
            self.reports.append(county.reports(out))
        self.old = folder / "out-0"
        for one, other in ((0, 1), (1, 2), (0, 2)):
            expect(not set(self.reports[one].values()) &
                   set(self.reports[other].values()), "two inputs, one PDF")
        self.known = county.known_hashes(*self.reports)


def check_codes(runs):
    done = [run for run in runs if run.code == 0]
    expect(done, "none was done:", runs[0].errors, runs[1].errors)
    for run in runs:
        expect(run.code in (0, 3), "exit code", run.code, run.errors)
        if run.code == 3:
            expect(run.errors.strip(), "refused without a reason")
            expect("[BATCH_BUSY]" in run.errors, "refused for another reason:",
                   run.errors)


def one_round(program, sides, chance, folder):
    out = folder / "out"
    county.copy_state(chance.choice((sides.old, sides.old, None)), out)
    numbers = chance.choice(((1, 2), (2, 1), (1, 1)))
    runs = []
    for number in numbers:
        runs.append(program.start("batch", sides.counties[number], "-o", out,
                                  "-j", chance.choice((1, 2))))
        if len(runs) == 1:
            time.sleep(chance.uniform(0, sides.seconds)
                       if chance.random() < 0.7 else 0)
    for run in runs:
        run.end()
    check_codes(runs)
    county.check_truth(out, sides.known)
    found = county.reports(out)
    ended = [number for number, run in zip(numbers, runs)
             if run.code == 0 and found == sides.reports[number]]
    expect(ended, "the reports are of no input whose batch was done:",
           {name: [one in of.values() for of in sides.reports]
            for name, one in found.items()})
    again = program.batch(sides.counties[ended[0]], out, "--json")
    expect(not county.rendered(again), "not all was done:",
           county.rendered(again))
    expect(county.reports(out) == found, "done, and yet changed")
    return sum(run.code == 3 for run in runs)


def test(program, folder, rounds, chance):
    sides = Sides(program, folder)
    refused = 0
    for number in range(rounds):
        try:
            refused += one_round(program, sides, chance, folder)
        except county.Wrong as problem:
            raise county.Wrong(f"round {number + 1}: {problem}") from problem
    return (f"{rounds} rounds of two batches: {refused} refused, never a mix")


if __name__ == "__main__":
    sys.exit(county.main(__doc__, 25, test))
