-- SPDX-License-Identifier: MIT
include "shapes.lua"
local s = style { "s", fnt = "宋体", size = 12 }
return document {
    title = "报告", language = "zh-CN",
    section { form = page, title = "一", 
        body "x"
    },
}
