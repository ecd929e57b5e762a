-- SPDX-License-Identifier: MIT
-- The nine budget tables: their look. sheets.lua has their rows.

local function count_column(width)
    return column { "序号", value = row_number, width = width or 40, style = centre_cell }
end

local function figures(title, value, width)
    return column { title, value = value, width = width, style = figure_cell }
end

local function label(title, value, width, style)
    return column { title, value = value, width = width, style = style, head = true }
end

-- 部门预算收支总表 ------------------------------------------------------------

local overview = statutory {
    title = "部门预算收支总表",
    columns = {
        count_column(),
        group { "收入", label("项　目", "in_name", share(1)), figures("预算数", "in_amount", 110) },
        group { "支出", label("项　目", "out_name", share(1)), figures("预算数", "out_amount", 110) },
    },
    numbered = "栏次",
    rows = sheets.overview.rows,
}

-- 部门预算收入总表 ------------------------------------------------------------

local income_table = statutory {
    title = "部门预算收入总表",
    columns = {
        count_column(34),
        group { "功能分类科目",
            label("科目编码", "code", 52, code_cell),
            label("科目名称", "name", 70),
        },
        figures("合计", "total", share(1)),
        group { "本年收入",
            figures("小计", "current", share(1)),
            figures("财政拨款收入", "fiscal", share(1)),
            figures("财政专户收入", "special", share(1)),
            figures("事业收入", "service", share(1)),
            figures("经营收入", "business", share(1)),
            figures("上级补助收入", "superior", share(1)),
            figures("附属单位上缴收入", "subordinate", share(1)),
            figures("其他收入", "other", share(1)),
        },
        figures("上年结转", "carried", share(1)),
    },
    numbered = "栏次",
    rows = sheets.income.rows,
    empty = "注：无部门预算收入，空表列示。",
}

-- 部门预算支出总表 ------------------------------------------------------------

local expenditure_table = statutory {
    title = "部门预算支出总表",
    columns = {
        count_column(),
        group { "功能分类科目",
            label("科目编码", "code", 60, code_cell),
            label("科目名称", "name", share(1)),
        },
        figures("合计", "total", 68),
        figures("基本支出", "basic", 68),
        figures("项目支出", "project", 68),
        figures("经营支出", "operating", 62),
        figures("上解上级支出", "remitted", 62),
        figures("对附属单位补助支出", "granted", 66),
    },
    numbered = "栏次",
    rows = sheets.expenditure.rows,
    empty = "注：无部门预算支出，空表列示。",
}

-- 部门预算财政拨款收支总表 -----------------------------------------------------

local fiscal = statutory {
    title = "部门预算财政拨款收支总表",
    columns = {
        count_column(),
        group { "收入", label("项　目", "in_name", share(3)), figures("金额", "in_amount", 76) },
        group { "支出", label("项　目", "out_name", share(4)), figures("合计", "out_amount", 76),
            figures("一般公共预算财政拨款", "general", 62),
            figures("政府性基金预算财政拨款", "fund", 62),
            figures("国有资本经营预算财政拨款", "state", 62),
        },
    },
    numbered = "栏次",
    rows = sheets.fiscal.rows,
}

-- 部门预算一般公共预算、政府性基金预算、国有资本经营预算财政拨款支出表 ------------------

local function appropriation(budget_name, sheet)
    return statutory {
        title = fill("部门预算{budget_name}支出表", { budget_name = budget_name }),
        columns = {
            count_column(),
            group { "功能分类科目",
                label("科目编码", "code", 80, code_cell),
                label("科目名称", "name", share(1)),
            },
            figures("合计", "total", 100),
            figures("基本支出", "basic", 100),
            figures("项目支出", "project", 100),
        },
        numbered = "栏次",
        rows = sheet.rows,
        empty = fill("注：无{budget_name}预算，空表列示。", { budget_name = budget_name }),
    }
end

-- 部门预算一般公共预算财政拨款基本支出表 -----------------------------------------

local basic = statutory {
    title = "部门预算一般公共预算财政拨款基本支出表",
    columns = {
        count_column(),
        group { "支出部门经济分类科目",
            label("科目编码", "code", 80, code_cell),
            label("科目名称", "name", share(1)),
        },
        group { "一般公共预算基本支出",
            figures("合计", "total", 110),
            figures("人员经费", "personnel", 110),
            figures("公用经费", "office", 110),
        },
    },
    numbered = "栏次",
    rows = sheets.basic.rows,
    empty = "注：无一般公共预算财政拨款基本支出预算，空表列示。",
}

-- 部门预算财政拨款“三公”经费支出表 ----------------------------------------------

local official_table = statutory {
    title = "部门预算财政拨款“三公”经费支出表",
    columns = {
        count_column(),
        label("项　目", "name", share(1)),
        group { "资　金　性　质",
            figures("合计", "amount", 110),
            figures("一般公共预算财政拨款", "general", 90),
            figures("政府性基金预算拨款", "fund", 90),
            figures("国有资本经营预算财政拨款", "state", 90),
        },
    },
    numbered = "栏次",
    rows = sheets.official.rows,
    empty = "注：无财政拨款“三公”经费预算，空表列示。",
}

-- Each table begins a page.
local tables = {}
for _, block in ipairs {
    overview, income_table, expenditure_table, fiscal,
    appropriation("一般公共预算财政拨款", sheets.general),
    basic,
    appropriation("政府性基金预算财政拨款", sheets.fund),
    appropriation("国有资本经营预算财政拨款", sheets.state),
    official_table,
} do
    tables[#tables + 1] = page_break()
    tables[#tables + 1] = block
end
return tables
