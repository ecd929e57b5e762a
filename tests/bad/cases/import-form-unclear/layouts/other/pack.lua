-- SPDX-License-Identifier: MIT
-- A pack of one small form, for tests.
return pack {
    name = "other", title = "小表单", version = "1",
    schema = "schema.lua", document = "document.lua", file_key = "文件",
    sheet_key = "工作表", filter_key = "筛选",
    dictionaries = { functional = "codes.csv" }, import = "import.lua",
}
