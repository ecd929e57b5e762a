-- SPDX-License-Identifier: MIT
-- The official tables of the form: what they are called, and their columns.
-- Data only, for all that deals with tables: what a description may state of
-- them, what is printed, what is reconciled, what a table file is known by.
--
-- key: how a row is known: "code" by its 科目编码 (合计 has none), "name" by
--   its name, "halves" by two names, since two lists stand side by side.
-- columns: label, identifier, type. The label is that of the lowest header
--   cell; where a header has it twice, that of the group stands before it.
-- halves: for key = "halves", the identifiers of the name and of the figures.

local function by_code(id, title, dictionary, ...)
    return { id = id, title = title, key = "code", dictionary = dictionary, columns = {
        { "科目编码", "code", "code" }, { "科目名称", "name", "text" }, ...
    } }
end

local function appropriation(id, title)
    return by_code(id, title, "functional",
        { "合计", "total", "amount" },
        { "基本支出", "basic", "amount" },
        { "项目支出", "project", "amount" })
end

return {
    { id = "overview", title = "部门预算收支总表", key = "halves", columns = {
        { "收入项目", "in_name", "text" },
        { "收入预算数", "in_amount", "amount" },
        { "支出项目", "out_name", "text" },
        { "支出预算数", "out_amount", "amount" },
    }, halves = { { "in_name", "in_amount" }, { "out_name", "out_amount" } } },

    by_code("income", "部门预算收入总表", "functional",
        { "合计", "total", "amount" },
        { "小计", "current", "amount" },
        { "财政拨款收入", "fiscal", "amount" },
        { "财政专户收入", "special", "amount" },
        { "事业收入", "service", "amount" },
        { "经营收入", "business", "amount" },
        { "上级补助收入", "superior", "amount" },
        { "附属单位上缴收入", "subordinate", "amount" },
        { "其他收入", "other", "amount" },
        { "上年结转", "carried", "amount" }),

    by_code("expenditure", "部门预算支出总表", "functional",
        { "合计", "total", "amount" },
        { "基本支出", "basic", "amount" },
        { "项目支出", "project", "amount" },
        { "经营支出", "operating", "amount" },
        { "上解上级支出", "remitted", "amount" },
        { "对附属单位补助支出", "granted", "amount" }),

    { id = "fiscal", title = "部门预算财政拨款收支总表", key = "halves", columns = {
        { "收入项目", "in_name", "text" },
        { "金额", "in_amount", "amount" },
        { "支出项目", "out_name", "text" },
        { "合计", "out_amount", "amount" },
        { "一般公共预算财政拨款", "general", "amount" },
        { "政府性基金预算财政拨款", "fund", "amount" },
        { "国有资本经营预算财政拨款", "state", "amount" },
    }, halves = { { "in_name", "in_amount" },
        { "out_name", "out_amount", "general", "fund", "state" } } },

    appropriation("general", "部门预算一般公共预算财政拨款支出表"),

    by_code("basic", "部门预算一般公共预算财政拨款基本支出表", "economic",
        { "合计", "total", "amount" },
        { "人员经费", "personnel", "amount" },
        { "公用经费", "office", "amount" }),

    appropriation("fund", "部门预算政府性基金预算财政拨款支出表"),
    appropriation("state", "部门预算国有资本经营预算财政拨款支出表"),

    { id = "official", title = "部门预算财政拨款“三公”经费支出表", key = "name", columns = {
        { "项目", "name", "text" },
        { "合计", "amount", "amount" },
        { "一般公共预算财政拨款", "general", "amount" },
        { "政府性基金预算拨款", "fund", "amount" },
        { "国有资本经营预算财政拨款", "state", "amount" },
    } },

    { id = "procurement", title = "部门政府采购预算", key = "name", columns = {
        { "项目名称", "project", "text" },
        { "预算资金", "budgeted", "amount" },
        { "采购物品名称", "name", "text" },
        { "政府采购目录序号", "catalogue", "text" },
        { "计量单位", "unit", "text" },
        { "数量", "quantity", "integer" },
        { "单价", "price", "amount" },
        { "合计", "total", "amount" },
        { "一般公共预算拨款", "general", "amount" },
        { "基金预算拨款", "fund", "amount" },
        { "国有资本经营预算拨款", "state", "amount" },
        { "财政专户核拨", "special", "amount" },
        { "单位资金", "unit_funds", "amount" },
        { "上年结转结余", "carried", "amount" },
        { "预留中小微企业份额", "reserved", "amount" },
    } },

    { id = "assets", title = "部门固定资产占用情况表", key = "name", columns = {
        { "项目", "name", "text" },
        { "数量", "quantity", "integer" },
        { "价值", "value", "amount" },
    } },
}
