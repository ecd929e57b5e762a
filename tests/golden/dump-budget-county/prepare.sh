# SPDX-License-Identifier: MIT
python3 -B "$SOURCE/tests/bad/xlsx.py" county 全县.xlsx
