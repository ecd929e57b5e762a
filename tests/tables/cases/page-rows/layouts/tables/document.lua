-- SPDX-License-Identifier: MIT
-- Sums of each page: carried forward at its foot, brought forward at the next
-- one's head. Payments of 1 to 10: beside them stand a header and two rows on
-- page 1 (five of ten), three on page 2 (four). On the last page the subtotal
-- is above the total. In the dump: 15 and 15; 15, 30 and 45; 45, 10 and 55.
include "shapes.lua"

local plain = { unit = "元", decimals = 0 }
local function sum_of(label)
    return row { t(label), cell { nil, style = number, sum = plain } }
end
local list = {}
for index, payment in ipairs(budget.payments) do
    list[index] = row { t(index .. "甲"), n(amount(payment.amount, plain), { amount = payment.amount }) }
end
list[#list + 1] = row { t "合计", n(amount(sum(budget.payments, "amount"), plain)), total = true }
return case(grid { style = ruled, columns = { 60, share(1) },
    header = { row { h "头", h "元" } }, body = list,
    page_rows = { brought = sum_of "承前页", subtotal = sum_of "本页小计", carried = sum_of "过次页" } })
