/* SPDX-License-Identifier: MIT
 *
 * summary.json.
 */
#include "batch/county_page.h"

#include "batch/county_words.h"

#include "base/arena.h"
#include "base/json.h"
#include "base/utf8.h"

static void write_text(FILE *out, struct arena *scratch, const char *key,
                       struct str text)
{
    struct builder clean = {.arena = scratch};
    if (!utf8_check(text, NULL)) {
        for (size_t i = 0; i < text.length;)
            builder_add_code_point(&clean, utf8_next(text, &i));
        text = builder_str(&clean);
    }
    fprintf(out, "%s: ", key);
    json_write_string(out, text);
}

static void write_finding(FILE *out, struct arena *scratch,
                          enum diag_language language,
                          const struct report_finding *finding)
{
    write_text(out, scratch, "{\"code\"", finding->code);
    write_text(out, scratch, ", \"severity\"", finding->severity);
    write_text(out, scratch, ", \"file\"", finding->at.file);
    fprintf(out, ", \"line\": %d, \"column\": %d", finding->at.line,
            finding->at.column);
    write_text(out, scratch, ", \"cell\"", position_cell(scratch, finding->at));
    write_text(out, scratch, ", \"message\"", finding->message[language]);
    fputc('}', out);
}

static void write_pdf(FILE *out, struct arena *scratch,
                      const struct report *report)
{
    if (!report_has_pdf(report)) {
        fputs(",\n      \"pdf\": null", out);
        return;
    }
    write_text(out, scratch, ",\n      \"pdf\": {\"file\"",
               str_join(scratch, report->name, STR(".pdf")));
    fprintf(out, ", \"current\": %s, \"pages\": %zu, \"size\": %zu",
            report->state == REPORT_DONE ? "true" : "false", report->pdf.pages,
            report->pdf.size);
    write_text(out, scratch, ", \"title\"", report->pdf.title);
    write_text(out, scratch, ", \"sha256\"", report->pdf.sha256);
    fputc('}', out);
}

static void write_revision(FILE *out, struct arena *scratch,
                           struct revision revision)
{
    fprintf(out, "{\"number\": %d", revision.number);
    write_text(out, scratch, ", \"date\"", revision.date);
    write_text(out, scratch, ", \"reason\"", revision.reason);
}

static void write_report(FILE *out, struct arena *scratch,
                         enum diag_language language,
                         const struct report *report)
{
    write_text(out, scratch, "{\"name\"", report->name);
    write_text(out, scratch, ", \"department\"", report_department(report));
    fprintf(out,
            ",\n      \"state\": \"%s\", \"errors\": %zu, \"warnings\": %zu",
            report_state_word(report->state), report_error_count(report),
            report_warning_count(report));
    write_pdf(out, scratch, report);
    fputs(",\n      \"revision\": ", out);
    struct revision revision = report_revision(report);
    if (revision.number == 0) {
        fputs("null", out);
    } else {
        write_revision(out, scratch, revision);
        fputc('}', out);
    }
    fputs(",\n      \"findings\": [", out);
    for (size_t i = 0; i < report->finding_count; i++) {
        fputs(i == 0 ? "\n        " : ",\n        ", out);
        write_finding(out, scratch, language, &report->findings[i]);
    }
    fputs("],\n      \"revisions\": [", out);
    for (size_t i = 0; i < report->revision_count; i++) {
        const struct report_revision *item = &report->revisions[i];
        fputs(i == 0 ? "\n        " : ",\n        ", out);
        write_revision(out, scratch, item->revision);
        write_text(out, scratch, ", \"old_sha256\"", item->old_sha256);
        write_text(out, scratch, ", \"new_sha256\"", item->new_sha256);
        fprintf(out, ", \"changes\": %zu}", item->changes.count);
    }
    fputs("]}", out);
}

void county_page_write_json(const struct manifest *manifest,
                            enum diag_language language, FILE *out)
{
    struct arena *scratch = arena_new();
    size_t counts[GROUP_COUNT];
    county_count(manifest, counts);
    write_text(out, scratch, "{\n  \"county\"", manifest->county);
    fprintf(out, ",\n  \"count\": {\"reports\": %zu", manifest->report_count);
    for (int i = 0; i < GROUP_COUNT; i++)
        fprintf(out, ", \"%s\": %zu", report_group_name((enum report_group)i),
                counts[i]);
    fputs("},\n  \"reports\": [", out);
    for (size_t i = 0; i < manifest->report_count; i++) {
        arena_reset(scratch);
        fputs(i == 0 ? "\n    " : ",\n    ", out);
        write_report(out, scratch, language, &manifest->reports[i]);
    }
    fputs("]\n}\n", out);
    arena_free(scratch);
}
