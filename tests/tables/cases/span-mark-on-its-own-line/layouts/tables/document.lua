-- SPDX-License-Identifier: MIT
-- The mark of a repeated label stands behind it where it has room, else on a
-- line of its own: the label keeps its words. In the dump of page 2: 产出指标
-- and （续） below it at x 10, 产出指标（续） in one line at x 70.
include "shapes.lua"

local function label(text)
    local spec = { text, style = centred, header = "row", rowspan = 9 }
    return cell(spec)
end
local list = { row { label "产出指标", label "产出指标", t "1甲" } }
for index = 2, 9 do list[index] = row { t(index .. "甲") } end
return case(grid { style = ruled, columns = { 60, 90, share(1) }, body = list })
