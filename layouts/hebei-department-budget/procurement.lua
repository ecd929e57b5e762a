-- SPDX-License-Identifier: MIT
-- 八、政府采购预算情况 and 九、国有资产信息: their tables.

local function purchase_row(record)
    local total = record.price * record.quantity
    local entry = { source = position(record), project = record.project, budgeted = record.budgeted,
        item = record.item, catalogue = record.catalogue, unit = record.unit,
        quantity = record.quantity, price = record.price, total = total, reserved = record.reserved }
    entry[record.source or "一般公共预算拨款"] = total
    return entry
end

local purchases = {}
for index, record in ipairs(budget.purchases) do purchases[index] = purchase_row(record) end

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
        words("采购物品名称", "item"),
        words("政府采购目录序号", "catalogue"),
        words("计量单位", "unit"),
        words("数量", "quantity"),
        figures("单价", "price"),
        group { "政府采购金额（当年部门预算安排资金）",
            figures("合计", "total"),
            figures("一般公共预算拨款", "一般公共预算拨款"),
            figures("基金预算拨款", "基金预算拨款"),
            figures("国有资本经营预算拨款", "国有资本经营预算拨款"),
            figures("财政专户核拨", "财政专户核拨"),
            figures("单位资金", "单位资金"),
            figures("上年结转结余", "上年结转结余"),
        },
        figures("{year}年预留中小微企业份额", "reserved"),
    },
    rows = purchases,
    notes = { "注：同一采购目录序号的物品，其单价会因配置规格不同而变动，均符合资产配置标准。涉密采购事项按照相关规定执行。" },
    empty = "注：无政府采购预算，空表列示。",
}

local function asset(text, kind)
    local record = assets[kind]
    return { name = text, quantity = record and record.quantity, value = record and record.value }
end

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
    rows = {
        { name = "资产总额", value = assets.total },
        asset("1、房屋（平方米）", "房屋"),
        asset("　　其中：办公用房（平方米）", "办公用房"),
        asset("2、车辆（台、辆）", "车辆"),
        asset("3、单价在20万元以上的设备", "大型设备"),
        asset("4、其他固定资产", "其他固定资产"),
    },
}
