-- SPDX-License-Identifier: MIT
-- The report: cover, contents, the tables, 第一部分 with the statement.

include "chinese.lua"
include "form.lua"
include "styles.lua"
include "figures.lua"
include "sheets.lua"
include "checks.lua"
include "advice.lua"
include "statutory.lua"

local tables = include "tables.lua"
include "procurement.lua"

-- The parts of the statement, one behind the other.
local statement = {}
for _, part in ipairs(include "statement.lua") do
    statement[#statement + 1] = part.new_page and page_break()
    statement[#statement + 1] = part.blocks
    if part.nothing then
        advise("“" .. part.called .. "”之下没有内容；没有这项工作也应写明", position(budget))
    end
end

local report = fill "{name}{year}年部门预算信息公开"

-- Each line more of a long name takes its 56 points from the space above and
-- below: the cover is one page.
local less = math.min(110, (utf8.len(name) - 1) // 18 * 28)

return document {
    title = report,
    author = name,
    subject = fill "{year}年部门预算信息公开",
    keywords = fill "部门预算 信息公开 {year} {name}",
    language = "zh-CN",
    date = budget.date,

    section { form = page, folio = false, title = "封面",
        space(110 - less),
        cover_title "{name}",
        cover_title { "{year}年部门预算信息公开", outline_title = report },
        space(120 - less),
        cover_line "单位编码：{budget.unit_code}",
        budget.date and cover_line "{budget.date}",
        revision.number > 0 and plain(cover_line, revision_note(revision)),
    },
    section { form = page, first_folio = 1, title = "目录",
        contents { title = contents_title "目　录", levels = { contents_part, contents_item }, leader = "…" },
    },
    section { form = page, title = "部门预算表", tables },
    section { form = page, title = "第一部分 情况说明",
        space(4 * line),
        part_title "第一部分 {name}{year}年部门预算信息公开情况说明",
        page_break(),
        statement,
    },
}
