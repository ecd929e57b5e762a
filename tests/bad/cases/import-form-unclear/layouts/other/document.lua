-- SPDX-License-Identifier: MIT
include "shapes.lua"

amount_format { unit = "万元", decimals = 2 }

rows = rollup(budget.lines, { levels = { 3, 5, 7 },
                                    sum = { "basic", "project" },
                                    dictionary = "functional" })

local function line(one)
    return row {
        cell { one.code, style = text_cell },
        cell { one.name, style = text_cell, header = "row" },
        cell { one.basic, style = amount_cell },
        cell { one.project, style = amount_cell },
    }
end

local body_rows = {}
for _, one in ipairs(rows) do
    body_rows[#body_rows + 1] = line(one)
end
body_rows[#body_rows + 1] = row { total = true,
    cell { "合计", style = text_cell, colspan = 2, header = "row" },
    cell { rows.total.basic, style = amount_cell },
    cell { rows.total.project, style = amount_cell },
}

local expenditure = grid {
    style = lines,
    title = heading "支出表",
    context = { nil, nil, context "单位：万元" },
    columns = { 50, share(1), "auto", "auto" },
    header = {
        row { cell { "科目", style = head_cell, colspan = 2,
                     header = "column" },
              cell { "基本支出", style = head_cell, rowspan = 2,
                     header = "column" },
              cell { "项目支出", style = head_cell, rowspan = 2,
                     header = "column" } },
        row { cell { "编码", style = head_cell, header = "column" },
              cell { "名称", style = head_cell, header = "column" } },
    },
    body = body_rows,
}

return document {
    title = fill "{budget.name}{budget.year}年报告", language = "zh-CN",
    date = budget.date,
    section { form = page, title = "目录", first_folio = 1,
        contents { title = body "目录", levels = { entry }, leader = "…" },
        page_break(),
        heading "一、说明",
        budget.remark and prose(body, budget.remark),
        body "{budget.year}年支出{rows.total.basic + rows.total.project}万元。",
        expenditure,
    },
}
