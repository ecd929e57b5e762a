#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Do poppler, MuPDF and our own preview draw the same pages?

    pictures.py REPORT.pdf [GONGKAI DESCRIPTION [ARGUMENT...]]

All at 100 dpi, in grey. Rasterisers place and soften edges differently, so
both pictures are blurred a little before they are compared: then a character
that lacks, is another, or stands a pixel off is seen, and its softness is
not. The boxes around all ink must agree within two pixels. Needs python3-pil.
Exit code 1 if a page differs; the worst values are printed in any case.
"""
import glob
import os
import subprocess
import sys
import tempfile

from PIL import Image, ImageChops, ImageFilter, ImageStat

DPI = 100
BLUR = 2.0       # pixels
WORST = 90       # grey levels, of 255, at the worst place after blurring
MEAN = 4.0       # grey levels, over the page
BOX = 2          # pixels
INK = 224        # darker than this is ink, hairlines too


def command(*arguments):
    done = subprocess.run(arguments, capture_output=True, text=True,
                          check=False)
    if done.returncode != 0:
        raise SystemExit(f"{arguments[0]} failed: {done.stderr.strip()}")


def pictures(folder):
    """The pages in a folder, in order of their names, in grey."""
    names = sorted(glob.glob(os.path.join(folder, "*.png")))
    return [Image.open(name).convert("L") for name in names]


def ink_box(picture):
    return picture.point(lambda grey: 255 if grey < INK else 0).getbbox()


def measure(one, other):
    """(worst, mean) difference in grey levels after blurring."""
    blurred = [picture.filter(ImageFilter.GaussianBlur(BLUR))
               for picture in (one, other)]
    difference = ImageChops.difference(*blurred)
    return (difference.getextrema()[1], ImageStat.Stat(difference).mean[0])


def page_problems(one, other):
    """Faults of a pair of pages, and their measure."""
    if abs(one.width - other.width) > 1 or abs(one.height - other.height) > 1:
        return [f"sizes {one.size} and {other.size}"], (255, 255.0)
    size = (min(one.width, other.width), min(one.height, other.height))
    one, other = (picture.crop((0, 0, *size)) for picture in (one, other))
    problems = []
    worst, mean = measure(one, other)
    if worst > WORST or mean > MEAN:
        problems.append(f"differ by {worst} at worst, {mean:.2f} on average")
    boxes = [ink_box(one), ink_box(other)]
    if (boxes[0] is None) != (boxes[1] is None) or boxes[0] is not None and \
            max(abs(a - b) for a, b in zip(*boxes)) > BOX:
        problems.append(f"ink in {boxes[0]} and in {boxes[1]}")
    return problems, (worst, mean)


def compare(names, one, other):
    """Faults of two lists of pages; prints the worst measures."""
    problems = []
    if len(one) != len(other) or not one:
        problems.append(f"{names}: {len(one)} and {len(other)} pages")
    worst, mean = 0, 0.0
    for number, pair in enumerate(zip(one, other), 1):
        found, measures = page_problems(*pair)
        problems += [f"{names}: page {number}: {text}" for text in found]
        worst, mean = max(worst, measures[0]), max(mean, measures[1])
    print(f"{names}: {len(one)} pages, differ by {worst} at worst,"
          f" {mean:.2f} on average")
    return problems


def main():
    if len(sys.argv) not in (2,) and len(sys.argv) < 4:
        raise SystemExit(__doc__.strip())
    name, rest = sys.argv[1], sys.argv[2:]
    with tempfile.TemporaryDirectory() as folder:
        places = {key: os.path.join(folder, key)
                  for key in ("poppler", "mutool", "preview")}
        for place in places.values():
            os.mkdir(place)
        command("pdftoppm", "-r", str(DPI), "-png", name,
                os.path.join(places["poppler"], "page"))
        command("mutool", "draw", "-q", "-r", str(DPI), "-o",
                os.path.join(places["mutool"], "page-%04d.png"), name)
        poppler = pictures(places["poppler"])
        problems = compare("poppler and mutool", poppler,
                           pictures(places["mutool"]))
        if rest:
            command(rest[0], "preview", rest[1], "--dpi", str(DPI), "-o",
                    places["preview"], *rest[2:])
            problems += compare("poppler and gongkai preview", poppler,
                                pictures(places["preview"]))
    print("\n".join(problems) if problems else "the same pictures")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
