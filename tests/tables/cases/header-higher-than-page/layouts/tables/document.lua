-- SPDX-License-Identifier: MIT
-- A header higher than the page is an error that names the table, and so is one
-- that leaves no room for rows (expected.txt).
include "shapes.lua"

local function high(name, height, body)
    return grid { style = ruled, columns = { share(1) }, title = caption(name),
        header = { row { height = 100, h "头" }, row { height = height, h "头" } },
        body = body }
end
return case(high("高一分", 28.001), high("正好一页", 28, rows(1, 1)))
