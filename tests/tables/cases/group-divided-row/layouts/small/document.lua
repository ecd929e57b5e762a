-- SPDX-License-Identifier: MIT
-- A row higher than a page: each of its texts leaves two lines at least on
-- either side, or is not divided.
include "shapes.lua"

local function lines_of(name, count)
    local all = {}
    for number = 1, count do all[number] = name .. number end
    return cell { table.concat(all, "\n"), style = text_cell }
end

local function short(number)
    local cells = { height = 16 }
    for column = 1, 3 do cells[column] = lines_of(number .. "-", 1) end
    return row(cells)
end

return document {
    title = "表", language = "zh-CN",
    section { form = page,
        grid { style = lines, title = heading "说明表",
            columns = { share(1), share(1), share(1) },
            header = { row { height = 16,
                cell { "甲", style = head_cell, header = "column" },
                cell { "乙", style = head_cell, header = "column" },
                cell { "丙", style = head_cell, header = "column" } } },
            body = {
                short(1), short(2), short(3), short(4),
                -- six lines stand on the first page, 13 on each of the others
                row { lines_of("长", 20), lines_of("中", 7), lines_of("短", 1) },
                short(6), short(7), short(8), short(9), short(10), short(11),
                -- one line more would stand there: the row is not begun, nor
                -- is its group
                row_group {
                    short(12),
                    row { lines_of("又", 16), lines_of("三", 3), lines_of("短", 1) },
                    short(14),
                },
            },
        },
    },
}
