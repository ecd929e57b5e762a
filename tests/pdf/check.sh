#!/bin/sh
# SPDX-License-Identifier: MIT
#
# Judge PDF files by programs that are not ours:
#
#     tests/pdf/check.sh FILE [TEXT...]
#
# qpdf (syntax), our lint of what no validator sees, poppler (fonts, pictures)
# and mutool. Each TEXT must be extracted by both pdftotext and mutool, blanks
# not counted. Exit code 0 if nothing is wrong. A missing tool is a failure.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
file=$1
shift
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
bad=0

complain() {
    echo "check.sh: $file: $1"
    bad=1
}

# Text without blanks and line ends.
packed() {
    tr -d ' \n\f\r\t'
}

qpdf --check "$file" >"$folder/qpdf" 2>&1 || {
    complain "qpdf:"
    cat "$folder/qpdf"
}
/usr/bin/python3 "$here/lint.py" "$file" || complain "lint"

# Every font embedded, a subset, with a way back to Unicode.
pdffonts "$file" >"$folder/fonts" 2>"$folder/errors"
awk 'NR > 2 && !/ yes yes yes +[0-9]+ +[0-9]+$/ { print; bad = 1 }
     END { exit bad }' "$folder/fonts" || complain "fonts"
grep -q 'type' "$folder/fonts" || complain "pdffonts failed"
[ -s "$folder/errors" ] && complain "pdffonts: $(cat "$folder/errors")"

# Poppler exits with 0 on most damage: what counts is that it is silent.
for program in "pdftotext $file $folder/poppler.txt" \
    "pdftoppm -r 36 -png $file $folder/page" \
    "pdfinfo -struct-text $file"; do
    $program >"$folder/out" 2>"$folder/errors" || complain "$program"
    [ -s "$folder/errors" ] && complain "$program: $(cat "$folder/errors")"
done
mutool draw -q -F txt -o "$folder/mutool.txt" "$file" \
    2>"$folder/errors" || complain "mutool"
grep -v "^warning: ICC support" "$folder/errors" &&
    complain "mutool complains"

for reader in poppler mutool; do
    packed <"$folder/$reader.txt" >"$folder/packed"
    for text; do
        grep -qF "$(printf %s "$text" | packed)" "$folder/packed" ||
            complain "$reader does not extract: $text"
    done
done
exit $bad
