-- SPDX-License-Identifier: MIT
-- What is doubtful in the performance indicators, though the form allows it.

local function is_number(text)
    local rest = text:gsub("^%s*", "")
    for _, sign in ipairs { "≥", "≤", "＞", "＜", ">=", "<=", ">", "<", "=", "＝" } do
        if rest:sub(1, #sign) == sign then
            rest = rest:sub(#sign + 1)
            break
        end
    end
    return rest:match "^%s*[%d.,]+%s*[%%％]?%s*$" ~= nil
end

local without_value, first_without = 0, nil
for _, project in ipairs(budget.projects) do
    for _, indicator in ipairs(project.indicators) do
        local value, unit = indicator.value, indicator.unit or ""
        local yes_or_no = unit:find("^是否") ~= nil
        if value and yes_or_no and is_number(value) then
            advise("指标“" .. indicator.third .. "”：单位是“" .. unit .. "”，指标值却是“" .. value .. "”",
                position(indicator, "value"))
        elseif value and (unit == "百分比" or unit == "%" or unit == "％") and not is_number(value) then
            advise("指标“" .. indicator.third .. "”：单位是“" .. unit .. "”，指标值“" .. value .. "”不是数",
                position(indicator, "value"))
        elseif not value then
            without_value = without_value + 1
            first_without = first_without or position(indicator)
        end
    end
end
if without_value > 0 then
    advise(without_value .. " 条指标没有写“指标值”", first_without)
end
