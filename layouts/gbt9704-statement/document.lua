-- SPDX-License-Identifier: MIT
-- The statement: text upright, and across the sheet where a table is wide.

include "chinese.lua"
include "form.lua"
include "styles.lua"
include "figures.lua"
include "sheets.lua"
include "checks.lua"
include "advice.lua"
include "statutory.lua"
include "procurement.lua"

-- A corrected statement says so below its title, as laws do that were amended
-- (题注): there is no cover to say it on.
local parts
if revision.number > 0 then
    title = style { "标题", base = title, after = 0 }
    parts = include "statement.lua"
    table.insert(parts[1].blocks, 2, plain(title_note, revision_note(revision)))
else
    parts = include "statement.lua"
end

-- Parts that follow each other on one kind of page are one section: text runs
-- on from page to page, as in any official document.
local sections, last = {}, nil
for _, part in ipairs(parts) do
    local form = part.wide and page_across or page
    if last and last.form == form then
        if part.wide and part.new_page then
            last[#last + 1] = page_break()
        end
    else
        last = { form = form, title = part.wide and "情况说明（横排表）" or "情况说明",
            first_folio = #sections == 0 and 1 or nil }
        sections[#sections + 1] = last
    end
    last[#last + 1] = part.blocks
    last[#last + 1] = part.nothing and body(part.nothing)
end
for index, spec in ipairs(sections) do sections[index] = section(spec) end

return document {
    title = fill "{name}{year}年部门预算信息公开情况说明",
    author = name,
    subject = fill "{year}年部门预算信息公开",
    keywords = fill "部门预算 信息公开 {year} {name}",
    language = "zh-CN",
    date = budget.date,
    sections,
}
