-- SPDX-License-Identifier: MIT
-- Decimal points stand in one line, whatever stands behind them, and a figure
-- without one ends where it would be. In the dump: x of the item plus the
-- advances before the point is the same in each row.
include "shapes.lua"

return case(grid { style = ruled, columns = { share(1), 80 },
    header = { row { h "项目", h "金额" } },
    body = { row { t "一", n "1.5" }, row { t "二", n "-12345.25" }, row { t "三", n "88" },
             row { t "四", n "0.125" } } })
