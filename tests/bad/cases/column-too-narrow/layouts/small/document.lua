-- SPDX-License-Identifier: MIT
include "shapes.lua"

return document {
    title = "报告", language = "zh-CN",
    section { form = page, title = "一",
        grid { style = lines, title = heading "表", columns = { 100, 30 },
            body = { row { cell { "一", style = text_cell }, cell { "123456.78", style = amount_cell } } } },
    },
}
