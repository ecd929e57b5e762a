-- SPDX-License-Identifier: MIT
-- A cell over several columns widens them when it needs more than they: the head
-- of 84 pt stands over two automatic columns of 14, and each gets half of what
-- is missing. In the dump: grid lines at 10, 52, 94, 190.
include "shapes.lua"

return case(grid { style = ruled, columns = { "auto", "auto", share(1) },
    header = { row { h("八个字的共同表头", { colspan = 2 }), h("丙", { rowspan = 2 }) },
               row { h "甲", h "乙" } },
    body = { row { t "一", t "二", t "三" } } })
