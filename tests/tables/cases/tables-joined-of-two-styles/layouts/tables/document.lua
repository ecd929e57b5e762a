-- SPDX-License-Identifier: MIT
-- Where the styles differ, the one rule between two tables is as thick as the
-- lower one's rules and reaches to the far edge of the thicker frame. In the
-- dump: at y 27 one of 0.8, from 10 - 1 to 190 + 1; the upper uprights end with
-- it at 27 + 0.4, the lower ones begin at 27 - 0.4.
include "shapes.lua"

local thick = table_style { "粗", rule = 0.5, frame = 2, padding_x = 2, padding_y = 2 }
local other = table_style { "细", rule = 0.8, frame = 1, padding_x = 2, padding_y = 2 }
return case(
    grid { style = thick, columns = { 60, share(1) }, body = rows(1, 1, 2) },
    grid { style = other, columns = { 100, share(1) }, body = rows(2, 2, 2) })
