-- SPDX-License-Identifier: MIT
-- What the small pack and the packs of the cases share: styles and a page.

body = style { "正文", font = "宋体", size = 12, leading = 20,
               align = "justify", indent = 2 }
heading = style { "标题", base = body, font = "黑体", align = "start",
                  indent = 0, heading = 1, outline = 1, contents = true,
                  keep_with_next = true }
text_cell = style { "文字格", font = "宋体", size = 9, leading = 12,
                    align = "start" }
head_cell = style { "表头格", base = text_cell, align = "centre" }
amount_cell = style { "金额格", base = text_cell, align = "decimal",
                      tabular = true }
context = style { "表头行", base = text_cell, align = "end" }
folio = style { "页码", font = "宋体", size = 9, leading = 12,
                align = "centre" }
entry = style { "目录项", base = body, indent = 0, align = "start" }

lines = table_style { "细线", rule = 0.5, frame = 0.75, padding_x = 3,
                      padding_y = 2 }

page = page_form { "小页", width = 300, height = 240, top = 30, bottom = 30,
                   left = 30, right = 30,
                   footer = running { text = "{page}", style = folio,
                                      distance = 12 } }
