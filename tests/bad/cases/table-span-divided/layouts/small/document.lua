-- SPDX-License-Identifier: MIT
include "shapes.lua"

return document {
    title = "报告", language = "zh-CN",
    section { form = page, title = "一",
        grid { style = lines, title = heading "表",
            columns = { 40, share(1, 150), share(1, 150) },
            wide = { key = 1, groups = { 1, 1 } },
            header = { row { cell { "横跨", style = head_cell, colspan = 3 } } },
            body = {
                row { cell { "一", style = text_cell },
                      cell { "二", style = text_cell },
                      cell { "三", style = text_cell } },
                row { cell { "一", style = text_cell },
                      cell { "横跨两组", style = text_cell, colspan = 2 } },
            } },
    },
}
