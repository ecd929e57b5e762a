# SPDX-License-Identifier: MIT
. ./description.sh
put 434.yaml '主要为政府办工作经费、政府移动专网外网费' '主要包括政府办公工作经费、移动专网外网费、办公楼维修'
remarks '因公出国（出境）按规定执行。'
