/* SPDX-License-Identifier: MIT
 *
 * summary.csv.
 */
#include "batch/county_page.h"

#include "batch/county_words.h"

#include "base/arena.h"
#include "base/utf8.h"

/* Would a spreadsheet take the text for a formula? Some do so at the wide
 * forms of the signs as well. */
static bool is_formula(struct str text)
{
    size_t at = 0;
    if (text.length == 0)
        return false;
    switch (utf8_next(text, &at)) {
    case '=':
    case '+':
    case '-':
    case '@':
    case '\t':
    case '\r':
    case '\n':
    case 0xFF1D:
    case 0xFF0B:
    case 0xFF0D:
    case 0xFF20:
        return true;
    default:
        return false;
    }
}

/* Quoted always: then nothing has to be asked of the text. */
static void write_text(FILE *out, struct str text)
{
    fputs(is_formula(text) ? "\"'" : "\"", out);
    for (size_t i = 0; i < text.length;) {
        uint32_t c = utf8_next(text, &i);
        char bytes[4];
        if (c == 0)
            c = 0xFFFD;
        if (c == '"')
            fputc('"', out);
        fwrite(bytes, 1, utf8_encode(c, bytes), out);
    }
    fputc('"', out);
}

static const enum county_word header[] = {
    WORD_DEPARTMENT,     WORD_REPORT,        WORD_STATE,
    WORD_FILE,           WORD_IS_CURRENT,    WORD_ERRORS,
    WORD_WARNINGS,       WORD_PAGES,         WORD_BYTES,
    WORD_REVISION_COUNT, WORD_REVISION_DATE, WORD_REVISION_REASON};

static void write_header(FILE *out, enum diag_language language)
{
    for (size_t i = 0; i < sizeof header / sizeof *header; i++) {
        fputs(i == 0 ? "" : ",", out);
        write_text(out, county_word(header[i], language));
    }
    fputs("\r\n", out);
}

static void write_report(FILE *out, enum diag_language language,
                         const struct report *report)
{
    write_text(out, report_department(report));
    fputc(',', out);
    write_text(out, report->name);
    fputc(',', out);
    write_text(out, county_word(report_state_phrase(report), language));
    fputc(',', out);
    if (report_has_pdf(report)) {
        struct arena *scratch = arena_new();
        write_text(out, str_join(scratch, report->name, STR(".pdf")));
        arena_free(scratch);
        fputc(',', out);
        write_text(
            out, county_word(report->state == REPORT_DONE ? WORD_YES : WORD_NO,
                             language));
    } else {
        fputc(',', out);
    }
    fprintf(out, ",%zu,%zu,", report_error_count(report),
            report_warning_count(report));
    if (report_has_pdf(report))
        fprintf(out, "%zu,%zu,", report->pdf.pages, report->pdf.size);
    else
        fputs(",,", out);
    struct revision revision = report_revision(report);
    fprintf(out, "%d,", revision.number);
    write_text(out, revision.date);
    fputc(',', out);
    write_text(out, revision.reason);
    fputs("\r\n", out);
}

void county_page_write_csv(const struct manifest *manifest,
                           enum diag_language language, FILE *out)
{
    fputs("\xEF\xBB\xBF", out);
    write_header(out, language);
    for (size_t i = 0; i < manifest->report_count; i++)
        write_report(out, language, &manifest->reports[i]);
}
