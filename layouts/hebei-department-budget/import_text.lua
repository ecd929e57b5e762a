-- SPDX-License-Identifier: MIT
-- Texts of tables that people typed: the same words in other spaces, widths and
-- brackets are the same.

-- Spaces of all kinds, and quotation marks, which are typed in many ways.
local dropped = {}
for _, c in ipairs { 9, 10, 13, 32, 0xA0, 0x3000, 0x22, 0x27, 0x2018, 0x2019, 0x201C, 0x201D } do
    dropped[c] = true
end
for c = 0x2000, 0x200B do dropped[c] = true end
dropped[0xFEFF] = true

-- Brackets and dashes of other kinds.
local replaced = { [0x3010] = "[", [0x3011] = "]", [0x2010] = "-", [0x2012] = "-", [0x2013] = "-", [0x2014] = "-", [0x2212] = "-" }

local known = {}

-- The text without spaces and quotation marks, full-width forms as ASCII.
function normal(text)
    local result = known[text]
    if result then return result end
    local parts = {}
    for _, c in utf8.codes(text) do
        if c >= 0xFF01 and c <= 0xFF5E then c = c - 0xFEE0 end
        if not dropped[c] then parts[#parts + 1] = replaced[c] or utf8.char(c) end
    end
    result = table.concat(parts)
    known[text] = result
    return result
end

-- A header's label: also without the year before it and the brackets behind.
function label_of(text)
    local label = normal(text):gsub("^%d%d%d%d年", "")
    label = label:gsub("%b()$", "")
    return label
end

function is_blank(text)
    return normal(text) == ""
end

-- The text without these at its beginning, as often as they stand there.
function without(text, beginnings)
    local again = true
    while again do
        again = false
        for _, beginning in ipairs(beginnings) do
            if text:sub(1, #beginning) == beginning then
                text, again = text:sub(#beginning + 1), true
            end
        end
    end
    return text
end

-- Does the text end like this?
function ends_with(text, ending)
    return #text >= #ending and text:sub(-#ending) == ending
end

-- A year and a day as people write them.
function year_in(text)
    return text:match "预算年度:?(20%d%d)" or text:match "(20%d%d)年"
end
function day_in(text)
    local year, month, day = text:match "(20%d%d)[-年./](%d%d?)[-月./](%d%d?)"
    return year and string.format("%s-%02d-%02d", year, tonumber(month), tonumber(day))
end

-- 元 or 万元, where the text says so.
function unit_in(text)
    local unit = text:match "单位:([^,;()]+)" or text:match "%(([^()]+)%)$"
    unit = unit and unit:gsub("^人民币", "")
    return (unit == "元" or unit == "万元") and unit or nil
end
