# SPDX-License-Identifier: MIT
truncate -s 67108865 d.yaml
