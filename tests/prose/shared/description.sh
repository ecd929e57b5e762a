# SPDX-License-Identifier: MIT
# Sourced by prepare.sh of the cases: the real description in d/, without its own
# slips, under the real layouts; and what changes it.
mkdir d
cp "$SOURCE"/input/wangdu-2024/434/* d/
cp -r "$SOURCE/layouts/common" "$SOURCE/layouts/hebei-department-budget" layouts/

# put FILE OLD NEW ...: each OLD must be there, once.
put() {
    python3 -IS - "$@" <<'PYTHON'
import sys
path = "d/" + sys.argv[1]
with open(path, encoding="utf-8") as file:
    text = file.read()
for old, new in zip(sys.argv[2::2], sys.argv[3::2]):
    assert text.count(old) == 1, f"{path}: {old}"
    text = text.replace(old, new)
with open(path, "w", encoding="utf-8") as file:
    file.write(text)
PYTHON
}

# reason TEXT, reception TEXT: why 项目支出, 公务接待费 changed; both fell.
reason() {
    put 434.yaml '职能划转原人防办项目到发改局，减少了项目支出' "$1"
}
reception() {
    put 434.yaml '我部门按照全县统一要求厉行节约，提倡节俭。' "\"$1\""
}

# remarks LINES: 其他说明.
remarks() {
    printf '其他说明: |\n' >> d/434.yaml
    printf '%s\n' "$1" | sed 's/^/  /' >> d/434.yaml
}

put 434.yaml '十四负责 县' '十四负责县' '研究工作作' '研究工作' \
    '十七负责 人民' '十七负责人民' '调入,工资' '调入，工资' \
    '购置预算;' '购置预算；' '协调工作.' '协调工作。' \
    '政府网站及政务平台运行维护费、' '政府网站信政务平台运行维护、'
put 项目.yaml '"30.6"' '"30.60"'
