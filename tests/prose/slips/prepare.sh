# SPDX-License-Identifier: MIT
. ./description.sh
put 434.yaml '目标: |
    人民政府办公室' '目标: |
    人民 政府办公室,'
reason "职能划转;减少了 项目支出支出"
