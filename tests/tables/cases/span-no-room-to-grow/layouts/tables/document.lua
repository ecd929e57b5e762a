-- SPDX-License-Identifier: MIT
-- Where the label has no room, the page ends before its first row: three lines
-- need 40 pt, 32 are left. In the dump: row 6 begins page 2, the label stands
-- there once.
include "shapes.lua"

return case(grid { style = ruled, columns = { share(1), share(1) },
    header = { row { h "甲", h "乙" } },
    body = { rows(1, 5, 2), row { t("一\n二\n三", { rowspan = 2 }), t "6乙" }, row { t "一\n二" } } })
