-- SPDX-License-Identifier: MIT
-- Slips of the keyboard in a text, whatever it speaks of.

local words = include "words.lua"

local function is_han(c)
    return c >= 0x4E00 and c <= 0x9FFF or c >= 0x3400 and c <= 0x4DBF
        or c >= 0x20000 and c <= 0x3FFFF
end

local ends = {}
for _, c in utf8.codes "，。；：！？、,.;:!?）)”》\n" do ends[c] = true end
local half_width = {}
for _, c in utf8.codes ",.;:!?" do half_width[c] = true end

-- Places where the form is not filled in: { from, to }, in bytes, in order.
function placeholders_of(text)
    local found = {}
    local function search(pattern, plain)
        local from, to = text:find(pattern, 1, plain)
        while from do
            found[#found + 1] = { from = from, to = to }
            from, to = text:find(pattern, to + 1, plain)
        end
    end
    for _, mark in ipairs(words.placeholders) do search(mark, true) end
    for _, mark in ipairs(words.latin_placeholders) do search(mark, false) end
    table.sort(found, function(a, b) return a.from < b.from end)
    return found
end

-- The characters of a text: code points, and the byte where each begins.
local function characters(text)
    local codes, starts = {}, {}
    for at, c in utf8.codes(text) do
        codes[#codes + 1], starts[#starts + 1] = c, at
    end
    starts[#starts + 1] = #text + 1
    return codes, starts
end

local function is_space(c)
    return c == 0x20 or c == 0x3000 or c == 0xA0
end

-- Where the spaces from index on end, if 汉字 follow them.
local function gap_end(codes, index)
    local last = index
    while is_space(codes[last] or 0) do last = last + 1 end
    return last > index and is_han(codes[last] or 0) and last or nil
end

-- Is a half-width mark behind 汉字 one of the sentence? Before a letter or a
-- digit a point or a colon is not.
local function is_slip(mark, behind)
    if not half_width[mark] then
        return false
    end
    local western = behind and behind < 0x80 and string.char(behind):find "%w"
    return not ((mark == 0x2E or mark == 0x3A) and western)
end

-- Places that look like slips: spaces between 汉字, half-width marks behind
-- 汉字, a character twice at the end of a clause. { from in bytes, text with a
-- few characters of its line around it }, in order.
function slips_of(text)
    local found = {}
    local codes, starts = characters(text)
    local function add(first, last)
        local left, right = first, last
        while left > 1 and left > first - 2 and codes[left - 1] ~= 10 do left = left - 1 end
        while codes[right + 1] and right < last + 2 and codes[right + 1] ~= 10 do right = right + 1 end
        found[#found + 1] = { from = starts[first], text = text:sub(starts[left], starts[right + 1] - 1) }
    end
    for index, c in ipairs(codes) do
        local behind = codes[index + 1]
        if is_han(c) and behind then
            local gap = gap_end(codes, index + 1)
            if gap then add(index + 1, gap - 1) end
            if is_slip(behind, codes[index + 2]) then add(index + 1, index + 1) end
        end
        if is_han(c) and c == behind and codes[index - 1] ~= c
            and (codes[index + 2] == nil or ends[codes[index + 2]])
            and not words.doubled[utf8.char(c, c)] then
            add(index, index + 1)
        end
    end
    return found
end
