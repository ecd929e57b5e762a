-- SPDX-License-Identifier: MIT
-- Context line, header of three levels and the row of column numbers stand on
-- each page; the title only on the first. In the dump: on page 2 the same items
-- as artifacts of pagination, at the same x. In the structure: each header cell
-- once, with its spans.
include "shapes.lua"

return case(grid { style = ruled, columns = { 30, 30, 30, 30, 30, 30 },
    context = { context "单位", context "年", context "万元" },
    title = caption "表",
    header = {
        row { h("序号", { rowspan = 3 }), h("科目", { colspan = 2, rowspan = 2 }), h("支出", { colspan = 3 }) },
        row { h("本年", { colspan = 2 }), h("合计", { rowspan = 2 }) },
        row { h "编码", h "名称", h "基本", h "项目" },
        row { h "栏次", h "1", h "2", h "3", h "4", h "5" } },
    body = { row { t "1" }, row { t "2" }, row { t "3" }, row { t "4" } } })
