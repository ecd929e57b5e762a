-- SPDX-License-Identifier: MIT
-- A text that is higher than half a page is no label: it goes on, each line
-- once. Fourteen lines over twelve rows: 108 / 12 = 9 on page 1, five on page 2.
-- In the dump: L1 to L9, L10 to L14, all of one TD, no mark.
include "shapes.lua"

local lines, list = {}, {}
for index = 1, 14 do lines[index] = "L" .. index end
for index = 1, 12 do
    list[index] = row { index == 1 and t(table.concat(lines, "\n"), { rowspan = 12 }) or nil,
        t(index .. "乙") }
end
return case(grid { style = ruled, columns = { share(1), share(1) },
    header = { row { h "甲", h "乙" } }, body = list })
