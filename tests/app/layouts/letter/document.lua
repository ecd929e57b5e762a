-- SPDX-License-Identifier: MIT
local heading = style {
    "heading", font = "黑体", size = 16, leading = 28, align = "centre",
    heading = 1, outline = 1,
}
local body = style { "body", font = "仿宋", size = 12, leading = 20 }

local form = page_form {
    "sheet", width = mm(210), height = mm(297),
    top = 72, bottom = 72, left = 72, right = 72,
}

local enclosures = {}
for i, enclosure in ipairs(budget.enclosures) do
    enclosures[i] = plain(body, enclosure.name)
end

return document {
    title = budget.title,
    language = "zh-CN",
    section {
        form = form,
        title = budget.title,
        plain(heading, budget.title),
        prose(body, budget.body or ""),
        enclosures,
        page_break(),
        plain(body, "完"),
    },
}
