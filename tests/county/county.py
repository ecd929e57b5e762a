# SPDX-License-Identifier: MIT
"""What the tests of `gongkai batch` share: made-up counties, runs of the
program, and what must be true of a folder of reports whatever happened.

A report's PDF in the folder is whole, old or new, and the manifest says which:
its hash is that of `pdf`, or of `next`, which was about to replace it. All
files that people or programs read are whole too.
"""
import argparse
import hashlib
import json
import os
import pathlib
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import uuid

import make

WORK = ".gongkai"  # the folder for what is none of the county's business
PAGES = ("index.html", "summary.json", "summary.csv")
MANIFEST = "manifest.json"
# The language and colours of the caller are not those of the tests.
PRIVATE = ("LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR", "TERM")
MARK = "GONGKAI_TEST_RUN"  # finds all processes of a run
PATIENCE = 300  # seconds


class Wrong(Exception):
    """What a test found."""


def expect(truth, *words):
    if not truth:
        raise Wrong(" ".join(map(str, words)))


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def files(folder):
    """Paths below the folder, those of the work folder left out."""
    return sorted(path.relative_to(folder) for path in folder.rglob("*")
                  if path.is_file()
                  and path.relative_to(folder).parts[0] != WORK)


def hashes(folder):
    return {str(path): digest(folder / path) for path in files(folder)}


def reports(folder):
    """{name: hash} of the PDFs."""
    return {path.stem: digest(path) for path in sorted(folder.glob("*.pdf"))}


def identities(folder):
    """{path: (inode, time)}: another one if a file was written."""
    found = {}
    for path in files(folder):
        status = (folder / path).stat()
        found[str(path)] = status.st_ino, status.st_mtime_ns
    return found


def work_names(folder):
    return sorted(str(path.relative_to(folder))
                  for path in (folder / WORK).rglob("*"))


def manifest(folder):
    """{name: report}; nothing where there is no manifest yet."""
    path = folder / MANIFEST
    if not path.exists():
        return {}
    try:
        listed = json.loads(path.read_bytes())["reports"]
        found = {report["name"]: report for report in listed}
    except (ValueError, KeyError, TypeError) as problem:
        raise Wrong(f"{MANIFEST}: {problem!r}") from problem
    expect(len(found) == len(listed), MANIFEST, "names a report twice")
    return found


def said_hash(report, key):
    """The hash of `pdf` or `next` as the manifest has it, "" if none."""
    return (report.get(key) or {}).get("sha256") or ""


def check_report(name, path, report, known):
    said = {said_hash(report, "pdf"), said_hash(report, "next")} - {""}
    if not path.exists():
        expect(not said_hash(report, "pdf"), name, "has no PDF, and state",
               report.get("state"))
        return
    found = digest(path)
    expect(found in known.get(name, ()), f"{path.name} is neither old nor new:"
           f" {path.stat().st_size} bytes, sha256 {found}")
    expect(found in said, f"{path.name} is {found},", MANIFEST, "says", said)
    for key in ("pdf", "next"):
        if said_hash(report, key) == found and "size" in report[key]:
            expect(report[key]["size"] == path.stat().st_size, name, "size")


def check_pages(folder):
    """The pages are whole: their formats have an end."""
    for name in PAGES:
        path = folder / name
        if not path.exists():
            continue
        content = path.read_bytes()
        if name.endswith(".html"):
            expect(content.rstrip().endswith(b"</html>"), name, "is not whole")
        elif name.endswith(".json"):
            try:
                json.loads(content)
            except ValueError as problem:
                raise Wrong(f"{name}: {problem}") from problem
        else:
            expect(content.endswith(b"\r\n"), name, "is not whole")


def check_truth(folder, known):
    """known: {name: hashes that its PDF may have}. Holds at any moment when no
    batch is at work."""
    told = manifest(folder)
    for name, report in told.items():
        check_report(name, folder / f"{name}.pdf", report, known)
    untold = set(reports(folder)) - set(told)
    expect(not untold, "reports that the manifest does not know:", untold)
    check_pages(folder)


def check_done(folder, expected, expected_work=None):
    """The folder is that of an undisturbed run: no file more or less."""
    found = hashes(folder)
    for name in sorted(set(found) | set(expected)):
        expect(name in found, name, "is missing")
        expect(name in expected, name, "is left")
        expect(found[name] == expected[name], name, "has other bytes")
    for report in manifest(folder).values():
        expect(not said_hash(report, "next"), report["name"], "has a next")
    if expected_work is not None:
        expect(work_names(folder) == expected_work, WORK, "holds",
               work_names(folder), "not", expected_work)


class Run:
    """One process of `gongkai`, and all that it starts."""

    def __init__(self, arguments, limits=(), **more):
        self.mark = uuid.uuid4().hex
        environment = {key: value for key, value in os.environ.items()
                       if key not in PRIVATE}
        environment[MARK] = self.mark

        def prepare():
            os.setsid()  # for signals that go to all of them
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
            for kind, limit in limits:
                resource.setrlimit(kind, (limit, limit))
        self.begun = time.monotonic()
        self.process = subprocess.Popen(
            [str(one) for one in arguments], env=environment,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, pipesize=1 << 20,  # holds all that is said
            preexec_fn=prepare, **more)
        self.output = self.errors = None
        self.code = None

    def end(self):
        """Wait for it; its exit code. Nothing of it may be left then."""
        try:
            self.code = self.process.wait(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            self.kill_all()
            self.process.wait()
            raise Wrong(f"no end after {PATIENCE} s") from None
        finally:
            self.seconds = time.monotonic() - self.begun
        self.check_nothing_left()
        with self.process.stdout, self.process.stderr:
            self.output = self.process.stdout.read().decode()
            self.errors = self.process.stderr.read().decode()
        return self.code

    def running(self):
        """Numbers of the processes of this run, it included."""
        sign = f"{MARK}={self.mark}".encode()
        found = []
        for place in pathlib.Path("/proc").iterdir():
            if not place.name.isdigit():
                continue
            try:
                marked = sign in (place / "environ").read_bytes().split(b"\0")
                state = (place / "stat").read_text().rpartition(")")[2][1]
            except OSError:  # it has ended, or is another user's
                continue
            if marked and state != "Z":
                found.append(int(place.name))
        return found

    def workers(self):
        return [one for one in self.running() if one != self.process.pid]

    def kill_all(self):
        """SIGKILL, as nearly at once as can be."""
        for one in self.running():
            try:
                os.kill(one, signal.SIGKILL)
            except ProcessLookupError:
                pass

    def check_nothing_left(self, seconds=2):
        until = time.monotonic() + seconds
        while self.running():
            if time.monotonic() > until:
                left = self.running()
                self.kill_all()
                raise Wrong(f"{len(left)} processes left after {seconds} s")
            time.sleep(0.01)


class Program:
    """The program under test, with the layouts and fonts of the tree."""

    def __init__(self, path, root):
        self.sanitized = False  # memory is not what it is otherwise
        self.path = pathlib.Path(path).resolve()
        self.root = pathlib.Path(root).resolve()

    def start(self, verb, *arguments, layouts=None, **more):
        return Run([self.path, verb, *arguments,
                    "--layouts", layouts or self.root / "layouts",
                    "--fonts", self.root / "fonts", "--lang", "en"], **more)

    def batch(self, county, out, *arguments, code=0, **more):
        """Run it to its end, which must be one with this exit code (None:
        any)."""
        run = self.start("batch", county, "-o", out, *arguments, **more)
        found = run.end()
        expect(code is None or found == code, "batch ends with", found,
               "and says:\n" + run.errors + run.output)
        return run

    def render(self, departments, place):
        """{name: hash} of the PDFs that `render` makes of departments."""
        source, out = place / "render-source", place / "render-out"
        for folder in (source, out):
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(parents=True)
        make.write(source, make.files_of(departments, "files"))
        inputs = [source / one["单位编码"] for one in departments]
        inputs = [path if path.is_dir() else
                  next(source.glob(f"{path.name}.*")) for path in inputs]
        run = self.start("render", *inputs, "-o", out)
        expect(run.end() == 0, "render:", run.errors)
        return reports(out)


def told_reports(run):
    """{name: what --json says of the report}: `result`, what became of it, and
    `reason`, why it was (or, with --dry-run, would be) made again."""
    return {one["name"]: one for one in json.loads(run.output)["reports"]}


def rendered(run):
    return sorted(name for name, one in told_reports(run).items()
                  if one["result"] in ("rendered", "would-render"))


def place_county(place, departments, style="files", as_xlsx=False):
    """Write a county below a folder; what `batch` is to be given."""
    place.mkdir(parents=True, exist_ok=True)
    make.write(place, make.files_of(departments, style, as_xlsx))
    return make.entry(place, style)


def copy_state(source, target):
    """The folder as another was; it may not be there."""
    shutil.rmtree(target, ignore_errors=True)
    if source is not None:
        shutil.copytree(source, target)


def known_hashes(*states):
    """{name: hashes} of folders, or of what render() says."""
    known = {}
    for state in states:
        if isinstance(state, pathlib.Path):
            state = reports(state)
        for name, one in state.items():
            known.setdefault(name, set()).add(one)
    return known


def arguments(description, rounds):
    """GONGKAI ROOT [--rounds N] [--seed S] [--sanitized] of a test."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("gongkai", type=pathlib.Path)
    parser.add_argument("root", type=pathlib.Path)
    parser.add_argument("--rounds", type=int, default=rounds)
    parser.add_argument("--seed", default="1")
    parser.add_argument("--sanitized", action="store_true",
                        help="the program was built with sanitizers")
    return parser.parse_args()


def main(description, rounds, test):
    """Run test(program, folder, rounds, random); what it found, and the seed to
    find it again."""
    options = arguments(description.split("\n")[0], rounds)
    program = Program(options.gongkai, options.root)
    program.sanitized = options.sanitized
    with tempfile.TemporaryDirectory(prefix="gongkai-county-") as name:
        try:
            said = test(program, pathlib.Path(name), options.rounds,
                        random.Random(options.seed))
        except Wrong as problem:
            print(f"--seed {options.seed}: {problem}")
            return 1
    print(said)
    return 0


if __name__ == "__main__":
    sys.exit(__doc__)
