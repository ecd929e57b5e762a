# SPDX-License-Identifier: MIT
. ./description.sh
put 434.yaml '  项目支出: 职能划转原人防办项目到发改局，减少了项目支出
' ''
put 434.yaml ', 变动原因: 我部门按照全县统一要求厉行节约，提倡节俭。' ''
