-- SPDX-License-Identifier: MIT
include "shapes.lua"

return document {
    title = "报告", language = "zh-CN",
    section { form = page, title = "一",
        body "{sum(budget.lines, 'basic')}" },
}
