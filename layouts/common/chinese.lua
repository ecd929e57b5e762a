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

-- «增长21.64万元», «下降223.76万元», «持平»: by how much now differs from last.
function change(now, last)
    if now == last then
        return "持平"
    end
    local word = now > last and "增长" or "下降"
    return word .. amount((now - last):abs()) .. "万元"
end

-- «下降55.71%»; from nothing there is no percentage, so the amount stands.
-- fall: the form's word for less, 下降 or 减少.
function change_percent(now, last, fall)
    if now == last then
        return "持平"
    elseif last:is_zero() then
        return "增加" .. amount(now) .. "万元"
    end
    local word = now > last and "增长" or fall or "下降"
    return word .. percent((now - last):abs(), last) .. "%"
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
