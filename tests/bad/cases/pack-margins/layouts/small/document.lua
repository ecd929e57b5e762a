-- SPDX-License-Identifier: MIT
include "shapes.lua"
local narrow = page_form { "窄", width = 100, height = 100, top = 10, bottom = 10, left = 60, right = 60 }
return document { title = "报告", language = "zh-CN", section { form = narrow, title = "一", body "窄" } }
