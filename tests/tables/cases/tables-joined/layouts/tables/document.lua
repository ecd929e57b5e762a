-- SPDX-License-Identifier: MIT
-- Two tables that touch have one rule between them, drawn once, by the lower
-- one, as thick as a rule between cells. In the dump: one rule of 0.5 at
-- y 27 - 0.25, from the outer edge of one frame to that of the other.
include "shapes.lua"

return case(
    grid { style = ruled, columns = { 60, share(1) }, body = rows(1, 1, 2) },
    grid { style = ruled, columns = { 100, share(1) }, body = rows(2, 2, 2) })
