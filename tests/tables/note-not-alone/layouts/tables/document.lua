-- SPDX-License-Identifier: MIT
-- A note alone on a page is worse than any other break: all seven rows are kept
-- together and fill the page, but the last one goes with the note.
include "shapes.lua"

local kept = {}
for index = 1, 7 do kept[index] = row { keep_with_next = index < 7, t(index .. "甲") } end
return case(grid { style = ruled, columns = { share(1) },
    header = { row { h "头" } }, body = kept, notes = { note "注：一" } })
