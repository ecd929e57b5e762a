-- SPDX-License-Identifier: MIT
-- The statement with its eleven sections: standard sentences with their figures
-- computed, and the department's own words as given.

include "prose.lua"

-- The department's words: one paragraph a line, never filled.
local function own(text)
    return text and prose(body, text)
end

-- text as the end of a sentence after a comma; nothing if there is none.
local function because(text)
    return text and "，主要为" .. clause(text) or ""
end

-- 三公: «公务接待费15.00万元，比2023年减少53.13%，下降原因：…». unchanged: how the
-- form says that nothing changed.
local function official_sentence(text, entry, fall, unchanged)
    local same = entry.amount == entry.last
    local reason = ""
    if not same and entry.reason then
        reason = "，" .. (entry.amount > entry.last and "增长" or "下降") .. "原因：" .. sentence(entry.reason)
    end
    if same then
        return fill("{text}{entry.amount}万元，与{last_year}年持平，无增减变化" .. unchanged, { text = text, entry = entry })
    end
    return fill("{text}{entry.amount}万元，{how}",
            { text = text, entry = entry, how = compared(entry.amount, entry.last, last_year, fall) })
        .. (reason == "" and unchanged or reason)
end

local function units()
    local rows = {}
    for index, record in ipairs(budget.units) do
        rows[index] = { source = position(record), name = record.name, nature = record.nature,
            rank = record.rank, funding = record.funding }
    end
    local function words(title, value)
        return column { title, value = value, width = share(1), style = centre_cell }
    end
    return statutory {
        title = "部门机构设置情况",
        title_style = section_table_title,
        table_style = ruled_between,
        row_height = line,
        context = {},
        columns = {
            column { "单位名称", value = "name", width = share(2), head = true },
            words("单位性质", "nature"), words("单位规格", "rank"), words("经费保障形式", "funding"),
        },
        rows = rows,
        empty = "注：无所属单位，空表列示。",
    }
end

local function goals()
    local blocks = {}
    for index, goal in ipairs(budget.goals) do
        blocks[#blocks + 1] = plain(heading3, "（" .. chinese_number(index) .. "）" .. goal.name)
        blocks[#blocks + 1] = goal.goal and prose(body, "绩效目标：" .. goal.goal)
        blocks[#blocks + 1] = goal.indicators and prose(body, "绩效指标：" .. goal.indicators)
    end
    return blocks
end

local overall_goal = budget.overall.goal
local measures = budget.measures
if measures == "同总体绩效目标" then
    measures = overall_goal
end

-- Parts: new_page, where the form begins one; wide, where a table needs the
-- long side of the sheet; nothing, what may stand below a heading that has
-- nothing else (this form leaves it alone); called, its heading for a message.
return {
    { blocks = {
        title "{name}{year}年部门预算信息公开情况说明",
        body "按照《中华人民共和国预算法》、《地方预决算公开操作规程》和《关于进一步推进预算公开工作的实施意见》规定，现将{name}{year}年部门预算公开如下：",

        heading1 "一、部门职责及机构设置情况",
        lead_in "部门职责：",
        own(budget.duties),
        lead_in "机构设置：",
        units(),

        heading1 "二、部门预算安排的总体情况",
        heading2 "（一）{year}年部门预算收入情况",
        body "反映本部门当年全部收入。{year}年部门预算收入总额{income.total.total}万元，其中：一般公共预算收入{sources.general.current}万元，政府性基金预算收入{sources.fund.current}万元，国有资本经营预算收入{sources.state.current}万元，财政专户收入{sources.special.current}万元，其它来源收入{unit_funds + income.total.carried}万元。",
        heading2 "（二）{year}年部门预算支出情况",
        body {
            "{year}年部门预算支出总额{expenditure.total.total}万元，其中：基本支出{expenditure.total.basic}万元，包括人员经费{personnel_total}万元和日常公用经费{office_total}万元；项目支出{expenditure.total.project}万元{note}",
            locals = { note = budget.project_note and "，" .. sentence(budget.project_note) or "。" },
        },
        heading2 "（三）与上年增减情况",
        body {
            "{year}年部门预算收支安排{expenditure.total.total}万元，较{last_year}年{total}。其中：基本支出{basic}{basic_reason}；项目支出{project}{project_reason}。",
            locals = {
                total = change(expenditure.total.total, last_total),
                basic = change(expenditure.total.basic, budget.last.basic),
                project = change(expenditure.total.project, budget.last.project),
                basic_reason = because(budget.reasons.basic),
                project_reason = because(budget.reasons.project),
            },
        },

        heading1 "三、机关运行经费安排情况",
        body "{year}年我部门机关运行经费共计安排{running_costs}万元。机关运行经费主要用于保证机关正常运转的办公费及印刷费、邮电费、差旅费、会议费、一般设备购置费、日常维修费、公务车运行维护费等支出。",

        heading1 "四、财政拨款“三公”经费预算情况及增减变化原因",
        -- The comma before 比 is half-width in the form's standard sentence.
        body {
            "{year}年我部门“三公”经费预算{official.total.amount}万元,{how}，其中{abroad}{reception}{bought}{run}",
            locals = {
                how = compared(official.total.amount, official.total.last, last_year),
                abroad = official_sentence("因公出国（出境）", official.abroad, "减少", "；"),
                reception = official_sentence("公务接待费", official.reception, "减少", "；"),
                bought = official_sentence("公务用车购置经费", official.car_bought, "减少", "；"),
                run = official_sentence("公务用车运行维护费", official.car_run, "下降", "。"),
            },
        },

        heading1 "五、部门整体绩效目标",
        heading2 "（一）总体绩效目标",
        own(budget.overall.lead),
        own(overall_goal),
        heading2 "（二）分项绩效目标",
        goals(),
        heading2 "（三）工作保障措施",
        own(measures),
    } },
    { new_page = true, blocks = {
        heading1 "六、部门主管专项资金预算安排情况及绩效目标",
        own(budget.special_funds),
    }, called = "六、部门主管专项资金预算安排情况及绩效目标",
        nothing = not budget.special_funds and "我部门无主管专项资金预算安排。" or nil },
    { new_page = true, wide = true, blocks = {
        heading1 "七、部门项目预算安排情况及绩效目标",
        include "performance.lua",
    } },
    { new_page = true, wide = true, blocks = {
        heading1 "八、政府采购预算情况",
        procurement_table,
    } },
    { blocks = {
        heading1 "九、国有资产信息",
        body "{name}（含所属单位）上年末固定资产金额为{assets.total}万元（详见下表）。本年度拟购置固定资产总额为{assets.bought}万元，已按要求列入政府采购预算，详见政府采购预算表。",
        asset_table,
    } },
    { new_page = true, blocks = {
        heading1 "十、名词解释",
        include "glossary.lua",
        heading1 "十一、其他需要说明的事项",
        own(budget.remarks or "我部门无其他需要说明的事项。"),
    } },
}
