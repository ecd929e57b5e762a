-- SPDX-License-Identifier: MIT
-- A row that does not fit goes to the next page as a whole: behind header and
-- five rows there are 32 pt, enough for two lines, and the row of three needs
-- 40. In the dump: the frame of page 1 ends at 11 + 6 × 16 = 107, all three
-- lines stand on page 2.
include "shapes.lua"

return case(grid { style = ruled, columns = { share(1) },
    header = { row { h "头" } },
    body = { rows(1, 5), row { t "上\n中\n下" } } })
