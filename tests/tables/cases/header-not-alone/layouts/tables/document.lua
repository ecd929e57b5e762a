-- SPDX-License-Identifier: MIT
-- Title, context line and header stay with the first row: behind five lines
-- (80 pt) there is room for title, header and one line (48 pt), but the first
-- row has two lines. In the dump: page 1 has the five lines and no rule.
include "shapes.lua"

return case(line "一", line "二", line "三", line "四", line "五",
    grid { style = ruled, columns = { share(1) }, title = caption "表",
        header = { row { h "头" } },
        body = { row { t "上\n下" }, rows(2, 3) } })
