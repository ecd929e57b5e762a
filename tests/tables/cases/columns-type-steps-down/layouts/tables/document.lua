-- SPDX-License-Identifier: MIT
-- Where figures do not fit, the type of the whole table steps down, by steps of
-- 1/40 and within the limit of the style (0.7). 1234567.89 is 4.827 em wide and
-- has 45 - 4 pt: at 8.5 pt it would take 41.03, at 8.25 it fits. In the dump:
-- cells and heads of 8.25 pt, the figures one piece each.
include "shapes.lua"

return case(grid { style = ruled, columns = { "auto", "auto", "auto", "auto" },
    header = { row { h "甲", h "乙", h "丙", h "丁" } },
    body = { row { n "1234567.89", n "1234567.89", n "1234567.89", n "1234567.89" } } })
