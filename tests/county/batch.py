#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""A whole county by `gongkai batch`.

    batch.py GONGKAI ROOT [--rounds N] [--seed S]

The reports are those of `render`, whatever -j is and after interruptions; a
run makes again what changed and nothing else; a department that is wrong,
crashes, hangs or takes all memory costs itself alone. Each round interrupts
one run at random moments.
"""
import os
import shutil
import signal
import sys
import time

import county
import make
import plant
from county import expect

COUNT, MOST = 12, 60
HALF_MOST = 24  # where size does not matter


def codes(departments):
    return [one["单位编码"] for one in departments]


def with_amount(departments, index, amount):
    """Another amount in the first row of one department."""
    result = [dict(one) for one in departments]
    first, *rest = result[index]["基本支出"]
    result[index]["基本支出"] = [dict(first, 金额=amount), *rest]
    return result


class Check:
    """A county in a folder of its own, its reports, and what is wanted."""

    def __init__(self, program, folder, style, most=HALF_MOST, count=COUNT,
                 as_xlsx=False, whole=False):
        self.program, self.folder, self.style = program, folder, style
        self.as_xlsx = as_xlsx
        folder.mkdir()
        made = make.departments(program.root, count, folder.name, most)
        # Without what a later change would make disagree.
        left_out = () if whole else ("支出", "公布表", "增减原因")
        self.departments = [
            {key: value for key, value in one.items() if key not in left_out}
            for one in made]
        self.out = folder / "out"
        self.place(self.departments)

    def place(self, departments):
        self.county = county.place_county(self.folder / "county", departments,
                                          self.style, self.as_xlsx)

    def batch(self, *arguments, **more):
        return self.program.batch(self.county, self.out, *arguments, **more)

    def expect_rendered(self, names, what, *arguments, code=0, **more):
        """A run makes these again and touches no other; a dry one before it
        says so and touches nothing."""
        before = county.identities(self.out)
        dry = self.batch(*arguments, "--dry-run", "--json", code=None, **more)
        expect(county.rendered(dry) == sorted(names), what, "--dry-run says",
               county.rendered(dry))
        for name in names:
            expect(county.told_reports(dry)[name].get("reason"), what, name,
                   "no reason")
        expect(county.identities(self.out) == before, what,
               "--dry-run wrote something")
        run = self.batch(*arguments, "--json", code=code, **more)
        expect(county.rendered(run) == sorted(names), what, "rendered",
               county.rendered(run), "not", sorted(names))
        after = county.identities(self.out)
        touched = {path for path in {*before, *after}
                   if before.get(path) != after.get(path)}
        wrong = {path for path in touched if path.endswith(".pdf")
                 and path.removesuffix(".pdf") not in names}
        expect(not wrong, what, "wrote", wrong)
        if not names:
            expect(not touched, what, "wrote", touched)
        return run


def plainly(check):
    """What the PDFs of the county should be."""
    departments = check.departments
    if check.style == "table":
        departments = [make.vary.plain(one) for one in departments]
    return check.program.render(departments, check.folder)


def test_same_files(program, folder, rounds, chance):
    """Styles, numbers of workers, and interruptions."""
    for style, as_xlsx in (("files", False), ("county", False),
                           ("county", True), ("table", True)):
        check = Check(program, folder / f"same-{style}-{as_xlsx}", style, MOST,
                      as_xlsx=as_xlsx, whole=True)
        run = check.batch("-j", 1)
        expected = county.hashes(check.out)
        work = county.work_names(check.out)
        expect(county.reports(check.out) == plainly(check), style,
               "batch and render make other PDFs")
        for name in (county.MANIFEST, *county.PAGES):
            expect(name in expected, name, "is missing")
        shutil.rmtree(check.out)
        for workers in (2, 4):
            check.batch("-j", workers)
            county.check_done(check.out, expected, work)
            shutil.rmtree(check.out)
        if style == "county":
            for _ in range(rounds):
                interrupt(check, chance, run.seconds, expected, work)


def interrupt(check, chance, seconds, expected, work):
    known = county.known_hashes({
        name.removesuffix(".pdf"): one for name, one in expected.items()
        if name.endswith(".pdf")})
    for _ in range(chance.randint(1, 3)):
        run = check.program.start("batch", check.county, "-o", check.out,
                                  "-j", chance.choice((1, 2, 4)))
        time.sleep(chance.uniform(0, seconds))
        number = chance.choice((signal.SIGINT, signal.SIGINT, signal.SIGTERM))
        if chance.random() < 0.5:  # Ctrl-C on a terminal goes to all of them
            os.killpg(run.process.pid, number)
        else:
            run.process.send_signal(number)
        code = run.end()
        # Before the program listens a signal ends it, as it does any other.
        expect(code in (0, -number), "interrupted: exit code", code,
               run.errors)
        expect(code != 0 or "[BATCH_INTERRUPTED]" not in run.errors,
               "interrupted, and ends with 0")
        if check.out.exists():
            county.check_truth(check.out, known)
    check.batch("-j", chance.choice((1, 2)))
    county.check_done(check.out, expected, work)
    shutil.rmtree(check.out)


def test_changes(program, folder, chance):
    """Only what changed, in files of its own."""
    check = Check(program, folder / "changes", "files")
    names = codes(check.departments)
    check.batch()
    check.expect_rendered([], "nothing changed")
    for index in chance.sample(range(COUNT), 3):
        changed = with_amount(check.departments, index,
                              f"{200 + index}.{chance.randint(10, 99)}")
        check.place(changed)
        check.expect_rendered([names[index]], f"amount of {names[index]}")
        check.departments = changed
        expect(county.reports(check.out) == plainly(check),
               "not the reports of the changed amounts")
    one, other = chance.sample(names, 2)
    (check.out / f"{one}.pdf").unlink()
    check.expect_rendered([one], "a deleted PDF")
    path = check.out / f"{other}.pdf"
    content = bytearray(path.read_bytes())
    content[chance.randrange(len(content))] ^= 1
    path.write_bytes(content)
    check.expect_rendered([other], "an altered PDF")
    expect(county.reports(check.out) == plainly(check), "not made again")
    check.expect_rendered(names, "--force", "--force")
    check.expect_rendered([], "after --force")
    # The same where the folder lacks what would be made again.
    (check.out / f"{one}.pdf").unlink()
    path.write_bytes(content)
    check.expect_rendered(names, "--force, damaged", "--force")
    expect(county.reports(check.out) == plainly(check), "--force mends nothing")
    check.expect_rendered([], "after --force, damaged")
    elsewhere = check.folder / "elsewhere"
    elsewhere.mkdir()
    shutil.move(check.folder / "county", elsewhere / "county")
    shutil.move(check.out, elsewhere / "out")
    check.folder, check.out = elsewhere, elsewhere / "out"
    check.place(check.departments)
    check.expect_rendered([], "at another place")
    check_pack(check, names)
    check_fonts(check, names)


def check_fonts(check, names):
    """A font file that changes behind the back of its manifest."""
    fonts = check.folder / "fonts"
    fonts.mkdir()
    font = fonts / "More.ttf"
    shutil.copy(check.program.root / "fonts/GongkaiKai-Extra.ttf", font)
    (fonts / "fonts.manifest").write_text(
        f"font More-Regular {font.name} 0 {county.digest(font)} OFL-1.1\n")
    check.expect_rendered(names, "more fonts", "--fonts", fonts)
    check.expect_rendered([], "the same fonts", "--fonts", fonts)
    with font.open("ab") as file:
        file.write(b"\0")
    check.expect_rendered(names, "another font file", "--fonts", fonts)


def check_pack(check, names):
    """A comment in the pack makes all of it another."""
    layouts = check.folder / "layouts"
    plant.copy_layouts(check.program.root, layouts, {}, "-- Another comment.\n")
    check.expect_rendered(names, "another pack", layouts=layouts)
    check.expect_rendered([], "the same pack", layouts=layouts)
    expect(county.reports(check.out) == plainly(check), "a comment prints")


def test_shared_rows(program, folder, chance):
    """Only the departments whose rows changed."""
    for as_xlsx in (False, True):
        check = Check(program, folder / f"rows-{as_xlsx}", "county",
                      as_xlsx=as_xlsx)
        names = codes(check.departments)
        check.batch()
        check.expect_rendered([], "nothing changed")
        index = chance.randrange(COUNT)
        changed = with_amount(check.departments, index, "345.67")
        check.place(changed)
        check.expect_rendered([names[index]], "a row of the sheet")
        # A row above the others moves them all, and is one department's.
        first = changed[0]["基本支出"][0]
        changed[0]["基本支出"] = [dict(first, 金额="0.77"),
                              *changed[0]["基本支出"]]
        check.place(changed)
        check.expect_rendered([names[0]], "a row above")
        index = chance.randrange(COUNT)
        changed[index] = dict(changed[index], 其他说明="无。")
        check.place(changed)
        check.expect_rendered([names[index]], "a text of its own")
        check.departments = changed
        expect(county.reports(check.out) == plainly(check),
               "not the reports of the changed rows")


def test_other_county(program, folder):
    """A file of the county that appears, or another one, is a change."""
    check = Check(program, folder / "other", "files", count=4)
    check.batch()
    plain = check.folder / "county"
    key, texts = "其他说明", ("另见县政府网站。", "另见县财政局网站。")
    names = [one["单位编码"] for one in check.departments if key not in one]
    expect(names, "all departments state", key)
    (plain / "county.yaml").write_text(f"共用: {{{key}: {texts[0]}}}\n",
                                       encoding="utf-8")
    check.expect_rendered(names, "a new county.yaml")
    check.expect_rendered([], "the same county.yaml")
    other = plain / ".other.yaml"
    other.write_text(f"共用: {{{key}: {texts[1]}}}\n", encoding="utf-8")
    check.county = other
    check.expect_rendered(names, "another file of the county")
    check.county = plain
    check.expect_rendered(names, "the first one again")
    check.county = other
    check.expect_rendered(names, "the other one again")
    (plain / "county.yaml").unlink()
    check.county = plain
    check.expect_rendered(names, "no file of the county any more")
    check.expect_rendered([], "the same folder")
    expect(county.reports(check.out) == plainly(check), "not as at first")


def test_mistakes(program, folder, chance):
    """A mistake costs one report, and the old PDF stays."""
    check = Check(program, folder / "mistakes", "files")
    names = codes(check.departments)
    check.batch()
    before = county.reports(check.out)
    bad, good = chance.sample(range(COUNT), 2)
    changed = with_amount(check.departments, good, "777.77")
    changed = with_amount(changed, bad, "十二")
    check.place(changed)
    check.batch(code=1)
    after = county.reports(check.out)
    expect([name for name in names if before[name] != after.get(name)]
           == [names[good]], "other reports than the good one changed")
    told = county.manifest(check.out)
    expect(told[names[bad]]["state"] == "failed", "state of the bad one")
    expect(told[names[bad]]["findings"], "nothing found in the bad one")
    county.check_truth(check.out, county.known_hashes(before, after))
    (check.out / f"{names[bad]}.pdf").unlink()
    check.place(with_amount(check.departments, good, "777.77"))
    check.batch()
    expect(county.reports(check.out) == after, "not as before the mistake")
    expect(county.manifest(check.out)[names[bad]]["state"] == "done",
           "state of the mended one")
    gone = chance.randrange(COUNT)
    left = with_amount(check.departments, good, "777.77")
    check.place([one for i, one in enumerate(left) if i != gone])
    dry = check.batch("--dry-run", code=None)
    expect(dry.code == 0 and "[REPORT_GONE]" in dry.errors
           and names[gone] in dry.errors,
           "--dry-run does not name a department that is gone")
    run = check.batch(code=None)
    expect(run.code == 0 and "[REPORT_GONE]" in run.errors
           and names[gone] in run.errors,
           "a department that is gone is not named")
    expect(county.manifest(check.out)[names[gone]]["state"] == "gone",
           "state of the one that is gone")


def test_order(program, folder):
    """What is said is the same whatever -j, and true of the folder."""
    check = Check(program, folder / "order", "files", count=8)
    for index in range(0, 8, 2):
        check.departments = with_amount(check.departments, index, "十二")
    check.place(check.departments)
    name = codes(check.departments)[1]
    said = set()
    for workers in (1, 4, 8):
        (check.out / f"{name}.pdf/taken").mkdir(parents=True)
        run = check.batch("-j", workers, code=3)
        said.add((run.output, run.errors))
        shutil.rmtree(check.out)
    expect(len(said) == 1, "-j changes what is said:", *said)
    expect(f"failed\t{name}\t" in run.output, "not told as failed:",
           run.output)


def test_one_name(program, folder):
    """Two departments cannot have one PDF."""
    check = Check(program, folder / "names", "files", count=4)
    place = check.folder / "county"
    taken = next(place.glob("10?.yaml"))
    shutil.copy(taken, taken.with_suffix(".yml"))
    run = check.batch(code=None)
    expect(run.code in (1, 2) and taken.stem in run.errors,
           "two of one name:", run.code, run.errors)
    expect(not check.out.exists() or not (check.out / f"{taken.stem}.pdf")
           .exists(), "one of two was made")


def check_planted(check, run, name, state):
    """All but one are done."""
    told = county.manifest(check.out)
    for one, report in told.items():
        wanted = state if one == name else "done"
        expect(report["state"] == wanted, one, "is", report["state"], "not",
               wanted, run.errors)
    expect(county.reports(check.out).keys() == set(told) - {name},
           "reports:", county.reports(check.out).keys())
    expect(name in run.errors + run.output, name, "is not named")


def test_planted(program, folder):
    """A loop, a crash and too much memory cost one report each."""
    check = Check(program, folder / "planted", "files", count=6)
    names = codes(check.departments)
    for number, (kind, state, said, options) in enumerate((
            ("loop", "timed-out", "[REPORT_TIMED_OUT]", ("--time-limit", 1)),
            ("hog", "out-of-memory", "[REPORT_OUT_OF_MEMORY]",
             ("--memory-limit", 64)))):
        # Sanitizers cannot bear a limit of memory: there it is none.
        if program.sanitized and kind == "hog":
            continue
        name = names[number * 3]
        layouts = check.folder / f"layouts-{kind}"
        plant.copy_layouts(program.root, layouts, {name: kind})
        for workers in (1, 2):
            shutil.rmtree(check.out, ignore_errors=True)
            run = check.batch("-j", workers, *options, layouts=layouts,
                              code=None)
            expect(run.code == 1 and said in run.errors, kind, "exit code",
                   run.code, run.errors)
            check_planted(check, run, name, state)
    crash(check, names[0])
    # Without the plants all is well.
    check.batch()
    expect(county.reports(check.out) == plainly(check), "not mended")


def crash(check, name):
    """The first report hangs, and its worker gets the signal of a crash."""
    layouts = check.folder / "layouts-loop-first"
    plant.copy_layouts(check.program.root, layouts, {name: "loop"})
    for workers in (1, 2):
        shutil.rmtree(check.out, ignore_errors=True)
        run = check.program.start(
            "batch", check.county, "-o", check.out, "-j", workers,
            "--time-limit", 60, layouts=layouts)
        victim = busiest(run, 0.8)
        os.kill(victim, signal.SIGSEGV)
        run.end()
        expect(run.code == 4 and "[REPORT_CRASHED]" in run.errors,
               "crash: exit code", run.code, run.errors)
        check_planted(check, run, name, "crashed")


def busiest(run, seconds):
    """The worker that has used this much processor time."""
    until = time.monotonic() + 60
    ticks = os.sysconf("SC_CLK_TCK")
    while time.monotonic() < until:
        for one in run.workers():
            try:
                with open(f"/proc/{one}/stat", encoding="utf-8") as file:
                    fields = file.read().rpartition(")")[2].split()
            except OSError:
                continue
            if int(fields[11]) + int(fields[12]) > seconds * ticks:
                return one
        time.sleep(0.05)
    run.kill_all()
    raise county.Wrong("no worker is busy with an endless loop")


def test(program, folder, rounds, chance):
    test_same_files(program, folder, rounds, chance)
    test_changes(program, folder, chance)
    test_shared_rows(program, folder, chance)
    test_other_county(program, folder)
    test_mistakes(program, folder, chance)
    test_order(program, folder)
    test_one_name(program, folder)
    test_planted(program, folder)
    return f"{rounds} interruptions; only what changed; faults cost themselves"


if __name__ == "__main__":
    sys.exit(county.main(__doc__, 3, test))
