-- SPDX-License-Identifier: MIT
-- The smallest form that the tests of the command line can do with.
return pack {
    name = "letter",
    title = "信",
    version = "1",
    file_key = "文件",
    schema = "schema.lua",
    document = "document.lua",
}
