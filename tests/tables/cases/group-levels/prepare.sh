# SPDX-License-Identifier: MIT
cp "$SOURCE"/layouts/common/form.lua layouts/common/
