# SPDX-License-Identifier: MIT
{
    printf '表单: small\n说明: '
    i=0
    while [ $i -lt 100 ]; do
        printf '['
        i=$((i + 1))
    done
    printf '\n'
} >d.yaml
