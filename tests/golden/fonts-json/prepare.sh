# SPDX-License-Identifier: MIT
# Fonts and sets of the case's own in the place of the program's.
rm fonts
cp -r "$SOURCE/tests/data/fonts/tiny" fonts
