-- SPDX-License-Identifier: MIT
-- A label over rows of several pages stands again on each, marked （续）, as an
-- artifact; its part is closed by the frame. Rows 3 to 16 have it: five on page
-- 1, seven on page 2, two on page 3, each time in their middle. In the dump:
-- 产出 once as TD, 产出（续） twice as an artifact.
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
    body = { rows(1, 2, 2), label("产出", 14, 3), rows(17, 17, 2) } })
