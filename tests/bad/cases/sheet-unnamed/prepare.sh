# SPDX-License-Identifier: MIT
python3 -B "$SOURCE/tests/bad/xlsx.py" two 两表.xlsx
