-- SPDX-License-Identifier: MIT
-- Chinese numerals and sentences about change.

local digits = { "一", "二", "三", "四", "五", "六", "七", "八", "九" }

-- 1 to 99: 一, 十, 十一, 二十, 二十一.
function chinese_number(n)
    assert(math.type(n) == "integer" and n >= 1 and n <= 99, "chinese_number: 1 至 99")
    local tens, ones = n // 10, n % 10
    local text = tens == 0 and "" or tens == 1 and "十" or digits[tens] .. "十"
    return text .. (digits[ones] or "")
end

-- "2024-03-05": 2024年3月5日; a text that is no such date as it is.
function chinese_date(date)
    local year, month, day = date:match("^(%d%d%d%d)%-(%d%d)%-(%d%d)$")
    if not year then
        return date
    end
    return year .. "年" .. tonumber(month) .. "月" .. tonumber(day) .. "日"
end

-- （2024年3月5日第1次更正）: what a corrected report says of itself.
function revision_note(revision)
    local date = revision.date and chinese_date(revision.date) or ""
    return "（" .. date .. "第" .. revision.number .. "次更正）"
end

-- What both are called where nothing changed, or nothing that is printed: 持平,
-- 基本持平; nil where they differ.
local function level(now, last)
    if now == last then
        return "持平"
    end
    return amount(now) == amount(last) and "基本持平" or nil
end

-- «增加21.64万元»: by how much. An amount that is too small to be printed is
-- one in 元.
local function by_amount(word, now, last)
    local difference = (now - last):abs()
    if amount(difference) == amount(zero) then
        return word .. amount(difference, { unit = "元", decimals = 2, trim = true }) .. "元"
    end
    return word .. amount(difference) .. "万元"
end

-- «增长21.64万元», «下降223.76万元», «持平»: by how much now differs from last.
-- From nothing there is no growth: «增加».
function change(now, last)
    if level(now, last) then
        return level(now, last)
    end
    local rise = last:is_zero() and "增加" or "增长"
    local fall = last:is_zero() and "减少" or "下降"
    return by_amount(now > last and rise or fall, now, last)
end

-- «下降55.71%». From nothing, and from less than nothing, there is no percentage,
-- and one that would be printed as 0 says nothing: then the amount stands.
-- fall: the form's word for less, 下降 or 减少.
function change_percent(now, last, fall)
    if level(now, last) then
        return level(now, last)
    elseif last <= zero then
        return by_amount(now > last and "增加" or "减少", now, last)
    end
    local word = now > last and "增长" or fall or "下降"
    local share = percent((now - last):abs(), last)
    if share == "0" then
        return by_amount(now > last and "增加" or "减少", now, last)
    end
    return word .. share .. "%"
end

-- «比2023年下降55.71%», «与2023年持平»: what is level is not more or less than.
function compared(now, last, year, fall)
    local how = change_percent(now, last, fall)
    return (level(now, last) and "与" or "比") .. year .. "年" .. how
end

-- text with a full stop behind it, if it ends with no mark of its own.
function sentence(text)
    for _, mark in ipairs { "。", "；", "！", "？", ";", "." } do
        if text:sub(-#mark) == mark then
            return text
        end
    end
    return text .. "。"
end

-- text without the mark that ends it.
function clause(text)
    for _, mark in ipairs { "。", "；", ";", "，" } do
        if text:sub(-#mark) == mark then
            return text:sub(1, -#mark - 1)
        end
    end
    return text
end
