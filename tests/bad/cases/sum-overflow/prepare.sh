# SPDX-License-Identifier: MIT
{
    printf '表单: small\n支出:\n'
    i=0
    while [ $i -lt 100 ]; do
        printf '  - {科目编码: 208, 基本支出: 99999999999}\n'
        i=$((i + 1))
    done
} >d.yaml
