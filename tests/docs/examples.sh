#!/bin/sh
# SPDX-License-Identifier: MIT
# The examples of docs/description.md make reports, without a warning.
#
#     examples.sh GONGKAI ROOT
set -eu

[ $# -eq 2 ] || { sed -n '3,5p' "$0" >&2; exit 2; }
gongkai=$1 root=$2
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$root"

for example in docs/examples/minimal.yaml docs/examples/full; do
    "$gongkai" check "$example" --layouts layouts --fonts fonts \
        >"$folder/said" 2>&1 || { cat "$folder/said"; exit 1; }
    if [ -s "$folder/said" ]; then
        cat "$folder/said"
        exit 1
    fi
done
"$gongkai" render docs/examples/minimal.yaml docs/examples/full -o "$folder" \
    --layouts layouts --fonts fonts
for name in minimal full; do
    qpdf --check "$folder/$name.pdf" >"$folder/said" ||
        { cat "$folder/said"; exit 1; }
    pdfinfo "$folder/$name.pdf" | grep -E '^(Title|Pages):'
done
