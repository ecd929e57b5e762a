# SPDX-License-Identifier: MIT
mkdir pictures
