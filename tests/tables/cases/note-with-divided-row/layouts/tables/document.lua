-- SPDX-License-Identifier: MIT
-- Where the last row is divided, its last two lines stand with the note:
-- eighteen lines would fill two pages of nine exactly. In the dump: nine lines,
-- seven, two with the note.
include "shapes.lua"

local lines = {}
for index = 1, 18 do lines[index] = "L" .. index end
return case(grid { style = ruled, columns = { share(1) },
    header = { row { h "头" } },
    body = { row { t(table.concat(lines, "\n")) } }, notes = { note "注：一" } })
