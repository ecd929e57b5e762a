# SPDX-License-Identifier: MIT
# Fonts and sets of the case's own in the place of the program's.
rm fonts
cp -r "$SOURCE/tests/data/fonts/tiny" fonts
printf 'set few 3\nzh 三\nen three\nrange 41 42\n' >fonts/character-sets.txt
