-- SPDX-License-Identifier: MIT
-- What the rules of checks.lua are made of: figures of the tables by row and
-- column, and the ways in which tables are compared. Rows are those of the parts
-- of sheets.lua.

-- The figure of a row in a column.
function cell_of(entry, id)
    entry.made = entry.made or {}
    local made = entry.made[id]
    if not made then
        local part = entry.part
        local label = entry.label
        if not label then
            label = entry.code and entry.code .. " " .. (entry.name or "") or plain_name(entry.name or "")
            entry.label = label
        end
        local at = entry.at
        if entry.record then
            local column = id
            if part.half and id == "amount" then column = part.half[2] end
            at = position(entry.record, column)
        elseif entry.absent then
            at = part.at
        end
        made = figure(entry[id] or zero, part.title, label, part.labels[id], at,
            not (entry.record or part.at) and (entry.lines or 1) or nil)
        entry.made[id] = made
    end
    return made
end

local function has(entry, id)
    return entry[id] and not entry[id]:is_zero()
end

-- The figures of a row in several columns. Zeros add nothing, and most cells of
-- a table are blank.
function cells_of(entry, ids)
    local found = {}
    for _, id in ipairs(ids) do
        if has(entry, id) then found[#found + 1] = cell_of(entry, id) end
    end
    return found
end

-- The figures of several rows in one column, without zeros.
function column_of(rows, id)
    local found = {}
    for _, entry in ipairs(rows) do
        if has(entry, id) then found[#found + 1] = cell_of(entry, id) end
    end
    return found
end

-- The figures of two rows in one column are equal.
function same_cell(a, id, b, other_id)
    other_id = other_id or id
    if (a[id] or zero) ~= (b[other_id] or zero) then
        equal(cell_of(a, id), cell_of(b, other_id))
    end
end

-- A row of a list by its plain name, as a figure.
function named(part, name, id)
    return cell_of(row_named(part, name), id or "amount")
end
function total(part, id)
    return cell_of(total_row(part), id)
end

-- In each row, the figure of one column is the sum of those of the others.
function across(part, sum_id, ids)
    for _, entry in ipairs(part.rows) do
        local parts = cells_of(entry, ids)
        if #parts > 0 or has(entry, sum_id) then equal(cell_of(entry, sum_id), parts) end
    end
end

-- The rows that have a code with that many digits.
function rows_of(part, digits)
    local found = {}
    for _, entry in ipairs(part.rows) do
        if entry.code and #entry.code == digits then found[#found + 1] = entry end
    end
    return found
end

-- In each column: 合计 is the sum of the 类, each 类 of its 款, each 款 of its 项.
function down(part)
    local below, levels = {}, {}
    for _, entry in ipairs(part.rows) do
        if entry.code then
            local parent
            if #entry.code == 3 then
                parent = total_row(part)
            else
                parent = row_of_code(part, entry.code:sub(1, #entry.code - 2))
            end
            if parent.absent then
                finding("《" .. part.title .. "》" .. entry.code .. " 没有上级的一行", position(entry.record))
            elseif not below[parent] then
                below[parent] = { entry }
                levels[#levels + 1] = parent
            else
                table.insert(below[parent], entry)
            end
        end
    end
    for _, parent in ipairs(levels) do
        for _, id in ipairs(part.ids) do
            local parts = column_of(below[parent], id)
            if #parts > 0 or has(parent, id) then equal(cell_of(parent, id), parts) end
        end
    end
end

-- Two tables have the same rows, equal in these columns.
function same_rows(left, right, ids)
    for _, entry in ipairs(left.rows) do
        local other = entry.code and row_of_code(right, entry.code) or total_row(right)
        for _, id in ipairs(ids) do same_cell(entry, id, other) end
    end
    for _, entry in ipairs(right.rows) do
        if entry.code and row_of_code(left, entry.code).absent then
            for _, id in ipairs(ids) do same_cell(row_of_code(left, entry.code), id, entry) end
        end
    end
end

-- The rows of 收支总表's and 财政拨款收支总表's right half that are classes.
function class_rows_of(part)
    local found = {}
    for _, entry in ipairs(part.rows) do
        local name = entry.known or plain_name(entry.name)
        if name == "本年支出合计" then break end
        found[#found + 1] = entry
    end
    return found
end

-- Each class row of such a half equals the row of that 类 in a table by 科目.
function same_classes(half, id, part, part_id)
    local by_name = {}
    for _, entry in ipairs(class_rows_of(half)) do
        by_name[entry.known or plain_name(entry.name)] = entry
    end
    for _, entry in ipairs(rows_of(part, 3)) do
        local name = code_name("functional", entry.code)
        local row = name and by_name[name]
        if row then
            same_cell(row, id, entry, part_id)
            by_name[name] = nil
        end
    end
    for _, row in pairs(by_name) do
        if has(row, id) then
            equal(cell_of(row, id), figure(zero, part.title, row.known or row.name, part.labels[part_id], part.at, 0))
        end
    end
end

function any(list, test)
    for _, item in ipairs(list) do
        if test(item) then return true end
    end
    return false
end
