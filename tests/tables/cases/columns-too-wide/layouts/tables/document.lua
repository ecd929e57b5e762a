-- SPDX-License-Identifier: MIT
-- Figures that do not fit at the least type are an error that names what is
-- needed and what there is (expected.txt).
include "shapes.lua"

return case(grid { style = ruled, columns = { "auto", "auto", "auto" },
    body = { row { n "123456789012345678.12", n "123456789012345678.12", n "123456789012345678.12" } } })
