-- SPDX-License-Identifier: MIT
-- For measurements: the purchases of a description of the base, in one table of
-- eight columns and nothing else.
return pack {
    name = "long-list",
    title = "采购清单",
    version = "1",
    base = "hebei-department-budget",
    schema = "schema.lua",
    file_key = "文件",
    dictionaries = {
        functional = "codes/functional.csv",
        economic = "codes/economic.csv",
    },
    document = "document.lua",
}
