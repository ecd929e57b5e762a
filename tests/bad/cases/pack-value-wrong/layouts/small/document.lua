-- SPDX-License-Identifier: MIT
include "shapes.lua"
local s = style { "s", font = "宋体", size = "big", align = "middle" }
local hanging = style { "h", font = "宋体", size = 10, left = 20, indent = -2 }
local outside = style { "o", base = hanging, left = 19.9 }
outside = style { "p", base = hanging, indent = -2.01 }
return document {
    title = "报告", language = "zh-CN",
    section { form = page, title = "一", 
        body "x"
    },
}
