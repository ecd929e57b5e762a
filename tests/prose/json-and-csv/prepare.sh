# SPDX-License-Identifier: MIT
. ./description.sh
mv d/434.yaml d/项目.yaml .
rm -r d
cat > 三公.csv <<'CSV'
项目,预算数,上年预算数,变动原因
公务接待费,15,32,"厉行节约
""与上年"" 持平"
CSV
cat > d.json <<'JSON'
{"表单": "hebei-department-budget", "单位编码": "1", "单位名称": "甲局",
 "预算年度": 2024, "金额单位": "万元",
 "部门职责": "一\n\u4e8c，待填写",
 "三公经费": {"文件": "三公.csv"}}
JSON
