-- SPDX-License-Identifier: MIT
-- 220 pt of columns on 180: the table has pages of its own, across, where 280
-- are. In the dump: pages of 200 × 150, 300 × 100 and 200 × 150.
include "shapes.lua"

return case(
    line "前",
    grid { style = ruled, columns = { 110, 110 }, wide = { form = across },
        header = { row { h "甲", h "乙" } }, body = rows(1, 2, 2) },
    line "后")
