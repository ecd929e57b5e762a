-- SPDX-License-Identifier: MIT
-- 七、部门项目预算安排情况及绩效目标: one page a project, two tables that touch:
-- the project, and its indicators under a header that stands again on each page.

local function text(content, span, extra)
    local spec = { content, style = text_cell, colspan = span }
    for key, value in pairs(extra or {}) do spec[key] = value end
    return cell(spec)
end

local function head(content, span, extra)
    local spec = { content, style = centre_cell, header = "row", colspan = span }
    for key, value in pairs(extra or {}) do spec[key] = value end
    return cell(spec)
end

local function figure(money, span)
    return cell { money:is_zero() and "" or amount(money), amount = money, counted = false,
        style = figure_centre, colspan = span }
end

-- A percentage is no money: it stays as it is written.
local function planned(project, id)
    local value = project.plan[id]
    if value:is_zero() or kind_of_plan(project) == "amount" then return figure(value, 3) end
    local as_written = { unit = budget.currency_unit }
    return cell { amount(value, as_written), amount = value, format = as_written, counted = false,
        style = figure_centre, colspan = 3 }
end

local function project_rows(project)
    return {
        row { height = unit, head("项目编码"), text(project.number, 4),
            head("项目名称", 2), text(project.name, 6) },
        row { height = unit, head("预算规模及资金用途", 1, { rowspan = 2 }),
            head("预算数", 2), figure(project.amount, 2),
            head("其中：财政资金", 2), figure(project.amount - project.other_funds, 2),
            head("其他资金", 2), figure(project.other_funds, 2) },
        row { height = unit, text(project.purpose, 12) },
        row { height = unit, head("资金支出计划（%）", 1, { rowspan = 2 }),
            head("3月底", 3), head("6月底", 3), head("10月底", 3), head("12月底", 3) },
        row { height = unit, planned(project, "march"), planned(project, "june"),
            planned(project, "october"), planned(project, "december") },
        row { height = unit, head("绩效目标"), text(project.goal, 12) },
    }
end

-- How many indicators from this one on share its 一级指标.
local function run_length(indicators, from)
    local count = 1
    while indicators[from + count] and indicators[from + count].first == indicators[from].first do
        count = count + 1
    end
    return count
end

local function indicator_rows(indicators)
    local rows, left = {}, 0
    for index, indicator in ipairs(indicators) do
        local cells = { height = unit, source = position(indicator) }
        if left == 0 then
            left = run_length(indicators, index)
            cells[1] = head(indicator.first, 1, { rowspan = left })
        end
        left = left - 1
        cells[#cells + 1] = text(indicator.second)
        cells[#cells + 1] = text(indicator.third)
        cells[#cells + 1] = text(indicator.description or indicator.third)
        cells[#cells + 1] = cell { indicator.value, style = centre_cell }
        cells[#cells + 1] = cell { indicator.unit, style = centre_cell }
        cells[#cells + 1] = text(indicator.basis)
        rows[index] = row(cells)
    end
    return rows
end

local function column_head(content, span)
    return cell { content, style = header_cell, header = "column", colspan = span }
end

local indicator_header = row { height = unit, column_head("一级指标"), column_head("二级指标"),
    column_head("三级指标"), column_head("绩效指标描述"), column_head("指标值", 2),
    column_head("指标值确定依据") }

local first = 60
local twelve = { first }
for index = 1, 12 do twelve[index + 1] = share(1) end

local blocks = {}
for index, project in ipairs(budget.projects) do
    if index > 1 then blocks[#blocks + 1] = page_break() end
    blocks[#blocks + 1] = grid {
        style = ruled,
        title = project_title("{index}、{project.name}绩效目标表", { index = index, project = project }),
        context = { nil, nil, context_end "单位：万元" },
        columns = twelve,
        body = project_rows(project),
    }
    blocks[#blocks + 1] = grid {
        style = ruled,
        columns = { first, 102, 133, share(1), 47, 70, 60 },
        header = { indicator_header },
        body = indicator_rows(project.indicators),
        notes = { #project.indicators == 0 and note "注：无绩效指标，空表列示。" or nil },
    }
end
if #blocks == 0 then
    blocks[1] = body "我部门无项目支出。"
end
return blocks
