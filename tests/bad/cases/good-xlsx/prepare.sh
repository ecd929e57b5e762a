# SPDX-License-Identifier: MIT
python3 -B "$SOURCE/tests/bad/xlsx.py" sound 支出.xlsx
