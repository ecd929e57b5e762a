# SPDX-License-Identifier: MIT
mkdir d.yaml
