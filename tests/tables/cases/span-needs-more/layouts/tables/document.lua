-- SPDX-License-Identifier: MIT
-- What a span needs beyond its rows, its last row gets: four lines need 52 pt,
-- so the second of the two rows has 36. In the dump: grid lines at 11, 27, 43,
-- 79.
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
    body = label("一\n二\n三\n四", 2, 1) })
