#!/bin/sh
# SPDX-License-Identifier: MIT
#
# Judge PDF files by veraPDF, as PDF/UA-1 and as PDF/A-2a:
#
#     tests/pdf/verapdf.sh FILE...
#
# veraPDF comes as a library inside the npm package @opendataloader/pdf, whose
# jar lacks the JAXB runtime; Debian's libjaxb-java and libjaxb-api-java have
# it and must stand before it on the class path. Everything is installed once
# into $VERAPDF_FOLDER (default: build/verapdf beside tests/). Needs npm and a
# JDK. Exit code 0: all conform; 1: some do not; 2: a tool is missing.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
folder=${VERAPDF_FOLDER:-$here/../../build/verapdf}
package=@opendataloader/pdf@2.5.0
jar=$folder/node_modules/@opendataloader/pdf/lib/opendataloader-pdf-cli.jar

fail() {
    echo "verapdf.sh: $1" >&2
    exit 2
}

for tool in npm java javac; do
    command -v $tool >/dev/null || fail "$tool is missing"
done
path=$folder/classes
for name in jaxb-api jaxb-core jaxb-runtime javax.activation \
    istack-commons-runtime txw2; do
    [ -f /usr/share/java/$name.jar ] ||
        fail "$name.jar is missing (apt install libjaxb-java libjaxb-api-java)"
    path=$path:/usr/share/java/$name.jar
done
path=$path:$jar

mkdir -p "$folder/classes"
if [ ! -f "$jar" ]; then
    npm install --prefix "$folder" --no-audit --no-fund --silent "$package" \
        >&2 || fail "npm cannot install $package"
fi
if [ ! "$folder/classes/Verdict.class" -nt "$here/verapdf/Verdict.java" ]; then
    javac -d "$folder/classes" -cp "$path" "$here/verapdf/Verdict.java" ||
        fail "Verdict.java does not compile"
fi
exec java -cp "$path" Verdict "$@"
