-- SPDX-License-Identifier: MIT
-- Rules 3 and 4: comparisons with last year, and shares.

local figures = include "prose/figures.lua"
local findings = include "prose/findings.lua"
local amounts = include "prose/amounts.lua"
local words = include "words.lua"

local changes = {}

local verbs = { rise = "增加", fall = "减少", same = "持平" }

local function direction_of(entry)
    return entry.now > entry.last and "rise" or entry.now < entry.last and "fall" or "same"
end

local function check_measure(text, found, entry)
    local difference = entry.now - entry.last
    if found.about or found.ranged then
        return
    elseif found.kind == "amount" then
        if misprint(found, difference) ~= "same" then
            findings.report(true, 3, text, "“" .. found.text .. "”与预算不符：" .. findings.both(entry) .. "，相差"
                .. findings.wan(difference:abs()), found.from)
        end
    elseif found.kind == "percent" then
        if entry.last:is_zero() then
            findings.report(true, 4, text, "“" .. found.text .. "”没有意义：" .. findings.both(entry) .. "，基数为零",
                found.from)
            return
        end
        local right = percent(difference:abs(), entry.last:abs(), math.min(found.decimals, 6), true)
        if right ~= found.digits:gsub("^%-", "") then
            findings.report(true, 4, text, "“" .. found.text .. "”与预算不符：" .. findings.both(entry) .. "，应为"
                .. right .. "%", found.from)
        end
    end
end

-- The figure that a change is one of, if it is compared with last year.
local function changed_figure(text, found)
    local entry = amounts.subject_of(text, found) or not found.name and found.bare and text.about or nil
    if entry and entry.last and (found.against == nil or found.against == last_year) then
        return entry
    end
    return nil
end

-- Does the text say in which direction the figure went?
function changes.check(text, found, list)
    local entry = changed_figure(text, found)
    local measure = found.measure and list[found.measure]
    if not entry or words.weak[found.text] and not measure then
        return
    end
    text.told = true
    if found.direction ~= direction_of(entry) then
        if measure then measure.done = true end
        findings.report(not found.object or measure, 3, text, "“" .. found.text .. "”与预算相反："
            .. findings.both(entry), found.from)
    elseif measure and found.direction ~= "same" then
        measure.done = true
        check_measure(text, measure, entry)
    end
end

-- «占总支出的56.23%»
function changes.check_share(text, found)
    local part, whole = amounts.subject_of(text, found), found.base and figures.named[found.base]
    if not part or not whole or found.about or found.ranged then
        return
    end
    if whole.now:is_zero() then
        findings.report(true, 4, text, "“" .. found.text .. "”没有意义：" .. whole.name .. "为零", found.from)
        return
    end
    local right = percent(part.now, whole.now, math.min(found.decimals, 6), true)
    if right ~= found.digits then
        findings.report(true, 4, text, "“" .. found.text .. "”与预算不符：" .. part.name .. findings.wan(part.now) .. "占"
            .. whole.name .. findings.wan(whole.now) .. "的" .. right .. "%", found.from)
    end
end

-- A reason all of whose directions are the other one: «人员增加» where the figure
-- fell. Of several directions one may be outweighed.
function changes.check_reason(text, list)
    local entry = text.about
    if not text.reason or text.told or not entry or not entry.last then
        return
    end
    local actual, contrary = direction_of(entry), nil
    for _, found in ipairs(list) do
        if found.kind == "change" then
            local other = found.name and figures.named[found.name] ~= entry
                or found.against and found.against ~= last_year
            if found.direction == actual or other then
                return
            end
            contrary = contrary or not words.weak[found.text] and found or nil
        end
    end
    if contrary and actual ~= "same" then
        findings.report(false, 3, text, "只说“" .. contrary.text .. "”，而预算是" .. verbs[actual] .. "："
            .. findings.both(entry), contrary.from)
    end
end

return changes
