-- SPDX-License-Identifier: MIT
-- Rules 2 and 9: amounts in texts and in indicators.

local figures = include "prose/figures.lua"
local findings = include "prose/findings.lua"

local amounts = {}

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

-- The figure that an amount is most likely a slip of, and how many amounts there
-- are to one like that.
local function likely_slip(found)
    local best
    for _, entry in ipairs(figures.list) do
        local slip, digits = misprint(found, entry.amount)
        if slip == "same" then
            return nil
        elseif slip ~= "none" then
            local rare = rarity(slip, digits) // figures.alike(slip, entry.amount)
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
function amounts.subject_of(text, found)
    local entry = found.name and figures.named[found.name]
    if entry and (entry.everywhere or not text.project) then
        return entry
    end
    return nil
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
    local against = entry.last and "，" .. last_year .. "年为" .. findings.wan(entry.last) or ""
    findings.report(sure, 2, text, "“" .. found.text .. "”与预算不符：" .. entry.name .. "为"
        .. findings.wan(entry.now) .. against .. (how[slip] and "（" .. how[slip] .. "）" or ""), found.from)
end

function amounts.check(text, found)
    if found.about or found.ranged or found.titled or found.done then
        return
    end
    local entry = amounts.subject_of(text, found)
    if entry then
        check_named(text, found, entry)
    elseif text.money and not figures.is_printed(found.amount) then
        local likely = likely_slip(found)
        if likely then
            findings.report(likely.rare >= mistake, 2, text, "“" .. found.text .. "”不是预算中的数字，与"
                .. likely.entry.name .. findings.wan(likely.entry.amount) .. "相近（" .. how[likely.slip]
                .. "）", found.from)
        end
    end
end

-- Rule 9: an indicator that repeats the project's figure, written otherwise ---------------

function amounts.check_indicator(project, indicator)
    if not indicator.value or not indicator.unit then
        return
    end
    local list = recognise(indicator.value .. indicator.unit, figures.vocabulary)
    local found = list[1]
    if #list ~= 1 or found.kind ~= "amount" or project.amount:is_zero() then
        return
    end
    local text = { title = project.name .. "的绩效指标“" .. indicator.third .. "”",
        record = indicator, id = "value" }
    local slip, digits = misprint(found, project.amount)
    if found.amount == project.amount then
        if indicator.unit == "万元" and found.digits ~= amount(project.amount) then
            findings.report(false, 9, text, "“" .. indicator.value .. "”与预算数" .. amount(project.amount)
                .. "的写法不同", 1)
        end
    elseif how[slip] and rarity(slip, digits) >= doubt then
        findings.report(rarity(slip, digits) >= mistake, 2, text, "“" .. indicator.value .. indicator.unit
            .. "”与预算数" .. findings.wan(project.amount) .. "相近（" .. how[slip] .. "）", 1)
    end
end

return amounts
