# SPDX-License-Identifier: MIT
python3 -B "$SOURCE/tests/bad/xlsx.py" bomb bomb.xlsx
python3 -B "$SOURCE/tests/bad/xlsx.py" many many.xlsx
python3 -B "$SOURCE/tests/bad/xlsx.py" deep deep.xlsx
