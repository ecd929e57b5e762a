-- SPDX-License-Identifier: MIT
-- 220 pt of columns on 180: they are divided by groups, with the key column
-- before each. The last two do not fit beside the first two. In the dump:
-- page 1 has 甲 to 丙, page 2 甲 again (an artifact) beside 丁 and 戊; «名» over
-- all stands on both, and the row of two lines is as high on both.
include "shapes.lua"

local function columns(first, texts)
    local cells = { t(first) }
    for index, text in ipairs(texts) do cells[index + 1] = t(text) end
    return row(cells)
end
return case(grid { style = ruled, columns = { 60, 40, 40, 40, 40 },
    wide = { key = 1, groups = { 2, 2 } },
    header = { row { h("名", { colspan = 5 }) },
               row { h "甲", h "乙", h "丙", h "丁", h "戊" } },
    body = { columns("1甲", { "1乙", "1丙", "1丁\n高", "1戊" }) } })
