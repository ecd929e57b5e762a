-- SPDX-License-Identifier: MIT
include "shapes.lua"

local line = budget.lines[1]

local function figure(text, money, format)
    return cell { text, style = amount_cell, amount = money, format = format,
                  counted = false }
end

return document {
    title = "报告", language = "zh-CN",
    section { form = page, title = "一",
        grid {
            style = lines, title = heading "支出表",
            columns = { 80, 80, 80 },
            header = { row { cell { "名称", style = head_cell },
                             cell { "基本支出", style = head_cell },
                             cell { "项目支出", style = head_cell } } },
            body = {
                row { cell { "好", style = text_cell, header = "row" },
                      figure("10.00", line.basic),
                      figure("25,000.00", line.project, { unit = "元", grouping = "," }) },
                row { cell { "坏", style = text_cell, header = "row" },
                      figure("10.01", line.basic),
                      figure("2.50", line.project, { unit = "元" }) },
                row { cell { "空", style = text_cell, header = "row" },
                      figure("", zero),
                      figure("", line.project) },
            },
        },
    },
}
