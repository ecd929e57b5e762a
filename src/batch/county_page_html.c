/* SPDX-License-Identifier: MIT
 *
 * index.html: the template, its words, and a group of rows for each report, so
 * that sorting and searching keep what belongs together.
 */
#include "batch/county_page.h"

#include "batch/county_page_private.h"
#include "batch/html.h"

#include "base/arena.h"

#include <assert.h>

void county_page_word(const struct county_page *page, enum county_word word)
{
    html_write(page->out, county_word(word, page->language));
}

void county_page_filled(const struct county_page *page, enum county_word word,
                        struct str one)
{
    html_write(page->out,
               county_fill(page->scratch, word, page->language, one, STR("")));
}

static const struct {
    enum county_word word;
    bool numeric;
} columns[] = {
    {WORD_DEPARTMENT, false}, {WORD_REPORT, false},  {WORD_STATE, true},
    {WORD_ERRORS, true},      {WORD_WARNINGS, true}, {WORD_PAGES, true},
    {WORD_SIZE, true},        {WORD_REVISION, true},
};

enum { COLUMN_COUNT = sizeof columns / sizeof *columns };

static void write_heading(const struct county_page *page,
                          const struct manifest *manifest)
{
    if (manifest->county.length == 0)
        county_page_word(page, WORD_TITLE);
    else
        county_page_filled(page, WORD_TITLE_OF, manifest->county);
}

/* "<b>7</b>" for the number, so that it stands out. */
static void write_count(const struct county_page *page, enum county_word word,
                        size_t count)
{
    fputs("<li>", page->out);
    county_page_word(page, word);
    fprintf(page->out, " <b>%zu</b></li>\n", count);
}

static void write_counts(const struct county_page *page,
                         const struct manifest *manifest)
{
    size_t counts[GROUP_COUNT];
    county_count(manifest, counts);
    fputs("<li>", page->out);
    county_page_filled(
        page, WORD_TOTAL,
        str_format(page->scratch, "%zu", manifest->report_count));
    fputs("</li>\n", page->out);
    write_count(page, WORD_GROUP_DONE, counts[GROUP_DONE]);
    write_count(page, WORD_GROUP_DOUBTFUL, counts[GROUP_DOUBTFUL]);
    write_count(page, WORD_GROUP_FAILED, counts[GROUP_FAILED]);
    if (counts[GROUP_WAITING] != 0)
        write_count(page, WORD_GROUP_WAITING, counts[GROUP_WAITING]);
    if (counts[GROUP_GONE] != 0)
        write_count(page, WORD_GROUP_GONE, counts[GROUP_GONE]);
}

static void write_groups(const struct county_page *page,
                         const struct manifest *manifest)
{
    size_t counts[GROUP_COUNT];
    county_count(manifest, counts);
    for (int i = 0; i < GROUP_COUNT; i++) {
        if (counts[i] == 0)
            continue;
        fprintf(page->out, "<option value=\"%s\">",
                report_group_name((enum report_group)i));
        county_page_word(page, report_group_word((enum report_group)i));
        fputs("</option>\n", page->out);
    }
}

/* The cell up to its content; key: what it is sorted by, or NULL. */
static void begin_cell(const struct county_page *page, const char *class,
                       enum county_word label, const char *key)
{
    fputs("<td", page->out);
    if (class != NULL)
        fprintf(page->out, " class=\"%s\"", class);
    if (key != NULL)
        fprintf(page->out, " data-key=\"%s\"", key);
    fputs(" data-label=\"", page->out);
    county_page_word(page, label);
    fputs("\">", page->out);
}

static void write_notice(const struct county_page *page,
                         const struct report *report)
{
    enum county_word word = WORD_PDF_NONE;
    if (report_has_pdf(report)) {
        switch (report_group(report)) {
        case GROUP_DONE:
        case GROUP_DOUBTFUL:
            return;
        case GROUP_FAILED:
            word = WORD_PDF_EARLIER;
            break;
        case GROUP_WAITING:
            word = WORD_PDF_UNTRIED;
            break;
        case GROUP_GONE:
            word = WORD_PDF_GONE;
            break;
        case GROUP_COUNT:
            assert(false);
        }
    }
    fputs("<span class=\"notice\">", page->out);
    county_page_word(page, word);
    fputs("</span>", page->out);
}

static void write_report_cell(const struct county_page *page,
                              const struct report *report)
{
    begin_cell(page, "report", WORD_REPORT, NULL);
    fputs("<div>", page->out);
    if (report_has_pdf(report)) {
        fputs("<a href=\"", page->out);
        html_write_address(page->out, report->name);
        fputs(".pdf\">", page->out);
        html_write(page->out, report->name);
        fputs(".pdf</a>", page->out);
    } else {
        html_write(page->out, report->name);
    }
    write_notice(page, report);
    fputs("</div></td>\n", page->out);
}

static void write_state_cell(const struct county_page *page,
                             const struct report *report)
{
    /* By group, then by state. */
    enum county_word phrase = report_state_phrase(report);
    begin_cell(
        page, NULL, WORD_STATE,
        str_c(page->scratch, str_format(page->scratch, "%d",
                                        (int)report_group(report) * WORD_COUNT +
                                            (int)phrase)));
    fputs("<span class=\"state\">", page->out);
    county_page_word(page, phrase);
    fputs("</span></td>\n", page->out);
}

static void write_number(const struct county_page *page, enum county_word label,
                         size_t number)
{
    begin_cell(page, number == 0 ? "number zero" : "number", label, NULL);
    fprintf(page->out, "%zu</td>\n", number);
}

static void write_dash(const struct county_page *page, const char *class,
                       enum county_word label)
{
    begin_cell(page, class, label, NULL);
    fputs("—</td>\n", page->out);
}

/* Three digits, as the file manager says it: 1 kB has 1000 bytes. */
static void write_size(const struct county_page *page, size_t size)
{
    begin_cell(page, "number", WORD_SIZE,
               str_c(page->scratch, str_format(page->scratch, "%zu", size)));
    if (size < 1000)
        fprintf(page->out, "%zu B", size);
    else if (size < 999500)
        fprintf(page->out, "%zu kB", size / 1000 + (size % 1000 >= 500));
    else {
        size_t tenths = size / 100000 + (size % 100000 >= 50000);
        fprintf(page->out, "%zu.%zu MB", tenths / 10, tenths % 10);
    }
    fputs("</td>\n", page->out);
}

static void write_revision_cell(const struct county_page *page,
                                const struct report *report)
{
    struct revision revision = report_revision(report);
    if (revision.number == 0) {
        write_dash(page, "zero", WORD_REVISION);
        return;
    }
    struct str number = str_format(page->scratch, "%d", revision.number);
    begin_cell(page, NULL, WORD_REVISION, str_c(page->scratch, number));
    fputs("<div>", page->out);
    county_page_filled(page, WORD_NTH_REVISION, number);
    if (revision.date.length != 0) {
        fputs(" <span class=\"when\">", page->out);
        html_write(page->out, revision.date);
        fputs("</span>", page->out);
    }
    fputs("</div></td>\n", page->out);
}

static void write_report(const struct county_page *page,
                         const struct report *report)
{
    fprintf(page->out, "<tbody class=\"%s\">\n<tr>\n<th scope=\"row\">",
            report_group_name(report_group(report)));
    html_write(page->out, report_department(report));
    fputs("</th>\n", page->out);
    write_report_cell(page, report);
    write_state_cell(page, report);
    write_number(page, WORD_ERRORS, report_error_count(report));
    write_number(page, WORD_WARNINGS, report_warning_count(report));
    if (report_has_pdf(report)) {
        write_number(page, WORD_PAGES, report->pdf.pages);
        write_size(page, report->pdf.size);
    } else {
        write_dash(page, "number zero", WORD_PAGES);
        write_dash(page, "number zero", WORD_SIZE);
    }
    write_revision_cell(page, report);
    fputs("</tr>\n", page->out);
    county_page_details(page, report, COLUMN_COUNT);
    fputs("</tbody>\n", page->out);
}

static void write_table(const struct county_page *page,
                        const struct manifest *manifest)
{
    if (manifest->report_count == 0) {
        fputs("<p>", page->out);
        county_page_word(page, WORD_NO_REPORTS);
        fputs("</p>\n", page->out);
        return;
    }
    fputs("<table id=\"reports\">\n<caption>", page->out);
    county_page_word(page, WORD_CAPTION);
    fputs("</caption>\n<thead>\n<tr data-sort-by=\"", page->out);
    county_page_word(page, WORD_SORT_BY);
    fputs("\">\n", page->out);
    for (int i = 0; i < COLUMN_COUNT; i++) {
        fputs("<th scope=\"col\"", page->out);
        if (i >= 3 && i <= 6)
            fputs(" class=\"number\"", page->out);
        fputs(columns[i].numeric ? " data-numeric>" : ">", page->out);
        county_page_word(page, columns[i].word);
        fputs("</th>\n", page->out);
    }
    fputs("</tr>\n</thead>\n", page->out);
    for (size_t i = 0; i < manifest->report_count; i++) {
        arena_reset(page->scratch);
        write_report(page, &manifest->reports[i]);
    }
    fputs("</table>\n", page->out);
}

static void write_place(const struct county_page *page,
                        const struct manifest *manifest, struct str name)
{
    enum county_word word = county_word_lookup(name);
    if (word != WORD_COUNT)
        county_page_word(page, word);
    else if (str_equal(name, STR("language")))
        fputs(page->language == DIAG_CHINESE ? "zh-CN" : "en", page->out);
    else if (str_equal(name, STR("heading")))
        write_heading(page, manifest);
    else if (str_equal(name, STR("counts")))
        write_counts(page, manifest);
    else if (str_equal(name, STR("groups")))
        write_groups(page, manifest);
    else {
        assert(str_equal(name, STR("table")));
        write_table(page, manifest);
    }
}

void county_page_write_html(const struct manifest *manifest,
                            enum diag_language language, FILE *out)
{
    struct county_page page = {out, language, arena_new()};
    struct str text = str_from(county_page_template);
    for (size_t at = 0; at < text.length;) {
        size_t mark = str_find(text, STR("{{"), at);
        struct str before = str_slice(text, at, mark);
        fwrite(before.data, 1, before.length, out);
        if (mark == SIZE_MAX)
            break;
        size_t end = str_find(text, STR("}}"), mark);
        assert(end != SIZE_MAX);
        write_place(&page, manifest, str_slice(text, mark + 2, end));
        at = end + 2;
    }
    arena_free(page.scratch);
}
