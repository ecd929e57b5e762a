-- SPDX-License-Identifier: MIT
-- Figures derived from the facts: every total is computed here, once. What the
-- department states of its own tables comes behind it, in sheets.lua.

amount_format { unit = "万元", decimals = 2, grouping = "" }

year = budget.year
last_year = year - 1
name = budget.unit_name

local general, fund, state = "一般公共预算拨款", "政府性基金预算拨款", "国有资本经营预算拨款"

-- 本年收入 by source, in the order of the columns of 收入总表.
local income_columns = {
    { "fiscal", { general, fund, state } }, { "special", { "财政专户管理资金" } },
    { "service", { "事业收入" } }, { "business", { "事业单位经营收入" } },
    { "superior", { "上级补助收入" } }, { "subordinate", { "附属单位上缴收入" } },
    { "other", { "其他收入" } },
}
local column_of = {}
for _, entry in ipairs(income_columns) do
    for _, source in ipairs(entry[2]) do
        column_of[source] = entry[1]
    end
end

local kinds = { ["经营支出"] = "operating", ["上解上级支出"] = "remitted", ["对附属单位补助支出"] = "granted" }

-- Every expenditure as one line: code, source, carried, and its amounts under
-- the names of their kinds. at: where it is stated.
lines = {}
-- Do facts by 项 (支出) tell the functional side? Else each fact does, and must
-- have its code.
by_item = stated(budget, "expenditure")

local function line_of(record, kind)
    if not record.code then
        fail("没有“支出”一项时，这里必须写“功能科目编码”", position(record))
        return
    end
    lines[#lines + 1] = {
        code = record.code, source = record.source or general, at = position(record, "amount"),
        carried = record.carried == "是", total = record.amount, [kind] = record.amount,
    }
end
local function item_line(record)
    local line = { code = record.code, source = record.source or general, at = position(record),
        carried = record.carried == "是", total = zero }
    for _, kind in ipairs { "basic", "project", "operating", "remitted", "granted" } do
        line[kind] = record[kind]
        line.total = line.total + record[kind]
    end
    lines[#lines + 1] = line
end
if by_item then
    for _, record in ipairs(budget.expenditure) do item_line(record) end
else
    for _, record in ipairs(budget.basic) do line_of(record, "basic") end
    for _, record in ipairs(budget.projects) do line_of(record, "project") end
    for _, record in ipairs(budget.others) do line_of(record, kinds[record.kind]) end
end

local function where(list, test)
    local found = {}
    for _, item in ipairs(list) do
        if test(item) then found[#found + 1] = item end
    end
    return found
end

local function from(source)
    return function(item) return item.source == source end
end

local functional = { levels = { 3, 5, 7 }, dictionary = "functional",
    sum = { "total", "basic", "project", "operating", "remitted", "granted" } }

-- The rows of a table by functional classification: 合计, then 类, 款, 项.
function with_total(rolled)
    local rows = {}
    if #rolled > 0 then
        rolled.total.name = "合计"
        rows[1] = rolled.total
        for _, entry in ipairs(rolled) do rows[#rows + 1] = entry end
    end
    return rows
end

local function expenditure_of(list)
    local rolled = rollup(list, functional)
    return { rows = with_total(rolled), total = rolled.total, classes = where(rolled, function(r) return r.level == 1 end) }
end

expenditure = expenditure_of(lines)
general_expenditure = expenditure_of(where(lines, from(general)))
fund_expenditure = expenditure_of(where(lines, from(fund)))
state_expenditure = expenditure_of(where(lines, from(state)))

-- 收入: what is spent or carried to next year, less what was carried from last
-- year, came in this year; by functional code as 收入总表 asks.
local income_lines = {}
local function income_of(record, source)
    local entry = { code = record.code, source = source, total = record.total, at = record.at }
    if record.carried == true then
        entry.carried = entry.total
    else
        entry.current = entry.total
        entry[column_of[source]] = entry.total
    end
    income_lines[#income_lines + 1] = entry
end
for _, line in ipairs(lines) do income_of(line, line.source) end
for _, record in ipairs(budget.year_end) do
    income_of({ code = record.code, total = record.amount, at = position(record, "amount") },
        record.source or general)
end

local income_rollup = rollup(income_lines, { levels = { 3, 5, 7 }, dictionary = "functional",
    sum = { "total", "current", "fiscal", "special", "service", "business", "superior",
        "subordinate", "other", "carried" } })
income = { rows = with_total(income_rollup), total = income_rollup.total }

-- This year's money, carried-over money and money carried on, by source.
local function by_source(source)
    local own = where(income_lines, from(source))
    return {
        lines = #own, current = sum(own, "current"), carried = sum(own, "carried"),
        year_end = sum(where(budget.year_end, function(r) return (r.source or general) == source end), "amount"),
    }
end
sources = { general = by_source(general), fund = by_source(fund), state = by_source(state),
    special = by_source("财政专户管理资金") }
year_end_total = sum(budget.year_end, "amount")
unit_funds = income.total.service + income.total.business + income.total.superior
    + income.total.subordinate + income.total.other

-- 基本支出 of 一般公共预算 by economic classification; 人员经费 is 301 and 303,
-- 公用经费 all the rest.
function is_personnel(code)
    local class = code:sub(1, 3)
    return class == "301" or class == "303"
end
local economic_lines = {}
for _, record in ipairs(budget.basic) do
    if (record.source or general) == general then
        local kind = is_personnel(record.economic) and "personnel" or "office"
        economic_lines[#economic_lines + 1] = { code = record.economic, total = record.amount,
            [kind] = record.amount, at = position(record, "amount") }
    end
end
local economic_rollup = rollup(economic_lines, { levels = { 3, 5 }, dictionary = "economic",
    sum = { "total", "personnel", "office" } })
economic = { rows = with_total(economic_rollup), total = economic_rollup.total }

-- 基本支出 of other money than 一般公共预算, for the statement.
other_personnel, other_office = zero, zero
for _, record in ipairs(budget.basic) do
    if (record.source or general) ~= general then
        if is_personnel(record.economic) then
            other_personnel = other_personnel + record.amount
        else
            other_office = other_office + record.amount
        end
    end
end

-- 三公经费 by item and source.
local function official_item(item)
    local entry = { amount = zero, last = zero, general = zero, fund = zero, state = zero }
    for _, record in ipairs(budget.official) do
        if record.item == item then
            entry.record = record
            entry.amount, entry.last, entry.reason = record.amount, record.last, record.reason
            local source = record.source or general
            entry[source == general and "general" or source == fund and "fund" or "state"] = record.amount
        end
    end
    return entry
end
local function plus(...)
    local result = { amount = zero, last = zero, general = zero, fund = zero, state = zero }
    for _, entry in ipairs { ... } do
        for _, key in ipairs { "amount", "last", "general", "fund", "state" } do
            result[key] = result[key] + entry[key]
        end
        result.reason = result.reason or entry.reason
    end
    return result
end
official = {
    teaching = official_item "教学科研人员因公出国（境）费",
    abroad_other = official_item "其他因公出国（境）费",
    car_bought = official_item "公务用车购置费",
    car_run = official_item "公务用车运行维护费",
    reception = official_item "公务接待费",
}
official.abroad = plus(official.teaching, official.abroad_other)
official.car = plus(official.car_bought, official.car_run)
official.total = plus(official.abroad, official.car, official.reception)

-- 资金支出计划（%）: what the figures of a plan are, by the last of them. Many
-- departments write amounts there.
function kind_of_plan(project)
    local last = project.plan.december
    local text = amount(last, { unit = budget.currency_unit, decimals = 6, trim = true })
    if text == "100" then return "percent" end
    return text == "1" and last ~= project.amount and "fraction" or "amount"
end

last_total = budget.last.basic + budget.last.project + budget.last.others

-- 固定资产: 办公用房 is a part of 房屋 and not added again.
assets = { total = zero }
for _, record in ipairs(budget.assets.items) do
    assets[record.kind] = record
    if record.kind ~= "办公用房" then
        assets.total = assets.total + record.value
    end
end
assets.bought = zero
for _, record in ipairs(budget.purchases) do
    if record.is_asset == "是" then
        assets.bought = assets.bought + record.price * record.quantity
    end
end
