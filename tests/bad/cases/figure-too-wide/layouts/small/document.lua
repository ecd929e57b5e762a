-- SPDX-License-Identifier: MIT
-- A figure is not cut, even if its brackets may be compressed.
include "shapes.lua"

amount_format { grouping = ",", negative = "（）" }

local compressed = style { "压缩金额", base = amount_cell, compress = true }
local figures = table_style { "金额表", base = lines, least_scale = 0.7 }

return document { title = "金额",
    section { form = page,
        grid { style = figures, columns = { share(1), 60 }, body = { row {
            cell { "金额", style = text_cell },
            cell { budget.lines[1].basic, style = compressed },
        } } },
    },
}
