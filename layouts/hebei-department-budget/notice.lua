-- SPDX-License-Identifier: MIT
-- 更正说明: what was corrected in one report, or in those of many departments.
-- First what was wrong, then what moved with it.

include "chinese.lua"
include "styles.lua"

local reports = notice.reports

-- Words -----------------------------------------------------------------------

-- The first characters of a text, and … if there are more.
local function excerpt(text, count)
    local behind = utf8.offset(text, count + 1)
    if behind == nil or behind > #text then
        return text
    end
    return text:sub(1, behind - 1) .. "…"
end

-- In quotation marks: those inside a pair are of the other kind.
local other = { ["“"] = "‘", ["”"] = "’", ["‘"] = "“", ["’"] = "”" }
local function quoted(text)
    return "“" .. text:gsub("\xE2\x80[\x98\x99\x9C\x9D]", other) .. "”"
end

local function ordinal(number)
    return number <= 99 and chinese_number(number) or tostring(number)
end

-- A report without its department: 2024年部门预算信息公开.
local function bare(report)
    local title, author = report.title or "公开文本", report.author or ""
    if title:sub(1, #author) == author and #title > #author then
        return title:sub(#author + 1)
    end
    return title
end

local function named(report)
    return (report.author or "") .. bare(report)
end

-- What get(report) says of all reports, if it is the same; else nil.
local function common(get)
    local first = get(reports[1])
    for _, report in ipairs(reports) do
        if get(report) ~= first then
            return nil
        end
    end
    return first
end

local function author_of(report)
    return report.author
end

local function subject()
    local first = reports[1]
    if #reports == 1 then
        return named(first)
    elseif first.author and common(bare) and not common(author_of) then
        return first.author .. "等" .. #reports .. "个部门" .. bare(first)
    end
    return named(first) .. "等" .. #reports .. "份公开文本"
end

-- «因…，» in front of what is done; nothing if no reason was given.
local function because(reason)
    if not reason then
        return ""
    end
    local starts = reason:find("^因") or reason:find("^由于") or reason:find("^鉴于")
    return (starts and "" or "因") .. clause(reason) .. "，"
end

-- Where a change stands -------------------------------------------------------

local function place(change)
    if change.kind == "sentence" then
        return change.table or change.words and excerpt(change.words, 20) or ""
    end
    local words = {}
    if change.row then
        words[#words + 1] = quoted(change.row) .. "行"
    end
    if change.column then
        words[#words + 1] = quoted(change.column) .. "列"
    end
    local text = change.table or ""
    return #words > 0 and #text > 0 and text .. "，" .. table.concat(words)
        or text .. table.concat(words)
end

-- The folio where readers find it: in the corrected text, unless it went.
local function page_of(change)
    local side = change.new or change.old
    if side == nil then
        return ""
    elseif side.folio then
        return side.folio
    end
    return "文件第" .. side.page .. "页"
end

-- Tables ----------------------------------------------------------------------

local function head(text, spec)
    spec = spec or {}
    return cell { text, header = "column", style = header_cell,
        rowspan = spec.rowspan, colspan = spec.colspan }
end

local function side_cell(side, absent, style)
    if side == nil then
        return cell { absent, style = centre_cell }
    elseif #side.text == 0 then
        return cell { "（空）", style = centre_cell }
    end
    return cell { side.text, style = style }
end

-- How many changes from this one on stand in the same table.
local function run_length(changes, index)
    local last = index
    while changes[last + 1] and changes[last + 1].table == changes[index].table do
        last = last + 1
    end
    return last - index + 1
end

-- Where a figure stands beside its table: row and column, or its sentence.
local function figure_place(change)
    if change.words then
        return cell { quoted(excerpt(change.words, 24)), colspan = 2, header = "row", style = text_cell }
    elseif change.row and change.column then
        return { cell { change.row, header = "row", style = text_cell },
            cell { change.column, header = "row", style = text_cell } }
    end
    return cell { change.row or change.column, colspan = 2, header = "row", style = text_cell }
end

local function figures(changes, numbers, note_text)
    local body, left = {}, 0
    for index, change in ipairs(changes) do
        local cells = { height = unit, cell { tostring(numbers()), style = centre_cell } }
        if left == 0 then
            left = run_length(changes, index)
            cells[#cells + 1] = cell { change.table, rowspan = left, header = "row", style = text_cell }
        end
        left = left - 1
        cells[#cells + 1] = figure_place(change)
        cells[#cells + 1] = cell { page_of(change), style = centre_cell }
        cells[#cells + 1] = side_cell(change.old, "（无）", figure_cell)
        cells[#cells + 1] = side_cell(change.new, "（无）", figure_cell)
        body[#body + 1] = row(cells)
    end
    return grid {
        style = ruled_between,
        columns = { 28, share(3), share(6), share(3), 38, "auto", "auto" },
        header = {
            row { height = unit, head("序号", { rowspan = 2 }), head("位置", { colspan = 3 }),
                head("页码", { rowspan = 2 }), head("更正前", { rowspan = 2 }), head("更正后", { rowspan = 2 }) },
            row { height = unit, head "表", head "行", head "列" },
        },
        body = body,
        notes = note_text and { note(note_text) },
    }
end

-- Texts, and rows and tables that came or went.
local function texts(changes, numbers, note_text)
    local body = {}
    for index, change in ipairs(changes) do
        local old, new = change.old, change.new
        local before, after
        if change.kind == "sentence" or change.kind == "text" then
            before = side_cell(old and { text = old.text ~= "" and quoted(old.text) or "" }, "（无）", text_cell)
            after = side_cell(new and { text = new.text ~= "" and quoted(new.text) or "" }, "（删去）", text_cell)
        else
            local what = change.kind == "row" and "此行" or "此表"
            before = side_cell(old and old.text ~= "" and old or nil,
                (old and "（有" or "（无") .. what .. "）", text_cell)
            after = side_cell(new and { text = "增加" .. what .. (new.text ~= "" and "：" .. new.text or "") },
                "（删去" .. what .. "）", text_cell)
        end
        body[index] = row {
            height = unit,
            cell { tostring(numbers()), style = centre_cell },
            cell { place(change), header = "row", style = text_cell },
            cell { page_of(change), style = centre_cell },
            before, after,
        }
    end
    return grid {
        style = ruled_between,
        columns = { 28, share(3), 38, share(5), share(5) },
        header = { row { height = unit, head "序号", head "位置", head "页码", head "更正前", head "更正后" } },
        body = body,
        notes = note_text and { note(note_text) },
    }
end

-- The kinds of change, each a table of its own.
local kinds = {
    { build = figures, title = "更正的数据", derived = "随之变动的数据", figure = true },
    { build = texts, title = "更正的文字", derived = "随之变动的文字", text = true, sentence = true },
    { build = texts, title = "增加和删去的行、表", derived = "随之增加和删去的行、表", row = true, table = true },
}

local function select_changes(changes, kind, derived)
    local found = {}
    for _, change in ipairs(changes) do
        if kind[change.kind] and change.derived == derived then
            found[#found + 1] = change
        end
    end
    return found
end

local page_note = "注：页码为更正后文本的页码，删去的内容为更正前文本的页码；数据单位与公开文本相同。"

-- The note that a report was corrected (revision_note) follows from that: it is
-- no correction itself.
local function is_note(text)
    return text ~= nil and text:find("^（.*第%d+次更正）$") ~= nil
end

local function changes_of(report)
    local found = {}
    for _, change in ipairs(report.changes) do
        local side = change.new or change.old
        if not (is_note(change.words) or side and is_note(side.text)) then
            found[#found + 1] = change
        end
    end
    return found
end

-- The tables of one report. heading(number, title) is above each, if there are
-- several.
local function corrections(report, heading)
    local tables, count = {}, 0
    local told = changes_of(report)
    local function numbers()
        count = count + 1
        return count
    end
    for _, derived in ipairs { false, true } do
        for _, kind in ipairs(kinds) do
            local changes = select_changes(told, kind, derived)
            if #changes > 0 then
                local title = derived and kind.derived or kind.title
                local first = #tables == 0
                tables[#tables + 1] = { title = title,
                    block = kind.build(changes, numbers, first and page_note or nil) }
            end
        end
    end
    local blocks = {}
    for index, part in ipairs(tables) do
        if #tables > 1 or part.title ~= kinds[1].title then
            blocks[#blocks + 1] = heading(index, part.title)
        end
        blocks[#blocks + 1] = part.block
    end
    return blocks
end

local lead_style = style { "引言", base = body, keep_with_next = true }

-- «…更正如下：», or that nothing readers see was changed.
local function lead(report, reason)
    local number = report.revision.number
    local text = because(reason) .. "现对《" .. named(report) .. "》"
        .. (number > 0 and "作第" .. number .. "次更正" or "更正")
    if #changes_of(report) == 0 then
        return plain(body, text .. "，数据和文字没有变动。")
    end
    return plain(lead_style, text .. "如下：")
end

-- The notice ------------------------------------------------------------------

local content = {}
local function add(block)
    content[#content + 1] = block
end

local report_title = "关于" .. subject() .. "的更正说明"
add(plain(notice_title, report_title))

if #reports == 1 then
    local report = reports[1]
    add(lead(report, report.revision.reason or notice.reason))
    add(corrections(report, function(number, text)
        return plain(heading1, ordinal(number) .. "、" .. text)
    end))
else
    add(plain(lead_style, because(notice.reason) .. "现对" .. subject() .. "更正如下："))
    for index, report in ipairs(reports) do
        add(plain(heading1, ordinal(index) .. "、" .. (report.author or named(report))))
        local reason = report.revision.reason
        add(lead(report, reason ~= notice.reason and reason or nil))
        add(corrections(report, function(number, text)
            return plain(heading2, "（" .. ordinal(number) .. "）" .. text)
        end))
    end
end

-- 落款: who gives notice and the date, over each other at the lower right.
local signer = notice.signer or common(author_of)
local date = notice.date and chinese_date(notice.date)
local width = math.min(math.max(utf8.len(signer or ""), 9) + 1, 24)
local right = width > 16 and 2 or 4
local signature = style { "落款", base = body, align = "centre", indent = 0,
    left = mm(156) - (width + right) * notice_size, right = right * notice_size,
    before = line, keep_with_next = date ~= nil, keep_together = true }
local signature_date = style { "成文日期", base = signature, before = signer and 0 or line, keep_with_next = false }

add(plain(style { "结语", base = body, keep_with_next = true }, "请以更正后的公开文本为准。特此说明。"))
add(signer and plain(signature, signer))
add(date and plain(signature_date, date))

return document {
    title = report_title,
    author = signer,
    subject = "更正说明",
    keywords = "更正说明 " .. bare(reports[1]),
    language = "zh-CN",
    date = notice.date,
    section { form = notice_page, first_folio = 1, title = "更正说明", content },
}
