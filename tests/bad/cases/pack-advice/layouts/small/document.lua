-- SPDX-License-Identifier: MIT
include "shapes.lua"
advise("支出偏大", position(budget, "year"))
return document {
    title = "报告", language = "zh-CN",
    section { form = page, title = "一", 
        body "x"
    },
}
