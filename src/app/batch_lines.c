/* SPDX-License-Identifier: MIT */
#include "app/batch_lines.h"

#include "app/data.h"
#include "base/arena.h"
#include "base/file.h"
#include "base/json.h"
#include "batch/progress.h"

struct batch_lines {
    struct run *run;
    const struct ledger *ledger;
    const struct plan_item *plan;
    size_t count;
    struct str folder;
    size_t printed; /* departments whose lines are out */
    bool silent;    /* standard output is gone: say nothing more */
    struct progress progress;
};

/* ---- one department ---- */

static const char *result_word(const struct batch_lines *lines, size_t index)
{
    switch (ledger_result(lines->ledger, index)) {
    case LEDGER_UNTRIED:
        return "untried";
    case LEDGER_UNCHANGED:
        return "unchanged";
    case LEDGER_RENDERED:
        return lines->run->options->dry_run ? "would-render" : "rendered";
    case LEDGER_FAILED:
        break;
    }
    return report_state_word(ledger_report(lines->ledger, index)->state);
}

/* Why it was made, or how many mistakes kept it from being made. */
static struct str explanation(const struct batch_lines *lines, size_t index)
{
    struct run *run = lines->run;
    enum diag_language language = run->options->language;
    const struct report *report = ledger_report(lines->ledger, index);
    switch (ledger_result(lines->ledger, index)) {
    case LEDGER_UNTRIED:
    case LEDGER_RENDERED:
        return plan_reason_text(&lines->plan[index], language, run->arena);
    case LEDGER_UNCHANGED:
        return STR("");
    case LEDGER_FAILED:
        break;
    }
    return str_format(run->arena,
                      language == DIAG_CHINESE ? "%zu 处错误" : "mistakes: %zu",
                      report_error_count(report));
}

static struct str pdf_path(const struct batch_lines *lines, size_t index)
{
    const struct report *report = ledger_report(lines->ledger, index);
    bool none = report->pdf.sha256.length == 0 &&
                ledger_result(lines->ledger, index) != LEDGER_RENDERED;
    if (none)
        return STR("");
    return result_folder_pdf(lines->folder, report->name, lines->run->arena);
}

static void print_line(struct batch_lines *lines, size_t index)
{
    struct arena *arena = lines->run->arena;
    struct str name = ledger_report(lines->ledger, index)->name;
    struct str path = pdf_path(lines, index);
    struct str text = explanation(lines, index);
    struct str line =
        str_format(arena, "%s\t%.*s\t%.*s\t%.*s", result_word(lines, index),
                   STR_FMT(name), STR_FMT(path), STR_FMT(text));
    lines->silent = !data_write_line(line, lines->run->log);
}

/* Those whose turn it is: a department that is done early waits for the ones
 * before it. */
static void print_ready(struct batch_lines *lines, bool all)
{
    if (lines->run->options->json)
        return;
    while (!lines->silent && lines->printed < lines->count &&
           (all ||
            ledger_result(lines->ledger, lines->printed) != LEDGER_UNTRIED)) {
        progress_clear(&lines->progress);
        print_line(lines, lines->printed++);
    }
}

/* ---- all of them ---- */

struct batch_lines *batch_lines_new(struct run *run,
                                    const struct ledger *ledger,
                                    const struct plan_item *plan, size_t count,
                                    struct str folder, size_t todo_count)
{
    struct batch_lines *lines = ARENA_NEW(run->arena, struct batch_lines);
    *lines = (struct batch_lines){.run = run,
                                  .ledger = ledger,
                                  .plan = plan,
                                  .count = count,
                                  .folder = folder};
    progress_begin(&lines->progress, stderr, todo_count > 0 && run->watched,
                   run->options->language, todo_count);
    print_ready(lines, false);
    return lines;
}

void batch_lines_ended(struct batch_lines *lines, size_t department)
{
    progress_add(&lines->progress, lines->plan[department].department->name,
                 ledger_result(lines->ledger, department) == LEDGER_FAILED);
    print_ready(lines, false);
    progress_draw(&lines->progress);
}

void batch_lines_tick(struct batch_lines *lines)
{
    print_ready(lines, false); /* some may have got their names meanwhile */
    progress_draw(&lines->progress);
}

static void close_json(struct stream *data, struct run *run)
{
    fputs("],\n\"findings\": ", data->out);
    diag_print_json(run->log, data->out, run->options->language);
    fputs("}\n", data->out);
    data_close(data, STR("-"), run->log);
}

static void write_json(const struct batch_lines *lines)
{
    struct run *run = lines->run;
    struct stream data;
    stream_open(&data);
    fputs("{\"reports\": [", data.out);
    for (size_t i = 0; i < lines->count; i++) {
        const struct report *report = ledger_report(lines->ledger, i);
        fprintf(data.out, "%s\n  {\"name\": ", i == 0 ? "" : ",");
        json_write_string(data.out, report->name);
        bool unchanged = ledger_result(lines->ledger, i) == LEDGER_UNCHANGED;
        fprintf(data.out, ", \"result\": \"%s\", \"reason\": \"%s\"",
                result_word(lines, i),
                unchanged ? "" : plan_reason_word(lines->plan[i].reason));
        if (lines->plan[i].file.length != 0) {
            fputs(", \"changed\": ", data.out);
            json_write_string(data.out, lines->plan[i].file);
        }
        fputs(", \"pdf\": ", data.out);
        json_write_string(data.out, pdf_path(lines, i));
        fprintf(data.out,
                ", \"pages\": %zu, \"errors\": %zu, \"warnings\": %zu, "
                "\"revision\": %d}",
                report->pdf.pages, report_error_count(report),
                report_warning_count(report), report->pdf.revision);
    }
    close_json(&data, run);
}

void batch_lines_none(struct run *run)
{
    if (!run->options->json)
        return;
    struct stream data;
    stream_open(&data);
    fputs("{\"reports\": [", data.out);
    close_json(&data, run);
}

static void print_summary(const struct batch_lines *lines, bool written)
{
    size_t results[LEDGER_FAILED + 1] = {0}, doubtful = 0;
    for (size_t i = 0; i < lines->count; i++) {
        results[ledger_result(lines->ledger, i)]++;
        doubtful += report_warning_count(ledger_report(lines->ledger, i)) > 0;
    }
    bool chinese = lines->run->options->language == DIAG_CHINESE;
    bool dry = lines->run->options->dry_run;
    fprintf(stderr,
            chinese ? "%zu 个部门：%s %zu，未变 %zu，未成 %zu"
                    : "%zu departments: %s %zu, unchanged %zu, failed %zu",
            lines->count,
            chinese ? dry ? "将生成" : "生成"
            : dry   ? "would be made"
                    : "made",
            results[LEDGER_RENDERED], results[LEDGER_UNCHANGED],
            results[LEDGER_FAILED]);
    if (results[LEDGER_UNTRIED] > 0)
        fprintf(stderr, chinese ? "，未轮到 %zu" : ", not begun %zu",
                results[LEDGER_UNTRIED]);
    if (doubtful > 0)
        fprintf(stderr, chinese ? "；有警告 %zu" : "; with warnings %zu",
                doubtful);
    if (!written)
        fputc('\n', stderr);
    else
        fprintf(stderr,
                chinese ? "；见 %.*s/index.html\n" : "; see %.*s/index.html\n",
                STR_FMT(lines->folder));
}

void batch_lines_finish(struct batch_lines *lines, bool written)
{
    progress_clear(&lines->progress);
    if (lines->run->options->json)
        write_json(lines);
    else
        print_ready(lines, true);
    print_summary(lines, written);
}
