-- SPDX-License-Identifier: MIT
-- Kept rows that fill more than a page are divided where the page is full: eight
-- rows, of which seven fit.
include "shapes.lua"

local kept = {}
for index = 1, 8 do kept[index] = row { keep_with_next = true, t(index .. "甲") } end
return case(grid { style = ruled, columns = { share(1) },
    header = { row { h "头" } }, body = kept })
