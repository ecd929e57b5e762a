-- SPDX-License-Identifier: MIT
-- A span that ends with the page leaves nothing on the next: no label, no mark.
-- In the dump: 产出（续） does not occur.
include "shapes.lua"

local function label(content, span, first)
    local list = {}
    for index = 1, span do
        list[index] = row { index == 1 and t(content, { rowspan = span }) or nil, t(first + index - 1 .. "乙") }
    end
    return list
end

return case(grid { style = ruled, columns = { share(1), share(1) },
    header = { row { h "甲", h "乙" } },
    body = { rows(1, 3, 2), label("产出", 4, 4), rows(8, 9, 2) } })
