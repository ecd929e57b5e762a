-- SPDX-License-Identifier: MIT
-- The official tables as they are printed: rows derived from the facts, or, where
-- the description states a table, its own. The figures of the statement come
-- from the same rows, so that text and tables cannot differ.
--
-- sheets.expenditure.rows is what is printed. Where rows are compared, they are
-- the rows of sheets.expenditure.parts[1]; tables whose two halves stand side by
-- side have two parts. Each such row has its name and its figures, and
--     record, source   if stated: the record of the description, its position
--     lines, at        if derived: how many facts it is the sum of, the first of
--                      them
--     leaf             if derived: no other row of a table is a part of it
--     twin             if the table is stated: the row of the other kind that is
--                      the same row, nil if there is none
-- and the part of a stated table has at, the position of its list.

-- The 31 classes of 收支总表, in the order of the form.
local classes = { "201", "202", "203", "204", "205", "206", "207", "208", "209", "210", "211",
    "212", "213", "214", "215", "216", "217", "219", "220", "221", "222", "223", "224", "227",
    "229", "230", "231", "232", "233", "234" }
local last_class = "人行科目"

-- ---- derived rows -----------------------------------------------------------

-- Rows of a roll-up: those without a longer code are leaves.
local function of_codes(rows)
    for index, entry in ipairs(rows) do
        local below = rows[index + 1]
        entry.at = entry.first and entry.first.at
        entry.leaf = entry.code and not (below and below.code:sub(1, #entry.code) == entry.code)
    end
    return rows
end

local function class_rows(totals)
    local by_code, known, rows = {}, {}, {}
    for _, class in ipairs(totals.classes) do by_code[class.code] = class end
    for index, code in ipairs(classes) do
        local class = by_code[code] or { total = zero, lines = 0 }
        known[code] = true
        rows[index] = { name = chinese_number(index) .. "、" .. code_name("functional", code),
            amount = class.total, class = code, lines = class.lines, at = class.at }
    end
    for _, class in ipairs(totals.classes) do
        if not known[class.code] then
            fail("科目 " .. class.code .. " 不属于收支总表所列的类")
        end
    end
    rows[#rows + 1] = { name = chinese_number(#rows + 1) .. "、" .. last_class, amount = zero, lines = 0 }
    return rows
end

local general, fund, state = sources.general, sources.fund, sources.state

local function derive_overview()
    local left = {
        { name = "一、一般公共预算拨款收入", amount = general.current, lines = general.lines, leaf = true },
        { name = "二、政府性基金预算拨款收入", amount = fund.current, lines = fund.lines, leaf = true },
        { name = "三、国有资本经营预算拨款收入", amount = state.current, lines = state.lines, leaf = true },
        { name = "四、财政专户管理资金收入", amount = sources.special.current,
            lines = sources.special.lines, leaf = true },
        { name = "五、单位资金", amount = unit_funds, lines = income.total.lines, leaf = true },
    }
    local right = class_rows(expenditure)
    local count = #right
    left[count + 1] = { name = "本年收入合计", amount = income.total.current, lines = income.total.lines }
    left[count + 2] = { name = "上年结转结余", amount = income.total.carried, lines = income.total.lines,
        leaf = true }
    left[count + 3] = { name = "收入总计", amount = income.total.total, lines = income.total.lines }
    right[count + 1] = { name = "本年支出合计", amount = expenditure.total.total,
        lines = expenditure.total.lines }
    right[count + 2] = { name = "年终结转结余", amount = year_end_total, lines = #budget.year_end, leaf = true }
    right[count + 3] = { name = "支出总计", amount = expenditure.total.total + year_end_total,
        lines = expenditure.total.lines + #budget.year_end }
    return { left, right, count = count + 3 }
end

local function total_of(money)
    return money.general + money.fund + money.state
end

-- A row of the right half of 财政拨款收支总表: its three sources and their sum.
local function by_fund(text, money, lines, leaf)
    return { name = text, amount = total_of(money), general = money.general, fund = money.fund,
        state = money.state, lines = lines, leaf = leaf }
end

local function class_of(list, code)
    for _, class in ipairs(list.classes) do
        if class.code == code then return class.total end
    end
    return zero
end

local function each_source(key)
    return { general = general[key], fund = fund[key], state = state[key] }
end

local function derive_fiscal()
    local right = {}
    for index, class in ipairs(class_rows(expenditure)) do
        right[index] = by_fund(class.name, {
            general = class_of(general_expenditure, class.class),
            fund = class_of(fund_expenditure, class.class),
            state = class_of(state_expenditure, class.class),
        }, class.lines)
    end
    local spent = { general = general_expenditure.total.total, fund = fund_expenditure.total.total,
        state = state_expenditure.total.total }
    local kept, carried, current = each_source "year_end", each_source "carried", each_source "current"
    local all = general.lines + fund.lines + state.lines
    local left = {
        { name = "一、一般公共预算拨款", amount = current.general, lines = general.lines, leaf = true },
        { name = "二、政府性基金预算拨款", amount = current.fund, lines = fund.lines, leaf = true },
        { name = "三、国有资本经营预算拨款", amount = current.state, lines = state.lines, leaf = true },
    }
    local base = #right
    left[base + 1] = { name = "本年收入合计", amount = total_of(current), lines = all }
    left[base + 2] = { name = "年初财政拨款结转和结余", amount = total_of(carried), lines = all }
    left[base + 3] = { name = "一、一般公共预算拨款", amount = carried.general, lines = general.lines, leaf = true }
    left[base + 4] = { name = "二、政府性基金预算拨款", amount = carried.fund, lines = fund.lines, leaf = true }
    left[base + 5] = { name = "三、国有资本经营预算拨款", amount = carried.state, lines = state.lines, leaf = true }
    left[base + 6] = { name = "收入总计", amount = total_of(current) + total_of(carried), lines = all }
    right[base + 1] = by_fund("本年支出合计", spent, all)
    right[base + 2] = by_fund("年末财政拨款结转和结余", kept, #budget.year_end, true)
    right[base + 6] = by_fund("支出总计", { general = spent.general + kept.general,
        fund = spent.fund + kept.fund, state = spent.state + kept.state }, all)
    return { left, right, count = base + 6 }
end

local function item(text, entry, leaf)
    return { name = text, amount = entry.amount, general = entry.general, fund = entry.fund,
        state = entry.state, lines = leaf and 1 or 5, leaf = leaf,
        at = entry.record and position(entry.record, "amount") }
end

local function derive_official()
    return {
        item("合计", official.total),
        item("“三公”经费小计", official.total),
        item("一、因公出国（境）费", official.abroad),
        item("　　其中：教学科研人员因公出国（境）费", official.teaching, true),
        item("　　　　　其他因公出国（境）费", official.abroad_other, true),
        item("二、公务用车购置及运维费", official.car),
        item("　　其中：公务用车购置费", official.car_bought, true),
        item("　　　　　公务用车运行维护费", official.car_run, true),
        item("三、公务接待费", official.reception, true),
    }
end

local purchase_columns = { ["一般公共预算拨款"] = "general", ["基金预算拨款"] = "fund",
    ["国有资本经营预算拨款"] = "state", ["财政专户核拨"] = "special", ["单位资金"] = "unit_funds",
    ["上年结转结余"] = "carried" }

local function derive_procurement()
    local rows = {}
    for index, record in ipairs(budget.purchases) do
        local total = record.price * record.quantity
        local entry = { source = position(record), at = position(record), leaf = true, lines = 1,
            project = record.project, budgeted = record.budgeted, name = record.item,
            catalogue = record.catalogue, unit = record.unit, quantity = record.quantity,
            price = record.price, total = total, reserved = record.reserved }
        entry[purchase_columns[record.source or "一般公共预算拨款"]] = total
        rows[index] = entry
    end
    return rows
end

local function derive_assets()
    local function asset(text, kind)
        local record = assets[kind]
        return { name = text, quantity = record and record.quantity, value = record and record.value,
            at = record and position(record), lines = 1, leaf = true }
    end
    return {
        { name = "资产总额", value = assets.total, lines = #budget.assets.items },
        asset("1、房屋（平方米）", "房屋"),
        asset("　　其中：办公用房（平方米）", "办公用房"),
        asset("2、车辆（台、辆）", "车辆"),
        asset("3、单价在20万元以上的设备", "大型设备"),
        asset("4、其他固定资产", "其他固定资产"),
    }
end

-- ---- stated rows ------------------------------------------------------------

-- One row for each record, with the identifiers of the table's columns.
local function rows_as_stated(form, records)
    local rows = {}
    for index, record in ipairs(records) do
        local entry = { record = record, source = position(record) }
        for _, column in ipairs(form.columns) do
            entry[column[2]] = record[column[2]]
        end
        rows[index] = entry
    end
    return rows
end

-- A half of the rows: its name as name, its figures; none where it is empty.
-- amount stands for the identifier of its first figure.
local function half_of(rows, ids)
    local half = {}
    for _, entry in ipairs(rows) do
        if entry[ids[1]] then
            local part = { name = entry[ids[1]], record = entry.record, amount = entry[ids[2]] }
            for index = 3, #ids do part[ids[index]] = entry[ids[index]] end
            half[#half + 1] = part
        end
    end
    return half
end

-- 收入 beside 支出: row by row, whichever half is longer.
local function side_by_side(halves)
    local rows = {}
    for index = 1, halves.count do
        local a, b = halves[1][index] or {}, halves[2][index] or {}
        rows[index] = { in_name = a.name, in_amount = a.amount, out_name = b.name, out_amount = b.amount,
            general = b.general, fund = b.fund, state = b.state }
    end
    return rows
end

-- The list without its gaps.
local function filled(list, count)
    local found = {}
    for index = 1, count do
        if list[index] then found[#found + 1] = list[index] end
    end
    return found
end

-- ---- rows by their names ----------------------------------------------------

local numerals = {}
for _, code in utf8.codes "一二三四五六七八九十百0123456789" do numerals[code] = true end

-- A name without spaces, numbering and 其中: what it is known by.
function plain_name(text)
    text = text:gsub("[ \t\n]", ""):gsub("　", ""):gsub("^其中：", "")
    local head, rest = text:match "^(.-)、(.+)$"
    if head == nil or head == "" then
        return text
    end
    for _, code in utf8.codes(head) do
        if not numerals[code] then return text end
    end
    return rest
end

-- What a row is known by: its code, else its name; of a purchase, all of it.
local function key_of(entry)
    if entry.code then return entry.code end
    if type(entry.project) == "string" then
        return table.concat({ entry.project, entry.name or "", entry.catalogue or "", entry.unit or "" }, "/")
    end
    entry.known = plain_name(entry.name or "")
    return entry.known
end

-- Pair the stated rows of a part with the derived ones: the same key, the first
-- with the first. A name that is nearly one of those left over is that one; the
-- row then knows the right name.
local function pair_rows(stated_part, derived_part)
    local waiting = {}
    for _, entry in ipairs(derived_part.rows) do
        local key = key_of(entry)
        waiting[key] = waiting[key] or {}
        table.insert(waiting[key], entry)
    end
    local function pair(entry, key)
        local found = waiting[key] and table.remove(waiting[key], 1)
        if found then entry.twin, found.twin = found, entry end
        return found
    end
    local strange = {}
    for _, entry in ipairs(stated_part.rows) do
        if not pair(entry, key_of(entry)) and not entry.code then strange[#strange + 1] = entry end
    end
    for _, entry in ipairs(strange) do
        local left_over = {}
        for _, other in ipairs(derived_part.rows) do
            if not other.twin and not other.code then left_over[#left_over + 1] = key_of(other) end
        end
        local key = nearest(key_of(entry), left_over)
        if key and pair(entry, key) then entry.known = entry.twin.known end
    end
end

-- ---- the tables -------------------------------------------------------------

local derive = {
    overview = derive_overview, fiscal = derive_fiscal, official = derive_official,
    procurement = derive_procurement, assets = derive_assets,
    income = function() return of_codes(income.rows) end,
    expenditure = function() return of_codes(expenditure.rows) end,
    general = function() return of_codes(general_expenditure.rows) end,
    fund = function() return of_codes(fund_expenditure.rows) end,
    state = function() return of_codes(state_expenditure.rows) end,
    basic = function() return of_codes(economic.rows) end,
}

-- Parts know their table and what their columns are called.
local function parts_of(form, lists)
    local parts = {}
    for number, list in ipairs(lists) do
        local labels, ids = {}, {}
        for _, column in ipairs(form.columns) do
            labels[column[2]] = column[1]
            if column[3] == "amount" then ids[#ids + 1] = column[2] end
        end
        if form.halves then
            local half = form.halves[number]
            ids = { "amount", table.unpack(half, 3) }
            labels.amount = labels[half[2]]
        end
        parts[number] = { title = form.title, labels = labels, ids = ids, rows = list }
        for _, entry in ipairs(list) do entry.part = parts[number] end
    end
    return parts
end

sheets = {}
any_stated = false
for _, form in ipairs(include "official.lua") do
    local derived = derive[form.id]()
    local sheet = { form = form, id = form.id, title = form.title,
        stated = stated(budget.published, form.id) }
    if form.halves then
        sheet.rows = side_by_side(derived)
        sheet.derived = parts_of(form, { filled(derived[1], derived.count), filled(derived[2], derived.count) })
    else
        sheet.rows = derived
        sheet.derived = parts_of(form, { derived })
    end
    sheet.parts = sheet.derived
    if sheet.stated then
        sheet.rows = rows_as_stated(form, budget.published[form.id])
        sheet.parts = parts_of(form, form.halves
            and { half_of(sheet.rows, form.halves[1]), half_of(sheet.rows, form.halves[2]) }
            or { sheet.rows })
        for number, part in ipairs(sheet.parts) do
            part.at = position(budget.published, form.id)
            pair_rows(part, sheet.derived[number])
        end
        -- How far a name is indented is the form's business.
        for _, entry in ipairs(form.key == "name" and sheet.rows or {}) do
            local twin = entry.twin
            if twin and plain_name(entry.name) == plain_name(twin.name) then entry.name = twin.name end
        end
        any_stated = true
    end
    sheets[form.id] = sheet
end
-- The form's empty table where there is no 三公经费 at all.
if not sheets.official.stated and official.total.amount:is_zero() then
    sheets.official.rows = {}
end

-- The row of that plain name, the count-th of those that have it; a row of
-- nothing if the table has none.
function row_named(part, name, count)
    for _, entry in ipairs(part.rows) do
        entry.known = entry.known or plain_name(entry.name or "")
        if entry.known == name then
            count = (count or 1) - 1
            if count == 0 then return entry end
        end
    end
    return { name = name, part = part, lines = 0, absent = true }
end

-- The row of 合计, and the row of a code.
function total_row(part)
    return row_named(part, "合计")
end
function row_of_code(part, code)
    if not part.by_code then
        part.by_code = {}
        for _, entry in ipairs(part.rows) do
            if entry.code then part.by_code[entry.code] = entry end
        end
    end
    return part.by_code[code] or { name = code, part = part, lines = 0, absent = true }
end

-- ---- the statement takes its figures from the tables ------------------------

local function take(into, from, ...)
    for _, id in ipairs { ... } do into[id] = from[id] or zero end
end

if sheets.income.stated then
    take(income.total, total_row(sheets.income.parts[1]), "total", "current", "fiscal", "special",
        "service", "business", "superior", "subordinate", "other", "carried")
end
if sheets.expenditure.stated then
    take(expenditure.total, total_row(sheets.expenditure.parts[1]), "total", "basic", "project")
end
if sheets.overview.stated then
    local left = sheets.overview.parts[1]
    local function amount_of(name) return row_named(left, name).amount or zero end
    general.current = amount_of "一般公共预算拨款收入"
    fund.current = amount_of "政府性基金预算拨款收入"
    state.current = amount_of "国有资本经营预算拨款收入"
    sources.special.current = amount_of "财政专户管理资金收入"
    unit_funds = amount_of "单位资金"
end
if sheets.basic.stated then
    take(economic.total, total_row(sheets.basic.parts[1]), "total", "personnel", "office")
end
personnel_total = economic.total.personnel + other_personnel
office_total = economic.total.office + other_office
running_costs = stated(budget, "running") and budget.running or economic.total.office
if sheets.official.stated then
    local part = sheets.official.parts[1]
    for id, name in pairs {
        total = "合计", abroad = "因公出国（境）费", teaching = "教学科研人员因公出国（境）费",
        abroad_other = "其他因公出国（境）费", car = "公务用车购置及运维费",
        car_bought = "公务用车购置费", car_run = "公务用车运行维护费", reception = "公务接待费",
    } do
        take(official[id], row_named(part, name), "amount", "general", "fund", "state")
    end
end
if sheets.assets.stated then
    assets.total = row_named(sheets.assets.parts[1], "资产总额").value or zero
end
