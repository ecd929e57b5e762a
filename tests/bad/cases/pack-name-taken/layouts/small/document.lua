-- SPDX-License-Identifier: MIT
include "shapes.lua"
style = 5
return document {
    title = "报告", language = "zh-CN",
    section { form = page, title = "一", 
        body "x"
    },
}
