-- SPDX-License-Identifier: MIT
include "shapes.lua"

return document {
    title = "报告", language = "zh-CN",
    section { form = page, title = "一", 
        grid { style = lines, title = heading "表", columns = { 100 },
            body = { row { cell { "高", style = style { "s", base = text_cell, leading = 300 } } } } },
    },
}
