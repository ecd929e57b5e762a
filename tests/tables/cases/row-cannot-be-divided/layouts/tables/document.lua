-- SPDX-License-Identifier: MIT
-- A line higher than a page can hold is an error that names the row
-- (expected.txt).
include "shapes.lua"

local tall = style { "高", base = text, leading = 130 }
return case(grid { style = ruled, columns = { share(1) }, title = caption "表",
    header = { row { h "头" } },
    body = { rows(1, 1), row { cell { "高", style = tall } } } })
