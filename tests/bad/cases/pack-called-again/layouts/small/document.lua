-- SPDX-License-Identifier: MIT
include "shapes.lua"
amount_format { unit = "万元" }
body "{budget.lines[1].basic}"
amount_format { unit = "元" }
return document {
    title = "报告", language = "zh-CN",
    section { form = page, title = "一", 
        body "x"
    },
}
