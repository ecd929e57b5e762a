-- SPDX-License-Identifier: MIT
-- Indicators: a 一级指标 is kept on one page if a page can hold it, or else
-- the 二级指标 in it; the note stands with the last rows.
include "shapes.lua"

local labelled = table_style { "续", rule = 0.5, frame = 0.75,
                               padding_x = 3, padding_y = 2,
                               continued = "（续）" }

local function text(content, rows)
    return cell { content, style = text_cell, rowspan = rows,
                  header = rows and "row" }
end

-- { name, { name, rows }, … }
local function first(spec)
    local total = 0
    for index = 2, #spec do total = total + spec[index][2] end
    local groups = { keep = true }
    for index = 2, #spec do
        local name, count = spec[index][1], spec[index][2]
        local rows = { keep = true }
        for number = 1, count do
            rows[number] = row { height = 16,
                index == 2 and number == 1 and text(spec[1], total) or nil,
                number == 1 and text(name, count) or nil,
                text(name .. number),
            }
        end
        groups[index] = row_group(rows)
    end
    return row_group(groups)
end

return document {
    title = "表", language = "zh-CN",
    section { form = page,
        grid { style = labelled, title = heading "绩效指标",
            columns = { 70, 70, share(1) },
            header = { row { height = 16,
                cell { "一级指标", style = head_cell, header = "column" },
                cell { "二级指标", style = head_cell, header = "column" },
                cell { "三级指标", style = head_cell, header = "column" } } },
            body = {
                first { "产出指标", { "数量", 3 }, { "质量", 4 }, { "时效", 5 } },
                first { "效益指标", { "经济", 3 }, { "社会", 3 } },
                first { "满意度指标", { "满意度", 3 } },
            },
            notes = { plain(text_cell, "注：按项目填写。") },
        },
    },
}
