-- SPDX-License-Identifier: MIT
-- Where two rules would lie on each other there is one: around a row of no
-- height, and between two tables whose frames of 1 would meet, 0.4 apart. In
-- the dump: rules at y 11, 27 (the row of no height below it), 43.4, 59.4.
include "shapes.lua"

local near = table_style { "近", base = ruled, after = 0.4 }
return case(
    grid { style = near, columns = { share(1) }, body = {
        row { t "1甲" }, row {}, row { t "2甲" } } },
    grid { style = ruled, columns = { share(1) }, body = rows(3, 3) })
