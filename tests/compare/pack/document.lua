-- SPDX-License-Identifier: MIT
local size = 14
local body = style { "正文", font = "仿宋", size = size, leading = 26,
    align = "justify", indent = 2, gap = { 0.25, 0.125, 0.5 },
    compress = true }
local page = page_form { "页", width = budget.measure * size + 60, height = 2400,
    top = 30, bottom = 30, left = 30, right = 30 }
return document { title = "段落", language = "zh-CN",
    section { form = page, prose(body, budget.text) } }
