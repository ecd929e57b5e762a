-- SPDX-License-Identifier: MIT
local body = style { "body", font = "仿宋", size = 12, leading = 20 }
local form = page_form {
    "sheet", width = mm(210), height = mm(297),
    top = 72, bottom = 72, left = 72, right = 72,
}
return document {
    title = budget.name,
    language = "zh-CN",
    section { form = form, title = budget.name,
        plain(body, fill "{#budget.must} {#budget.other} {#budget.branches} {#budget.box.inner}") },
}
