-- SPDX-License-Identifier: MIT
return record { name = "小表单",
    field { "名称", "name", "text", dictionary = "functional" },
    field { "年份", "year", "integer", choices = { "1" } },
    field { "名称", "title", "text" },
}
