-- SPDX-License-Identifier: MIT
-- 三线表: a table of three rules, on each of its pages. In the dump: frames of
-- 1 above and below, 0.5 below the header, all from 10 to 190 and no farther;
-- no other rule.
include "shapes.lua"

local three = table_style { "三线", base = ruled, rule = 0, rule_head = 0.5,
    rule_vertical = 0, frame_sides = 0 }
return case(grid { style = three, columns = { 60, share(1) },
    header = { row { h "甲", h "乙" } }, body = rows(1, 8, 2) })
