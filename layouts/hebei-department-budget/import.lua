-- SPDX-License-Identifier: MIT
-- Official tables as a description: each table is known by its title and its
-- header, and stands in the description twice: as the department states it
-- (公布表), and as the facts that it amounts to.

include "import_text.lua"
include "import_forms.lua"
include "import_table.lua"
include "import_context.lua"
include "import_facts.lua"
include "import_projects.lua"

-- Tables found: { form, sheet, header, first, last, title = column or nil }.
local found = {}

local function title_rows(sheet)
    local rows = {}
    for r = 1, sheet.rows do
        local form, column = title_in(sheet, r)
        if form then rows[#rows + 1] = { form = form, row = r, column = column } end
    end
    return rows
end

local function find_at(sheet, form, row, column, last)
    if form.id == "project" then
        local project = read_project(sheet, row + 1, last)
        if not project then return false end
        found[#found + 1] = { form = form, sheet = sheet, first = row, last = last, title = column, project = project }
        return true
    end
    local header = find_header(sheet, form, row + (column and 1 or 0))
    if not header then return false end
    found[#found + 1] = { form = form, sheet = sheet, first = row, last = last, title = column, header = header }
    return true
end

-- A sheet without a title may have one in its name, or in that of its file.
local function find_by_name(sheet)
    local stem = sheet.file:gsub("%.[^.]*$", "")
    for _, name in ipairs { sheet.name, stem } do
        local form = form_of_title(name)
        if form and sheet.rows > 0 then return find_at(sheet, form, 1, nil, sheet.rows) end
    end
    return false
end

local function find_tables(sheet)
    local any, rows = false, title_rows(sheet)
    for index, title in ipairs(rows) do
        local last = rows[index + 1] and rows[index + 1].row - 1 or sheet.rows
        any = find_at(sheet, title.form, title.row, title.column, last) or any
    end
    return any or find_by_name(sheet)
end

for _, sheet in ipairs(sheets) do find_tables(sheet) end

-- The department, and the unit of all amounts ------------------------------------------

local department = {}
for _, entry in ipairs(found) do
    local sheet, first = entry.sheet, entry.first
    if entry.title then
        entry.year = year_in(normal(text_at(sheet, first, entry.title)))
        decoration(sheet, first, entry.title)
        for _, c in ipairs(columns_at(sheet, first)) do
            if is_table_number(text_at(sheet, first, c)) then decoration(sheet, first, c) end
        end
        if first > 1 then
            local above = columns_at(sheet, first - 1)
            if #above == 1 and is_table_number(text_at(sheet, first - 1, above[1])) then
                decoration(sheet, first - 1, above[1])
            end
        end
        first = first + 1
    end
    local stop = (entry.header and entry.header.top or project_start(sheet, first, entry.last)) - 1
    entry.context = read_context(sheet, first, stop)
    if entry.year and not entry.context.year then
        entry.context.year = { text = entry.year, sheet = sheet, row = entry.first, column = entry.title }
    end
    entry.unit = entry.context.unit or entry.header and entry.header.unit
    add_context(department, entry.context)
end

-- 元 where all tables are in 元, 万元 otherwise: amounts of the others are
-- stated in it exactly.
local all_yuan, any_unit = true, nil
for _, entry in ipairs(found) do
    any_unit = any_unit or entry.unit
    all_yuan = all_yuan and entry.unit ~= "万元"
end
local unit = any_unit and all_yuan and "元" or "万元"
for _, entry in ipairs(found) do
    if not entry.unit then
        entry.unit = any_unit or "万元"
        advise(string.format("“%s”没有写金额单位，按%s", entry.form.title, entry.unit),
            position_at(entry.sheet, entry.first, entry.title or 1))
    end
end

-- Two decimals, and as many more as the amount needs.
local function exact(money)
    local short = amount(money, { unit = unit, decimals = 2, grouping = "" })
    local long = amount(money, { unit = unit, decimals = 6, trim = true, grouping = "" })
    return #long > #short and long or short
end

-- The amount of a cell, as the description states it; nil and a warning where
-- there is none.
local function stated_amount(sheet, r, c, own)
    if is_blank(text_at(sheet, r, c)) and kind_at(sheet, r, c) ~= "unknown" then return nil end
    local kind = kind_at(sheet, r, c)
    local money = money_at(sheet, r, c, own)
    if kind == "error" or kind == "unknown" then return given(sheet, r, c), nil end
    if not money then
        refuse(sheet, r, c, r, c, "不是金额，或有不足一分的部分")
        return nil
    end
    return given(sheet, r, c, own ~= unit and exact(money) or nil), money
end

-- The rows of the tables ------------------------------------------------------------

-- By the id of the form: the rows as facts, as they are stated, and the codes
-- that have come.
local read, written, codes_of = {}, {}, {}

local function whole_number(sheet, r, c)
    local word = normal(text_at(sheet, r, c)):gsub(",", ""):gsub("%.0+$", "")
    if word == "" then return nil end
    if not word:match "^%d+$" then
        refuse(sheet, r, c, r, c, "不是整数")
        return nil
    end
    return given(sheet, r, c, word), tonumber(word)
end

-- One cell as it is stated, and as the facts want it.
local function read_cell(entry, r, column, c)
    local sheet, kind = entry.sheet, column[3]
    if kind == "amount" then return stated_amount(sheet, r, c, entry.unit) end
    if kind == "integer" then return whole_number(sheet, r, c) end
    local raw = text_at(sheet, r, c)
    if is_blank(raw) then return nil end
    if kind == "code" then
        local code = normal(raw)
        return given(sheet, r, c, code), code
    end
    return given(sheet, r, c), raw
end

local total_names = { ["合计"] = true, ["总计"] = true }

-- Why a row by code has no place: it has none of its own.
local function refuse_code(entry, r, codes)
    local sheet, header = entry.sheet, entry.header
    local c, name = header.at.code, header.at.name
    local code = normal(text_at(sheet, r, c))
    local word = name and normal(text_at(sheet, r, name)) or ""
    if code == "" and word == "" then
        return "这一行没有科目编码"
    elseif code == "" then
        return not total_names[word] and "这一行没有科目编码" or codes[""] and "合计重复" or nil
    elseif total_names[code] then
        return codes[""] and "合计重复" or nil
    elseif not (code:match "^%d+$" and (#code == 3 or #code == 5 or #code == 7)) then
        return "不是 3、5、7 位的科目编码"
    end
    return codes[code] and "科目编码重复" or nil
end

-- Read one row into the lists of its table. 合计 may stand in the column of the
-- codes.
local function read_row(entry, r, codes)
    local sheet, header, form = entry.sheet, entry.header, entry.form
    for _, c in ipairs(header.counters) do decoration(sheet, r, c) end
    local any = false
    for _, c in pairs(header.at) do
        any = any or not is_blank(text_at(sheet, r, c)) or kind_at(sheet, r, c) == "unknown"
    end
    if not any then return end
    if form.key == "code" then
        local reason = refuse_code(entry, r, codes)
        if reason then
            refuse(sheet, r, 1, r, sheet.columns, reason)
            return
        end
        local code = normal(text_at(sheet, r, header.at.code))
        codes[code:match "^%d+$" and code or ""] = true
    end
    local row, facts = {}, { at = position_at(sheet, r, header.at.code or header.at.name or header.at.in_name) }
    for place, column in ipairs(form.columns) do
        local c = header.at[column[2]]
        local value, fact = nil, nil
        if c then value, fact = read_cell(entry, r, column, c) end
        if column[2] == "code" and fact and total_names[fact] then
            row[2], value, fact = value, nil, nil
        end
        row[place], facts[column[2]] = value or row[place], fact
    end
    table.insert(written[form.id], row)
    table.insert(read[form.id], facts)
end

local function read_table(entry)
    local sheet, header, form = entry.sheet, entry.header, entry.form
    if read[form.id] and not entry.continues then
        refuse(sheet, entry.first, 1, entry.last, sheet.columns, string.format("“%s”已在前面读过", form.title))
        return
    end
    local codes = codes_of[form.id] or {}
    read[form.id], written[form.id], codes_of[form.id] = read[form.id] or {}, written[form.id] or {}, codes
    decoration(sheet, header.top, 1, header.bottom, sheet.columns)
    for _, c in ipairs(header.unknown) do
        refuse(sheet, header.bottom + 1, c, entry.last, c, string.format("“%s”没有“%s”这一列", form.title, header.names[c]))
    end
    local last = read_rows(sheet, form, header, entry.last, function(r) read_row(entry, r, codes) end)
    recognised(form.title, sheet, entry.first, 1, last, sheet.columns)
end

local projects = {}
for _, entry in ipairs(found) do
    if entry.title then
        local word = normal(text_at(entry.sheet, entry.first, entry.title))
        entry.continues = word:match "续" ~= nil
    end
    if entry.project then
        entry.project.unit = entry.unit
        projects[#projects + 1] = entry.project
        recognised(entry.form.title, entry.sheet, entry.first, 1, entry.last, entry.sheet.columns)
    else
        read_table(entry)
    end
end

-- The description ------------------------------------------------------------------

local function money_or_nil(money)
    return money and not money:is_zero() and exact(money) or nil
end

-- A list as CSV, without the columns that no row fills, but for those that the
-- department has to fill.
local function facts_file(file, names, rows, open)
    local columns, kept = {}, {}
    for place, name in ipairs(names) do
        local any = name == open
        for _, row in ipairs(rows) do any = any or row[place] ~= nil end
        if any then columns[#columns + 1], kept[#kept + 1] = name, place end
    end
    local lines = {}
    for index, row in ipairs(rows) do
        lines[index] = {}
        for place, from in ipairs(kept) do lines[index][place] = row[from] end
    end
    return #rows > 0 and csv { file = file, columns = columns, rows = lines } or nil
end

local function explicit(source)
    return source ~= "一般公共预算拨款" and source or nil
end

local expenditure_lines, kept_lines = expenditure_facts(read)
local expenditure_rows, kept_rows, basic_rows, purchase_rows = {}, {}, {}, {}
for index, line in ipairs(expenditure_lines) do
    expenditure_rows[index] = { line.code, money_or_nil(line.basic), money_or_nil(line.project),
        money_or_nil(line.operating), money_or_nil(line.remitted), money_or_nil(line.granted),
        explicit(line.source), line.carried }
end
for index, line in ipairs(kept_lines) do
    kept_rows[index] = { line.code, exact(line.amount), explicit(line.source) }
end
local basic_lines, basic_gap = basic_facts(read)
for index, line in ipairs(basic_lines) do
    basic_rows[index] = { line.economic, exact(line.amount) }
end
if basic_gap then
    advise(string.format("基本支出中有 %s %s不是一般公共预算财政拨款，各表没有写它的经济科目；请补进基本支出.csv，并写资金来源",
        exact(basic_gap.amount), unit), basic_gap.at)
end
for index, row in ipairs(purchase_facts(read)) do
    purchase_rows[index] = { row.project, money_or_nil(row.budgeted), row.name, row.catalogue, row.unit,
        row.quantity, exact(row.price), explicit(row.source), money_or_nil(row.reserved) }
end

-- 三公经费: last year's figure and the reason are no part of the tables.
local officials = {}
for index, item in ipairs(official_facts(read)) do
    officials[index] = map {
        entry { "项目", item.item },
        entry { "预算数", money_or_nil(item.amount) },
        entry { "资金来源", explicit(item.source or "一般公共预算拨款") },
        absent { "上年预算数" },
        absent { "变动原因" },
    }
end

local assets, as_of = {}, nil
for index, row in ipairs(asset_facts(read)) do
    assets[index] = map { entry { "类别", row.kind }, entry { "数量", row.quantity },
        entry { "价值", money_or_nil(row.value) } }
end
for _, entry in ipairs(found) do
    if entry.form.id == "assets" then as_of = as_of or entry.context.day end
end

-- A text of a project in its own cell; an amount, in the unit of the whole.
local function own(value)
    return value and given(value.sheet, value.row, value.column)
end
local function own_amount(value, project_unit)
    if not value then return nil end
    return stated_amount(value.sheet, value.row, value.column, project_unit)
end

-- 财政资金 follows from the two others: where it does, there is nothing to say.
local function check_fiscal(project, total, other)
    local value = project.fiscal
    if not value then return end
    local money = money_at(value.sheet, value.row, value.column, project.unit)
    if money and total and money == total - (other or zero) then
        decoration(value.sheet, value.row, value.column)
    else
        refuse(value.sheet, value.row, value.column, value.row, value.column, "财政资金不等于预算数减其他资金")
    end
end

-- The plan is headed by 资金支出计划（%）: what is no amount up to the 预算数 keeps
-- its figures, whatever the unit.
local function plan_of(project, total)
    local last = project.plan.december
    local money = last and money_at(last.sheet, last.row, last.column, project.unit)
    local plan_unit = money and total and money == total and project.unit or unit
    local entries = {}
    for index, point in ipairs { { "3月底", "march" }, { "6月底", "june" }, { "10月底", "october" }, { "12月底", "december" } } do
        entries[index] = entry { point[1], (own_amount(project.plan[point[2]], plan_unit)) }
    end
    local any = false
    for index = 1, 4 do any = any or entries[index] ~= nil end
    return any and map { entries[1], entries[2], entries[3], entries[4] } or nil
end

local function indicator_of(one)
    local same = one.description and one.description.text == one.third.text
    if same then decoration(one.description.sheet, one.description.row, one.description.column) end
    return map {
        entry { "一级指标", own(one.first) }, entry { "二级指标", own(one.second) },
        entry { "三级指标", own(one.third) },
        entry { "绩效指标描述", not same and own(one.description) or nil },
        entry { "指标值", own(one.value) }, entry { "单位", own(one.unit) }, entry { "依据", own(one.basis) },
    }
end

local project_maps = {}
for index, project in ipairs(projects) do
    local total_node, total = own_amount(project.amount, project.unit)
    local other_node, other = own_amount(project.other, project.unit)
    check_fiscal(project, total, other)
    local indicators = {}
    for place, one in ipairs(project.indicators) do indicators[place] = indicator_of(one) end
    project_maps[index] = map {
        entry { "名称", own(project.name) },
        entry { "编码", own(project.number) },
        entry { "预算数", total_node },
        entry { "其他资金", other_node },
        entry { "用途", own(project.purpose) },
        entry { "资金支出计划", plan_of(project, total) },
        entry { "绩效目标", own(project.goal) },
        entry { "指标", #indicators > 0 and items(indicators) or nil },
    }
end

-- The tables as they are, and nothing added.
local published = {}
for _, form in ipairs(forms) do
    if written[form.id] then
        local columns = {}
        for place, column in ipairs(form.columns) do columns[place] = column[1] end
        local file = "公布表-" .. form.title:gsub("“", ""):gsub("”", "") .. ".csv"
        published[#published + 1] = entry { form.title, csv { file = file, columns = columns, rows = written[form.id] } }
    end
end

-- Where several cells say the same, the first stands for them.
local function told(value)
    return value and given(value.sheet, value.row, value.column, value.text)
end

local code = department.code and department.code.text
return description {
    name = code or "部门预算",
    head = "由公布表读入：数字照表中所写。以“#”开头的项表中没有，请补写，并去掉“#”。",
    code and entry { "单位编码", told(department.code) } or absent { "单位编码", comment = "预算单位编码，加引号" },
    department.name and entry { "单位名称", told(department.name) } or absent { "单位名称", comment = "部门全称" },
    department.year and entry { "预算年度", told(department.year) } or absent { "预算年度", comment = "如 2024" },
    entry { "金额单位", unit },
    absent { "公开日期", comment = "如 2024-02-18" },
    entry { "支出", facts_file("支出.csv", { "功能科目编码", "基本支出", "项目支出", "经营支出", "上解上级支出",
        "对附属单位补助支出", "资金来源", "上年结转" }, expenditure_rows) },
    entry { "年终结转结余", facts_file("年终结转结余.csv", { "功能科目编码", "金额", "资金来源" }, kept_rows) },
    entry { "基本支出", facts_file("基本支出.csv", { "经济科目编码", "金额", "资金来源" }, basic_rows,
        basic_gap and "资金来源") },
    #project_maps > 0 and entry { "项目", items { file = "项目.yaml", project_maps } }
        or absent { "项目", comment = "每个项目一条：名称、编码、预算数、指标……" },
    absent { "项目支出说明", comment = "接在“项目支出……万元”后面的话" },
    absent { "上年", comment = "{基本支出: 金额, 项目支出: 金额, 其他支出: 金额}" },
    absent { "增减原因", comment = "{基本支出: 原因, 项目支出: 原因}" },
    entry { "三公经费", #officials > 0 and items(officials) or nil },
    entry { "政府采购", facts_file("政府采购.csv", { "项目名称", "预算资金", "采购物品名称", "目录序号", "计量单位",
        "数量", "单价", "资金来源", "预留中小微企业份额", "固定资产" }, purchase_rows, "固定资产") },
    entry { "固定资产", (#assets > 0 or as_of) and map { entry { "截止日期", told(as_of) },
        entry { "明细", #assets > 0 and items(assets) or nil } } or nil },
    entry { "公布表", #published > 0 and map(published) or nil },
    absent { "机关运行经费", comment = "有事业单位的部门：只含行政和参公单位的公用经费" },
    absent { "部门职责", comment = "每行一段，必填" },
    absent { "机构设置", comment = "所属单位：单位名称、单位性质、单位规格、经费保障形式" },
    absent { "总体绩效目标", comment = "{引语: 一句话, 目标: 每行一段}" },
    absent { "分项绩效目标", comment = "每个目标一条：名称、绩效目标、绩效指标" },
    absent { "工作保障措施", comment = "每行一段，或“同总体绩效目标”" },
    absent { "主管专项资金", comment = "每行一段" },
    absent { "其他说明", comment = "不写为“我部门无其他需要说明的事项。”" },
}
