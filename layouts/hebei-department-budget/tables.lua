-- SPDX-License-Identifier: MIT
-- The nine budget tables.

local function count_column(width)
    return column { "序号", value = row_number, width = width or 40, style = centre_cell }
end

local function figures(title, value, width)
    return column { title, value = value, width = width, style = figure_cell }
end

local function label(title, value, width, style)
    return column { title, value = value, width = width, style = style, head = true }
end

-- The 31 classes of 收支总表, in the order of the form.
local classes = { "201", "202", "203", "204", "205", "206", "207", "208", "209", "210", "211",
    "212", "213", "214", "215", "216", "217", "219", "220", "221", "222", "223", "224", "227",
    "229", "230", "231", "232", "233", "234" }
local last_class = "人行科目"

local function class_rows(totals)
    local by_code, known, rows = {}, {}, {}
    for _, class in ipairs(totals.classes) do by_code[class.code] = class end
    for index, code in ipairs(classes) do
        local class = by_code[code] or { total = zero }
        known[code] = true
        rows[index] = { chinese_number(index) .. "、" .. code_name("functional", code), class.total, code }
    end
    for _, class in ipairs(totals.classes) do
        if not known[class.code] then
            fail("科目 " .. class.code .. " 不属于收支总表所列的类")
        end
    end
    rows[#rows + 1] = { chinese_number(#rows + 1) .. "、" .. last_class, zero }
    return rows
end

-- 收入 beside 支出: row by row, whichever half is longer.
local function side_by_side(left, right, count)
    local rows = {}
    for index = 1, count do
        local a, b = left[index] or {}, right[index] or {}
        rows[index] = { in_name = a[1], in_amount = a[2], out_name = b[1], out_amount = b[2],
            general = b.general, fund = b.fund, state = b.state }
    end
    return rows
end

-- 部门预算收支总表 ------------------------------------------------------------

local left = {
    { "一、一般公共预算拨款收入", sources.general.current },
    { "二、政府性基金预算拨款收入", sources.fund.current },
    { "三、国有资本经营预算拨款收入", sources.state.current },
    { "四、财政专户管理资金收入", sources.special.current },
    { "五、单位资金", unit_funds },
}
local right = class_rows(expenditure)
local count = #right
left[count + 1] = { "本年收入合计", income.total.current }
left[count + 2] = { "上年结转结余", income.total.carried }
left[count + 3] = { "收入总计", income.total.total }
right[count + 1] = { "本年支出合计", expenditure.total.total }
right[count + 2] = { "年终结转结余", year_end_total }
right[count + 3] = { "支出总计", expenditure.total.total + year_end_total }

local overview = statutory {
    title = "部门预算收支总表",
    columns = {
        count_column(),
        group { "收入", label("项　目", "in_name", share(1)), figures("预算数", "in_amount", 110) },
        group { "支出", label("项　目", "out_name", share(1)), figures("预算数", "out_amount", 110) },
    },
    numbered = "栏次",
    rows = side_by_side(left, right, count + 3),
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
    rows = income.rows,
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
    rows = expenditure.rows,
    empty = "注：无部门预算支出，空表列示。",
}

-- 部门预算财政拨款收支总表 -----------------------------------------------------

local function total_of(money)
    return money.general + money.fund + money.state
end

-- A row of the right half: its three sources and their sum.
local function by_fund(text, money)
    return { text, total_of(money), general = money.general, fund = money.fund, state = money.state }
end

local function class_of(list, code)
    for _, class in ipairs(list.classes) do
        if class.code == code then return class.total end
    end
    return zero
end

local function each_source(key)
    return { general = sources.general[key], fund = sources.fund[key], state = sources.state[key] }
end

local fiscal_right = {}
for index, class in ipairs(class_rows(expenditure)) do
    local code = class[3]
    fiscal_right[index] = by_fund(class[1], {
        general = class_of(general_expenditure, code),
        fund = class_of(fund_expenditure, code),
        state = class_of(state_expenditure, code),
    })
end
local fiscal_left = {
    { "一、一般公共预算拨款", sources.general.current },
    { "二、政府性基金预算拨款", sources.fund.current },
    { "三、国有资本经营预算拨款", sources.state.current },
}
local spent = { general = general_expenditure.total.total, fund = fund_expenditure.total.total,
    state = state_expenditure.total.total }
local kept = each_source "year_end"
local carried = each_source "carried"
local current = each_source "current"
local base = #fiscal_right
fiscal_left[base + 1] = { "本年收入合计", total_of(current) }
fiscal_left[base + 2] = { "年初财政拨款结转和结余", total_of(carried) }
fiscal_left[base + 3] = { "一、一般公共预算拨款", carried.general }
fiscal_left[base + 4] = { "二、政府性基金预算拨款", carried.fund }
fiscal_left[base + 5] = { "三、国有资本经营预算拨款", carried.state }
fiscal_left[base + 6] = { "收入总计", total_of(current) + total_of(carried) }
fiscal_right[base + 1] = by_fund("本年支出合计", spent)
fiscal_right[base + 2] = by_fund("年末财政拨款结转和结余", kept)
fiscal_right[base + 6] = by_fund("支出总计", { general = spent.general + kept.general,
    fund = spent.fund + kept.fund, state = spent.state + kept.state })

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
    rows = side_by_side(fiscal_left, fiscal_right, base + 6),
}

-- 部门预算一般公共预算、政府性基金预算、国有资本经营预算财政拨款支出表 ------------------

local function appropriation(budget_name, list)
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
        rows = list.rows,
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
    rows = economic.rows,
    empty = "注：无一般公共预算财政拨款基本支出预算，空表列示。",
}

-- 部门预算财政拨款“三公”经费支出表 ----------------------------------------------

local function item(text, entry)
    return { name = text, amount = entry.amount, general = entry.general, fund = entry.fund,
        state = entry.state }
end

local no_official = official.total.amount:is_zero()
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
    rows = no_official and {} or {
        item("合计", official.total),
        item("“三公”经费小计", official.total),
        item("一、因公出国（境）费", official.abroad),
        item("　　其中：教学科研人员因公出国（境）费", official.teaching),
        item("　　　　　其他因公出国（境）费", official.abroad_other),
        item("二、公务用车购置及运维费", official.car),
        item("　　其中：公务用车购置费", official.car_bought),
        item("　　　　　公务用车运行维护费", official.car_run),
        item("三、公务接待费", official.reception),
    },
    empty = "注：无财政拨款“三公”经费预算，空表列示。",
}

-- Each table begins a page.
local tables = {}
for _, block in ipairs {
    overview, income_table, expenditure_table, fiscal,
    appropriation("一般公共预算财政拨款", general_expenditure),
    basic,
    appropriation("政府性基金预算财政拨款", fund_expenditure),
    appropriation("国有资本经营预算财政拨款", state_expenditure),
    official_table,
} do
    tables[#tables + 1] = page_break()
    tables[#tables + 1] = block
end
return tables
