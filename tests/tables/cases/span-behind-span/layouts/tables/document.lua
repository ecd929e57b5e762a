-- SPDX-License-Identifier: MIT
-- A label that ends on a page and the next one, which goes on behind the page:
-- there is a rule between them. Rows 1 to 9 have one, rows 10 to 20 the other;
-- page 2 begins with row 8. In the dump: on page 2 a rule over both columns at
-- y 27 + 2 × 16 = 59.
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
    body = { label("一", 9, 1), label("二", 11, 10) } })
