-- SPDX-License-Identifier: MIT
include "shapes.lua"
local function stated_figure(index, id, label)
    local line = budget.lines[index]
    return figure(line[id], "支出表", line.code, label, position(line, id))
end
rule { 1, "基本支出 = 项目支出", function()
    equal(stated_figure(1, "basic", "基本"), stated_figure(1, "project", "项目"))
end }
rule { 2, "项目支出不少于基本支出", function()
    at_least(stated_figure(1, "project", "项目"), stated_figure(1, "basic", "基本"))
end }
rule { 3, "名称", function()
    finding("不像", position(budget, "name"))
    advise("可疑", position(budget, "name"))
end }
rule { 4, "相等", function()
    equal(stated_figure(1, "basic", "基本"), stated_figure(1, "project", "项目"))
end, advice = true }
rule { 5, "和", function()
    equal({ stated_figure(1, "basic", "基本"), stated_figure(2, "basic", "基本") }, stated_figure(1, "basic", "基本"))
end }
return document {
    title = "报告", language = "zh-CN",
    section { form = page, title = "一", body "x" },
}
