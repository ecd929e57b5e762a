-- SPDX-License-Identifier: MIT
-- Statutory forms: a title, a context line, a header of several levels, a row
-- of column numbers, rows of figures, and a note where the table is empty.
--
--     return form_table {
--         title = "部门预算支出总表",
--         columns = {
--             column { "序号", value = row_number, width = 40 },
--             group { "功能分类科目",
--                 column { "科目编码", value = "code", width = 60 },
--                 column { "科目名称", value = "name", style = name_style, width = share(1) },
--             },
--             column { "合计", value = "total", width = 90, figures },
--         },
--         rows = rows,
--         groups = { code_digits(3), code_digits(5) },
--         empty = "注：无{budget}预算，空表列示。",
--     }

-- Refuse keys that nobody reads: a misspelt one would be lost silently.
local function only(what, given, known)
    for key in pairs(given) do
        local found = type(key) == "number"
        for _, name in ipairs(known) do
            found = found or name == key
        end
        if not found then
            error(what .. " 没有“" .. tostring(key) .. "”这一项", 3)
        end
    end
    return given
end

-- column { header text, value = "id" or function(row, number), width = …,
--          style = style of its cells, header_style = …, head = true where the
--          cell names its row, sum = true where page rows add its figures }
function column(spec)
    only("column", spec, { "value", "width", "style", "header_style", "head", "sum" })
    spec.kind = "column"
    return spec
end

-- group { header text, column or group, … }
function group(spec)
    only("group", spec, { "header_style" })
    spec.kind = "group"
    return spec
end

-- The value of a column that counts rows.
function row_number(_, number)
    return number
end

-- The first digits of a row's code, for groups: rows of one 类 (3), of one 款
-- (5). nil where the code is shorter, and where there is none.
function code_digits(count)
    return function(record)
        local code = record.code
        return code and #code >= count and code:sub(1, count) or nil
    end
end

-- Columns of a tree, left to right.
local function leaves(nodes, found)
    for _, node in ipairs(nodes) do
        if node.kind == "column" then
            found[#found + 1] = node
        else
            leaves({ select(2, table.unpack(node)) }, found)
        end
    end
    return found
end

local function depth(nodes)
    local deepest = 0
    for _, node in ipairs(nodes) do
        local own = 1
        if node.kind == "group" then
            own = 1 + depth { select(2, table.unpack(node)) }
        end
        deepest = math.max(deepest, own)
    end
    return deepest
end

-- Put each node's cell into the header row of its level; a column reaches
-- down to the last level.
local function place(nodes, level, levels, rows, style)
    for _, node in ipairs(nodes) do
        local text = fill(node[1])
        local cells = rows[level]
        local cell_style = node.header_style or style
        if node.kind == "column" then
            cells[#cells + 1] = cell {
                text, header = "column", style = cell_style,
                rowspan = levels - level + 1,
            }
        else
            local below = { select(2, table.unpack(node)) }
            cells[#cells + 1] = cell {
                text, header = "column", style = cell_style,
                colspan = #leaves(below, {}),
            }
            place(below, level + 1, levels, rows, style)
        end
    end
end

local function header_rows(spec, columns)
    local levels = depth(spec.columns)
    local rows = {}
    for level = 1, levels do
        rows[level] = { height = spec.row_height }
    end
    place(spec.columns, 1, levels, rows, spec.header_style)
    if spec.numbered then
        local cells = { height = spec.row_height }
        for index in ipairs(columns) do
            local text = index == 1 and spec.numbered or tostring(index - 1)
            cells[index] = cell { text, header = "column", style = spec.header_style }
        end
        rows[#rows + 1] = cells
    end
    for index, cells in ipairs(rows) do
        rows[index] = row(cells)
    end
    return rows
end

-- What stands in a cell: figures by the form's rule for zeros, all else as it is.
local function shown(value, zero)
    if value == nil then
        return ""
    elseif type(value) == "userdata" then
        return amount(value, { zero = zero })
    end
    return tostring(value)
end

-- Does the record count in the sums of its page? Rows that are sums of others
-- do not.
local function is_counted(spec, record)
    local counted = spec.page_rows and spec.page_rows.counted
    return spec.page_rows and (counted == nil or counted(record))
end

-- The rows [from, to] as a list in which runs of one value of this level are
-- groups, divided again by the next level. nil is no group.
local function runs(rows, values, level, from, to, keep)
    local found, own = {}, values[level]
    while from <= to do
        local last = from
        while own and last < to and own[last + 1] == own[from] do
            last = last + 1
        end
        local item = rows[from]
        if own then
            item = runs(rows, values, level + 1, from, last, keep)
            if own[from] ~= nil then
                item = row_group { keep = keep, item }
            end
        end
        found[#found + 1] = item
        from = last + 1
    end
    return found
end

local function group_rows(spec, rows)
    local values = {}
    for level, key in ipairs(spec.groups or {}) do
        values[level] = {}
        for number, record in ipairs(spec.rows) do
            if type(key) == "function" then
                values[level][number] = key(record, number)
            else
                values[level][number] = record[key]
            end
        end
    end
    return runs(rows, values, 1, 1, #rows, spec.keep_groups)
end

local function body_rows(spec, columns)
    local rows = {}
    for number, record in ipairs(spec.rows) do
        local counts = is_counted(spec, record)
        local cells = { height = spec.row_height, source = record.source }
        for index, col in ipairs(columns) do
            local value
            if type(col.value) == "function" then
                value = col.value(record, number)
            elseif col.value ~= nil then
                value = record[col.value]
            end
            local spec_of_cell = {
                shown(value, spec.zero), style = col.style or spec.cell_style,
                header = col.head and "row" or nil,
            }
            if type(value) == "userdata" then
                spec_of_cell.amount = value
                spec_of_cell.counted = counts and col.sum or false
            end
            cells[index] = cell(spec_of_cell)
        end
        rows[#rows + 1] = row(cells)
    end
    return group_rows(spec, rows)
end

-- The first column with sums: the name of a page row stands before it.
local function first_sum(columns)
    for index, col in ipairs(columns) do
        if col.sum and index > 1 then
            return index
        end
    end
    error("page_rows 需要 sum = true 的列，且不是第一列", 3)
end

-- A page row: its name over the columns before the first sum, then the sums.
local function page_row(spec, columns, name)
    if name == nil then
        return nil
    end
    local first = first_sum(columns)
    local cells = {
        height = spec.row_height,
        cell { name, colspan = first - 1, style = columns[1].style or spec.cell_style },
    }
    for index = first, #columns do
        local col = columns[index]
        cells[#cells + 1] = cell { style = col.style or spec.cell_style,
            sum = col.sum }
    end
    return row(cells)
end

local function page_rows(spec, columns)
    local names = spec.page_rows
    if names == nil then
        return nil
    end
    only("page_rows", names, { "brought", "subtotal", "carried", "counted" })
    return {
        brought = page_row(spec, columns, names.brought),
        subtotal = page_row(spec, columns, names.subtotal),
        carried = page_row(spec, columns, names.carried),
    }
end

-- form_table { title, context = {…}, columns, numbered = text of the first cell
--   of the row of column numbers, rows, empty = note where there are no rows,
--   notes = notes in any case, zero = text for a zero figure,
--   page_rows = { brought = "承前页", subtotal = "本页小计", carried = "过次页",
--     counted = function(record) } for the sums of the columns with sum = true,
--   wide = what becomes of a table too wide for its page, as in grid,
--   groups = { key or function(row, number), … } whose neighbouring rows of one
--   value form a row_group, from the outer groups to the inner ones,
--   keep_groups = keep of these groups,
--   title_style, header_style, cell_style, note_style, table_style, row_height }
function form_table(spec)
    only("form_table", spec, { "title", "context", "columns", "numbered", "rows",
        "empty", "notes", "zero", "page_rows", "wide", "groups", "keep_groups",
        "title_style", "header_style", "cell_style", "note_style", "table_style",
        "row_height" })
    local columns = leaves(spec.columns, {})
    local widths, notes = {}, {}
    for index, col in ipairs(columns) do
        widths[index] = col.width or "auto"
    end
    for _, note in ipairs(spec.notes or {}) do
        notes[#notes + 1] = spec.note_style(note)
    end
    if #spec.rows == 0 then
        notes[#notes + 1] = spec.note_style(spec.empty)
    end
    return grid {
        style = spec.table_style,
        title = spec.title and spec.title_style(spec.title),
        context = spec.context,
        columns = widths,
        header = header_rows(spec, columns),
        body = body_rows(spec, columns),
        page_rows = page_rows(spec, columns),
        wide = spec.wide,
        notes = notes,
    }
end
