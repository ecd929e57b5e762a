-- SPDX-License-Identifier: MIT
-- A column of figures is never broken nor clipped: beside a text that would like
-- the whole width, the figure stands in one line, and the text wraps. In the
-- dump: one item "1234567890.12"; the rows of the text in two lines.
include "shapes.lua"

return case(grid { style = ruled, columns = { "auto", "auto" },
    header = { row { h "内容", h "金额" } },
    body = { row { t "望都县人民政府办公室购置办公设备经费", n "1234567890.12" },
             row { t "合计", n "0.5" } } })
