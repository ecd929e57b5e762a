-- SPDX-License-Identifier: MIT
-- Rather than alone the note stands with the total, though that is parted from
-- the rows for it: these are kept, each with the next, and leave no better
-- break. In the dump: page 1 ends with row 7, page 2 has the total and the note.
include "shapes.lua"

local list = {}
for index = 1, 7 do list[index] = row { t(index .. "甲"), keep_with_next = true } end
list[8] = row { t "合计", total = true }
return case(grid { style = ruled, columns = { share(1) }, body = list, notes = { note "注：一" } })
