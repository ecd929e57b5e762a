-- SPDX-License-Identifier: MIT
-- Page, type and rules of an official document, GB/T 9704-2012. Lengths in pt.
--
-- 5.2.1: A4, 天头 37 mm, 订口 28 mm, type area 156 mm × 225 mm.
-- 5.2.2, 5.2.3: 三号仿宋, 22 lines of 28 characters, which fill the type area.
-- 28 characters of 16 pt are 158 mm: 三号 is cast on 1/28 of the measure here.
-- The names of the styles are those of the base's, whose text they set.

unit = 18
line = 28.99 -- mm(225) / 22
local character = 15.793 -- mm(156) / 28
-- CLREQ 3.2.2: a quarter of a character between 汉字 and Western text, an
-- eighth to a half where a line is justified.
local gap = { 0.25, 0.125, 0.5 }

-- 7.5: 四号宋体, a dash on either side, which is 7 mm below the type area and in
-- the middle of the line of 14 pt: odd pages right, even pages left, one
-- character from the edge.
folio = style { "页码", font = "宋体", size = 14, leading = 14, align = "start", right = 14, tabular = true }
local footer = running { text = "— {page} —", style = folio, distance = mm(7) - 7, outside = true }

-- Printed on both sides and bound at the left (6.2, 6.3): on even pages the
-- 订口 is on the right.
local function sheet(name, turned)
    return page_form { name, width = mm(210), height = mm(297), top = mm(37), bottom = mm(35),
        left = mm(28), right = mm(26), footer = footer, facing = true, turned = turned,
        line_grid = not turned and line or nil }
end
page = sheet("公文")

-- 8: a table across the sheet has its head at the 订口 of odd pages and at the
-- 切口 of even ones, that is always at the left; the folio stands as on all
-- other pages.
page_across = sheet("公文横排", true)

-- Text ------------------------------------------------------------------------

body = style { "正文", font = "仿宋", size = character, leading = line, align = "justify", indent = 2,
    orphans = 2, widows = 2, gap = gap, compress = true }
-- 7.3.3: 一、黑体, （一）楷体, what is below them 仿宋.
heading1 = style { "一级标题", base = body, font = "黑体", align = "start", keep_with_next = true,
    heading = 2, outline = 2 }
heading2 = style { "二级标题", base = body, font = "楷体", align = "start", keep_with_next = true,
    heading = 3, outline = 3 }
heading3 = style { "三级标题", base = body, align = "start", keep_with_next = true, heading = 4 }
lead_in = style { "引语", base = body, align = "start", keep_with_next = true }
-- 7.3.1: 二号小标宋, centred; a line of air behind it keeps the text on the grid.
title = style { "标题", font = "小标宋", size = 22, leading = line, after = line, align = "centre",
    gap = gap, compress = true, keep_with_next = true, heading = 1, outline = 1 }

-- Below the title of a corrected statement, which then has no air of its own.
title_note = style { "题注", base = title, font = "楷体", size = character, heading = 0, outline = 0 }

-- The notice of corrections is a document like the others.
notice_page, notice_title, notice_size = page, title, character

-- Tables ------------------------------------------------------------------------

table_title = style { "表题", font = "黑体", size = 14, leading = line, align = "centre",
    keep_with_next = true, gap = gap }
section_table_title = style { "节内表题", base = table_title, outline = 3 }
project_title = style { "项目表题", base = section_table_title, heading = 3 }
context_start = style { "表头行左", font = "宋体", size = 10.5, leading = unit, align = "start",
    gap = gap, hanging_spaces = true }
context_centre = style { "表头行中", base = context_start, align = "centre" }
context_end = style { "表头行右", base = context_start, align = "end" }
header_cell = style { "表头", font = "黑体", size = 10.5, leading = 13, align = "centre",
    gap = gap, compress = true }
text_cell = style { "文字格", font = "宋体", size = 10.5, leading = 13, align = "start",
    gap = gap, compress = true }
centre_cell = style { "居中格", base = text_cell, align = "centre" }
code_cell = style { "编码格", base = text_cell, tabular = true }
figure_cell = style { "数字格", font = "宋体", size = 10.5, leading = 13, align = "decimal", tabular = true }
figure_centre = style { "居中数字格", base = figure_cell, align = "centre" }
note = style { "注", base = text_cell, leading = unit }

ruled = table_style { "表", frame = 1, padding_y = 2, continued = "（续）", least_scale = 0.7 }
-- A table between paragraphs: half a line of air at least behind it.
ruled_between = table_style { "节内表", base = ruled, after = line / 2 }
