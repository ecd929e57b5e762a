-- SPDX-License-Identifier: MIT
-- Columns are settled once for the whole table: the widest cell of the automatic
-- column stands on the second page, and the first has its width. In the dump:
-- the upright rules of both pages stand at the same x; the middle one at
-- 10 + 6 × 10 + 4 = 74.
include "shapes.lua"

return case(grid { style = ruled, columns = { "auto", share(1) },
    header = { row { h "甲", h "乙" } },
    body = { rows(1, 8, 2), row { t "六个字的名称", t "尾" } } })
