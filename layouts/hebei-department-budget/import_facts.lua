-- SPDX-License-Identifier: MIT
-- What the tables amount to as facts: 支出 by 项 and source, 年终结转结余,
-- 基本支出 by 款, 三公经费, 政府采购, 固定资产.
--
-- `read` has the rows of each table by its id: a row has the figures of its
-- cells as money, by column id, and "code" and "name".

local general, fund, state = "一般公共预算拨款", "政府性基金预算拨款", "国有资本经营预算拨款"
local fiscal_sources = { { "general", general }, { "fund", fund }, { "state", state } }
-- Columns of 收入总表 for money that is not 财政拨款.
local other_sources = { { "special", "财政专户管理资金" }, { "service", "事业收入" },
    { "business", "事业单位经营收入" }, { "superior", "上级补助收入" },
    { "subordinate", "附属单位上缴收入" }, { "other", "其他收入" } }
local kinds = { "project", "basic", "operating", "remitted", "granted" }

local function figure(row, id)
    return row and row[id] or zero
end

local function least(a, b)
    return a < b and a or b
end

local function positive(a)
    return zero < a and a or zero
end

-- Rows whose code no other code continues: 项 among 类 and 款.
local function leaves(rows)
    local parents, found = {}, {}
    for _, row in ipairs(rows or {}) do
        local code = row.code or ""
        for length = 3, #code - 1 do parents[code:sub(1, length)] = true end
    end
    for _, row in ipairs(rows or {}) do
        if row.code and not parents[row.code] then found[#found + 1] = row end
    end
    return found
end

local function by_code(rows)
    local map = {}
    for _, row in ipairs(rows or {}) do
        if row.code then map[row.code] = row end
    end
    return map
end

-- A row of a table of halves: the figures behind the first of these names.
local function named(rows, name_id, names)
    for _, row in ipairs(rows or {}) do
        local word = row[name_id] and normal(row[name_id])
        for _, name in ipairs(names) do
            if word == name then return row end
        end
    end
    return nil
end

-- 支出 ----------------------------------------------------------------------------

-- What 财政拨款收支总表 says was carried over and is carried on, by source: the
-- rows behind 年初…结转 repeat the names of the sources.
local function fiscal_totals(read)
    local totals = { carried = {}, kept = {} }
    local below = false
    for _, row in ipairs(read.fiscal or {}) do
        local word = row.in_name and normal(row.in_name) or ""
        below = below or word:match "^年初" ~= nil or word:match "^上年" ~= nil
        for _, source in ipairs(fiscal_sources) do
            local plain = source[2]:gsub("拨款$", "")
            if below and word:find(plain, 1, true) then totals.carried[source[1]] = figure(row, "in_amount") end
        end
    end
    local kept = named(read.fiscal, "out_name", { "年末财政拨款结转和结余", "年终结转结余", "结转下年" })
    for _, source in ipairs(fiscal_sources) do
        totals.carried[source[1]] = totals.carried[source[1]] or zero
        totals.kept[source[1]] = figure(kept, source[1])
    end
    return totals
end

-- Take up to `wanted` of a line's kinds; what was taken, by kind, and how much
-- is still wanted.
local function take(line, wanted)
    local taken, any = {}, false
    for _, kind in ipairs(kinds) do
        local part = least(figure(line, kind), wanted)
        if zero < part then
            taken[kind], line[kind] = part, line[kind] - part
            wanted, any = wanted - part, true
        end
    end
    return any and taken or nil, wanted
end

local function is_empty(line)
    for _, kind in ipairs(kinds) do
        if not figure(line, kind):is_zero() then return false end
    end
    return true
end

-- The lines of one 项 by source, and what is left when the tables of the three
-- 财政拨款 are taken off.
local function divide(row, tables)
    local rest, lines = {}, {}
    for _, kind in ipairs(kinds) do rest[kind] = figure(row, kind) end
    for _, source in ipairs(fiscal_sources) do
        local own = tables[source[1]][row.code]
        local line = { code = row.code, source = source[2], id = source[1],
            basic = figure(own, "basic"), project = figure(own, "project") }
        if own and not is_empty(line) then
            lines[#lines + 1] = line
            rest.basic, rest.project = rest.basic - line.basic, rest.project - line.project
        end
    end
    return lines, rest
end

-- Money of the fiscal lines that was carried over: 收入总表 says how much the
-- 项 was given this year, 财政拨款收支总表 how much of each source was carried.
local function mark_carried(lines, wanted, totals, result)
    for _, strict in ipairs { true, false } do
        for _, line in ipairs(lines) do
            local most = strict and least(wanted, totals.carried[line.id]) or wanted
            local part, left = take(line, most)
            if part then
                wanted = wanted - (most - left)
                if strict then totals.carried[line.id] = totals.carried[line.id] - (most - left) end
                part.code, part.source, part.carried = line.code, line.source, "是"
                result[#result + 1] = part
            end
        end
    end
    return wanted
end

local function spent(line)
    local total = zero
    for _, kind in ipairs(kinds) do total = total + figure(line, kind) end
    return total
end

-- Money carried on: what came in beyond what is spent.
local function carry_on(code, amount, totals, income, result)
    for _, source in ipairs(fiscal_sources) do
        local part = least(positive(amount), totals.kept[source[1]])
        if zero < part then
            totals.kept[source[1]], amount = totals.kept[source[1]] - part, amount - part
            result[#result + 1] = { code = code, amount = part, source = source[2] }
        end
    end
    if not (zero < amount) then return end
    local name = "其他收入"
    for index = #other_sources, 1, -1 do
        if zero < figure(income, other_sources[index][1]) then name = other_sources[index][2] end
    end
    result[#result + 1] = { code = code, amount = amount, source = name }
end

-- What is not 财政拨款 is of the sources that 收入总表 names for the 项.
local function divide_rest(row, rest, income, carried, result)
    local carrier = nil
    for _, source in ipairs(other_sources) do
        local part = take(rest, figure(income, source[1]))
        if part then
            part.code, part.source, carrier = row.code, source[2], carrier or source[2]
            result[#result + 1] = part
        end
    end
    local part = take(rest, carried)
    if part then
        part.code, part.source, part.carried = row.code, carrier or "其他收入", "是"
        result[#result + 1] = part
    end
    part = take(rest, spent(rest))
    if not part then return end
    part.code, part.source = row.code, "其他收入"
    result[#result + 1] = part
    advise(string.format("%s 的支出多于三张财政拨款支出表之和，收入总表没有说明来源，记为其他收入", row.code), row.at)
end

-- 支出 and 年终结转结余. Without 支出总表, the tables of the three 财政拨款 are
-- all there is.
function expenditure_facts(read)
    local result, kept = {}, {}
    local tables, given = {}, false
    for _, source in ipairs(fiscal_sources) do
        tables[source[1]] = by_code(read[source[1]])
        given = given or read[source[1]] ~= nil
    end
    local rows = leaves(read.expenditure)
    if not read.expenditure then
        for _, source in ipairs(fiscal_sources) do
            for _, row in ipairs(leaves(read[source[1]])) do
                result[#result + 1] = { code = row.code, source = source[2],
                    basic = row.basic, project = row.project }
            end
        end
        return result, kept
    end
    local incomes, totals = by_code(read.income), fiscal_totals(read)
    for _, row in ipairs(rows) do
        local lines, rest = divide(row, tables)
        local income = incomes[row.code]
        if not given and not income then
            -- No table says whose money it is: that of nearly all departments.
            rest.code, rest.source, rest.id = row.code, general, "general"
            lines, rest = { rest }, {}
        end
        local fiscal = zero
        for _, line in ipairs(lines) do fiscal = fiscal + spent(line) end
        local carried = figure(income, "carried")
        local more = income and figure(income, "total") - spent(row) or zero
        local kept_fiscal = zero
        for _, source in ipairs(fiscal_sources) do kept_fiscal = kept_fiscal + totals.kept[source[1]] end
        local own = least(carried, positive(fiscal + least(positive(more), kept_fiscal) - figure(income, "fiscal")))
        local left = mark_carried(lines, own, totals, result)
        for _, line in ipairs(lines) do
            if not is_empty(line) then result[#result + 1] = line end
        end
        divide_rest(row, rest, income, carried - own + left, result)
        if zero < more then carry_on(row.code, more, totals, income, kept) end
    end
    return result, kept
end

-- 基本支出 by 款 -------------------------------------------------------------------

-- 一般公共预算财政拨款 alone has a table by 款: of what 支出总表 has beyond that
-- of 一般公共预算, no table tells the 款.
local function basic_gap(read)
    if not read.basic or not read.general then return nil end
    local all, own, at = zero, zero, nil
    for _, row in ipairs(leaves(read.expenditure)) do
        all, at = all + figure(row, "basic"), at or row.at
    end
    for _, row in ipairs(leaves(read.general)) do own = own + figure(row, "basic") end
    return own < all and { amount = all - own, at = at } or nil
end

-- The lines, and the amount that no table tells of, or nil.
function basic_facts(read)
    local result = {}
    for _, row in ipairs(leaves(read.basic)) do
        local amount = row.total or figure(row, "personnel") + figure(row, "office")
        if not amount:is_zero() then
            result[#result + 1] = { economic = row.code, amount = amount }
        end
    end
    return result, basic_gap(read)
end

-- 三公经费 -------------------------------------------------------------------------

local official_items = {
    { "教学科研人员因公出国(境)费", "教学科研人员因公出国（境）费" },
    { "其他因公出国(境)费", "其他因公出国（境）费" },
    { "公务用车购置费", "公务用车购置费" },
    { "公务用车运行维护费", "公务用车运行维护费" },
    { "公务用车运行费", "公务用车运行维护费" },
    { "公务接待费", "公务接待费" },
}

-- One for each item of the form, whether it has a figure or not.
function official_facts(read)
    local result, found = {}, {}
    for _, row in ipairs(read.official or {}) do
        local word = normal(row.name or "")
        for _, item in ipairs(official_items) do
            if ends_with(word, item[1]) and not found[item[2]] then
                local entry = { item = item[2], amount = row.amount, at = row.at }
                local count = 0
                for _, source in ipairs(fiscal_sources) do
                    if not figure(row, source[1]):is_zero() then
                        entry.source, count = source[2], count + 1
                    end
                end
                if count > 1 then
                    advise(item[2] .. "由几种财政拨款安排，“三公经费”一项只能写一种；公布表中的数字照原样保留", row.at)
                end
                found[item[2]] = true
                result[#result + 1] = entry
                break
            end
        end
    end
    return result
end

-- 政府采购 -------------------------------------------------------------------------

local purchase_sources = { { "general", "一般公共预算拨款" }, { "fund", "基金预算拨款" },
    { "state", "国有资本经营预算拨款" }, { "special", "财政专户核拨" },
    { "unit_funds", "单位资金" }, { "carried", "上年结转结余" } }

function purchase_facts(read)
    local result = {}
    for _, row in ipairs(read.procurement or {}) do
        local total = normal(row.name or row.project or "")
        local count = 0
        if total ~= "合计" and total ~= "小计" and total ~= "总计" then
            for _, source in ipairs(purchase_sources) do
                if not figure(row, source[1]):is_zero() then
                    row.source, count = source[2], count + 1
                end
            end
            if not (row.name and row.project and row.quantity and row.price) then
                advise("这一行没有项目名称、采购物品名称、数量或单价，未列入“政府采购”；公布表中照原样保留", row.at)
            elseif count > 1 then
                advise("这一行有几种资金来源，“政府采购”只能写一种，未列入；公布表中照原样保留", row.at)
            else
                result[#result + 1] = row
            end
        end
    end
    return result
end

-- 固定资产 -------------------------------------------------------------------------

local asset_kinds = { { "办公用房", "办公用房" }, { "房屋", "房屋" }, { "车辆", "车辆" },
    { "其他固定资产", "其他固定资产" }, { "设备", "大型设备" } }

function asset_facts(read)
    local result, found = {}, {}
    for _, row in ipairs(read.assets or {}) do
        local word = normal(row.name or "")
        for _, kind in ipairs(asset_kinds) do
            if word:find(kind[1], 1, true) then
                if not found[kind[2]] and (row.quantity or row.value) then
                    row.kind, found[kind[2]] = kind[2], true
                    result[#result + 1] = row
                end
                break
            end
        end
    end
    return result
end
