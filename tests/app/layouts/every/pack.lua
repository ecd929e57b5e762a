-- SPDX-License-Identifier: MIT
-- Every type of field, nested in every way, with names that want quotes.
return pack {
    name = "every",
    title = "样样都有的表单",
    version = "2 beta",
    file_key = "文件",
    schema = "schema.lua",
    document = "document.lua",
}
