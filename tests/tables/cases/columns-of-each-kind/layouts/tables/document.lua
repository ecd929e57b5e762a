-- SPDX-License-Identifier: MIT
-- A fixed column has its width, an automatic one that of its widest line, shares
-- divide the rest. 40; 3 × 10 + 2 × 2 = 34; of the 106 left 1/3 and 2/3, of
-- which the dealing loses nothing. In the dump: the grid lines (the middles of
-- upright rules) at 10, 50, 84, 119.333, 190.
include "shapes.lua"

return case(grid { style = ruled, columns = { 40, "auto", share(1), share(2) },
    header = { row { h "甲", h "乙", h "丙", h "丁" } },
    body = { row { t "一", t "三个字", t "一", t "二" } } })
