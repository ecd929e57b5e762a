-- SPDX-License-Identifier: MIT
-- A row that does not fit goes to the next page as a whole: behind header and
-- six rows there are 16 pt, and the row of two lines needs 28. In the dump:
-- the frame of page 1 ends at 11 + 7 × 16 = 123, both lines stand on page 2.
include "shapes.lua"

return case(grid { style = ruled, columns = { share(1) },
    header = { row { h "头" } },
    body = { rows(1, 6), row { t "上\n下" } } })
