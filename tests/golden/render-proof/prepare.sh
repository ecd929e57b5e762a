# SPDX-License-Identifier: MIT
cp "$SOURCE"/tests/golden/input/* .
