-- SPDX-License-Identifier: MIT
-- What stands between a title and its header: the department, the year, the
-- unit of the amounts, a day. All tables of one department say the same.

-- «434 望都县人民政府办公室», «部门：[434]望都县…», «编制单位：望都县…»: the code
-- and the name, as they are typed.
local function department_in(raw)
    local word = normal(raw)
    local label = word:match "^([^:]*):"
    local labelled = label and (label:find("部门", 1, true) or label:find("单位", 1, true))
    local rest = without(raw, { " ", "　" })
    if labelled then
        if label:find("金额", 1, true) or unit_in(word) then return nil end
        local full, half = rest:find("：", 1, true), rest:find(":", 1, true)
        rest = full and (not half or full < half) and rest:sub(full + #"：") or rest:sub(half + 1)
    end
    rest = without(rest, { " ", "　", "[", "(", "（", "【" })
    local code, name = rest:match "^(%d%d%d+)(.*)$"
    if code then
        name = without(name, { " ", "　", "]", ")", "）", "】", "-", "_", "—", "－", ":", "：" })
        -- 2024年…: a year, and no code.
        if is_blank(name) or normal(name):match "^[年%-%./%d]" then return nil end
        return code, name
    end
    if labelled and not is_blank(rest) then return nil, rest end
    return nil
end

-- Note what the cell says in `context`; false if nothing.
local function read_cell(sheet, r, c, context)
    local raw = text_at(sheet, r, c)
    local word = normal(raw)
    local found = false
    local unit, year, day = unit_in(word), year_in(word), day_in(word)
    if unit then
        context.unit, found = unit, true
    end
    if day and word:match "截止" or day and word:match "截至" then
        context.day, found = { text = day, sheet = sheet, row = r, column = c }, true
    elseif year then
        context.year, found = { text = year, sheet = sheet, row = r, column = c }, true
    end
    local code, name = department_in(raw)
    if code then
        context.code, found = { text = code, sheet = sheet, row = r, column = c }, true
    end
    if name then
        context.name, found = { text = name, sheet = sheet, row = r, column = c }, true
    end
    return found or is_table_number(raw)
end

-- The context of a table in the rows [first, last]: unit, year, code, name, day,
-- each with its cell. What says nothing is left for the report.
function read_context(sheet, first, last)
    local context = {}
    for r = first, last do
        for _, c in ipairs(columns_at(sheet, r)) do
            if read_cell(sheet, r, c, context) then decoration(sheet, r, c) end
        end
    end
    return context
end

-- Take over what a table says of the department; where it says something else
-- than the tables before, that is told.
function add_context(known, context)
    local names = { code = "单位编码", name = "单位名称", year = "预算年度" }
    for _, key in ipairs { "code", "name", "year" } do
        local new, old = context[key], known[key]
        if new and not old then
            known[key] = new
        elseif new and new.text ~= old.text then
            advise(string.format("%s“%s”与前面的表（“%s”）不同，按前面的表", names[key], new.text, old.text),
                position_at(new.sheet, new.row, new.column))
        end
    end
end
