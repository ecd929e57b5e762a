# SPDX-License-Identifier: MIT
. ./description.sh
reason '截至2022年末工程完工，2021年的项目支出划出，自2019年起执行《2018年办法》'
put 434.yaml '2024年协助县政府' '2023年协助县政府'
remarks '2022年项目支出672.27万元。2019年成立。'
