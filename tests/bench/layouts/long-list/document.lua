-- SPDX-License-Identifier: MIT
include "form.lua"
include "styles.lua"

amount_format { unit = "万元", decimals = 2, grouping = "" }

local function words(title, value, width)
    return column { title, value = value, width = width, style = centre_cell }
end
local function figures(title, value)
    return column { title, value = value, width = share(1), style = figure_cell }
end

local rows = {}
for index, record in ipairs(budget.purchases) do
    rows[index] = {
        source = position(record), project = record.project, item = record.item,
        catalogue = record.catalogue, unit = record.unit, quantity = record.quantity,
        price = record.price, total = record.price * record.quantity, from = record.source,
    }
end

return document {
    title = "采购清单",
    language = "zh-CN",
    section { form = page, first_folio = 1, form_table {
        title = "采购清单",
        title_style = table_title, header_style = header_cell, cell_style = text_cell,
        note_style = note, table_style = ruled, row_height = unit, zero = "",
        columns = {
            column { "项目名称", value = "project", width = share(2), head = true },
            words("物品名称", "item", share(2)),
            words("目录序号", "catalogue", share(1)),
            words("计量单位", "unit", share(1)),
            words("数量", "quantity", share(1)),
            figures("单价", "price"),
            figures("合计", "total"),
            words("资金来源", "from", share(2)),
        },
        rows = rows,
        empty = "注：空表列示。",
    } },
}
