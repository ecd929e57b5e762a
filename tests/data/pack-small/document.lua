-- SPDX-License-Identifier: MIT
amount_format { unit = "元", decimals = 0, grouping = "," }

local body = style { "正文", font = "仿宋", size = 14, leading = 26.4,
    align = "justify", indent = 2, left = 1.0004, right = mm(1),
    before = 1, after = cm(1), orphans = 3, widows = 4,
    gap = { 0.25, 0.125, 0.5 }, compress = true, hanging_spaces = true,
    colour = "#A00a0B" }
-- The indent is in em: it follows the size.
local heading = style { "标题", base = body, size = 16, align = "start",
    keep_with_next = true, heading = 1, outline = 2, contents = true,
    colour = "#000000", compress = false }
local figure = style { "数", font = "宋体", size = 10, align = "decimal",
    tabular = true, keep_together = true }

local lines = table_style { "线", rule = 0.4, frame = 0.8, padding_x = 1,
    padding_y = 2, after = 3, repeat_labels = false, continued = "（续）",
    least_scale = 0.75, colour = "#808080" }

local page = page_form { "页", width = mm(210), height = mm(297), top = 10,
    bottom = 20, left = 30, right = 40,
    header = running { text = "{budget.name}", style = figure },
    footer = running { text = "— {page} / {pages} —", style = figure,
        distance = 7, outside = true } }

local wide = grid {
    style = lines,
    title = heading "支出表",
    context = { body "甲", false, body "丙" },
    columns = { 50, "auto", share(2), share(3, 12.5) },
    header = {
        row { height = 19,
            cell { "跨两行", style = body, header = "column", rowspan = 2 },
            cell { "跨三列", style = body, header = "column", colspan = 3 } },
        row { cell { "二", style = body, header = "column" },
            cell { "三", style = body, header = "column" },
            cell { nil, style = body, header = "column" } },
    },
    body = {
        row { source = position(budget.lines[1]),
            cell { "行首\n两行", style = body, header = "row", rowspan = 3,
                vertical = "top" },
            nil,
            cell { budget.lines[1].basic, style = figure,
                vertical = "bottom" },
            cell { 7, style = figure, colspan = 2, rowspan = 2 } },
        false,
        row_group { keep = true,
            { row { cell { "{原样}", style = body } } },
            false,
            row_group {},
            row_group {
                row { cell { "内", style = body } },
                row { cell { "内", style = body } },
            },
        },
        row { keep_with_next = true, total = true,
            cell { "", style = body, colspan = 3 } },
    },
    notes = { body "注{budget.total + sum(budget.lines, 'basic') + sum(budget.lines, 'project')}", nil, plain(body, "{不填}") },
}

return document {
    title = "小表单", author = budget.name, subject = "主题",
    keywords = "词", language = "zh", date = budget.date,
    section { form = page, folio = false, title = "封面",
        space(110.5),
        heading { "{name}报告", locals = { name = budget.name },
            outline_title = "书签", source = position(budget, "name") },
    },
    section { form = page, first_folio = 1,
        contents { title = body "目录", levels = { body, figure },
            leader = "…" },
        page_break(),
        nil,
        { false, { body("第{n}段", { n = 1 }) } },
        prose(body, "  一行\n\n　二行　\n{原样}"),
        budget.remark and body "{budget.remark}",
        wide,
    },
}
