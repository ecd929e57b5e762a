-- SPDX-License-Identifier: MIT
-- 勾稽关系: what must be equal in the tables of the form. Each rule has its number,
-- what it says, and how it is looked at. Derived tables agree by construction;
-- the rules are for tables that the department states, and for facts that tell
-- one thing twice.

include "reconcile.lua"

local T1_left, T1_right = table.unpack(sheets.overview.parts)
local T2 = sheets.income.parts[1]
local T3 = sheets.expenditure.parts[1]
local T4_left, T4_right = table.unpack(sheets.fiscal.parts)
local T5 = sheets.general.parts[1]
local T6 = sheets.basic.parts[1]
local T7 = sheets.fund.parts[1]
local T8 = sheets.state.parts[1]
local T9 = sheets.official.parts[1]
local T10 = sheets.procurement.parts[1]
local T11 = sheets.assets.parts[1]

-- ---- the stated tables against the facts --------------------------------------

-- A zero row that one side has and the other has not says nothing.
local function is_zero_row(entry)
    return not any(entry.part.ids, function(id) return entry[id] and not entry[id]:is_zero() end)
end

local function check_names(sheet, entry)
    local name, right = entry.name, entry.twin and entry.twin.name
    if entry.code then right = code_name(sheet.form.dictionary, entry.code) end
    if right and name and name ~= right and plain_name(name) ~= plain_name(right) then
        advise("《" .. sheet.title .. "》“" .. plain_name(name) .. "”一般写作“" .. plain_name(right) .. "”",
            position(entry.record))
    end
end

local function check_rows(sheet, part, derived)
    for _, entry in ipairs(part.rows) do
        check_names(sheet, entry)
        local twin = entry.twin
        if not twin and not is_zero_row(entry) then
            local text = "《" .. sheet.title .. "》的一行“" .. (entry.code or "") .. (entry.name or "")
            finding(text .. "”在描述的其他数据中没有", position(entry.record))
        elseif twin then
            for _, id in ipairs(twin.leaf and part.ids or {}) do
                if not sheet.sums[id] then same_cell(entry, id, twin) end
            end
            if entry.quantity ~= twin.quantity then
                finding("《" .. sheet.title .. "》“" .. plain_name(entry.name) .. "”的数量是 "
                    .. (entry.quantity or "空") .. "，描述的其他数据是 " .. (twin.quantity or "空"),
                    position(entry.record, "quantity"))
            end
        end
    end
    for _, entry in ipairs(#part.rows > 0 and derived.rows or {}) do
        if not entry.twin and not (sheet.form.key == "name" and is_zero_row(entry)) then
            finding("《" .. sheet.title .. "》缺一行“" .. (entry.code and entry.code .. " " or "") .. plain_name(entry.name)
                .. "”，描述中有这项数据", position(budget.published, sheet.id))
        end
    end
end

-- Columns that are sums of others: the rules of their table look at them.
local sum_columns = { income = { total = true, current = true }, expenditure = { total = true },
    general = { total = true }, fund = { total = true }, state = { total = true },
    basic = { total = true }, fiscal = {}, overview = {}, official = { amount = true },
    procurement = { total = true }, assets = {} }

for _, form in ipairs(include "official.lua") do
    local sheet = sheets[form.id]
    sheet.sums = sum_columns[form.id]
    rule { 0, sheet.title .. "与描述中的其他数据一致", function()
        for number, part in ipairs(sheet.parts) do
            if form.halves then part.half = form.halves[number] end
            check_rows(sheet, part, sheet.derived[number])
        end
    end, when = sheet.stated }
end

-- ---- the nineteen -------------------------------------------------------------

rule { 1, "收支总表：收入总计 = 支出总计，都是本年合计加结转", function()
    equal(named(T1_left, "收入总计"), named(T1_right, "支出总计"))
    equal(named(T1_left, "收入总计"), { named(T1_left, "本年收入合计"), named(T1_left, "上年结转结余") })
    equal(named(T1_right, "支出总计"), { named(T1_right, "本年支出合计"), named(T1_right, "年终结转结余") })
end, when = any_stated }

rule { 2, "收支总表：本年收入、本年支出各等于其各行之和", function()
    equal(named(T1_left, "本年收入合计"), {
        named(T1_left, "一般公共预算拨款收入"), named(T1_left, "政府性基金预算拨款收入"),
        named(T1_left, "国有资本经营预算拨款收入"), named(T1_left, "财政专户管理资金收入"),
        named(T1_left, "单位资金"),
    })
    equal(named(T1_right, "本年支出合计"), column_of(class_rows_of(T1_right), "amount"))
end, when = any_stated }

rule { 3, "收入总表：合计 = 小计 + 上年结转，小计 = 各项收入之和；合计 = 收支总表的收入总计", function()
    across(T2, "total", { "current", "carried" })
    across(T2, "current", { "fiscal", "special", "service", "business", "superior", "subordinate", "other" })
    equal(total(T2, "total"), named(T1_left, "收入总计"))
    equal(total(T2, "carried"), named(T1_left, "上年结转结余"))
    equal(total(T2, "special"), named(T1_left, "财政专户管理资金收入"))
    equal(total(T2, "fiscal"), { named(T1_left, "一般公共预算拨款收入"),
        named(T1_left, "政府性基金预算拨款收入"), named(T1_left, "国有资本经营预算拨款收入") })
end, when = any_stated }

rule { 4, "支出总表：合计 = 基本支出 + 项目支出 + 经营支出 + 上解上级支出 + 对附属单位补助支出；合计 = 收支总表的本年支出", function()
    across(T3, "total", { "basic", "project", "operating", "remitted", "granted" })
    equal(total(T3, "total"), named(T1_right, "本年支出合计"))
end, when = any_stated }

-- Money that is neither 一般公共预算 nor for 基本支出 or 项目支出.
local function is_other(line)
    return line.source ~= "一般公共预算拨款" or any({ "operating", "remitted", "granted" },
        function(id) return line[id] and not line[id]:is_zero() end)
end
local function is_granted(line)
    return any({ "operating", "remitted", "granted" },
        function(id) return line[id] and not line[id]:is_zero() end)
end

rule { 4, "各拨款支出表：合计 = 基本支出 + 项目支出", function()
    for _, part in ipairs { T5, T7, T8 } do across(part, "total", { "basic", "project" }) end
end, when = any_stated and not any(lines, is_granted) }

for _, sheet in ipairs { sheets.income, sheets.expenditure, sheets.general, sheets.basic, sheets.fund,
    sheets.state } do
    rule { 5, sheet.title .. "：合计 = 各类之和，类 = 各款之和，款 = 各项之和", function()
        down(sheet.parts[1])
    end, when = sheet.stated }
end

rule { 6, "支出总表的各类 = 收支总表的各类", function()
    same_classes(T1_right, "amount", T3, "total")
end, when = any_stated }

rule { 6, "没有年终结转时，收入总表的各类 = 支出总表的各类", function()
    for _, entry in ipairs(rows_of(T2, 3)) do
        equal(cell_of(entry, "total"), cell_of(row_of_code(T3, entry.code), "total"))
    end
end, when = any_stated and year_end_total:is_zero() }

rule { 7, "财政拨款收支总表：收入总计 = 支出总计，合计 = 一般公共预算 + 政府性基金 + 国有资本经营", function()
    local kinds = { "general", "fund", "state" }
    local ordinals = { "一般公共预算拨款", "政府性基金预算拨款", "国有资本经营预算拨款" }
    local current, carried = {}, {}
    for index, name in ipairs(ordinals) do
        current[index] = cell_of(row_named(T4_left, name, 1), "amount")
        carried[index] = cell_of(row_named(T4_left, name, 2), "amount")
        equal(current[index], named(T1_left, name .. "收入"))
    end
    equal(named(T4_left, "收入总计"), named(T4_right, "支出总计"))
    equal(named(T4_left, "本年收入合计"), current)
    equal(named(T4_left, "年初财政拨款结转和结余"), carried)
    equal(named(T4_left, "收入总计"), { named(T4_left, "本年收入合计"), named(T4_left, "年初财政拨款结转和结余") })
    across(T4_right, "amount", kinds)
    for index, id in ipairs(kinds) do
        equal(named(T4_right, "本年支出合计", id), column_of(class_rows_of(T4_right), id))
        equal(named(T4_right, "支出总计", id),
            { named(T4_right, "本年支出合计", id), named(T4_right, "年末财政拨款结转和结余", id) })
        equal(named(T4_right, "支出总计", id), { current[index], carried[index] })
    end
end, when = any_stated }

rule { 7, "财政拨款收支总表的各列 = 三张拨款支出表", function()
    for id, part in pairs { general = T5, fund = T7, state = T8 } do
        equal(named(T4_right, "本年支出合计", id), total(part, "total"))
        same_classes(T4_right, id, part, "total")
    end
end, when = any_stated }

rule { 8, "只有一般公共预算资金时，一般公共预算支出表 = 支出总表", function()
    same_rows(T5, T3, { "total", "basic", "project" })
end, when = any_stated and not any(lines, is_other) }

rule { 9, "基本支出表：合计 = 一般公共预算支出表的基本支出 = 人员经费 + 公用经费；人员经费是 301、303", function()
    equal(total(T6, "total"), total(T5, "basic"))
    across(T6, "total", { "personnel", "office" })
    for _, entry in ipairs(T6.rows) do
        if entry.code then
            local wrong = is_personnel(entry.code) and "office" or "personnel"
            equal(cell_of(entry, wrong), figure(zero, T6.title, entry.code, T6.labels[wrong], nil, 0))
        end
    end
end, when = any_stated or by_item }

-- What is paid for the same thing in both classifications.
rule { 10, "基本支出表的经济科目 = 相应的功能科目", function()
    for economic, functional in pairs { ["30108"] = "2080505", ["30112"] = "2082702", ["30113"] = "2210201" } do
        local left, right = row_of_code(T6, economic), row_of_code(T5, functional)
        if not left.absent and not right.absent then
            equal(cell_of(left, "total"), cell_of(right, "basic"))
        end
    end
end, advice = true, when = any_stated or by_item }

rule { 11, "三公经费：合计 = 出国费 + 车辆购置 + 车辆运行 + 接待费，各列相加等于合计", function()
    across(T9, "amount", { "general", "fund", "state" })
    for _, id in ipairs(T9.ids) do
        local function of(name) return named(T9, name, id) end
        equal(of "合计", of "“三公”经费小计")
        equal(of "“三公”经费小计", { of "因公出国（境）费", of "公务用车购置及运维费", of "公务接待费" })
        equal(of "因公出国（境）费", { of "教学科研人员因公出国（境）费", of "其他因公出国（境）费" })
        equal(of "公务用车购置及运维费", { of "公务用车购置费", of "公务用车运行维护费" })
    end
end, when = sheets.official.stated }

rule { 11, "三公经费不少于基本支出表中的同一经费", function()
    for code, name in pairs { ["30212"] = "因公出国（境）费", ["31013"] = "公务用车购置费",
        ["30231"] = "公务用车运行维护费", ["30217"] = "公务接待费" } do
        local entry = row_of_code(T6, code)
        if not entry.absent then at_least(named(T9, name, "general"), cell_of(entry, "total")) end
    end
end }

rule { 12, "各项目预算数之和 = 支出总表的项目支出，每个项目都有科目", function()
    local all, by_code, codes, coded = {}, {}, {}, true
    for index, project in ipairs(budget.projects) do
        all[index] = figure(project.amount, "项目绩效目标表", project.name, "预算数", position(project, "amount"))
        local code = project.code
        coded = coded and code ~= nil
        if code then
            if not by_code[code] then
                by_code[code] = {}
                codes[#codes + 1] = code
            end
            table.insert(by_code[code], all[index])
        end
    end
    equal(total(T3, "project"), all)
    for _, code in ipairs(coded and codes or {}) do
        equal(cell_of(row_of_code(T3, code), "project"), by_code[code])
    end
    for _, project in ipairs(budget.projects) do
        at_least(figure(project.amount, "项目绩效目标表", project.name, "预算数", position(project, "amount")),
            figure(project.other_funds, "项目绩效目标表", project.name, "其他资金", position(project, "other_funds")))
    end
end }

local points = { { "march", "3月底" }, { "june", "6月底" }, { "october", "10月底" }, { "december", "12月底" } }
local first_plan, plans = {}, { percent = 0, amount = 0, fraction = 0 }
rule { 13, "资金支出计划逐期不减，12月底等于预算数（或 100%）", function()
    for _, project in ipairs(budget.projects) do
        local found = {}
        for _, point in ipairs(points) do
            if stated(project.plan, point[1]) then
                found[#found + 1] = figure(project.plan[point[1]], "项目绩效目标表", project.name, point[2],
                    position(project.plan, point[1]))
            end
        end
        rising(found)
        if stated(project.plan, "december") then
            local kind = kind_of_plan(project)
            plans[kind] = plans[kind] + 1
            first_plan[kind] = first_plan[kind] or position(project.plan)
            if kind == "amount" then
                equal(found[#found], figure(project.amount, "项目绩效目标表", project.name, "预算数",
                    position(project, "amount")))
            end
        end
    end
    if plans.amount > 0 then
        advise("“资金支出计划（%）”一栏，" .. plans.amount .. " 个项目填的是金额，不是百分比", first_plan.amount)
    end
    if plans.fraction > 0 then
        advise("“资金支出计划（%）”一栏，" .. plans.fraction .. " 个项目填的是小数（到 1），不是百分比", first_plan.fraction)
    end
end }

local has_institution = any(budget.units, function(record)
    return record.nature ~= nil and record.nature:find("事业", 1, true) ~= nil
        and record.nature:find("参", 1, true) == nil
end)
rule { 14, "行政单位的机关运行经费 = 基本支出表的公用经费", function()
    local own = figure(running_costs, "情况说明", "机关运行经费", "", position(budget, "running"))
    if not has_institution then
        equal(own, total(T6, "office"))
    else
        at_least(total(T6, "office"), own)
        if not stated(budget, "running") and not running_costs:is_zero() then
            advise("有事业单位的部门，机关运行经费只算行政和参公单位的公用经费；请写“机关运行经费”一项，"
                .. "现按全部公用经费印出", position(budget))
        end
    end
end }

rule { 15, "情况说明中的分项之和 = 总额", function()
    local function told(value, label)
        return figure(value, "情况说明", label, "", nil, 1)
    end
    equal(total(T3, "basic"), { told(personnel_total, "人员经费"), told(office_total, "日常公用经费") })
    equal(total(T2, "total"), { told(sources.general.current, "一般公共预算收入"),
        told(sources.fund.current, "政府性基金预算收入"), told(sources.state.current, "国有资本经营预算收入"),
        told(sources.special.current, "财政专户收入"), told(unit_funds + income.total.carried, "其它来源收入") })
end, when = any_stated or by_item }

-- Percentages are computed when they are printed, half up, and there is none
-- where last year had nothing: change_percent. What the department owes is why.
rule { 16, "三公经费有增减，应当说明原因", function()
    for _, entry in ipairs { official.abroad, official.reception, official.car_bought, official.car_run } do
        if entry.amount ~= entry.last and not entry.reason then
            advise("“三公”经费的一项由 " .. amount(entry.last) .. " 变为 " .. amount(entry.amount)
                .. " 万元，没有写“变动原因”", position(budget, "official"))
        end
    end
end }

rule { 17, "固定资产总额 = 各类之和（其中项不计），办公用房不多于房屋", function()
    equal(named(T11, "资产总额", "value"), { named(T11, "房屋（平方米）", "value"),
        named(T11, "车辆（台、辆）", "value"), named(T11, "单价在20万元以上的设备", "value"),
        named(T11, "其他固定资产", "value") })
    at_least(named(T11, "房屋（平方米）", "value"), named(T11, "办公用房（平方米）", "value"))
end }

rule { 18, "政府采购：合计 = 数量 × 单价 = 各资金来源之和，不多于支出总额；中小微企业份额不多于合计", function()
    for _, entry in ipairs(T10.rows) do
        local product = (entry.price or zero) * (entry.quantity or 0)
        equal(cell_of(entry, "total"), figure(product, T10.title, plain_name(entry.name or ""), "数量 × 单价",
            position(entry.record or budget), 1))
        equal(cell_of(entry, "total"),
            cells_of(entry, { "general", "fund", "state", "special", "unit_funds", "carried" }))
        at_least(cell_of(entry, "total"), cell_of(entry, "reserved"))
    end
    at_least(total(T3, "total"), column_of(T10.rows, "total"))
end, when = #T10.rows > 0 }

rule { 19, "空表才加注空表，有数的表不加注", function()
    for _, form in ipairs(include "official.lua") do
        local sheet = sheets[form.id]
        if sheet.stated and #sheet.rows == 0 and any(sheet.derived, function(part)
            return any(part.rows, function(entry) return not is_zero_row(entry) end)
        end) then
            finding("《" .. sheet.title .. "》是空表，描述中却有这类数据", position(budget.published, sheet.id))
        elseif sheet.stated and #sheet.rows > 0 and not any(sheet.parts, function(part)
            return any(part.rows, function(entry) return not is_zero_row(entry) end)
        end) then
            advise("《" .. sheet.title .. "》全是零，应列空表，由程序加注", position(budget.published, sheet.id))
        end
    end
end, when = any_stated }
