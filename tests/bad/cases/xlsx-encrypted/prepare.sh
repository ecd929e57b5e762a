# SPDX-License-Identifier: MIT
python3 -B "$SOURCE/tests/bad/xlsx.py" encrypted encrypted.xlsx
python3 -B "$SOURCE/tests/bad/xlsx.py" encrypted_office encrypted_office.xlsx
