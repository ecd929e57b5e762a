-- SPDX-License-Identifier: MIT
-- 绩效目标表: a project in cells with labels beside or above them, then its
-- indicators under a header. The label 一级指标 is merged over its indicators.

local indicator_labels = { ["一级指标"] = "first", ["二级指标"] = "second", ["三级指标"] = "third",
    ["绩效指标描述"] = "description", ["指标描述"] = "description", ["指标值"] = "value",
    ["单位"] = "unit", ["计量单位"] = "unit", ["指标值确定依据"] = "basis", ["依据"] = "basis" }

-- Labels whose value stands to the right.
local right = { ["项目编码"] = "number", ["项目名称"] = "name", ["预算数"] = "amount",
    ["其中:财政资金"] = "fiscal", ["财政资金"] = "fiscal", ["其他资金"] = "other", ["绩效目标"] = "goal",
    ["资金用途"] = "purpose" }
-- And below.
local below = { ["3月底"] = "march", ["6月底"] = "june", ["10月底"] = "october", ["12月底"] = "december" }
-- Over or beside others, or with the purpose in its second row.
local over = { ["预算规模及资金用途"] = true, ["资金支出计划"] = true }

local function value_right(sheet, r, c)
    for column = c + 1, sheet.columns do
        local raw = text_at(sheet, r, column)
        if not is_blank(raw) then
            local label = label_of(raw)
            if right[label] or below[label] or over[label] then return nil end
            return { sheet = sheet, row = r, column = column, text = raw }
        end
    end
    return nil
end

local function header_of(sheet, r)
    local found, count = {}, 0
    for _, c in ipairs(columns_at(sheet, r)) do
        local id = indicator_labels[label_of(text_at(sheet, r, c))]
        if id and not found[id] then
            found[id], count = c, count + 1
        end
    end
    if not (found.first and found.second and found.third and count >= 4) then return nil end
    -- 指标值 stands over two columns: the figure, and its unit.
    local next_column = found.value and found.value + 1
    if found.value and not found.unit and next_column <= sheet.columns
        and is_blank(text_at(sheet, r, next_column)) and found.basis ~= next_column then
        found.unit = next_column
    end
    return found
end

local function cell_value(sheet, r, c)
    local raw = c and text_at(sheet, r, c) or ""
    return not is_blank(raw) and { sheet = sheet, row = r, column = c, text = raw } or nil
end

-- The indicators behind their header; a label that is merged, or left empty,
-- is that of the row above.
local function read_indicators(sheet, header, first, last, project)
    local above = {}
    for r = first, last do
        local columns = columns_at(sheet, r)
        local word = columns[1] and normal(text_at(sheet, r, columns[1])) or ""
        if #columns == 1 and word:match "^注" then
            decoration(sheet, r, columns[1])
        elseif header_of(sheet, r) then
            decoration(sheet, r, 1, r, sheet.columns)
        elseif #columns > 0 then
            local entry = {}
            for id, c in pairs(header) do entry[id] = cell_value(sheet, r, c) end
            if entry.third then
                if entry.first then above = {} end
                entry.first = entry.first or above.first
                entry.second = entry.second or above.second
                above = { first = entry.first, second = entry.second }
                table.insert(project.indicators, entry)
            end
        end
    end
end

-- What the rows before the indicators say; the rows of labels are known.
local function read_labels(sheet, first, last, project)
    local plain = {}
    for r = first, last do
        for _, c in ipairs(columns_at(sheet, r)) do
            local label = label_of(text_at(sheet, r, c))
            if right[label] and not project[right[label]] then
                project[right[label]] = value_right(sheet, r, c)
                decoration(sheet, r, c)
            elseif below[label] then
                project.plan[below[label]] = cell_value(sheet, r + 1, c)
                decoration(sheet, r, c)
            elseif over[label] then
                decoration(sheet, r, c)
                plain[#plain + 1] = label == "预算规模及资金用途" and r + 1 or nil
            end
        end
    end
    -- The purpose has no label of its own where it stands below 预算数.
    for _, r in ipairs(plain) do
        local columns = columns_at(sheet, r)
        if not project.purpose and #columns == 1 then
            project.purpose = cell_value(sheet, r, columns[1])
        end
    end
end

-- The first row with a label; that behind the last if there is none.
function project_start(sheet, first, last)
    for r = first, last do
        for _, c in ipairs(columns_at(sheet, r)) do
            local label = label_of(text_at(sheet, r, c))
            if right[label] or over[label] then return r end
        end
    end
    return last + 1
end

-- The project of rows [first, last] behind a title; nil if there is none. Each
-- of its texts knows its cell.
function read_project(sheet, first, last)
    local project = { indicators = {}, plan = {}, at = { sheet = sheet, row = first } }
    local header, top = nil, last + 1
    for r = first, last do
        if not header then
            header = header_of(sheet, r)
            top = header and r or top
        end
    end
    read_labels(sheet, first, math.min(top - 1, last), project)
    if not project.number and not project.name then return nil end
    if header then
        decoration(sheet, top, 1, top, sheet.columns)
        read_indicators(sheet, header, top + 1, last, project)
    end
    return project
end
