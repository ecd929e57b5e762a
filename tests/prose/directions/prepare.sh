# SPDX-License-Identifier: MIT
. ./description.sh
put 434.yaml '2024年在职人员调入，工资普调' '基本支出较上年减少'
reason '人员增加'
reception '与2023年持平'
put 434.yaml '2024年我部门提倡节俭，厉行节约，减少了公务用车运行维护费。' '2024年车辆增加，增加了公务用车运行维护费。'
remarks '支出总额比2023年增长223.76万元。'
