# SPDX-License-Identifier: MIT
. ./description.sh
put 434.yaml '保障政务值班平台安全运行，' '“三公”经费下降5%，新增收入976.41万元，公务接待费15.10万元，'
