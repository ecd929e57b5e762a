-- SPDX-License-Identifier: MIT
include "shapes.lua"
advise("支出偏大", position(budget, "year"))
fail("合计不符", position(budget.lines[1], "basic"))
fail "另一处不符"
return document {
    title = "报告", language = "zh-CN",
    section { form = page, title = "一", 
        body "x"
    },
}
