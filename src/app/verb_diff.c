/* SPDX-License-Identifier: MIT
 *
 * diff: what differs between two states of a report, or of all reports of a
 * county. What is only wrong with a description does not matter here: its
 * messages are shown if it gives no pages.
 */
#include "app/verbs.h"

#include "app/data.h"
#include "app/diff_list.h"
#include "app/diff_notice.h"
#include "app/job.h"
#include "app/pack_shelf.h"
#include "base/arena.h"
#include "base/file.h"
#include "base/json.h"
#include "compare/compare.h"
#include "compare/list.h"
#include "extract/extract.h"
#include "page/page.h"
#include "text/font.h"

/* A PDF file larger than this is none of ours. */
#define PDF_LIMIT ((size_t)512 << 20)

/* One state of a report. */
struct state {
    const struct diff_entry *entry;
    struct job job; /* of a description */
    bool has_job;
    struct arena *arena; /* of a PDF file */
    const struct pages *pages;
};

struct diff {
    struct run *run;
    struct fonts *fonts; /* NULL until a description wants them */
    struct kept_tables *kept;
    struct pack_shelf shelf;
    struct stream data;
    size_t shown;     /* reports in the list */
    size_t changed;   /* reports that differ */
    size_t changes;   /* of all of them */
    size_t came_went; /* reports of one state only */
    size_t failed;
    struct diff_notice notice;
};

static bool open_fonts(struct diff *diff, struct diag_log *log)
{
    if (diff->fonts == NULL)
        diff->fonts = places_fonts(&diff->run->places, log);
    return diff->fonts != NULL;
}

static bool run_job(struct diff *diff, struct state *state,
                    struct diag_log *log)
{
    if (!open_fonts(diff, log))
        return false;
    diag_let_findings_pass(log);
    const struct options *options = diff->run->options;
    const struct places *places = &diff->run->places;
    const struct department *department = state->entry->department;
    state->job =
        department == NULL
            ? job_open(state->entry->path, options->form, places, diff->fonts)
            : job_open_department(department, options->form, places,
                                  diff->fonts);
    state->has_job = true;
    state->job.proves = true;
    state->job.inputs.kept = diff->kept;
    state->job.shelf = &diff->shelf;
    if (!job_run(&state->job, JOB_PAGES, log))
        return false;
    state->pages = state->job.pages;
    return true;
}

static bool read_pdf(struct state *state, struct diag_log *log)
{
    struct str bytes;
    if (!file_read(state->arena, state->entry->path, PDF_LIMIT, NOWHERE, log,
                   &bytes))
        return false;
    state->pages = extract_pages(bytes, state->entry->path, state->arena, log);
    return state->pages != NULL;
}

static bool open_state(struct diff *diff, struct state *state,
                       const struct diff_entry *entry)
{
    *state = (struct state){.entry = entry, .arena = arena_new()};
    struct diag_log *log = diag_log_new(state->arena);
    bool done =
        entry->is_pdf ? read_pdf(state, log) : run_job(diff, state, log);
    if (!done)
        diag_add_all(diff->run->log, log);
    return done;
}

static void close_state(struct state *state)
{
    if (state->has_job)
        job_close(&state->job);
    arena_free(state->arena);
}

/* ---- what is said ---- */

static bool in_chinese(const struct diff *diff)
{
    return diff->run->options->language == DIAG_CHINESE;
}

static void write_path(struct diff *diff, const char *key,
                       const struct diff_entry *entry)
{
    fprintf(diff->data.out, ", \"%s\": ", key);
    if (entry == NULL)
        fputs("null", diff->data.out);
    else
        json_write_string(diff->data.out, entry->path);
}

static void begin_json(struct diff *diff, const struct diff_entry *old_entry,
                       const struct diff_entry *new_entry)
{
    const struct diff_entry *named = new_entry == NULL ? old_entry : new_entry;
    fprintf(diff->data.out, "%s\n  {\"name\": ", diff->shown++ == 0 ? "" : ",");
    json_write_string(diff->data.out, named->name);
    write_path(diff, "old", old_entry);
    write_path(diff, "new", new_entry);
}

/* A report that is there in one state only, or that could not be read. */
static void write_without(struct diff *diff, const struct diff_entry *old_entry,
                          const struct diff_entry *new_entry)
{
    bool failed = old_entry != NULL && new_entry != NULL;
    if (diff->run->options->json) {
        begin_json(diff, old_entry, new_entry);
        fprintf(diff->data.out,
                ", \"done\": %s,\n   \"inputs\": [], \"changes\": []}",
                failed ? "false" : "true");
        return;
    }
    const struct diff_entry *named = new_entry == NULL ? old_entry : new_entry;
    fprintf(
        diff->data.out, "%.*s%s%s\n", STR_FMT(named->name),
        in_chinese(diff) ? "：" : ": ",
        failed ? (in_chinese(diff) ? "无法比较" : "could not be compared")
        : new_entry == NULL
            ? (in_chinese(diff) ? "新状态中没有" : "only in the old state")
            : (in_chinese(diff) ? "旧状态中没有" : "only in the new state"));
}

static void write_changes(struct diff *diff, const struct state *old_state,
                          const struct state *new_state,
                          const struct changes *changes, bool is_county)
{
    if (diff->run->options->json) {
        begin_json(diff, old_state->entry, new_state->entry);
        fputs(", \"done\": true,\n   ", diff->data.out);
        changes_write_json(changes, diff->data.out);
        fputs("}", diff->data.out);
        return;
    }
    if (changes->count + changes->input_count == 0)
        return;
    if (is_county)
        fprintf(diff->data.out, "%s%.*s\n", diff->shown++ == 0 ? "" : "\n",
                STR_FMT(new_state->entry->name));
    changes_write(changes, diff->data.out, diff->run->options->language);
}

static void write_summary(struct diff *diff, size_t count, bool is_county)
{
    FILE *out = diff->data.out;
    if (diff->failed > 0)
        return; /* the messages tell */
    if (diff->changes + diff->came_went == 0)
        fputs(in_chinese(diff) ? "没有不同\n" : "nothing differs\n", out);
    else if (is_county)
        fprintf(out,
                in_chinese(diff)
                    ? "共 %zu 份报告：%zu 份有改变，改变 %zu 处；增减 %zu 份\n"
                    : "reports: %zu; with changes: %zu, changes: %zu; added "
                      "or removed: %zu\n",
                count, diff->changed, diff->changes, diff->came_went);
    else
        fprintf(out,
                in_chinese(diff) ? "共改变 %zu 处\n" : "changes in all: %zu\n",
                diff->changes);
}

/* ---- the comparison ---- */

static bool is_notice(struct diff *diff, struct str path)
{
    struct run *run = diff->run;
    struct str notice = run->options->notice;
    if (notice.length == 0 || !file_is_same(notice, path))
        return false;
    diag_add(run->log, DIAG_OUTPUT_IS_INPUT, NOWHERE, notice);
    return true;
}

/* Would the notice replace a file of what is compared? */
static bool notice_spares(struct diff *diff, const struct state *state)
{
    bool same = is_notice(diff, state->entry->path);
    for (size_t i = 0;
         !same && state->has_job && i < state->job.inputs.file_count; i++)
        same = is_notice(diff, state->job.inputs.files[i]->path);
    return !same;
}

static void compare(struct diff *diff, const struct state *old_state,
                    const struct state *new_state, bool is_county)
{
    bool noticed = diff->run->options->notice.length != 0;
    struct arena *arena = noticed ? diff->run->arena : arena_new();
    struct changes *changes =
        compare_pages(old_state->pages, new_state->pages, arena);
    if (old_state->has_job && new_state->has_job)
        changes_explain(
            changes,
            &(struct compare_input){old_state->job.proof, old_state->job.path,
                                    old_state->entry->folder},
            &(struct compare_input){new_state->job.proof, new_state->job.path,
                                    new_state->entry->folder},
            arena);
    diff->changed += changes->count > 0;
    diff->changes += changes->count;
    write_changes(diff, old_state, new_state, changes, is_county);
    if (!noticed)
        arena_free(arena);
    else if (changes->count > 0)
        diff_notice_add(&diff->notice, diff->run, &new_state->pages->metadata,
                        changes);
}

static void compare_entries(struct diff *diff,
                            const struct diff_entry *old_entry,
                            const struct diff_entry *new_entry, bool is_county)
{
    if (old_entry == NULL || new_entry == NULL) {
        diff->came_went++;
        const struct diff_entry *named =
            new_entry == NULL ? old_entry : new_entry;
        diff->failed += is_notice(diff, named->path);
        write_without(diff, old_entry, new_entry);
        return;
    }
    struct state old_state, new_state;
    bool old_done = open_state(diff, &old_state, old_entry);
    bool new_done = open_state(diff, &new_state, new_entry);
    bool spared =
        notice_spares(diff, &old_state) && notice_spares(diff, &new_state);
    if (old_done && new_done && spared) {
        compare(diff, &old_state, &new_state, is_county);
    } else {
        diff->failed++;
        write_without(diff, old_entry, new_entry);
    }
    close_state(&old_state);
    close_state(&new_state);
}

/* Both lists are sorted by name. The number of reports. */
static size_t compare_all(struct diff *diff, const struct diff_entries *old,
                          const struct diff_entries *new)
{
    if (!old->is_county && !new->is_county) {
        compare_entries(diff, &old->items[0], &new->items[0], false);
        return 1;
    }
    size_t count = 0;
    for (size_t i = 0, j = 0; i < old->count || j < new->count; count++) {
        const struct diff_entry *a = i < old->count ? &old->items[i] : NULL;
        const struct diff_entry *b = j < new->count ? &new->items[j] : NULL;
        int order = a == NULL   ? 1
                    : b == NULL ? -1
                                : str_compare(a->name, b->name);
        compare_entries(diff, order <= 0 ? a : NULL, order >= 0 ? b : NULL,
                        true);
        i += order <= 0;
        j += order >= 0;
    }
    return count;
}

void verb_diff(struct run *run)
{
    const struct options *options = run->options;
    struct diff diff = {.run = run,
                        .kept = kept_tables_new(run->arena),
                        .shelf = {.arena = run->arena}};
    struct diff_entries old = {0}, new = {0};
    bool listed = diff_list(options->operands[0], run->arena, run->log, &old) &&
                  diff_list(options->operands[1], run->arena, run->log, &new);
    stream_open(&diff.data);
    if (options->json)
        fputs("{\"reports\": [", diff.data.out);
    size_t count = 0;
    if (listed)
        count = compare_all(&diff, &old, &new);
    else
        diff.failed++;
    /* A notice that leaves a report out would say that it was right. */
    if (options->notice.length != 0 && diff.failed == 0 &&
        open_fonts(&diff, run->log))
        diff_notice_write(&diff.notice, run, diff.fonts);
    if (options->json) {
        fputs("],\n\"findings\": ", diff.data.out);
        diag_print_json(run->log, diff.data.out, options->language);
        fputs("}\n", diff.data.out);
    } else {
        write_summary(&diff, count, old.is_county || new.is_county);
    }
    if (diff.fonts != NULL)
        fonts_close(diff.fonts);
    data_close(&diff.data, STR("-"), run->log);
}
