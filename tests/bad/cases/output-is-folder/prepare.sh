# SPDX-License-Identifier: MIT
mkdir -p there/d.pdf
