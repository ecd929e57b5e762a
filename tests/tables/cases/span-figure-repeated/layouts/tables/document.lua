-- SPDX-License-Identifier: MIT
-- A figure that is divided stands again with the mark; it leaves the column of
-- points then, as the mark has no room behind them, but not its cell. In the
-- dump: on page 2 1234.5（续） ends at 190 - 2 = 188, flush right.
include "shapes.lua"

local list = {}
for index = 1, 9 do
    list[index] = row { t(index .. "甲"), index == 6 and n("1234.5", { rowspan = 4 }) or index < 6 and n(index .. ".25") or nil }
end
return case(grid { style = ruled, columns = { share(1), 70 },
    header = { row { h "项目", h "金额" } }, body = list })
