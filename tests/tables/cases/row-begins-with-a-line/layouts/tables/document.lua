-- SPDX-License-Identifier: MIT
-- A row is divided only where lines of it stand on the page: behind the seventh
-- row there is no room at all, though the cell that ends in the eighth shows
-- nine lines above. In the dump: seven rows, the frame of page 1 at 139; the
-- eighth row, higher than a page, begins page 2.
include "shapes.lua"

local bare = table_style { "表", rule = 0.5, frame = 1, padding_x = 2, padding_y = 2, repeat_labels = false }
local long, high, list = {}, {}, {}
for index = 1, 12 do long[index], high[index] = "L" .. index, "H" .. index end
for index = 1, 8 do
    list[index] = row { index == 1 and t(table.concat(long, "\n"), { rowspan = 8 }) or nil,
        t(index < 8 and index .. "乙" or table.concat(high, "\n")) }
end
return case(grid { style = bare, columns = { share(1), share(1) },
    header = { row { h "甲", h "乙" } }, body = list })
