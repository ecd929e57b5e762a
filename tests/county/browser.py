#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""The county's page in a real Chromium.

    browser.py PAGE_TOOL AXE CHROMIUM

PAGE_TOOL writes the page of a made-up county (page_sample.py). A script that
is added to a copy of it sorts, searches and filters, asks the browser's
accessibility tree, and lets axe-core (AXE, its axe.min.js) look for what people
with a screen reader or weak eyes would trip over; what it found comes back in
the title. So in both languages, wide and narrow, light and dark. The page is
printed as well: the paper must hold all reports and findings.
"""
import html
import json
import pathlib
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import page_sample

FLAGS = """--headless --no-sandbox --disable-gpu --disable-quic --no-first-run
    --disable-background-networking --disable-component-update --disable-sync
    --hide-scrollbars --enable-blink-features=ComputedAccessibilityInfo
    --virtual-time-budget=60000""".split()

SCRIPT = """
(async function () {
    var found = {};
    var table = document.getElementById("reports");
    var heads = Array.from(table.tHead.rows[0].cells);
    var words = document.getElementById("words");
    var group = document.getElementById("group");
    var matches = document.getElementById("matches");
    function names() {
        return Array.from(table.tBodies).filter(function (body) {
            return body.checkVisibility();
        }).map(function (body) {
            return body.rows[0].cells[1].querySelector("div")
                .firstChild.textContent.replace(/[.]pdf$/, "");
        });
    }
    function column(index) {
        return Array.from(table.tBodies).map(function (body) {
            return body.rows[0].cells[index].textContent;
        });
    }
    function click(index) {
        heads[index].querySelector("button").click();
        return heads.map(function (head) {
            return head.getAttribute("aria-sort");
        });
    }
    function type(text) {
        words.value = text;
        words.dispatchEvent(new Event("input"));
        return { names: names(), said: matches.textContent };
    }
    function choose(value) {
        group.value = value;
        group.dispatchEvent(new Event("change"));
        return { names: names(), said: matches.textContent };
    }
    found.wide = document.documentElement.scrollWidth - window.innerWidth;
    found.narrow = getComputedStyle(table).display === "block";
    found.dark = matchMedia("(prefers-color-scheme: dark)").matches;
    found.roles = [table, table.tHead.rows[0], heads[0],
        table.tBodies[0].rows[0], table.tBodies[0].rows[0].cells[0],
        table.tBodies[0].rows[0].cells[1], words, group, matches]
        .map(function (element) { return element.computedRole; });
    found.labels = [table, heads[5].querySelector("button"), words, group]
        .map(function (element) { return element.computedName; });
    found.first = names();
    found.sort = [click(5), column(5), click(5), column(5), click(5), names()];
    found.size = [click(6), column(6)];
    found.department = [click(0), column(0)];
    found.state = [click(2), column(2)];
    click(2);
    click(2);
    found.search = type(" 教育局   完成 ");
    found.case = type("\\uff36ERY long");
    found.none = type("no such department");
    type("");
    found.group = choose("failed");
    choose("");
    document.querySelectorAll("details").forEach(function (details) {
        details.open = true;
    });
    found.opened = document.documentElement.scrollWidth - window.innerWidth;
    var report = await axe.run(document, { resultTypes: ["violations"] });
    found.violations = report.violations.map(function (violation) {
        return violation.id + ": " + violation.nodes.length + ", " +
            violation.nodes[0].html + " " +
            violation.nodes[0].failureSummary;
    });
    found.rules = report.passes.length;
    document.title = JSON.stringify(found);
})().catch(function (error) {
    document.title = JSON.stringify({ error: String(error) });
});
"""


def chromium(program, page, *flags):
    with tempfile.TemporaryDirectory() as profile:
        run = subprocess.run(
            [program, *FLAGS, f"--user-data-dir={profile}", *flags,
             page.as_uri()], capture_output=True, text=True, timeout=120)
    return run.stdout


def look(program, page, axe, *flags):
    """What the script found."""
    text = page.read_text(encoding="utf-8")
    copy = page.with_name("looked-at.html")
    copy.write_text(text.replace(
        "</body>", f"<script>{axe}</script><script>{SCRIPT}</script></body>"),
        encoding="utf-8")
    dom = chromium(program, copy, "--dump-dom", *flags)
    title = re.search(r"<title>(.*?)</title>", dom, re.S)
    if title is None or not title[1].startswith("{"):
        raise SystemExit(f"browser: no answer: {dom[:300]}")
    return json.loads(html.unescape(title[1]))


def problems(found, manifest, chinese):
    """Yields what is not as it should be."""
    def same(what, seen, wanted):
        if seen != wanted:
            yield f"{what}: {seen!r}, expected {wanted!r}"

    if "error" in found:
        yield found["error"]
        return
    # A control character and one that turns the direction are replaced.
    order = [re.sub("[\u0001\u202e]", "\ufffd", each["name"])
             for each in manifest["reports"]]
    yield from same("wider than the window", max(found["wide"], 0), 0)
    yield from same("wider when opened", max(found["opened"], 0), 0)
    yield from same("roles", found["roles"],
                    ["table", "row", "columnheader", "row", "rowheader",
                     "cell", "searchbox", "combobox", "status"])
    yield from same("names", found["labels"],
                    ["各部门的报告", "页数", "查找", "状态"] if chinese else
                    ["The reports of the departments", "Pages", "Search",
                     "State"])
    yield from same("all", found["first"], order)
    up, pages, down, reverse, none, restored = found["sort"]
    sides = [None] * 5 + ["ascending"] + [None] * 2
    yield from same("upwards", up, sides)
    yield from same("downwards", down[5], "descending")
    yield from same("as it was", (none, restored), ([None] * 8, order))
    numbers = sorted(each["pdf"]["pages"] for each in manifest["reports"]
                     if each["pdf"]["sha256"])
    rest = ["—"] * (len(order) - len(numbers))
    yield from same("pages", pages, [str(n) for n in numbers] + rest)
    yield from same("pages, downwards", reverse,
                    [str(n) for n in numbers[::-1]] + rest)
    units = [text.split()[1] for text in found["size"][1] if text != "—"]
    yield from same("sizes", units, sorted(units, key=["B", "kB", "MB"].index))
    departments = found["department"][1]
    # By sound: 财 before 教 before 统, which no order of codes says.
    wanted = ["示例县财政局", "示例县教育局", "示例县统计局"]
    yield from same("departments", [each for each in dict.fromkeys(departments)
                                    if each in wanted], wanted)
    done = "完成" if chinese else "done"
    states = found["state"][1]
    yield from same("states, the worst first",
                    (states[0] in ("未能生成", "failed"),
                     states.index(done) > len(order) // 4), (True, True))
    failed = [name for name, each in zip(order, manifest["reports"])
              if each["state"] in ("failed", "crashed", "timed-out",
                                   "out-of-memory")]
    yield from same("filter", found["group"]["names"], failed)
    yield from same("said", found["group"]["said"],
                    f"显示 {len(failed)} 个，共 {len(order)} 个" if chinese
                    else f"{len(failed)} of {len(order)} shown")
    yield from same("none", found["none"]["names"], [])
    yield from same("wide letters", len(found["case"]["names"]), 1)
    if chinese:
        education = found["search"]["names"]
        yield from same("search", bool(education) and all(
            "教育局" in name for name in education), True)
    for violation in found["violations"]:
        yield f"axe: {violation}"
    if found["rules"] < 15:
        yield f"axe: only {found['rules']} rules were applied"


def printed(program, page, manifest):
    """Yields what the paper lacks."""
    paper = page.with_name("page.pdf")
    chromium(program, page, "--no-pdf-header-footer",
             f"--print-to-pdf={paper}")
    text = subprocess.run(["pdftotext", "-raw", paper, "-"], check=True,
                          capture_output=True, text=True).stdout
    pages = text.rstrip("\f").split("\f")
    findings = sum(len(each["findings"]) for each in manifest["reports"])
    codes = {each["code"] for report in manifest["reports"]
             for each in report["findings"]}
    shown = sum(text.count(code) for code in codes)
    if shown != findings:
        yield f"{shown} findings on paper, expected {findings}"
    if re.search("查找|summary.csv", text):
        yield "tools on paper"
    for number, each in enumerate(pages, 1):
        if "页数" not in each:
            yield f"page {number} has no header"
    print(f"printed: {len(pages)} pages, {shown} findings")


def main():
    if len(sys.argv) != 4:
        raise SystemExit(__doc__.strip())
    tool, axe_path, program = sys.argv[1:]
    axe = pathlib.Path(axe_path).read_text(encoding="utf-8")
    manifest = page_sample.manifest(100)
    bad = []
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        stated = folder / "manifest.json"
        stated.write_text(json.dumps(manifest), encoding="utf-8")
        for language in ("zh", "en"):
            page = folder / f"{language}.html"
            page.write_bytes(subprocess.run(
                [tool, stated, language, "html"], check=True,
                capture_output=True).stdout)
            for size in ("1280,900", "360,800"):
                for dark in (False, True):
                    found = look(program, page, axe, f"--window-size={size}",
                                 *["--blink-settings=preferredColorScheme="
                                   f"{0 if dark else 1}"])
                    where = f"{language} {size}{' dark' if dark else ''}"
                    bad += [f"{where}: {each}" for each in
                            problems(found, manifest, language == "zh")]
                    if found.get("dark") != dark:
                        bad.append(f"{where}: not in these colours")
                    if found.get("narrow") != (size[0] == "3"):
                        bad.append(f"{where}: not for this width")
                    print(f"{where}: {found.get('rules')} rules of axe,"
                          f" {len(found.get('violations', []))} violations")
        bad += printed(program, folder / "zh.html", manifest)
    print("\n".join(bad) if bad else "browser: all in order")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
