-- SPDX-License-Identifier: MIT
-- A pack of one small form, for tests.
return pack {
    name = "other", base = "../layouts/small", title = "小表单", version = "1",
    schema = "schema.lua", document = "document.lua", file_key = "文件",
    dictionaries = { functional = "codes.csv" },
}
