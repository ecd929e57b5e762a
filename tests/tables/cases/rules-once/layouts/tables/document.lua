-- SPDX-License-Identifier: MIT
-- Each rule is drawn once, in one piece as long as nothing interrupts it, and
-- reaches to the far edge of the rule that it meets. Frame 1, rules 0.5, on the
-- grid lines x 10, 70, 130, 190 and y 11, 27, 43, 59. In the dump: at y 27 a
-- rule over the last two columns, from 70 - 0.25 to 190 + 0.5; at y 43 one over
-- the first two, from 10 - 0.5 to 130 + 0.25; at x 70 from 11 - 0.5 to
-- 43 + 0.25.
include "shapes.lua"

return case(grid { style = ruled, columns = { share(1), share(1), share(1) },
    body = { row { t("甲", { rowspan = 2 }), t "乙", t "丙" },
             row { t "丁", t("戊", { rowspan = 2 }) },
             row { t("己", { colspan = 2 }) } } })
