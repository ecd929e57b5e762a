-- SPDX-License-Identifier: MIT
local line = record { name = "支出",
    field { "科目编码", "code", "code", required = true,
            dictionary = "functional", unique = true,
            meaning = "功能分类科目" },
    field { "基本支出", "basic", "amount", meaning = "基本支出" },
    field { "项目支出", "project", "amount", meaning = "项目支出" },
}

local contact = record { name = "联系人",
    field { "姓名", "name", "text", required = true, meaning = "谁" },
    field { "电话", "telephone", "text", meaning = "如何" },
}

return record { name = "小表单",
    field { "名称", "name", "text", required = true, meaning = "单位名称" },
    field { "年份", "year", "integer", required = true,
            meaning = "预算年度" },
    field { "日期", "date", "date", meaning = "公开日期" },
    field { "类别", "kind", "choice", choices = { "行政", "事业" },
            meaning = "单位性质" },
    field { "金额单位", "unit", "unit", meaning = "金额的单位" },
    field { "说明", "remark", "text", meaning = "一段文字" },
    field { "联系人", "contact", "record", of = contact,
            meaning = "谁可以问" },
    field { "支出", "lines", "list", of = line, meaning = "各项支出" },
}
