-- SPDX-License-Identifier: MIT
-- A label that is divided stands wholly on each page: row 6 with the label of
-- two lines is the last that fits (row 7 has three lines), so it grows from 16
-- to 28 pt. In the dump: the frame of page 1 ends at 11 + 96 + 28 = 135.
include "shapes.lua"

local bare = table_style { "表", rule = 0.5, frame = 1, padding_x = 2, padding_y = 2 }
return case(grid { style = bare, columns = { share(1), share(1) },
    header = { row { h "甲", h "乙" } },
    body = { rows(1, 5, 2), row { t("上\n下", { rowspan = 2 }), t "6乙" }, row { t "一\n二\n三" } } })
