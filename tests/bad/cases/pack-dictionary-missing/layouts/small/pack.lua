-- SPDX-License-Identifier: MIT
return pack {
    name = "small", title = "小表单", version = "1",
    schema = "schema.lua", document = "document.lua", file_key = "文件",
    dictionaries = { functional = "code.csv" },
}
