-- SPDX-License-Identifier: MIT
-- 类, 款, 项 by form_table: no 类 or 款 alone at a page's foot, none of its
-- 项 alone at the next page's top; the total not alone.
include "shapes.lua"
include "form.lua"

amount_format { unit = "万元", decimals = 2 }
local found = rollup(budget.lines, { levels = { 3, 5, 7 }, sum = { "basic" },
                                     dictionary = "functional" })
local rows = {}
for index, line in ipairs(found) do rows[index] = line end
rows[#rows + 1] = { name = "合计", basic = found.total.basic }

return document {
    title = "表", language = "zh-CN",
    section { form = page,
        form_table {
            title = "支出表", title_style = heading,
            columns = {
                column { "编码", value = "code", width = 60 },
                column { "名称", value = "name", width = share(1), head = true },
                column { "金额", value = "basic", width = 60, style = amount_cell },
            },
            rows = rows, groups = { code_digits(3), code_digits(5) },
            header_style = head_cell, cell_style = text_cell,
            table_style = lines, row_height = 16,
        },
    },
}
