-- SPDX-License-Identifier: MIT
-- What the department's own texts say of figures, against the budget. The rules
-- have numbers, 文 1 to 文 9; docs/description.md explains them.

include "slips.lua"
local words = include "words.lua"

local rules = { "未填", "金额", "增减", "百分比", "原因", "年度", "名称", "标点", "写法" }

-- «[文2 金额] 项目支出说明：…»
local function message(rule, text, what)
    return "[文" .. rule .. " " .. rules[rule] .. "] " .. text.title .. "：" .. what
end

local function place(text, from)
    return position(text.record, text.id, from)
end

local function wan(money)
    return amount(money) .. "万元"
end

-- The figures of the budget ---------------------------------------------------

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

-- The texts -------------------------------------------------------------------

-- record and id; title for messages; about: what the text speaks of where it
-- names nothing; money = true: its amounts are those of the budget; reason = true:
-- it explains how about changed; project: whose text it is; years = "strict":
-- of the two years of the report.
local texts = {}
local function own_text(record, id, title, options)
    if record[id] then
        local text = options or {}
        text.record, text.id, text.title, text.words = record, id, title, record[id]
        texts[#texts + 1] = text
    end
end

own_text(budget, "duties", "部门职责")
own_text(budget, "project_note", "项目支出说明", { about = project_figure, money = true, years = "strict" })
own_text(budget.reasons, "basic", "基本支出增减原因",
    { about = basic_figure, money = true, reason = true, years = "strict" })
own_text(budget.reasons, "project", "项目支出增减原因",
    { about = project_figure, money = true, reason = true, years = "strict" })
for _, record in ipairs(budget.official) do
    own_text(record, "reason", record.item .. "变动原因",
        { about = official_figure[record.item], money = true, reason = true, years = "strict" })
end
own_text(budget.overall, "lead", "总体绩效目标的引语", { years = "this" })
own_text(budget.overall, "goal", "总体绩效目标")
for index, goal in ipairs(budget.goals) do
    own_text(goal, "name", "分项绩效目标 " .. index .. " 的名称")
    own_text(goal, "goal", "分项绩效目标 " .. index)
    own_text(goal, "indicators", "分项绩效目标 " .. index .. " 的绩效指标")
end
own_text(budget, "measures", "工作保障措施")
own_text(budget, "special_funds", "主管专项资金", { money = true })
own_text(budget, "remarks", "其他说明", { money = true })
for index, project in ipairs(budget.projects) do
    local about = project_figures[index]
    own_text(project, "name", "项目 " .. index .. " 的名称", { name = true })
    own_text(project, "purpose", project.name .. "的用途", { about = about, money = true, project = true })
    own_text(project, "goal", project.name .. "的绩效目标", { about = about, project = true })
    for _, indicator in ipairs(project.indicators) do
        for _, id in ipairs { "third", "description", "value", "unit", "basis" } do
            own_text(indicator, id, project.name .. "的绩效指标", { indicator = true })
        end
    end
end

-- Rule 1: left of the form -----------------------------------------------------

local function check_placeholders(text)
    for _, found in ipairs(placeholders_of(text.words)) do
        fail(message(1, text, "有没有填写的内容“" .. text.words:sub(found.from, found.to) .. "”"),
            place(text, found.from))
    end
end

-- Rule 8: slips, one advice a text ---------------------------------------------

local function check_slips(text)
    local slips = slips_of(text.words)
    if #slips == 0 then
        return
    end
    local parts = {}
    for _, slip in ipairs(slips) do
        local line = place(text, slip.from).line
        parts[#parts + 1] = (line and "第" .. line .. "行" or "")
            .. "“" .. slip.text .. "”"
    end
    advise(message(8, text, "空格、标点或叠字可疑：" .. table.concat(parts, "，")),
        place(text, slips[1].from))
end

-- Rule 2: amounts ----------------------------------------------------------------

local how = { digit = "只差一位数字", swap = "有两位数字颠倒", count = "多或少一位数字",
    point = "小数点的位置不同", unit = "像是把元与万元弄混了" }

-- How many amounts are so like a figure of so many digits; and so, of all that
-- have as many, how often one is by chance like one of the budget's figures: a
-- mistake where that is rarer than 1 in 20, not worth a word where it is more
-- often than 1 in 4.
local mistake, doubt = 20, 4
local neighbours = {
    digit = function(digits) return 9 * digits end,
    count = function(digits) return 11 * digits end,
    swap = function(digits) return digits end,
    point = function() return 8 end,
    unit = function() return 1 end,
}
local function rarity(slip, digits)
    if digits < 3 then
        return 0
    end
    return math.tointeger(9 * 10 ^ math.min(digits - 1, 15)) // neighbours[slip](digits)
end

-- How many figures an amount of that kind could be like: those of as many
-- digits, with or without the zeros at their end.
local function alike(slip, money)
    if slip == "point" or slip == "unit" then
        return by_digits[#significant(money)]
    end
    return by_length[#exact(money)]
end

-- The figure that an amount is most likely a slip of, and how many amounts there
-- are to one like that.
local function likely_slip(found)
    local best
    for _, entry in ipairs(figures) do
        local slip, digits = misprint(found, entry.amount)
        if slip == "same" then
            return nil
        elseif slip ~= "none" then
            local rare = rarity(slip, digits) // alike(slip, entry.amount)
            if rare >= doubt and (not best or rare > best.rare) then
                best = { entry = entry, slip = slip, rare = rare }
            end
        end
    end
    return best
end

local function is_figure_of(found, entry)
    local last = entry.last
    return misprint(found, entry.now) == "same"
        or last and (misprint(found, last) == "same" or misprint(found, entry.now - last) == "same")
end

-- The figure that a mention names, as far as its text may mean it by the name.
local function subject_of(text, found)
    local entry = found.name and named[found.name]
    if entry and (entry.everywhere or not text.project) then
        return entry
    end
    return nil
end

local function report(sure, rule, text, what, from)
    local complain = sure and not text.unsure and fail or advise
    complain(message(rule, text, what), place(text, from))
end

local function check_named(text, found, entry)
    if is_figure_of(found, entry) then
        return
    end
    local slip, digits = misprint(found, entry.now)
    -- «16万元» may be a part of what is named; «16.00万元» is how a figure of the
    -- tables is written.
    local sure = slip ~= "none"
        and (digits >= 3 or found.decimals >= 2 or slip ~= "digit" and slip ~= "count")
    local against = entry.last and "，" .. last_year .. "年为" .. wan(entry.last) or ""
    report(sure, 2, text, "“" .. found.text .. "”与预算不符：" .. entry.name .. "为"
        .. wan(entry.now) .. against .. (how[slip] and "（" .. how[slip] .. "）" or ""), found.from)
end

local function check_amount(text, found)
    if found.about or found.ranged or found.titled or found.done then
        return
    end
    local entry = subject_of(text, found)
    if entry then
        check_named(text, found, entry)
    elseif text.money and not known[exact(found.amount)] then
        local likely = likely_slip(found)
        if likely then
            report(likely.rare >= mistake, 2, text, "“" .. found.text .. "”不是预算中的数字，与"
                .. likely.entry.name .. wan(likely.entry.amount) .. how[likely.slip], found.from)
        end
    end
end

-- Rules 3 and 4: comparisons and shares --------------------------------------------

local verbs = { rise = "增加", fall = "减少", same = "持平" }

local function direction_of(entry)
    return entry.now > entry.last and "rise" or entry.now < entry.last and "fall" or "same"
end

local function both(entry)
    return entry.name .. last_year .. "年为" .. wan(entry.last) .. "，" .. year .. "年为" .. wan(entry.now)
end

local function check_measure(text, found, entry)
    local difference = entry.now - entry.last
    if found.about or found.ranged then
        return
    elseif found.kind == "amount" then
        if misprint(found, difference) ~= "same" then
            report(true, 3, text, "“" .. found.text .. "”与预算不符：" .. both(entry) .. "，相差"
                .. wan(difference:abs()), found.from)
        end
    elseif found.kind == "percent" then
        if entry.last:is_zero() then
            report(true, 4, text, "“" .. found.text .. "”没有意义：" .. both(entry) .. "，基数为零",
                found.from)
            return
        end
        local right = percent(difference:abs(), entry.last:abs(), math.min(found.decimals, 6), true)
        if right ~= found.digits:gsub("^%-", "") then
            report(true, 4, text, "“" .. found.text .. "”与预算不符：" .. both(entry) .. "，应为"
                .. right .. "%", found.from)
        end
    end
end

-- The figure that a change is one of, if it is compared with last year.
local function changed_figure(text, found)
    local entry = subject_of(text, found) or not found.name and found.bare and text.about or nil
    if entry and entry.last and (found.against == nil or found.against == last_year) then
        return entry
    end
    return nil
end

-- Does the text say in which direction the figure went?
local function check_change(text, found, list)
    local entry = changed_figure(text, found)
    local measure = found.measure and list[found.measure]
    if not entry or words.weak[found.text] and not measure then
        return
    end
    text.told = true
    if found.direction ~= direction_of(entry) then
        if measure then measure.done = true end
        report(not found.object or measure, 3, text, "“" .. found.text .. "”与预算相反：" .. both(entry),
            found.from)
    elseif measure and found.direction ~= "same" then
        measure.done = true
        check_measure(text, measure, entry)
    end
end

-- «占总支出的56.23%»
local function check_share(text, found)
    local part, whole = subject_of(text, found), found.base and named[found.base]
    if not part or not whole or found.about or found.ranged then
        return
    end
    if whole.now:is_zero() then
        report(true, 4, text, "“" .. found.text .. "”没有意义：" .. whole.name .. "为零", found.from)
        return
    end
    local right = percent(part.now, whole.now, math.min(found.decimals, 6), true)
    if right ~= found.digits then
        report(true, 4, text, "“" .. found.text .. "”与预算不符：" .. part.name .. wan(part.now) .. "占"
            .. whole.name .. wan(whole.now) .. "的" .. right .. "%", found.from)
    end
end

-- A reason all of whose directions are the other one: «人员增加» where the figure
-- fell. Of several directions one may be outweighed.
local function check_reason(text, list)
    local entry = text.about
    if not text.reason or text.told or not entry or not entry.last then
        return
    end
    local actual, contrary = direction_of(entry), nil
    for _, found in ipairs(list) do
        if found.kind == "change" then
            local other = found.name and named[found.name] ~= entry
                or found.against and found.against ~= last_year
            if found.direction == actual or other then
                return
            end
            contrary = contrary or not words.weak[found.text] and found or nil
        end
    end
    if contrary and actual ~= "same" then
        report(false, 3, text, "只说“" .. contrary.text .. "”，而预算是" .. verbs[actual] .. "：" .. both(entry),
            contrary.from)
    end
end

-- Rule 6: years -------------------------------------------------------------------

local function is_other_year(found)
    return found.kind == "year" and not found.titled and found.year ~= year and found.year ~= last_year
end

-- «截至2022年», «自2019年起», «2021年以来»: the year of something else.
local function is_dated(text, found)
    local before, behind = text.words:sub(1, found.from - 1), text.words:sub(found.to + 1)
    for _, word in ipairs { "截至", "截止", "自", "从", "至", "于", "到" } do
        if before:sub(-#word) == word then return true end
    end
    for _, word in ipairs { "以来", "起", "底", "末", "初", "至", "—", "-", "前", "后" } do
        if behind:sub(1, #word) == word then return true end
    end
    return found.ranged
end

local function check_years(text, list)
    local this, first = false, nil
    for _, found in ipairs(list) do
        if found.kind == "year" and not found.titled then
            this, first = this or found.year >= year, first or found
        end
        if is_other_year(found) then
            text.unsure = true
            if text.years == "strict" and not is_dated(text, found) then
                advise(message(6, text, "“" .. found.text .. "”既不是" .. year .. "年，也不是"
                    .. last_year .. "年"), place(text, found.from))
            end
        end
    end
    if text.years == "this" and first and not this then
        advise(message(6, text, "只说到“" .. first.text .. "”，预算年度是" .. year .. "年"),
            place(text, first.from))
    end
end

-- Rule 7: names ---------------------------------------------------------------------

local function has(text, part)
    return text:find(part, 1, true) ~= nil
end

-- 项目支出说明 lists projects by their names: a part of it that is nearly the name
-- of one that it does not have. leads and tails belong to no name.
local leads = { "主要为", "主要用于", "主要是", "主要包括", "包括", "其中：", "用于", "和", "以及", "及" }
local tails = { "等项目", "项目", "等", "支出" }

local function strip(part)
    for _, lead in ipairs(leads) do
        if part:sub(1, #lead) == lead then
            part = part:sub(#lead + 1)
            break
        end
    end
    for _, tail in ipairs(tails) do
        if part:sub(-#tail) == tail then
            return part:sub(1, -#tail - 1)
        end
    end
    return part
end

local marks = { "、", "，", "。", "；", "：", ",", ";", "\n" }

local function check_project_names(text)
    local absent = {}
    for _, name in ipairs(project_names) do
        if not has(text.words, name) then absent[#absent + 1] = name end
    end
    local flat = text.words
    for _, mark in ipairs(marks) do flat = flat:gsub(mark, "\0") end
    for part in flat:gmatch "[^\0]+" do
        local stem = strip(part)
        local exactly = false
        for _, name in ipairs(project_names) do exactly = exactly or has(part, name) end
        local name = not exactly and utf8.len(stem) > 3 and nearest(stem, absent) or nil
        if name then
            advise(message(7, text, "“" .. stem .. "”与项目名称“" .. name .. "”不一致"),
                place(text, text.words:find(stem, 1, true)))
        end
    end
end

-- Names that the forms write otherwise.
local variants = { { "出国（出境）", "出国（境）" }, { "出国(出境)", "出国（境）" } }

local function check_variants(text)
    for _, variant in ipairs(variants) do
        local from = text.words:find(variant[1], 1, true)
        if from then
            advise(message(7, text, "“" .. variant[1] .. "”应为“" .. variant[2] .. "”"), place(text, from))
        end
    end
end

-- Rule 9: an indicator that repeats the project's figure, written otherwise ---------------

local function check_indicator(project, indicator)
    if not indicator.value or not indicator.unit then
        return
    end
    local list = recognise(indicator.value .. indicator.unit, vocabulary_of_budget)
    local found = list[1]
    if #list ~= 1 or found.kind ~= "amount" or project.amount:is_zero() then
        return
    end
    local text = { title = project.name .. "的绩效指标“" .. indicator.third .. "”", record = indicator, id = "value" }
    local slip, digits = misprint(found, project.amount)
    if found.amount == project.amount then
        local printed = amount(project.amount, { decimals = 2, grouping = "", unit = indicator.unit == "元" and "元" or "万元" })
        if indicator.unit == "万元" and found.digits ~= printed then
            advise(message(9, text, "“" .. indicator.value .. "”与预算数" .. printed .. "的写法不同"), place(text))
        end
    elseif how[slip] and rarity(slip, digits) >= doubt then
        report(rarity(slip, digits) >= mistake, 2, text, "“" .. indicator.value .. indicator.unit .. "”与预算数"
            .. wan(project.amount) .. how[slip], 1)
    end
end

-- Rule 5: a change without a reason ----------------------------------------------------

local function check_missing(entry, record, id, at)
    if entry and entry.last and entry.now ~= entry.last and not record[id] then
        advise(message(5, { title = "没有写明增减原因" }, both(entry)), at)
    end
end

-- All of them ------------------------------------------------------------------------

local function check_mentions(text)
    local list = recognise(text.words, vocabulary_of_budget)
    check_years(text, list)
    for _, found in ipairs(list) do
        if found.kind == "change" then
            check_change(text, found, list)
        elseif found.kind == "percent" and found.share then
            check_share(text, found)
        elseif found.kind == "bare_share" then
            advise(message(4, text, "“占”后面的“" .. found.text .. "”没有百分号"), place(text, found.from))
        end
    end
    for _, found in ipairs(list) do
        if found.kind == "amount" then check_amount(text, found) end
    end
    check_reason(text, list)
end

for _, text in ipairs(texts) do
    check_placeholders(text)
    if not text.indicator and not text.name then
        check_slips(text)
        check_variants(text)
        check_mentions(text)
    end
end
for _, text in ipairs(texts) do
    if text.id == "project_note" then check_project_names(text) end
end
for _, project in ipairs(budget.projects) do
    for _, indicator in ipairs(project.indicators) do check_indicator(project, indicator) end
end
check_missing(basic_figure, budget.reasons, "basic", position(budget.last, "basic"))
check_missing(project_figure, budget.reasons, "project", position(budget.last, "project"))
for _, record in ipairs(budget.official) do
    check_missing(official_figure[record.item], record, "reason", position(record))
end
