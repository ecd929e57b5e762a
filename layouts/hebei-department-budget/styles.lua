-- SPDX-License-Identifier: MIT
-- Page, type and rules of the form. Lengths in pt.
--
-- The type area is 475.2 pt high: 18 narrative lines of 26.4 pt, or 25 table
-- units of 19.008 pt; 2 cm margins left and right hold 52 characters of 14 pt.

unit = 19.008
line = 26.4
local top = (595.276 - 18 * line) / 2

folio = style { "页码", font = "宋体", size = 10.5, leading = 14, align = "centre" }

page = page_form { "横排",
    width = 841.89, height = 595.276, top = top, bottom = top, left = mm(20), right = mm(20),
    footer = running { text = "{page}", style = folio, distance = 14 },
}

-- Narrative -----------------------------------------------------------------

body = style { "正文", font = "仿宋", size = 14, leading = line, align = "justify", indent = 2,
    orphans = 2, widows = 2, gap = { 0.125, 0, 0.25 }, compress = true }
heading1 = style { "一级标题", base = body, font = "黑体", align = "start", keep_with_next = true,
    heading = 2, outline = 2, contents = true }
heading2 = style { "二级标题", base = body, font = "楷体", align = "start", keep_with_next = true,
    heading = 3, outline = 3 }
heading3 = style { "三级标题", base = body, align = "start", keep_with_next = true, heading = 4 }
lead_in = style { "引语", base = body, align = "start", keep_with_next = true }

title = style { "标题", font = "小标宋", size = 22, leading = 2 * line, align = "centre",
    gap = { 0.125, 0, 0.25 }, compress = true, keep_with_next = true }
part_title = style { "部分标题", base = title, leading = 2 * line, heading = 1, outline = 1, contents = true }
cover_title = style { "封面标题", base = title, size = 36, leading = 56, heading = 1 }
cover_line = style { "封面", base = title, font = "楷体", size = 18, leading = 32, keep_with_next = false }

contents_title = style { "目录标题", base = title, leading = 3 * unit, size = 20 }
contents_part = style { "目录一级", font = "黑体", size = 11, leading = unit, gap = { 0.125, 0, 0.25 } }
contents_item = style { "目录二级", base = contents_part, font = "宋体", left = 22 }

-- The notice of corrections --------------------------------------------------
--
-- A sheet upright, with the margins of an official document (GB/T 9704-2012).

notice_page = page_form { "更正说明",
    width = mm(210), height = mm(297), top = mm(37), bottom = mm(35), left = mm(28), right = mm(26),
    footer = running { text = "{page}", style = folio, distance = 14 },
}
notice_title = style { "更正说明标题", base = title, leading = 33, after = line, heading = 1, outline = 1 }
notice_size = 14 -- of body

-- Tables ---------------------------------------------------------------------

table_title = style { "表题", font = "小标宋", size = 16, leading = 2 * unit, align = "centre",
    keep_with_next = true, heading = 1, outline = 1, contents = true, gap = { 0.125, 0, 0.25 } }
section_table_title = style { "节内表题", base = table_title, size = 14, leading = 1.25 * line,
    heading = 0, outline = 3, contents = false }
project_title = style { "项目表题", base = section_table_title, size = 15, heading = 3 }
context_start = style { "表头行左", font = "宋体", size = 10.5, leading = unit, align = "start",
    gap = { 0.125, 0, 0.25 }, hanging_spaces = true }
context_centre = style { "表头行中", base = context_start, align = "centre" }
context_end = style { "表头行右", base = context_start, align = "end" }
header_cell = style { "表头", font = "黑体", size = 10.5, leading = 14, align = "centre",
    gap = { 0.125, 0, 0.25 }, compress = true }
text_cell = style { "文字格", font = "宋体", size = 10.5, leading = 14, align = "start",
    gap = { 0.125, 0, 0.25 }, compress = true }
centre_cell = style { "居中格", base = text_cell, align = "centre" }
code_cell = style { "编码格", base = text_cell, tabular = true }
figure_cell = style { "数字格", font = "宋体", size = 10.5, leading = 14, align = "decimal", tabular = true }
figure_centre = style { "居中数字格", base = figure_cell, align = "centre" }
note = style { "注", base = text_cell, leading = unit }

ruled = table_style { "表", frame = 1, continued = "（续）", least_scale = 0.7 }
-- A table between paragraphs: rows on the pitch of the lines, air behind it.
ruled_between = table_style { "节内表", base = ruled, after = 6 }
