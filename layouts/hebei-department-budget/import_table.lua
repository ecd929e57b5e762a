-- SPDX-License-Identifier: MIT
-- Reading one table of a sheet: its title, what stands between title and
-- header, the header of one to four rows, and its rows.

local function text(sheet, r, c) return text_at(sheet, r, c) end

-- The text that a cell shows: that of its merged cells.
local function shown(sheet, r, c)
    local row, column = merge_at(sheet, r, c)
    return text(sheet, row or r, column or c)
end

-- The form whose title stands in the row, and its column.
function title_in(sheet, r)
    local columns = columns_at(sheet, r)
    if #columns > 3 then return nil end
    for _, c in ipairs(columns) do
        local form = form_of_title(text(sheet, r, c))
        if form then return form, c end
    end
    return nil
end

local function known_labels(sheet, r, words)
    local count, all = 0, columns_at(sheet, r)
    for _, c in ipairs(all) do
        if words[label_of(text(sheet, r, c))] then count = count + 1 end
    end
    return count, #all
end

-- The first row of the header: two of its words in one row, before the next
-- title and not far from this one.
local function header_start(sheet, form, first)
    for r = first, math.min(sheet.rows, first + 11) do
        if title_in(sheet, r) then return nil end
        if known_labels(sheet, r, form.words) >= 2 then return r end
    end
    return nil
end

local function header_end(sheet, form, first)
    local last = first
    for r = first, math.min(sheet.rows, first + 4) do
        if r > last then
            local count, all = known_labels(sheet, r, form.words)
            if count < 2 or count * 2 < all then break end
            last = r
        end
        for c = 1, sheet.columns do
            local row, _, rows = merge_at(sheet, r, c)
            if row == r and not is_blank(text(sheet, r, c)) then
                last = math.max(last, math.min(row + rows - 1, first + 4))
            end
        end
    end
    return math.min(last, sheet.rows)
end

-- The labels over a column from the top: a cell that is empty shares the label
-- to its left where the file has no merged cells, as in CSV.
local function path_of(sheet, c, first, last)
    local lowest = nil
    for r = last, first, -1 do
        if not lowest and not is_blank(shown(sheet, r, c)) then lowest = r end
    end
    if not lowest then return {} end
    local path = {}
    for r = first, lowest do
        local left = c
        while r < lowest and left > 1 and is_blank(shown(sheet, r, left)) and not merge_at(sheet, r, left) do
            left = left - 1
        end
        local label = label_of(shown(sheet, r, left))
        if label ~= "" and label ~= path[#path] then path[#path + 1] = label end
    end
    return path
end

-- The form's column for a path: the longest end of it that is a label.
local function column_of(form, path)
    for start = 1, #path do
        local joined = table.concat(path, "", start)
        if form.labels[joined] then return form.labels[joined] end
    end
    return nil
end

-- The columns of a header: id -> column of the sheet; those that count rows;
-- those that are not known.
local function read_columns(sheet, form, first, last)
    local header = { at = {}, counters = {}, unknown = {}, names = {}, unit = nil }
    for c = 1, sheet.columns do
        local path = path_of(sheet, c, first, last)
        local column = column_of(form, path)
        if column and not header.at[column[2]] then
            header.at[column[2]] = c
            header.unit = header.unit or unit_in(normal(shown(sheet, last, c)))
        elseif #path > 0 then
            local leaf, counts = path[#path], false
            for _, name in ipairs(counters) do counts = counts or leaf == name end
            table.insert(counts and header.counters or header.unknown, c)
            header.names[c] = leaf
        end
    end
    return header
end

-- Enough of it: what its rows are known by, and half of its columns.
local function is_enough(form, header)
    local count, amounts = 0, 0
    for _, column in ipairs(form.columns) do
        if header.at[column[2]] then
            count = count + 1
            if column[3] == "amount" then amounts = amounts + 1 end
        end
    end
    local at, keys = header.at, true
    if form.key == "halves" then
        keys = at.in_name and at.out_name
    elseif form.key == "code" then
        keys = at.code
    else
        keys = at.name
    end
    return keys and amounts > 0 and count * 2 >= #form.columns
end

-- 栏次, 甲, 1, 2=3+4, …: the numbers of the columns.
local function is_number_row(sheet, r)
    local expected, first = 1, true
    for _, c in ipairs(columns_at(sheet, r)) do
        local word = normal(text(sheet, r, c))
        local number = tonumber(word:match "^(%d+)$" or word:match "^(%d+)=[%d+%-]+$")
        if number == expected then
            expected = expected + 1
        elseif number or not (first or word == "乙" or word == "丙")
            or not (word == "栏次" or word == "栏号" or word == "行次" or word == "甲" or word == "乙" or word == "丙") then
            return false
        end
        first = false
    end
    return expected > 2
end

local function is_note(word)
    return word:match "^注" or word:match "^备注:" or word:match "^说明:" or word:match "^填报说明"
end

-- A header that stands again further down: as many of its words as above.
local function is_header_again(sheet, form, r)
    local count, all = known_labels(sheet, r, form.words)
    return count >= 2 and count == all
end

-- The header of a form behind row `first`; nil if there is none.
function find_header(sheet, form, first)
    local top = header_start(sheet, form, first)
    if not top then return nil end
    local bottom = header_end(sheet, form, top)
    local header = read_columns(sheet, form, top, bottom)
    if not is_enough(form, header) then return nil end
    header.top, header.bottom = top, bottom
    return header
end

-- What each row of the table is: hands rows of data to take(r). Returns its
-- last row.
function read_rows(sheet, form, header, last, take)
    local final, r = header.bottom, header.bottom + 1
    while r <= last do
        local columns = columns_at(sheet, r)
        local word = columns[1] and normal(text(sheet, r, columns[1]))
        if #columns == 0 then
            r = r + 1
        elseif is_number_row(sheet, r) or is_header_again(sheet, form, r) then
            decoration(sheet, r, 1, r, sheet.columns)
            final, r = r, r + 1
        elseif #columns == 1 and is_note(word) then
            decoration(sheet, r, columns[1])
            final, r = r, r + 1
        else
            take(r)
            final, r = r, r + 1
        end
    end
    return final
end
