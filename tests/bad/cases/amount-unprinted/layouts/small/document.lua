-- SPDX-License-Identifier: MIT
include "shapes.lua"

local line = budget.lines[1]

return document {
    title = "报告", language = "zh-CN",
    section { form = page, title = "一",
        body(line.basic > line.project and "基本支出{budget.lines[1].basic}万元。" or "无") },
}
