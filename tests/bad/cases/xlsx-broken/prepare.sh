# SPDX-License-Identifier: MIT
python3 -B "$SOURCE/tests/bad/xlsx.py" empty empty.xlsx
python3 -B "$SOURCE/tests/bad/xlsx.py" no_zip no_zip.xlsx
python3 -B "$SOURCE/tests/bad/xlsx.py" truncated truncated.xlsx
python3 -B "$SOURCE/tests/bad/xlsx.py" damaged damaged.xlsx
python3 -B "$SOURCE/tests/bad/xlsx.py" no_part no_part.xlsx
python3 -B "$SOURCE/tests/bad/xlsx.py" no_xml no_xml.xlsx
python3 -B "$SOURCE/tests/bad/xlsx.py" entities entities.xlsx
