-- SPDX-License-Identifier: MIT
-- The same amounts in each way of printing them, in columns that just hold them;
-- a style that makes text half-width; pages that face each other, upright and
-- across their sheets.
include "shapes.lua"

amount_format { unit = "元", grouping = "\u{2005}", negative = "−" }

local narrow = style { "半角", base = body, halfwidth = true }
local outside = running { text = "— {page} —", style = folio, distance = 6, outside = true }
local function sheet(name, turned)
    return page_form { name, width = 320, height = 400, top = 40, bottom = 30,
                       left = 30, right = 10, footer = outside, facing = true, turned = turned }
end

local ways = {
    { }, { negative = "-", grouping = "," }, { negative = "()", grouping = "" },
    { negative = "（）", trim = true }, { negative = "△", decimals = 0 },
    { negative = "▲", unit = "万元", decimals = 6 },
}

local function figures(way)
    local rows = {}
    for index, line in ipairs(budget.lines) do
        rows[index] = row {
            cell { line.code, style = text_cell, header = "row" },
            cell { amount(line.basic, way), style = amount_cell },
            cell { amount(line.project, way), style = amount_cell },
        }
    end
    return grid { style = lines, columns = { "auto", "auto", "auto" }, body = rows }
end

local upright, across = { plain(narrow, budget.remark), plain(body, budget.remark) }, {}
for _, way in ipairs(ways) do
    upright[#upright + 1] = figures(way)
    across[#across + 1] = figures(way)
end
-- Lines are stretched, but not the spaces of the figures in them.
across[#across + 1] = body "本年{budget.lines[1].basic}元，上年{budget.lines[2].project}元，比上年增减{budget.lines[3].basic}元。"
across[#across + 1] = body "{percent(budget.lines[3].basic, budget.lines[3].basic * -7)}%"

return document {
    title = "金额", language = "zh-CN",
    -- Without folios sides go by the place of the page.
    section { form = sheet "无号", folio = false, body "一", page_break(), body "二", page_break(), body "三" },
    section { form = sheet "直页", first_folio = 1, upright },
    section { form = sheet("横页", true), heading "横页", across },
}
