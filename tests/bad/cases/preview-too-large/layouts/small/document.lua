-- SPDX-License-Identifier: MIT
include "shapes.lua"
local wide = page_form { "宽", width = 14400, height = 100, top = 10, bottom = 10, left = 10, right = 10 }
return document { title = "报告", language = "zh-CN", section { form = wide, title = "一", body "宽" } }
