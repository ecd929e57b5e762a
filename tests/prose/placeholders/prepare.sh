# SPDX-License-Identifier: MIT
. ./description.sh
reception '比2023年减少XX万元'
put 434.yaml '二协助县政府领导组织各类会议' '二协助××领导组织各类会议[略]'
put 项目.yaml '绩效指标描述: "网站等保、运维及使用政务云安全整改"' '绩效指标描述: "待填写"'
