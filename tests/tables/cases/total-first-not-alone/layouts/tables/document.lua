-- SPDX-License-Identifier: MIT
-- A total that comes first is not alone at a page's foot: behind six lines (96
-- pt) there is room for the header and one row. In the dump: the table begins on
-- page 2.
include "shapes.lua"

return case(line "一", line "二", line "三", line "四", line "五", line "六",
    grid { style = ruled, columns = { share(1) },
        header = { row { h "头" } },
        body = { row { total = true, t "合计" }, rows(1, 3) } })
