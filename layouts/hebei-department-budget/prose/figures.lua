-- SPDX-License-Identifier: MIT
-- The figures of the budget that texts may speak of.

local words = include "words.lua"

-- All amounts that the report prints, for amounts without a name: list, and by
-- their fen.
local figures, known = {}, {}
local by_length, by_digits = {}, {}
local function exact(money)
    return amount(money:abs(), { unit = "元", decimals = 2, grouping = "" })
end
local function significant(money)
    return (exact(money):gsub("%.", ""):gsub("^0+", ""):gsub("0+$", ""))
end
local function figure(name, money)
    local key = exact(money)
    if not money:is_zero() and not known[key] then
        known[key] = true
        figures[#figures + 1] = { name = name, amount = money }
        by_length[#key] = (by_length[#key] or 0) + 1
        local count = #significant(money)
        by_digits[count] = (by_digits[count] or 0) + 1
    end
end

local function figures_of(rows, columns, whole)
    for _, row in ipairs(rows) do
        for _, column in ipairs(columns) do
            if row[column[1]] then
                figure((row.name or "合计") .. column[2] .. whole, row[column[1]])
            end
        end
    end
end

-- Figures that a text may name: now, last where it is known, and whether the
-- texts of a project may mean them by this name.
local named, names = {}, {}
local function name_figure(name, now, last, everywhere)
    names[#names + 1] = name
    named[#named + 1] = { name = name, now = now, last = last, everywhere = everywhere }
    figure(name, now)
    if last then
        figure(last_year .. "年" .. name, last)
        figure(name .. "的增减", now - last)
    end
    return named[#named]
end

local has_last = stated(budget.last, "basic") and stated(budget.last, "project")
local function last_of(id)
    return stated(budget.last, id) and budget.last[id] or nil
end

for _, name in ipairs { "支出总额", "总支出", "支出总计", "支出合计", "收支总额", "预算总额" } do
    name_figure(name, expenditure.total.total, has_last and last_total or nil)
end
for _, name in ipairs { "收入总额", "总收入", "收入总计" } do
    name_figure(name, income.total.total)
end
local basic_figure = name_figure("基本支出", expenditure.total.basic, last_of "basic")
local project_figure = name_figure("项目支出", expenditure.total.project, last_of "project")
name_figure("人员经费", personnel_total)
for _, name in ipairs { "日常公用经费", "公用经费" } do name_figure(name, office_total) end
name_figure("机关运行经费", economic.total.office)
name_figure("固定资产总额", assets.total)

-- 三公: last is known where the description states it; what it leaves out
-- altogether is no figure that a text could contradict.
local official_names = {
    { "car_bought", "公务用车购置费", "公务用车购置经费" },
    { "car_run", "公务用车运行维护费", "公务用车运维费" },
    { "car", "公务用车购置及运行维护费", "公务用车购置及运维费", "公务用车购置和运行维护费" },
    { "reception", "公务接待费" },
    { "abroad", "因公出国（境）费", "因公出国（出境）费", "因公出国(境)费" },
    { "total", "“三公”经费", "三公经费" },
}
local all_last = #budget.official > 0
local official_last = {}
for _, record in ipairs(budget.official) do
    local has = stated(record, "last")
    all_last = all_last and has
    official_last[record.item] = has
end
local official_figure = {}
for _, entry in ipairs(official_names) do
    local item = official[entry[1]]
    local has = entry[1] == "total" and all_last
        or official_last[entry[2]]
        or (entry[1] == "car" or entry[1] == "abroad") and all_last
    for index = 2, #entry do
        official_figure[entry[index]] =
            name_figure(entry[index], item.amount, has and item.last or nil, true)
    end
end
for _, item in ipairs { "教学科研人员因公出国（境）费", "其他因公出国（境）费" } do
    local entry = official[item:find "^教学" and "teaching" or "abroad_other"]
    official_figure[item] =
        name_figure(item, entry.amount, official_last[item] and entry.last or nil, true)
end

local project_names, project_figures = {}, {}
for index, project in ipairs(budget.projects) do
    project_names[index] = project.name
    project_figures[index] = name_figure(project.name, project.amount, nil, true)
end

local all_columns = { { "total", "" }, { "basic", "的基本支出" }, { "project", "的项目支出" },
    { "operating", "的经营支出" }, { "remitted", "的上解上级支出" }, { "granted", "的对附属单位补助支出" } }
figures_of(expenditure.rows, all_columns, "")
figures_of(general_expenditure.rows, all_columns, "（一般公共预算）")
figures_of(fund_expenditure.rows, all_columns, "（政府性基金预算）")
figures_of(state_expenditure.rows, all_columns, "（国有资本经营预算）")
figures_of(income.rows, { { "total", "" }, { "current", "的本年收入" }, { "carried", "的上年结转" },
    { "fiscal", "的财政拨款收入" } }, "")
figures_of(economic.rows, { { "total", "" } }, "")
for _, item in ipairs(budget.assets.items) do figure(item.kind, item.value) end
figure("拟购置固定资产", assets.bought)
for _, record in ipairs(budget.purchases) do
    figure(record.item, record.price * record.quantity)
    figure(record.item .. "的单价", record.price)
    figure(record.project .. "的预算资金", record.budgeted)
    figure(record.item .. "的预留份额", record.reserved)
end
for _, project in ipairs(budget.projects) do
    figure(project.name .. "的其他资金", project.other_funds)
    for _, id in ipairs { "march", "june", "october", "december" } do
        figure(project.name .. "的支出计划", project.plan[id])
    end
end

local spec = { names = names }
for key, list in pairs(words.vocabulary) do spec[key] = list end
local vocabulary_of_budget = vocabulary(spec)

-- How many figures an amount of that kind could be like: those of as many
-- digits, with or without the zeros at their end.
local function alike(slip, money)
    if slip == "point" or slip == "unit" then
        return by_digits[#significant(money)]
    end
    return by_length[#exact(money)]
end

return {
    list = figures,
    named = named,
    project_names = project_names,
    basic = basic_figure,
    project = project_figure,
    official = official_figure,
    projects = project_figures,
    vocabulary = vocabulary_of_budget,
    alike = alike,
    -- Does the report print this amount?
    is_printed = function(money) return known[exact(money)] end,
}
