-- SPDX-License-Identifier: MIT
-- Spans inside spans: the first label has rows 1 to 12, the second column two
-- labels of 5 and 7 rows. The page ends behind row 7: 外 and 二 stand again, 一
-- has ended. In the dump: on page 2 外（续） and 二（续）, in the middle of their
-- five rows there.
include "shapes.lua"

local list = {}
for index = 1, 12 do
    list[index] = row {
        index == 1 and t("外", { rowspan = 12 }) or nil,
        index == 1 and t("一", { rowspan = 5 }) or index == 6 and t("二", { rowspan = 7 }) or nil,
        t(index .. "丙") }
end
return case(grid { style = ruled, columns = { share(1), share(1), share(1) },
    header = { row { h "甲", h "乙", h "丙" } }, body = list })
