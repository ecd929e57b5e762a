-- SPDX-License-Identifier: MIT
-- A header that leaves no room for rows is an error that names the table
-- (expected.txt).
include "shapes.lua"

return case(grid { style = ruled, columns = { share(1) }, title = caption "高表头的表",
    header = { row { height = 100, h "头" }, row { height = 28, h "头" } },
    body = rows(1, 1) })
