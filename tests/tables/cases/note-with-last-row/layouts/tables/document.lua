-- SPDX-License-Identifier: MIT
-- Notes stand with the last row: seven rows would fit, but not the note. In the
-- dump: page 2 has row 7 and the note.
include "shapes.lua"

return case(grid { style = ruled, columns = { share(1) },
    header = { row { h "头" } }, body = rows(1, 7), notes = { note "注：一", note "注：二" } })
