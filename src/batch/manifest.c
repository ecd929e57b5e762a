/* SPDX-License-Identifier: MIT
 *
 * The manifest as JSON. Members stand in a fixed order; those that would say
 * nothing (no cell, no causes) are left out. A finding, a file, a change has a
 * line of its own, so that two manifests can be compared line by line.
 */
#include "batch/manifest_private.h"

#include "base/arena.h"
#include "base/json.h"
#include "base/utf8.h"

#include <assert.h>

const char *report_state_word(enum report_state state)
{
    switch (state) {
    case REPORT_UNTRIED:
        return "untried";
    case REPORT_DONE:
        return "done";
    case REPORT_FAILED:
        return "failed";
    case REPORT_CRASHED:
        return "crashed";
    case REPORT_TIMED_OUT:
        return "timed-out";
    case REPORT_OUT_OF_MEMORY:
        return "out-of-memory";
    case REPORT_GONE:
        return "gone";
    }
    assert(false);
    return "";
}

static bool is_error(struct str severity)
{
    return str_equal(severity, STR("error")) ||
           str_equal(severity, STR("usage")) ||
           str_equal(severity, STR("machine")) ||
           str_equal(severity, STR("bug"));
}

bool manifest_is_severity(struct str word)
{
    return is_error(word) || str_equal(word, STR("warning")) ||
           str_equal(word, STR("note"));
}

size_t report_error_count(const struct report *report)
{
    size_t count = 0;
    for (size_t i = 0; i < report->finding_count; i++)
        count += is_error(report->findings[i].severity);
    return count;
}

size_t report_warning_count(const struct report *report)
{
    size_t count = 0;
    for (size_t i = 0; i < report->finding_count; i++)
        count += str_equal(report->findings[i].severity, STR("warning"));
    return count;
}

struct revision report_revision(const struct report *report)
{
    for (size_t i = 0; i < report->revision_count; i++) {
        if (report->revisions[i].revision.number == report->pdf.revision)
            return report->revisions[i].revision;
    }
    /* One that is told of nowhere else has no date and no reason. */
    return (struct revision){.number = report->pdf.revision};
}

static void write_string(FILE *out, struct str text)
{
    if (utf8_check(text, NULL)) {
        json_write_string(out, text);
        return;
    }
    struct arena *arena = arena_new();
    struct builder builder = {.arena = arena};
    for (size_t i = 0; i < text.length;)
        builder_add_code_point(&builder, utf8_next(text, &i));
    json_write_string(out, builder_str(&builder));
    arena_free(arena);
}

/* key with its quotes, and what stands before it. */
static void write_text(FILE *out, const char *key, struct str text)
{
    fprintf(out, "%s: ", key);
    write_string(out, text);
}

static void write_some_text(FILE *out, const char *key, struct str text)
{
    if (text.length != 0)
        write_text(out, key, text);
}

static void write_pdf(FILE *out, const char *key, const struct report_pdf *pdf)
{
    fprintf(out, ",\n      \"%s\": {", key);
    write_text(out, "\"sha256\"", pdf->sha256);
    fprintf(out, ", \"size\": %zu, \"pages\": %zu", pdf->size, pdf->pages);
    write_text(out, ",\n        \"title\"", pdf->title);
    write_text(out, ",\n        \"author\"", pdf->author);
    fprintf(out, ", \"revision\": %d}", pdf->revision);
}

static bool is_blank(const struct report_pdf *pdf)
{
    return pdf->sha256.length == 0 && pdf->size == 0 && pdf->pages == 0 &&
           pdf->title.length == 0 && pdf->author.length == 0 &&
           pdf->revision == 0;
}

static void write_position(FILE *out, const char *key, struct position at)
{
    if (at.file.length == 0 && at.line == 0 && at.column == 0 &&
        at.sheet.length == 0)
        return;
    fprintf(out, ", \"%s\": {", key);
    write_text(out, "\"file\"", at.file);
    if (at.line != 0)
        fprintf(out, ", \"line\": %d", at.line);
    if (at.column != 0)
        fprintf(out, ", \"column\": %d", at.column);
    write_some_text(out, ", \"sheet\"", at.sheet);
    fputc('}', out);
}

static void write_basis(FILE *out, const struct report_basis *basis)
{
    write_text(out, ",\n      \"basis\": {\"form\"", basis->form);
    write_text(out, ", \"program\"", basis->program);
    write_text(out, ",\n        \"pack\"", basis->pack);
    write_text(out, ",\n        \"fonts\"", basis->fonts);
    write_text(out, ",\n        \"options\"", basis->options);
    write_text(out, ",\n        \"content\"", basis->content);
    fputc('}', out);
}

static void write_files(FILE *out, const struct report *report)
{
    fputs(",\n      \"files\": [", out);
    for (size_t i = 0; i < report->file_count; i++) {
        fputs(i == 0 ? "" : ",", out);
        write_text(out, "\n        {\"path\"", report->files[i].path);
        write_text(out, ", \"sha256\"", report->files[i].sha256);
        write_some_text(out, ", \"places\"", report->files[i].places);
        fputc('}', out);
    }
    fputc(']', out);
}

static void write_findings(FILE *out, const struct report *report)
{
    fputs(",\n      \"findings\": [", out);
    for (size_t i = 0; i < report->finding_count; i++) {
        const struct report_finding *finding = &report->findings[i];
        fputs(i == 0 ? "" : ",", out);
        write_text(out, "\n        {\"code\"", finding->code);
        write_text(out, ", \"severity\"", finding->severity);
        write_position(out, "at", finding->at);
        write_text(out, ", \"chinese\"", finding->message[DIAG_CHINESE]);
        write_text(out, ", \"english\"", finding->message[DIAG_ENGLISH]);
        fputc('}', out);
    }
    fputc(']', out);
}

static void write_side(FILE *out, const char *key, struct change_side side)
{
    if (!side.there)
        return;
    fprintf(out, ", \"%s\": {", key);
    write_text(out, "\"text\"", side.text);
    fprintf(out, ", \"page\": %zu", side.page);
    write_some_text(out, ", \"folio\"", side.folio);
    fputc('}', out);
}

static void write_change(FILE *out, const struct change *change)
{
    fprintf(out, "{\"kind\": \"%s\"", change_kind_word(change->kind));
    write_some_text(out, ", \"table\"", change->table);
    write_some_text(out, ", \"row\"", change->row);
    write_some_text(out, ", \"column\"", change->column);
    write_some_text(out, ", \"words\"", change->words);
    write_side(out, "old", change->old);
    write_side(out, "new", change->new);
    if (change->derived)
        fputs(", \"derived\": true", out);
    for (size_t i = 0; i < change->cause_count; i++)
        fprintf(out, "%s%zu", i == 0 ? ", \"causes\": [" : ", ",
                change->causes[i]);
    fputs(change->cause_count == 0 ? "}" : "]}", out);
}

static void write_changes(FILE *out, const struct changes *changes)
{
    fputs(",\n          \"changes\": [", out);
    for (size_t i = 0; i < changes->count; i++) {
        fputs(i == 0 ? "\n            " : ",\n            ", out);
        write_change(out, &changes->items[i]);
    }
    fputs("],\n          \"inputs\": [", out);
    for (size_t i = 0; i < changes->input_count; i++) {
        const struct input_change *input = &changes->inputs[i];
        fputs(i == 0 ? "" : ",", out);
        write_text(out, "\n            {\"name\"", input->name);
        write_text(out, ", \"old\"", input->old_text);
        write_text(out, ", \"new\"", input->new_text);
        write_position(out, "old_at", input->old_at);
        write_position(out, "new_at", input->new_at);
        fputc('}', out);
    }
    fputc(']', out);
}

static void write_revisions(FILE *out, const struct report *report)
{
    fputs(",\n      \"revisions\": [", out);
    for (size_t i = 0; i < report->revision_count; i++) {
        const struct report_revision *item = &report->revisions[i];
        fprintf(out, "%s\n        {\"number\": %d", i == 0 ? "" : ",",
                item->revision.number);
        write_text(out, ", \"date\"", item->revision.date);
        write_text(out, ", \"reason\"", item->revision.reason);
        write_text(out, ",\n          \"old_sha256\"", item->old_sha256);
        write_text(out, ",\n          \"new_sha256\"", item->new_sha256);
        write_changes(out, &item->changes);
        fputc('}', out);
    }
    fputc(']', out);
}

void manifest_write(const struct manifest *manifest, FILE *out)
{
    fprintf(out, "{\n  \"format\": %d", MANIFEST_FORMAT);
    write_text(out, ",\n  \"county\"", manifest->county);
    fputs(",\n  \"reports\": [", out);
    for (size_t i = 0; i < manifest->report_count; i++) {
        const struct report *report = &manifest->reports[i];
        write_text(out, i == 0 ? "\n    {\"name\"" : ",\n    {\"name\"",
                   report->name);
        write_text(out, ",\n      \"path\"", report->path);
        fprintf(out, ", \"state\": \"%s\"", report_state_word(report->state));
        write_pdf(out, "pdf", &report->pdf);
        if (!is_blank(&report->next))
            write_pdf(out, "next", &report->next);
        write_basis(out, &report->basis);
        write_files(out, report);
        write_findings(out, report);
        write_revisions(out, report);
        fputc('}', out);
    }
    fputs("]\n}\n", out);
}
