#!/bin/sh
# SPDX-License-Identifier: MIT
# Two runs give identical bytes, although folder, file names, clock, time
# zone, locale, umask and environment differ.
#
#     deterministic.sh GONGKAI ROOT DESCRIPTION
#
# DESCRIPTION is relative to ROOT/input. Exit code 1 if the bytes differ.
set -eu

[ $# -eq 3 ] || { sed -n '3,8p' "$0" >&2; exit 2; }
gongkai=$1 root=$2 description=$3
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# A second place with copies of everything that is read.
other="$folder/另一个 文件夹/b"
mkdir -p "$other"
cp -R "$root/input" "$root/layouts" "$root/fonts" "$other/"

# A locale that is not the machine's own: German, with decimal commas.
locales="$folder/locales"
mkdir "$locales"
if command -v localedef >/dev/null &&
    localedef -i de_DE -f UTF-8 "$locales/de_DE.UTF-8" 2>/dev/null; then
    locale=de_DE.UTF-8
else
    locale=C.UTF-8
fi
echo "locales C and $locale"

(cd "$root" && env -i PATH="$PATH" HOME=/ LC_ALL=C TZ=Asia/Shanghai \
    "$gongkai" render --lang zh "input/$description" -o "$folder/a.pdf" \
    --layouts layouts --fonts fonts >"$folder/a.log" 2>&1) ||
    { cat "$folder/a.log"; exit 1; }
sleep 1.1
(cd "$other/input" && umask 077 && env -i PATH="$PATH" HOME=/nowhere \
    LC_ALL="$locale" LOCPATH="$locales" LANG="$locale" \
    TZ=America/Los_Angeles USER=someone SOURCE_DATE_EPOCH=1 \
    "$gongkai" render --lang zh "$other/input/$description" \
    -o "$other/b-other-name.pdf" --layouts ../layouts --fonts ../fonts \
    >"$folder/b.log" 2>&1) || { cat "$folder/b.log"; exit 1; }

cmp "$folder/a.pdf" "$other/b-other-name.pdf" || exit 1
for word in "$folder" "$root" America Shanghai; do
    if grep -aqF "$word" "$folder/a.pdf"; then
        echo "the file holds “$word”"
        exit 1
    fi
done
echo "identical: $(sha256sum <"$folder/a.pdf" | cut -c1-16)…"
