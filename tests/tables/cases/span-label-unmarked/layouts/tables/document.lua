-- SPDX-License-Identifier: MIT
-- Without a mark in the style the label stands again as it is.
include "shapes.lua"

local function label(content, span, first)
    local list = {}
    for index = 1, span do
        list[index] = row { index == 1 and t(content, { rowspan = span }) or nil, t(first + index - 1 .. "乙") }
    end
    return list
end

local bare = table_style { "表", rule = 0.5, frame = 1, padding_x = 2, padding_y = 2 }
return case(grid { style = bare, columns = { share(1), share(1) },
    header = { row { h "甲", h "乙" } },
    body = { rows(1, 5, 2), label("产出", 4, 6) } })
