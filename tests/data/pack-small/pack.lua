-- SPDX-License-Identifier: MIT
-- One of each thing that a pack can make.
return pack {
    name = "small", title = "小表单", version = "1", file_key = "文件",
    schema = "schema.lua", document = "document.lua",
    dictionaries = { functional = "codes.csv" },
}
