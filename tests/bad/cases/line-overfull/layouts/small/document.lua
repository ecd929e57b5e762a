-- SPDX-License-Identifier: MIT
include "shapes.lua"

return document {
    title = "报告", language = "zh-CN",
    section { form = page, title = "一", 
        plain(style { "s", base = body, indent = 0, left = 115, right = 115 }, "文字")
    },
}
