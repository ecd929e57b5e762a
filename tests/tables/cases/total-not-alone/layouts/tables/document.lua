-- SPDX-License-Identifier: MIT
-- A total is not alone at a page's top: seven rows would fit on page 1, and it
-- alone would be left. In the dump: six rows, then the seventh with the total.
include "shapes.lua"

return case(grid { style = ruled, columns = { share(1) },
    header = { row { h "头" } },
    body = { rows(1, 7), row { total = true, t "合计" } } })
