-- SPDX-License-Identifier: MIT
-- A row higher than a page is divided between lines. Header and a row leave 96
-- pt: (96 - 4) / 12 = 7 lines; then header and 9 lines, then the last 4. In the
-- dump: L1 to L7, L8 to L16, L17 to L20; the cell beside stands once, in the
-- middle of the part on page 1; the header is on each page.
include "shapes.lua"

local lines = {}
for index = 1, 20 do lines[index] = "L" .. index end
return case(grid { style = ruled, columns = { share(1), share(1) },
    header = { row { h "甲", h "乙" } },
    body = { rows(1, 1, 2), row { t "旁", t(table.concat(lines, "\n")) }, rows(3, 3, 2) } })
