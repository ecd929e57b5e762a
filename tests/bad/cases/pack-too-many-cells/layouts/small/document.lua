-- SPDX-License-Identifier: MIT
include "shapes.lua"

return document {
    title = "报告", language = "zh-CN",
    section { form = page, title = "一", 
        grid { style = lines, columns = { 50, 50 }, body = {
            row { cell { "a", style = text_cell }, cell { "b", style = text_cell },
                  cell { "c", style = text_cell } } } },
    },
}
