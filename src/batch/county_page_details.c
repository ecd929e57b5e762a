/* SPDX-License-Identifier: MIT
 *
 * What stands below a report in index.html, to be opened: what was found, and
 * each correction with what changed, the last one first.
 */
#include "batch/county_page_private.h"
#include "batch/html.h"

#include "base/arena.h"

#include <assert.h>

static void write_finding(const struct county_page *page,
                          const struct report_finding *finding)
{
    FILE *out = page->out;
    enum county_word severity = report_severity_word(finding->severity);
    const char *class = severity == WORD_SEVERITY_NOTE      ? "note"
                        : severity == WORD_SEVERITY_WARNING ? "warning"
                                                            : "error";
    fprintf(out, "<li class=\"%s\"><span class=\"severity\">", class);
    county_page_word(page, severity);
    fputs("</span> <div>", out);
    html_write(out, finding->message[page->language]);
    fputs(" <span class=\"where\">", out);
    html_write(out, position_text(page->scratch, finding->at));
    fputs(" <code>", out);
    html_write(out, finding->code);
    fputs("</code></span></div></li>\n", out);
}

static void write_findings(const struct county_page *page,
                           const struct report *report)
{
    if (report->finding_count == 0)
        return;
    fputs("<h2>", page->out);
    county_page_word(page, WORD_FINDINGS);
    fputs("</h2>\n<ul class=\"findings\">\n", page->out);
    for (size_t i = 0; i < report->finding_count; i++)
        write_finding(page, &report->findings[i]);
    fputs("</ul>\n", page->out);
}

/* A part of a place, behind a stroke if it is not the first. */
static void write_part(FILE *out, struct str part, bool *first)
{
    if (part.length == 0)
        return;
    fputs(*first ? "" : " / ", out);
    html_write(out, part);
    *first = false;
}

static void write_side(const struct county_page *page, const char *class,
                       bool there, struct str text)
{
    fprintf(page->out, "<span class=\"%s\">", class);
    if (!there)
        county_page_word(page, WORD_ABSENT);
    else if (text.length == 0)
        county_page_word(page, WORD_BLANK);
    else
        html_write(page->out, text);
    fputs("</span>", page->out);
}

static void write_values(const struct county_page *page,
                         const struct change_side *old,
                         const struct change_side *new)
{
    fputs(" <span class=\"values\">", page->out);
    write_side(page, "old", old->there, old->text);
    fputs(" → ", page->out);
    write_side(page, "new", new->there, new->text);
    fputs("</span>", page->out);
}

static void write_tag(const struct county_page *page, struct str text)
{
    fputs(" <span class=\"tag\">", page->out);
    html_write(page->out, text);
    fputs("</span>", page->out);
}

/* What it is, where a figure would go without saying. */
static struct str kind_word(const struct county_page *page,
                            enum change_kind kind)
{
    switch (kind) {
    case CHANGE_FIGURE:
        return STR("");
    case CHANGE_TEXT:
        return county_word(WORD_CHANGE_TEXT, page->language);
    case CHANGE_SENTENCE:
        return county_word(WORD_CHANGE_SENTENCE, page->language);
    case CHANGE_ROW:
        return county_word(WORD_CHANGE_ROW, page->language);
    case CHANGE_TABLE:
        return county_word(WORD_CHANGE_TABLE, page->language);
    }
    assert(false);
    return STR("");
}

static void write_change(const struct county_page *page,
                         const struct change *change)
{
    FILE *out = page->out;
    bool first = true;
    fputs(change->kind == CHANGE_SENTENCE ? "<li class=\"sentence\"><span>"
                                          : "<li><span>",
          out);
    write_part(out, kind_word(page, change->kind), &first);
    write_part(out, change->table, &first);
    write_part(out, change->row, &first);
    write_part(out, change->column, &first);
    write_part(out, change->words, &first);
    const struct change_side *side =
        change->new.there ? &change->new : &change->old;
    struct str number = side->folio;
    if (number.length == 0 && side->page != 0)
        number = str_format(page->scratch, "%zu", side->page);
    if (number.length != 0)
        write_tag(page, county_fill(page->scratch, WORD_PAGE, page->language,
                                    number, STR("")));
    if (change->derived)
        write_tag(page, county_word(WORD_DERIVED, page->language));
    fputs("</span>", out);
    write_values(page, &change->old, &change->new);
    fputs("</li>\n", out);
}

static void write_input(const struct county_page *page,
                        const struct input_change *input)
{
    struct change_side old = {.there = input->old_text.length != 0,
                              .text = input->old_text};
    struct change_side new = {.there = input->new_text.length != 0,
                              .text = input->new_text};
    bool first = true;
    fputs("<li><span>", page->out);
    write_part(page->out, county_word(WORD_CHANGE_INPUT, page->language),
               &first);
    write_part(page->out, input->name, &first);
    write_tag(page, position_text(page->scratch,
                                  new.there ? input->new_at : input->old_at));
    fputs("</span>", page->out);
    write_values(page, &old, &new);
    fputs("</li>\n", page->out);
}

static void write_revision(const struct county_page *page,
                           const struct report_revision *item)
{
    FILE *out = page->out;
    fputs("<h2>", out);
    enum county_word heading = item->revision.date.length == 0
                                   ? WORD_NTH_CORRECTION
                                   : WORD_NTH_CORRECTION_ON;
    html_write(
        out, county_fill(page->scratch, heading, page->language,
                         str_format(page->scratch, "%d", item->revision.number),
                         item->revision.date));
    fputs("</h2>\n", out);
    if (item->revision.reason.length != 0) {
        fputs("<p>", out);
        html_write(out, item->revision.reason);
        fputs("</p>\n", out);
    }
    if (item->changes.count + item->changes.input_count != 0) {
        fputs("<ul class=\"changes\">\n", out);
        for (size_t i = 0; i < item->changes.input_count; i++)
            write_input(page, &item->changes.inputs[i]);
        for (size_t i = 0; i < item->changes.count; i++)
            write_change(page, &item->changes.items[i]);
        fputs("</ul>\n", out);
    }
    if (item->changes.count == 0) {
        fputs("<p>", out);
        county_page_word(page, WORD_CHANGES_NONE);
        fputs("</p>\n", out);
    }
}

static void write_total(const struct county_page *page, enum county_word word,
                        size_t count, bool *first)
{
    if (count == 0)
        return;
    if (!*first)
        county_page_word(page, WORD_JOIN);
    county_page_word(page, word);
    fprintf(page->out, " %zu", count);
    *first = false;
}

void county_page_details(const struct county_page *page,
                         const struct report *report, int columns)
{
    FILE *out = page->out;
    if (report->finding_count + report->revision_count == 0)
        return;
    size_t errors = report_error_count(report);
    size_t warnings = report_warning_count(report);
    bool first = true;
    fprintf(out, "<tr class=\"more\"><td colspan=\"%d\"><details><summary>",
            columns);
    write_total(page, WORD_ERRORS, errors, &first);
    write_total(page, WORD_WARNINGS, warnings, &first);
    write_total(page, WORD_NOTES, report->finding_count - errors - warnings,
                &first);
    write_total(page, WORD_REVISION, report->revision_count, &first);
    fputs("</summary>\n<div class=\"sheet\">\n", out);
    write_findings(page, report);
    for (size_t i = report->revision_count; i > 0; i--)
        write_revision(page, &report->revisions[i - 1]);
    fputs("</div></details></td></tr>\n", out);
}
