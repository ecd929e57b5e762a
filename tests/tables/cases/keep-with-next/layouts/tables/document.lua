-- SPDX-License-Identifier: MIT
-- A row that keeps with the next is not the last of a page: of the seven rows
-- that fit, the last two are kept. In the dump: page 1 ends with row 5.
include "shapes.lua"

return case(grid { style = ruled, columns = { share(1) },
    header = { row { h "头" } },
    body = { rows(1, 5), row { keep_with_next = true, t "6甲" },
             row { keep_with_next = true, t "7甲" }, rows(8, 9) } })
