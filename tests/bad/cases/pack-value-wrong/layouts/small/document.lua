-- SPDX-License-Identifier: MIT
include "shapes.lua"
local s = style { "s", font = "宋体", size = "big", align = "middle" }
return document {
    title = "报告", language = "zh-CN",
    section { form = page, title = "一", 
        body "x"
    },
}
