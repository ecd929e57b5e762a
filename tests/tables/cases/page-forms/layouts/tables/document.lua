-- SPDX-License-Identifier: MIT
-- A table is set for the page of its section: upright (180 × 128 pt, seven
-- rows), then across (280 × 80 pt, four). In the dump: pages of 200 × 150 and
-- 300 × 100, grid lines from 10 to 190 and to 290.
include "shapes.lua"

local function both()
    return grid { style = ruled, columns = { 40, share(1) },
        header = { row { h "甲", h "乙" } }, body = rows(1, 8, 2) }
end
return document { title = "例", language = "zh-CN",
    section { form = page, both() },
    section { form = across, both() } }
