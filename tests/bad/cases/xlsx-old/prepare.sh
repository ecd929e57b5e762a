# SPDX-License-Identifier: MIT
python3 -B "$SOURCE/tests/bad/xlsx.py" old a.xls
python3 -B "$SOURCE/tests/bad/xlsx.py" old b.xlsx
