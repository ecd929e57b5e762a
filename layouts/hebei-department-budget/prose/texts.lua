-- SPDX-License-Identifier: MIT
-- The texts of the department.

local figures = include "prose/figures.lua"

-- record and id; title for messages; words: the text; about: the figure it speaks
-- of where it names none; money: its amounts are those of the budget; reason: it
-- explains how about changed; unsure: it sets goals, so that what it says of a
-- figure need not be the budget; project: it is a project's, in which general
-- names (人员经费) are not those of the whole budget; bare: only what was not
-- filled in is looked for; years = "strict": only the two years of the report,
-- "this": this one too.
local texts = {}
local function own_text(record, id, title, options)
    if record[id] then
        local text = options or {}
        text.record, text.id, text.title, text.words = record, id, title, record[id]
        texts[#texts + 1] = text
    end
end

own_text(budget, "duties", "部门职责")
own_text(budget, "project_note", "项目支出说明", { about = figures.project, money = true, years = "strict" })
own_text(budget.reasons, "basic", "基本支出增减原因",
    { about = figures.basic, money = true, reason = true, years = "strict" })
own_text(budget.reasons, "project", "项目支出增减原因",
    { about = figures.project, money = true, reason = true, years = "strict" })
for _, record in ipairs(budget.official) do
    own_text(record, "reason", record.item .. "变动原因",
        { about = figures.official[record.item], money = true, reason = true, years = "strict" })
end
own_text(budget.overall, "lead", "总体绩效目标的引语", { years = "this" })
own_text(budget.overall, "goal", "总体绩效目标", { unsure = true })
for index, goal in ipairs(budget.goals) do
    own_text(goal, "name", "分项绩效目标 " .. index .. " 的名称", { unsure = true })
    own_text(goal, "goal", "分项绩效目标 " .. index, { unsure = true })
    own_text(goal, "indicators", "分项绩效目标 " .. index .. " 的绩效指标", { unsure = true })
end
own_text(budget, "measures", "工作保障措施", { unsure = true })
own_text(budget, "special_funds", "主管专项资金", { money = true })
own_text(budget, "remarks", "其他说明", { money = true })
for index, project in ipairs(budget.projects) do
    local about = figures.projects[index]
    own_text(project, "name", "项目 " .. index .. " 的名称", { bare = true })
    own_text(project, "purpose", project.name .. "的用途", { about = about, money = true, project = true })
    own_text(project, "goal", project.name .. "的绩效目标", { about = about, project = true, unsure = true })
    for _, indicator in ipairs(project.indicators) do
        for _, id in ipairs { "third", "description", "value", "unit", "basis" } do
            own_text(indicator, id, project.name .. "的绩效指标", { bare = true })
        end
    end
end

return texts
