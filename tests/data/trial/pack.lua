-- SPDX-License-Identifier: MIT
-- What the snippets of tests/unit/script run in: their document.lua stands in
-- a folder of its own, all else is found here.
return pack {
    name = "trial", title = "试验", version = "1", file_key = "文件",
    schema = "schema.lua", document = "document.lua",
    dictionaries = { functional = "codes.csv" },
}
