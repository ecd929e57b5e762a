-- SPDX-License-Identifier: MIT
-- A row has its least height, or more if a cell needs it; text wraps; each cell
-- stands at the top, in the middle or at the bottom. First row: 48 pt, free 32,
-- so the baselines of its cells differ by 16. Second: three lines in 40 pt,
-- beside them one line in the middle, 12 below the first.
include "shapes.lua"

return case(grid { style = ruled, columns = { share(1), share(1), share(1) },
    body = { row { height = 48, t("上", { vertical = "top" }), t("中"), t("下", { vertical = "bottom" }) },
             row { t "望都县人民政府办公室经费", t "中", t("下", { vertical = "bottom" }) } } })
