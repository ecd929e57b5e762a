-- SPDX-License-Identifier: MIT
include "shapes.lua"

return document {
    title = "报告", language = "zh-CN",
    section { form = page, title = "一",
        grid { style = lines, title = heading "表", columns = { 40, "auto" },
            wide = { key = 1, groups = { 2 } },
            body = { row { cell { "一", style = text_cell },
                           cell { "二", style = amount_cell, sum = true } },
                     row { cell { "一", style = text_cell, amount = 1 },
                           cell { "二", style = amount_cell, sum = 2 } } },
            page_rows = { other = 1,
                subtotal = row { cell { "小计", style = text_cell },
                                 cell { amount = zero, style = amount_cell } } } },
    },
}
