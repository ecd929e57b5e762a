-- SPDX-License-Identifier: MIT
include "shapes.lua"

return document {
    title = "报告", language = "zh-CN",
    section { form = page, title = "一", 
        grid { style = lines, title = heading "表", columns = { 100 },
            header = { row { height = 300, cell { "头", style = head_cell, header = "column" } } },
            body = { row { cell { "体", style = text_cell } } } },
    },
}
