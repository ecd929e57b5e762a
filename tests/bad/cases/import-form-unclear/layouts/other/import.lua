-- SPDX-License-Identifier: MIT
-- A table of this form: its title, 科目编码 and 基本支出 as header, rows, a note.
local rows, name = {}, nil

local function read_row(sheet, r)
    local code = text_at(sheet, r, 1)
    if code:match "^注" then
        decoration(sheet, r, 1)
    elseif not code:match "^%d+$" then
        refuse(sheet, r, 1, r, 2, "编码不对")
    else
        rows[#rows + 1] = { given(sheet, r, 1), given(sheet, r, 2) }
    end
end

for _, sheet in ipairs(sheets) do
    if text_at(sheet, 1, 1) == "支出表" then
        name = name or given(sheet, 1, 2)
        decoration(sheet, 1, 1, 2, 2)
        for r = 3, sheet.rows do
            if #columns_at(sheet, r) > 1 then read_row(sheet, r) end
        end
        recognised("支出表", sheet, 1, 1, sheet.rows, sheet.columns)
    end
end

return description {
    name = "small",
    entry { "名称", name },
    entry { "支出", csv { file = "支出.csv", columns = { "科目编码", "基本支出" }, rows = rows } },
    absent { "说明" },
}
