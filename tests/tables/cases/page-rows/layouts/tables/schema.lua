-- SPDX-License-Identifier: MIT
local payment = record { name = "支出", field { "金额", "amount", "amount" } }
return record { name = "表格",
    field { "金额单位", "currency_unit", "unit", required = true },
    field { "支出", "payments", "list", of = payment } }
