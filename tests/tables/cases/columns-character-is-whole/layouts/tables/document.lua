-- SPDX-License-Identifier: MIT
-- A column is never narrower than a character and its padding: 16 of 11 at the
-- least type fit on 180, 17 do not. That is an error (expected.txt).
include "shapes.lua"

local function columns(count)
    local widths, cells = {}, {}
    for index = 1, count do widths[index], cells[index] = "auto", t "望望" end
    return grid { style = ruled, columns = widths, body = { row(cells) } }
end
return case(columns(16), columns(17))
