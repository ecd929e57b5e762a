-- SPDX-License-Identifier: MIT
-- What a table file may call the official tables and their columns, beside the
-- names of official.lua. Titles and labels as normal() leaves them.

local titles = {
    overview = { "收支总表", "收支总体表" },
    income = { "收入总表", "收入总体表" },
    expenditure = { "支出总表", "支出总体表" },
    fiscal = { "财政拨款收支总表", "财政拨款收支总体表" },
    general = { "一般公共预算财政拨款支出表", "一般公共预算支出表" },
    basic = { "一般公共预算财政拨款基本支出表", "一般公共预算基本支出表", "基本支出表" },
    fund = { "政府性基金预算财政拨款支出表", "政府性基金预算支出表" },
    state = { "国有资本经营预算财政拨款支出表", "国有资本经营预算支出表" },
    official = { "财政拨款三公经费支出表", "三公经费支出表", "三公经费预算表", "三公经费表" },
    procurement = { "政府采购预算", "政府采购预算表", "政府采购表" },
    assets = { "固定资产占用情况表", "固定资产占用表", "国有资产占用情况表", "国有资产占用表" },
    project = { "绩效目标表" },
}

-- Before a title these words make it another table's.
local foreign = { "财政拨款", "基金", "国有资本", "一般公共", "三公", "项目", "决算", "执行", "调整", "上年", "采购" }

local labels = {
    code = { "功能科目编码", "经济科目编码", "科目代码", "编码" },
    name = { "功能科目名称", "经济科目名称", "名称" },
    special = { "财政专户管理资金", "财政专户管理资金收入", "财政专户资金" },
    business = { "事业单位经营收入" },
    carried = { "上年结转结余" },
    remitted = { "上缴上级支出" },
    granted = { "对下级单位补助支出" },
    office = { "日常公用经费" },
    fund = { "政府性基金预算财政拨款", "政府性基金预算拨款", "政府性基金预算" },
    general = { "一般公共预算财政拨款", "一般公共预算拨款", "一般公共预算" },
    state = { "国有资本经营预算财政拨款", "国有资本经营预算拨款", "国有资本经营预算" },
    amount = { "金额", "预算数" },
}
local only_in = { amount = { official = true }, name = { expenditure = true, income = true, general = true,
    fund = true, state = true, basic = true } }

-- Labels of groups of columns, which stand over others.
groups = { "收入", "支出", "功能分类科目", "经济分类科目", "支出部门经济分类科目", "支出功能分类科目",
    "本年收入", "一般公共预算基本支出", "资金性质", "政府采购项目来源", "政府采购金额", "科目", "本年支出" }
-- Columns that count the rows.
counters = { "序号", "行次" }

local function label_map(form)
    local map = {}
    for _, column in ipairs(form.columns) do
        map[label_of(column[1])] = column
    end
    for _, column in ipairs(form.columns) do
        local places = only_in[column[2]]
        for _, label in ipairs((not places or places[form.id]) and labels[column[2]] or {}) do
            map[label] = map[label] or column
        end
    end
    return map
end

-- The forms of official.lua with all that a table file may call them.
forms = {}
for _, form in ipairs(include "official.lua") do
    form.labels = label_map(form)
    form.words = {}
    for label in pairs(form.labels) do form.words[label] = true end
    for _, list in ipairs { groups, counters } do
        for _, label in ipairs(list) do form.words[label] = true end
    end
    -- 收入项目 stands as 项目 under 收入.
    for _, label in ipairs { "项目", "金额", "预算数" } do
        form.words[label] = form.words[label] or form.key == "halves"
    end
    forms[#forms + 1] = form
    forms[form.id] = form
end
forms.project = { id = "project", title = "绩效目标表" }

-- 一般公共预算支出预算情况表 and the like are said in fewer words.
local function canonical(text)
    text = normal(text):gsub("%b()$", ""):gsub("%b()$", "")
    text = text:gsub("总体情况表$", "总表"):gsub("预算总表$", "总表"):gsub("支出预算表$", "支出表")
    text = text:gsub("支出预算情况表$", "支出表"):gsub("支出情况表$", "支出表"):gsub("收支预算总表$", "收支总表")
    return text
end

local function is_foreign(prefix)
    for _, word in ipairs(foreign) do
        if prefix:find(word, 1, true) then return true end
    end
    return false
end

-- The form whose title the text is, or nil: the longest title that it ends
-- with. A year, a county, 部门预算 and a number may stand before it.
function form_of_title(text)
    local title, found, length = canonical(text), nil, 0
    for id, names in pairs(titles) do
        for _, name in ipairs(names) do
            if #name > length and ends_with(title, name) then
                found, length = id, #name
            end
        end
    end
    if not found then return nil end
    local prefix = title:sub(1, #title - length)
    if found ~= "project" and is_foreign(prefix) then return nil end
    return forms[found]
end

-- 附表1, 公开01表, 表3: the number of a table, beside its title.
function is_table_number(text)
    local label = normal(text)
    return label:match "^附表" or label:match "^附件%d*" or label:match "^表%d+" or label:match "公开%d+表$"
        or label:match "公开表%d+$" or label:match "^预算%d+表$"
end
