# SPDX-License-Identifier: MIT
. ./description.sh
