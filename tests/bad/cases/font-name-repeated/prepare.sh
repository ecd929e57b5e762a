# SPDX-License-Identifier: MIT
cp "$SOURCE/tests/data/boxes/boxes.ttf" own/a.otf
