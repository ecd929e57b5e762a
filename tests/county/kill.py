#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Kill a batch at random moments, again and again.

    kill.py GONGKAI ROOT [--rounds N] [--seed S]

A round begins with an old state of the reports, or with none, and a county
with changed amounts. A batch is killed by SIGKILL at a random moment, alone or
with its workers; sometimes the one that goes on is killed too. Each time: no
process is left, each PDF is whole, old or new, and the manifest tells the
truth. Then a batch that is let alone leaves the same files as if nothing had
happened.
"""
import shutil
import signal
import sys
import time

import county
import make
from county import expect

COUNT, MOST = 16, 24  # departments, rows of the largest
CORRECTION = ("--date", "2024-03-05", "--reason", "预算调整")


def changed(departments, chance):
    """Some of them with another amount, and never none."""
    result = [dict(one) for one in departments]
    for one in chance.sample(result, chance.randint(1, len(result))):
        first, *rest = one["基本支出"]
        amount = f"{chance.randint(100, 999)}.{chance.randint(0, 99):02}"
        one["基本支出"] = [dict(first, 金额=amount), *rest]
        one.pop("支出", None)
        one.pop("公布表", None)
        one.pop("增减原因", None)
    return result


class Case:
    """A way in which rounds begin, and how they end when nothing happens."""

    def __init__(self, program, folder, name, style, correction, fresh):
        self.folder = folder / name
        self.out = self.folder / "out"
        self.options = CORRECTION if correction else ()
        chance = county.random.Random(name)
        before = make.departments(program.root, COUNT, name, MOST)
        after = changed(before, chance)
        self.start = None
        states = []
        if not fresh:
            self.start = self.folder / "start"
            entry = county.place_county(self.folder / "county", before, style)
            program.batch(entry, self.start)
            states.append(self.start)
        self.county = county.place_county(self.folder / "county", after, style)
        county.copy_state(self.start, self.out)
        run = program.batch(self.county, self.out, *self.options)
        self.seconds = run.seconds
        self.expected = county.hashes(self.out)
        self.work = county.work_names(self.out)
        self.known = county.known_hashes(*states, self.out)
        self.old = county.reports(self.start) if self.start else {}
        self.tell_apart()
        if not correction:
            told = county.reports(self.out)
            expect(told == program.render(after, self.folder),
                   "batch and render make other PDFs")

    def tell_apart(self):
        """A test whose old and new are the same finds nothing."""
        new = county.reports(self.out)
        expect(len(new) == COUNT, len(new), "reports of", COUNT)
        expect(any(self.old.get(name) != one for name, one in new.items()),
               "nothing is new")


def kill_one(program, case, chance):
    """Whether it was killed before its end."""
    run = program.start("batch", case.county, "-o", case.out, *case.options,
                        "-j", chance.choice((1, 2, 2, 4)))
    time.sleep(chance.uniform(0, case.seconds * 1.1))
    if chance.random() < 0.3:
        run.kill_all()
    else:
        run.process.send_signal(signal.SIGKILL)
    code = run.end()
    expect(code in (0, -signal.SIGKILL), "ends with", code, run.errors)
    if case.out.exists():
        county.check_truth(case.out, case.known)
    return code != 0


def middle(case):
    """Whether some reports are new and others are not."""
    found = county.reports(case.out) if case.out.exists() else {}
    new = sum(case.expected.get(f"{name}.pdf") == one
              for name, one in found.items())
    already = sum(case.expected.get(f"{name}.pdf") == one
                  for name, one in case.old.items())
    return already < new < COUNT


def one_round(program, case, chance):
    county.copy_state(case.start, case.out)
    killed = kill_one(program, case, chance)
    halfway = killed and middle(case)
    while chance.random() < 0.3:
        kill_one(program, case, chance)
    program.batch(case.county, case.out, *case.options,
                  "-j", chance.choice((1, 2)))
    county.check_truth(case.out, case.known)
    county.check_done(case.out, case.expected, case.work)
    return killed, halfway


def test(program, folder, rounds, chance):
    cases = [Case(program, folder, *case) for case in (
        ("amounts", "files", False, False), ("fresh", "county", False, True),
        ("corrections", "county", True, False))]
    killed = halfway = 0
    for number in range(rounds):
        case = cases[number % len(cases)]
        try:
            results = one_round(program, case, chance)
        except county.Wrong as problem:
            raise county.Wrong(
                f"round {number + 1}, {case.folder.name}: {problem}"
            ) from problem
        killed += results[0]
        halfway += results[1]
        shutil.rmtree(case.out)
    expect(killed * 3 >= rounds, "only", killed, "of", rounds, "were killed")
    expect(halfway or rounds < 60, "never some reports new and others not")
    return (f"{rounds} rounds: {killed} killed, {halfway} of them with some"
            " reports new and others not; all whole and true")


if __name__ == "__main__":
    sys.exit(county.main(__doc__, 25, test))
