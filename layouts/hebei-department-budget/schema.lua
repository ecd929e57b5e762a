-- SPDX-License-Identifier: MIT
-- What a description says: 字段名, identifier, type. docs/description.md explains each.

local sources = { "一般公共预算拨款", "政府性基金预算拨款", "国有资本经营预算拨款",
    "财政专户管理资金", "事业收入", "事业单位经营收入", "上级补助收入",
    "附属单位上缴收入", "其他收入" }

local source = field { "资金来源", "source", "choice", choices = sources,
    meaning = "不写为一般公共预算拨款" }
local carried = field { "上年结转", "carried", "choice", choices = { "是", "否" },
    meaning = "是：由上年结转资金安排" }
local functional = field { "功能科目编码", "code", "code", required = true,
    dictionary = "functional", meaning = "支出功能分类科目，到项（7 位）", example = "2010301" }
-- Where 支出 tells the functional side, these need not (figures.lua looks).
local functional_or_none = field { "功能科目编码", "code", "code",
    dictionary = "functional", meaning = "支出功能分类科目，到项（7 位）；有“支出”时可以不写" }

local expenditure = record { name = "支出",
    functional,
    field { "基本支出", "basic", "amount", meaning = "该项的基本支出" },
    field { "项目支出", "project", "amount", meaning = "该项的项目支出" },
    field { "经营支出", "operating", "amount", meaning = "该项的经营支出" },
    field { "上解上级支出", "remitted", "amount", meaning = "该项的上解上级支出" },
    field { "对附属单位补助支出", "granted", "amount", meaning = "该项的对附属单位补助支出" },
    source, carried,
}

local basic = record { name = "基本支出",
    functional_or_none,
    field { "经济科目编码", "economic", "code", required = true, dictionary = "economic",
        meaning = "部门预算支出经济分类科目，到款（5 位）", example = "30101" },
    field { "金额", "amount", "amount", required = true, meaning = "预算数" },
    source, carried,
}

local other = record { name = "其他支出",
    functional,
    field { "支出类别", "kind", "choice", required = true,
        choices = { "经营支出", "上解上级支出", "对附属单位补助支出" },
        meaning = "基本支出、项目支出以外的支出" },
    field { "金额", "amount", "amount", required = true, meaning = "预算数" },
    source, carried,
}

local indicator = record { name = "指标",
    field { "一级指标", "first", "text", required = true, meaning = "产出指标、效益指标、满意度指标" },
    field { "二级指标", "second", "text", required = true, meaning = "数量指标、质量指标等" },
    field { "三级指标", "third", "text", required = true, meaning = "指标名称" },
    field { "绩效指标描述", "description", "text", meaning = "不写时同三级指标" },
    field { "指标值", "value", "text", meaning = "如 ≥98", example = "≥98" },
    field { "单位", "unit", "text", meaning = "指标值的单位，或“是否完成”之类" },
    field { "依据", "basis", "text", meaning = "指标值确定依据" },
}

local plan = record { name = "资金支出计划",
    field { "3月底", "march", "amount", meaning = "累计支出" },
    field { "6月底", "june", "amount", meaning = "累计支出" },
    field { "10月底", "october", "amount", meaning = "累计支出" },
    field { "12月底", "december", "amount", meaning = "累计支出" },
}

local project = record { name = "项目",
    field { "名称", "name", "text", required = true, meaning = "项目名称" },
    field { "编码", "number", "text", required = true, unique = true, meaning = "项目编码",
        example = "13060124P000000000001" },
    functional_or_none,
    field { "预算数", "amount", "amount", required = true, meaning = "项目预算数" },
    field { "其他资金", "other_funds", "amount", meaning = "预算数中的非财政资金" },
    source, carried,
    field { "用途", "purpose", "text", meaning = "资金用途" },
    field { "资金支出计划", "plan", "record", of = plan, meaning = "各时点的累计支出" },
    field { "绩效目标", "goal", "text", meaning = "项目绩效目标" },
    field { "指标", "indicators", "list", of = indicator, meaning = "绩效指标" },
}

local year_end = record { name = "年终结转结余",
    functional,
    field { "金额", "amount", "amount", required = true, meaning = "结转下年的资金" },
    source,
}

local official = record { name = "三公经费",
    field { "项目", "item", "choice", required = true, unique = true,
        choices = { "教学科研人员因公出国（境）费", "其他因公出国（境）费",
            "公务用车购置费", "公务用车运行维护费", "公务接待费" },
        meaning = "三公经费的项目" },
    field { "预算数", "amount", "amount", meaning = "本年预算" },
    field { "上年预算数", "last", "amount", meaning = "上年预算" },
    field { "变动原因", "reason", "text", meaning = "增减变化的原因，写在说明中" },
    field { "资金来源", "source", "choice", choices = { sources[1], sources[2], sources[3] },
        meaning = "不写为一般公共预算拨款" },
}

local purchase = record { name = "政府采购",
    field { "项目名称", "project", "text", required = true, meaning = "政府采购项目来源" },
    field { "预算资金", "budgeted", "amount", meaning = "来源项目的预算资金" },
    field { "采购物品名称", "item", "text", required = true, meaning = "采购物品名称" },
    field { "目录序号", "catalogue", "text", meaning = "政府采购目录序号" },
    field { "计量单位", "unit", "text", meaning = "如 台" },
    field { "数量", "quantity", "integer", required = true, meaning = "采购数量" },
    field { "单价", "price", "amount", required = true, meaning = "每一计量单位的价格" },
    field { "资金来源", "source", "choice", choices = { "一般公共预算拨款", "基金预算拨款",
        "国有资本经营预算拨款", "财政专户核拨", "单位资金", "上年结转结余" },
        meaning = "不写为一般公共预算拨款" },
    field { "预留中小微企业份额", "reserved", "amount", meaning = "预留给中小微企业的金额" },
    field { "固定资产", "is_asset", "choice", choices = { "是", "否" },
        meaning = "是：计入本年度拟购置固定资产总额" },
}

local asset = record { name = "固定资产明细",
    field { "类别", "kind", "choice", required = true, unique = true,
        choices = { "房屋", "办公用房", "车辆", "大型设备", "其他固定资产" },
        meaning = "办公用房是房屋的其中项；大型设备：单价在20万元以上" },
    field { "数量", "quantity", "integer", meaning = "平方米、台、辆等" },
    field { "价值", "value", "amount", meaning = "原值" },
}

local unit = record { name = "机构设置",
    field { "单位名称", "name", "text", required = true, meaning = "所属单位" },
    field { "单位性质", "nature", "text", meaning = "行政、参公、事业" },
    field { "单位规格", "rank", "text", meaning = "如 正科级" },
    field { "经费保障形式", "funding", "text", meaning = "如 财政拨款" },
}

-- The official tables as the department has them, one list each: what stands
-- there is printed, and compared with all the rest.
local tables = {}
for index, official in ipairs(include "official.lua") do
    local columns = {}
    for place, column in ipairs(official.columns) do
        local kind = column[3]
        columns[place] = field { column[1], column[2], kind, meaning = column[1],
            dictionary = kind == "code" and official.dictionary or nil, unique = kind == "code" or nil }
    end
    columns.name = official.title
    tables[index] = field { official.title, official.id, "list", of = record(columns),
        meaning = "这张表的各行，一行不缺" }
end
local published = record { name = "公布表",
    field { "金额单位", "currency_unit", "unit", meaning = "这些表的金额单位；不写时同上" },
    table.unpack(tables),
}

return record { name = "部门预算",
    field { "单位编码", "unit_code", "text", required = true, meaning = "预算单位编码",
        example = "101" },
    field { "单位名称", "unit_name", "text", required = true, meaning = "部门全称",
        example = "示范县档案馆" },
    field { "预算年度", "year", "integer", required = true, meaning = "如 2024", example = "2024" },
    field { "金额单位", "currency_unit", "unit", required = true, meaning = "本描述中金额的单位：元或万元" },
    field { "公开日期", "date", "date", meaning = "印在封面上、写入文件属性的日期" },

    field { "支出", "expenditure", "list", of = expenditure, meaning = "每行一个功能科目；不写时由下面各项推算" },
    field { "基本支出", "basic", "list", of = basic, meaning = "每行一个功能科目和一个经济科目" },
    field { "项目", "projects", "list", of = project, meaning = "项目支出，每项一张绩效目标表" },
    field { "其他支出", "others", "list", of = other, meaning = "经营支出、上解上级支出、对附属单位补助支出" },
    field { "年终结转结余", "year_end", "list", of = year_end, meaning = "结转下年的资金" },
    field { "项目支出说明", "project_note", "text", meaning = "说明中项目支出之后的话" },
    field { "上年", "last", "record", meaning = "上年预算数", of = record { name = "上年",
        field { "基本支出", "basic", "amount", meaning = "上年基本支出" },
        field { "项目支出", "project", "amount", meaning = "上年项目支出" },
        field { "其他支出", "others", "amount", meaning = "上年基本支出、项目支出以外的支出" },
    } },
    field { "增减原因", "reasons", "record", meaning = "与上年相比增减的原因", of = record { name = "增减原因",
        field { "基本支出", "basic", "text", meaning = "基本支出增减的原因" },
        field { "项目支出", "project", "text", meaning = "项目支出增减的原因" },
    } },
    field { "机关运行经费", "running", "amount", meaning = "不写为一般公共预算的公用经费；有事业单位的部门只算行政和参公单位" },
    field { "三公经费", "official", "list", of = official, meaning = "财政拨款三公经费" },
    field { "政府采购", "purchases", "list", of = purchase, meaning = "政府采购预算" },
    field { "固定资产", "assets", "record", meaning = "上年末固定资产", of = record { name = "固定资产",
        field { "截止日期", "as_of", "date", meaning = "不写为上年 12 月 31 日" },
        field { "明细", "items", "list", of = asset, meaning = "各类固定资产" },
    } },

    field { "公布表", "published", "record", of = published, meaning = "已有的公布表：照印，并与其他数据核对" },

    field { "部门职责", "duties", "text", required = true, meaning = "每行一段",
        example = "一、接收、收集、整理和保管全县的档案。\n二、依法提供档案利用服务。" },
    field { "机构设置", "units", "list", of = unit, meaning = "所属单位" },
    field { "总体绩效目标", "overall", "record", meaning = "部门整体绩效目标", of = record { name = "总体绩效目标",
        field { "引语", "lead", "text", meaning = "目标之前的一句" },
        field { "目标", "goal", "text", meaning = "每行一段" },
    } },
    field { "分项绩效目标", "goals", "list", meaning = "分项绩效目标", of = record { name = "分项绩效目标",
        field { "名称", "name", "text", required = true, meaning = "目标名称，序号由程序加" },
        field { "绩效目标", "goal", "text", meaning = "目标" },
        field { "绩效指标", "indicators", "text", meaning = "指标" },
    } },
    field { "工作保障措施", "measures", "text", meaning = "写“同总体绩效目标”则重印总体绩效目标" },
    field { "主管专项资金", "special_funds", "text", meaning = "部门主管专项资金情况" },
    field { "其他说明", "remarks", "text", meaning = "不写为“我部门无其他需要说明的事项。”" },
}
