-- SPDX-License-Identifier: MIT
-- How a finding about a text is put.

local rules = { "未填", "金额", "增减", "百分比", "原因", "年度", "名称", "标点", "写法" }

local findings = {}

-- «[文2 金额] 项目支出说明：…»
function findings.message(rule, text, what)
    return "[文" .. rule .. " " .. rules[rule] .. "] " .. text.title .. "：" .. what
end

-- Where the byte stands in the description.
function findings.place(text, from)
    return position(text.record, text.id, from)
end

-- A mistake: the text and the budget disagree.
function findings.mistake(number, text, what, from)
    rule { 15, "文字与预算一致", function()
        finding(findings.message(number, text, what), findings.place(text, from))
    end }
end

-- A mistake if that is sure, and the text does not speak of other years.
function findings.report(sure, number, text, what, from)
    if sure and not text.unsure then
        findings.mistake(number, text, what, from)
    else
        advise(findings.message(number, text, what), findings.place(text, from))
    end
end

function findings.wan(money)
    return amount(money) .. "万元"
end

-- «公务接待费2023年为32.00万元，2024年为15.00万元»
function findings.both(entry)
    return entry.name .. last_year .. "年为" .. findings.wan(entry.last) .. "，" .. year .. "年为"
        .. findings.wan(entry.now)
end

return findings
