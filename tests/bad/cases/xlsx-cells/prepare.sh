# SPDX-License-Identifier: MIT
python3 -B "$SOURCE/tests/bad/xlsx.py" cells 支出.xlsx
