# SPDX-License-Identifier: MIT
cp -r "$SOURCE/input/wangdu-2024/434" d
cp -r "$SOURCE/layouts/common" "$SOURCE/layouts/hebei-department-budget" layouts/
