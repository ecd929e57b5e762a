-- SPDX-License-Identifier: MIT
-- One rule of tables a case: each has a document.lua of its own.
return pack {
    name = "tables", title = "表格", version = "1",
    schema = "schema.lua", document = "document.lua", file_key = "文件",
    dictionaries = {},
}
