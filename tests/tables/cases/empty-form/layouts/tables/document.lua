-- SPDX-License-Identifier: MIT
-- A table without rows is its form: title, context line, header and note. In
-- the dump: the frame is closed below the header; the note stands under it. In
-- the structure: the header rows are the body (ISO 14289-1, 7.2).
include "shapes.lua"

return case(grid { style = ruled, columns = { share(1), share(1) }, title = caption "表",
    context = { nil, nil, context "万元" },
    header = { row { h("科目", { colspan = 2 }) }, row { h "编码", h "名称" } },
    notes = { note "注：无预算，空表列示。" } })
