# SPDX-License-Identifier: MIT
python3 -B "$SOURCE/tests/bad/xlsx.py" repeated 支出.xlsx
