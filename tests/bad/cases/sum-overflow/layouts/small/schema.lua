-- SPDX-License-Identifier: MIT
local line = record { name = "支出",
    field { "科目编码", "code", "text" },
    field { "基本支出", "basic", "amount" },
}
return record { name = "小表单",
    field { "名称", "name", "text" },
    field { "支出", "lines", "list", of = line },
}
