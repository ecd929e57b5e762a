# SPDX-License-Identifier: MIT
python3 -B "$SOURCE/tests/bad/xlsx.py" merged 支出.xlsx
