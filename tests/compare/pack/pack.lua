-- SPDX-License-Identifier: MIT
-- Paragraphs on pages of a given measure, to be laid beside those of others.
return pack {
    name = "paragraphs", title = "段落", version = "1", file_key = "文件",
    schema = "schema.lua", document = "document.lua",
}
