# SPDX-License-Identifier: MIT
python3 -B "$SOURCE/tests/bad/xlsx.py" one_shown 支出.xlsx
