-- SPDX-License-Identifier: MIT
-- Numbers that a reader can add up in his head. The type area is 180 pt wide
-- and 128 pt high, from 10 to 190 and from 11 to 139. A row of one line is
-- 12 + 2 × 2 = 16 pt high: eight rows fill a page.

text = style { "文字", font = "宋体", size = 10, leading = 12 }
centred = style { "居中", base = text, align = "centre" }
number = style { "数字", base = text, align = "decimal", tabular = true }
finish = style { "右", base = text, align = "end" }
caption = style { "表题", base = text, leading = 16, align = "centre", keep_with_next = true }
context = style { "表头行", base = text, leading = 16 }
note = style { "注", base = text, leading = 16 }
line = style { "正文", base = text, leading = 16 }

ruled = table_style { "表", rule = 0.5, frame = 1, padding_x = 2, padding_y = 2,
    continued = "（续）", least_scale = 0.7 }

page = page_form { "小页", width = 200, height = 150, top = 11, bottom = 11, left = 10, right = 10 }
across = page_form { "小横页", width = 300, height = 100, top = 10, bottom = 10, left = 10, right = 10 }

-- Cells: of a header, text, a figure. extra: keys of cell.
local function shaped(style_of_it, kind)
    return function(content, extra)
        local spec = { content, style = style_of_it, header = kind }
        for key, value in pairs(extra or {}) do spec[key] = value end
        return cell(spec)
    end
end
h = shaped(centred, "column")
t = shaped(text)
n = shaped(number)

-- Rows of one column, or of two: «1甲 1乙», «2甲 2乙», … from first to last.
function rows(first, last, columns)
    local list = {}
    for index = first, last do
        local cells = {}
        for column = 1, columns or 1 do
            cells[column] = t(index .. ({ "甲", "乙", "丙" })[column])
        end
        list[#list + 1] = row(cells)
    end
    return list
end

-- The report of a case: one section of these blocks.
function case(...)
    return document { title = "例", language = "zh-CN", section { form = page, ... } }
end
