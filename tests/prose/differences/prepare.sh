# SPDX-License-Identifier: MIT
. ./description.sh
reason '比上年减少254.40万元，下降36.84%'
reception '比2023年减少53.12%，公务接待费下降17.50万元'
remarks '基本支出占总支出的56.23%，项目支出占总支出43.8%。
基本支出占56.24，其余占43.76。'
