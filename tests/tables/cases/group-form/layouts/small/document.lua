-- SPDX-License-Identifier: MIT
-- groups of form_table: by a key and by a function; nil is no group, and a
-- value that comes again behind another one is a group of its own.
include "shapes.lua"
include "form.lua"

local rows = {
    { name = "合计" },
    { name = "1", first = "甲", second = "子" },
    { name = "2", first = "甲", second = "子" },
    { name = "3", first = "甲" },
    { name = "4", first = "乙", second = "子" },
    { name = "5", second = "子" },
    { name = "6", first = "甲", second = "丑" },
}

return document {
    title = "表", language = "zh-CN",
    section { form = page,
        form_table {
            columns = { column { "名称", value = "name", width = share(1) } },
            rows = rows, keep_groups = true,
            groups = { "first", function(record, number)
                assert(rows[number] == record)
                return record.second
            end },
            header_style = head_cell, cell_style = text_cell,
            table_style = lines, row_height = 16,
        },
    },
}
