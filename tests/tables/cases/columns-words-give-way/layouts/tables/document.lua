-- SPDX-License-Identifier: MIT
-- Behind the least type the words give way, never the figures: at 7 pt the word
-- does not fit beside the figure and is broken into lines. In the dump: type of
-- 7 pt, the word in several items, the figure in one.
include "shapes.lua"

return case(grid { style = ruled, columns = { "auto", "auto" },
    header = { row { h "词", h "金额" } },
    body = { row { t "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz", n "123456789012345.12" } } })
