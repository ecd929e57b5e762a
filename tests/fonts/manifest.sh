#!/bin/sh
# SPDX-License-Identifier: MIT
#
# Is the font folder what its manifest says? Every font has its file with that
# SHA-256 and a licence text; every font file has a font; roles name fonts.
#
#     manifest.sh FOLDER
set -u
export LC_ALL=C
folder=$1
manifest=$folder/fonts.manifest
failed=0

complain() {
    echo "$manifest: $*" >&2
    failed=1
}

[ -s "$manifest" ] || { complain "missing"; exit 1; }

names=" $(awk '$1 == "font" { printf "%s ", $2 }' "$manifest")"
files=" $(awk '$1 == "font" { printf "%s ", $3 }' "$manifest")"

while read -r kind name file index sum licence rest; do
    case $kind in
    font)
        [ -n "$licence" ] && [ -z "$rest" ] ||
            complain "$name: not NAME FILE INDEX SHA256 LICENCE"
        actual=$(sha256sum < "$folder/$file" | cut -d ' ' -f 1)
        [ "$actual" = "$sum" ] || complain "$file: SHA-256 is $actual"
        # One text for all weights of a family: NotoSerifSC-Bold.
        [ -s "$folder/licences/${name%-*}.txt" ] ||
            complain "$name: no licences/${name%-*}.txt"
        [ "$index" = 0 ] || complain "$file: face $index, not a single face"
        ;;
    role)
        for font in $file $index $sum $licence $rest; do
            case $names in
            *" $font "*) ;;
            *) complain "role $name: no font $font" ;;
            esac
        done
        [ -n "$file" ] || complain "role $name: no fonts"
        ;;
    "" | "#"*) ;;
    *) complain "unknown line: $kind" ;;
    esac
done < "$manifest"

for path in "$folder"/*.otf "$folder"/*.ttf "$folder"/*.ttc; do
    [ -e "$path" ] || continue
    case $files in
    *" ${path##*/} "*) ;;
    *) complain "no font has the file ${path##*/}" ;;
    esac
done
exit $failed
