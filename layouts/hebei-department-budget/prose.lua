-- SPDX-License-Identifier: MIT
-- What the department's own texts say of figures, against the budget. The rules
-- have numbers, 文1 to 文9; docs/description.md explains them.

include "slips.lua"
local figures = include "prose/figures.lua"
local findings = include "prose/findings.lua"
local amounts = include "prose/amounts.lua"
local changes = include "prose/changes.lua"
local texts = include "prose/texts.lua"

-- Rule 1: left of the form -----------------------------------------------------

local function check_placeholders(text)
    for _, found in ipairs(placeholders_of(text.words)) do
        findings.mistake(1, text, "有没有填写的内容“" .. text.words:sub(found.from, found.to) .. "”",
            found.from)
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
        local line = findings.place(text, slip.from).line
        parts[#parts + 1] = (line and "第" .. line .. "行" or "") .. "“" .. slip.text .. "”"
    end
    findings.report(false, 8, text, "空格、标点或叠字可疑：" .. table.concat(parts, "，"), slips[1].from)
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
                findings.report(false, 6, text, "“" .. found.text .. "”既不是" .. year .. "年，也不是"
                    .. last_year .. "年", found.from)
            end
        end
    end
    if text.years == "this" and first and not this then
        findings.report(false, 6, text, "只说到“" .. first.text .. "”，预算年度是" .. year .. "年", first.from)
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
    for _, name in ipairs(figures.project_names) do
        if not has(text.words, name) then absent[#absent + 1] = name end
    end
    local flat = text.words
    for _, mark in ipairs(marks) do flat = flat:gsub(mark, "\0") end
    for part in flat:gmatch "[^\0]+" do
        local stem = strip(part)
        local exactly = false
        for _, name in ipairs(figures.project_names) do exactly = exactly or has(part, name) end
        local name = not exactly and utf8.len(stem) > 3 and nearest(stem, absent) or nil
        if name then
            findings.report(false, 7, text, "“" .. stem .. "”与项目名称“" .. name .. "”不一致",
                (text.words:find(stem, 1, true)))
        end
    end
end

-- Names that the forms write otherwise.
local variants = { { "出国（出境）", "出国（境）" }, { "出国(出境)", "出国（境）" } }

local function check_variants(text)
    for _, variant in ipairs(variants) do
        local from = text.words:find(variant[1], 1, true)
        if from then
            findings.report(false, 7, text, "“" .. variant[1] .. "”应为“" .. variant[2] .. "”", from)
        end
    end
end

-- Rule 5: a change without a reason ----------------------------------------------------

local function check_missing(entry, record, id, at)
    if entry and entry.last and entry.now ~= entry.last and not record[id] then
        advise(findings.message(5, { title = "没有写明增减原因" }, findings.both(entry)), at)
    end
end

-- All of them ------------------------------------------------------------------------

local function check_mentions(text)
    local list = recognise(text.words, figures.vocabulary)
    check_years(text, list)
    for _, found in ipairs(list) do
        if found.kind == "change" then
            changes.check(text, found, list)
        elseif found.kind == "percent" and found.share then
            changes.check_share(text, found)
        elseif found.kind == "bare_share" then
            findings.report(false, 4, text, "“占”后面的“" .. found.text .. "”没有百分号", found.from)
        end
    end
    for _, found in ipairs(list) do
        if found.kind == "amount" then amounts.check(text, found) end
    end
    changes.check_reason(text, list)
end

for _, text in ipairs(texts) do
    check_placeholders(text)
    if not text.bare then
        check_slips(text)
        check_variants(text)
        check_mentions(text)
    end
end
for _, text in ipairs(texts) do
    if text.id == "project_note" then check_project_names(text) end
end
for _, project in ipairs(budget.projects) do
    for _, indicator in ipairs(project.indicators) do amounts.check_indicator(project, indicator) end
end
check_missing(figures.basic, budget.reasons, "basic", position(budget.last, "basic"))
check_missing(figures.project, budget.reasons, "project", position(budget.last, "project"))
for _, record in ipairs(budget.official) do
    check_missing(figures.official[record.item], record, "reason", position(record))
end
