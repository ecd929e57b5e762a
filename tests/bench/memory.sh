#!/bin/sh
# SPDX-License-Identifier: MIT
# A table of 5,000 rows and 15 columns within 300 MB of address space, and a
# clean end in too little: memory.sh GONGKAI ROOT OPTION...
set -eu
gongkai=$1
root=$2
shift 2
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
/usr/bin/python3 -B "$root/tests/bench/make_table.py" "$place" 5000 >/dev/null
input=$place/table-5000/table-5000.yaml
(ulimit -v 300000; "$gongkai" render "$input" -o "$place/out.pdf" "$@")
rm "$place/out.pdf"
code=0
(ulimit -v 80000; "$gongkai" render "$input" -o "$place/out.pdf" "$@") \
    2>"$place/said" || code=$?
if [ "$code" -ne 3 ] || [ -e "$place/out.pdf" ] ||
    ! grep -q 'out of memory' "$place/said"; then
    echo "in 80 MB: exit code $code, and said:"
    cat "$place/said"
    exit 1
fi
