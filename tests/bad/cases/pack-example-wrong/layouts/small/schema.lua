-- SPDX-License-Identifier: MIT
return record { name = "小表单",
    field { "名称", "name", "text", required = true, meaning = "单位名称", example = "不会错" },
    field { "年份", "year", "integer", meaning = "预算年度", example = "二〇二四" },
    field { "日期", "date", "date", example = "2024-02-30" },
    field { "金额单位", "unit", "unit", example = "亿元" },
    field { "金额", "amount", "amount", example = "1,2" },
    field { "编码", "code", "code", example = "20103", meaning = "不会错" },
    field { "类别", "kind", "choice", choices = { "甲" }, example = "乙" },
    field { "说明", "remark", "text", example = 7 },
    field { "支出", "lines", "list", example = "无", of = record { name = "行",
        field { "金额", "amount", "amount" },
    } },
}
