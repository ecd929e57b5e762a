-- SPDX-License-Identifier: MIT
return record {
    name = "信",
    field { "题目", "title", "text", required = true },
    field { "正文", "body", "text" },
    field { "附件", "enclosures", "list", of = record {
        name = "附件",
        field { "名称", "name", "text", required = true },
    } },
}
