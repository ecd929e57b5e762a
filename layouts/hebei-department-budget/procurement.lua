-- SPDX-License-Identifier: MIT
-- 八、政府采购预算情况 and 九、国有资产信息: their tables.

local function figures(title, value)
    return column { title, value = value, width = share(1), style = figure_cell }
end
local function words(title, value)
    return column { title, value = value, width = share(1), style = centre_cell }
end

procurement_table = statutory {
    title = "部门政府采购预算",
    title_style = section_table_title,
    table_style = ruled_between,
    context = { context_start "{budget.unit_code} {name}", nil, context_end "单位：万元" },
    columns = {
        group { "政府采购项目来源",
            column { "项目名称", value = "project", width = share(2), head = true },
            figures("预算资金", "budgeted") },
        words("采购物品名称", "name"),
        words("政府采购目录序号", "catalogue"),
        words("计量单位", "unit"),
        words("数量", "quantity"),
        figures("单价", "price"),
        group { "政府采购金额（当年部门预算安排资金）",
            figures("合计", "total"),
            figures("一般公共预算拨款", "general"),
            figures("基金预算拨款", "fund"),
            figures("国有资本经营预算拨款", "state"),
            figures("财政专户核拨", "special"),
            figures("单位资金", "unit_funds"),
            figures("上年结转结余", "carried"),
        },
        figures("{year}年预留中小微企业份额", "reserved"),
    },
    rows = sheets.procurement.rows,
    notes = { "注：同一采购目录序号的物品，其单价会因配置规格不同而变动，均符合资产配置标准。涉密采购事项按照相关规定执行。" },
    empty = "注：无政府采购预算，空表列示。",
}

asset_table = statutory {
    title = "部门固定资产占用情况表",
    title_style = section_table_title,
    table_style = ruled_between,
    context = { context_start "{budget.unit_code} {name}", nil,
        context_end { "截止时间：{day}", locals = { day = budget.assets.as_of or last_year .. "-12-31" } } },
    columns = {
        column { "项　目", value = "name", width = share(3), head = true },
        column { "数量", value = "quantity", width = share(1), style = figure_cell },
        column { "价值（金额单位：万元）", value = "value", width = share(1), style = figure_cell },
    },
    rows = sheets.assets.rows,
}
