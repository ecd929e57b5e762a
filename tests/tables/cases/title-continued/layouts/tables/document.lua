-- SPDX-License-Identifier: MIT
-- The title stands again on each page behind the first, with its mark. In the
-- dump: a real title with its six rows, then an artifact «例表（续）» and the
-- other two.
include "shapes.lua"

local again = table_style { "续表", base = ruled, title_continued = "（续）" }
return case(grid { style = again, title = caption "例表",
    columns = { share(1) }, header = { row { h "头" } }, body = rows(1, 8) })
