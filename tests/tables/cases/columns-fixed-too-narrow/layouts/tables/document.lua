-- SPDX-License-Identifier: MIT
-- A fixed column that is too narrow for its figure at the least type is an
-- error that names the column, though the page has room (expected.txt).
include "shapes.lua"

return case(grid { style = ruled, columns = { 30, share(1) },
    body = { row { n "123456789.12", t "乙" } } })
