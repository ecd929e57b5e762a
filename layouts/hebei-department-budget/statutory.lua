-- SPDX-License-Identifier: MIT
-- A statutory form in the styles of the pack.

local context = {
    context_start "{budget.unit_code} {name}",
    context_centre "预算年度：{year}",
    context_end "单位：万元",
}

-- spec as for form_table; what it leaves out is the form's usual.
function statutory(spec)
    spec.title_style = spec.title_style or table_title
    spec.context = spec.context or context
    spec.header_style, spec.cell_style = header_cell, text_cell
    spec.note_style = note
    spec.table_style = spec.table_style or ruled
    spec.row_height = spec.row_height or unit
    spec.zero = spec.zero or ""
    return form_table(spec)
end
