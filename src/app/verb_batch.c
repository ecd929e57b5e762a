/* SPDX-License-Identifier: MIT
 *
 * batch: the reports of a county.
 */
#include "app/verbs.h"

#include "app/batch_lines.h"
#include "app/batch_worker.h"
#include "app/environment.h"
#include "app/job.h"
#include "base/arena.h"
#include "base/file.h"
#include "batch/ledger.h"
#include "batch/stat_cache.h"
#include "text/font.h"

#include <unistd.h>

#define CACHE_NAME STR("stat-cache")

enum {
    CACHE_LIMIT = 64 * 1024 * 1024, /* bytes */
    /* A batch that is killed has done in vain what waits for its name: so many
     * reports, or so many tenths of a second. */
    COMMIT_COUNT = 32,
    COMMIT_TICKS = 2,
};

/* A batch on its way. */
struct batch {
    struct run *run;
    const struct county *county;
    const struct manifest *old;
    struct result_folder folder;
    bool held; /* the folder is open */
    struct stat_cache *cache;
    struct pack_shelf shelf;
    struct report_basis shared; /* by all forms */
    struct plan_basis basis;
    const struct pack_place *packs;
    size_t pack_count;
    const struct plan_item *plan;
    struct ledger *ledger;
    struct batch_lines *lines;
    size_t *todo;
    size_t todo_count;
    struct batch_work work;
    size_t waiting; /* reports taken in since the last commit */
    size_t ticks;   /* the same, of time_passes */
    bool interrupted;
    bool broken; /* the folder cannot be written to any more */
};

/* ---- what there is ---- */

static struct str cache_path(const struct batch *batch)
{
    return file_join(batch->run->arena, batch->folder.work, CACHE_NAME);
}

static void read_cache(struct batch *batch)
{
    struct arena *arena = batch->run->arena;
    struct str text = STR(""), path = cache_path(batch);
    if (file_exists(path))
        file_read(arena, path, CACHE_LIMIT, NOWHERE, diag_log_new(arena),
                  &text);
    batch->cache = stat_cache_parse(text, arena);
}

/* The form is no default of the county but the user's word. */
static struct str options_text(const struct run *run)
{
    struct builder out = {.arena = run->arena};
    if (run->options->allow_errors)
        builder_add(&out, STR("allow-errors "));
    if (run->options->form.length != 0)
        builder_format(&out, "form=%.*s ", STR_FMT(run->options->form));
    return str_trim(builder_str(&out));
}

static void add_basis(struct batch *batch, struct str form)
{
    struct run *run = batch->run;
    struct report_basis basis = batch->shared;
    if (plan_basis_lookup(&batch->basis, form) == NULL &&
        environment_of_form(&run->places, form, &batch->shelf, batch->cache,
                            run->arena, &basis))
        batch->basis.items[batch->basis.count++] = basis;
}

/* What the forms hang on by which reports were made. */
static void find_old_basis(struct batch *batch)
{
    struct run *run = batch->run;
    size_t old_count = batch->old == NULL ? 0 : batch->old->report_count;
    batch->packs = places_packs(&run->places, run->arena, &batch->pack_count);
    batch->shared = environment_shared(&run->places, batch->cache, run->arena);
    batch->shared.options = options_text(run);
    batch->basis.items = ARENA_ARRAY(run->arena, old_count + batch->pack_count,
                                     struct report_basis);
    for (size_t i = 0; i < old_count; i++)
        add_basis(batch, batch->old->reports[i].basis.form);
}

/* The same of all forms by which they may be made: before any is, so that a
 * pack that changes meanwhile is noticed the next time. */
static void find_new_basis(struct batch *batch)
{
    for (size_t i = 0; i < batch->pack_count; i++)
        add_basis(batch, batch->packs[i].name);
}

/* The folder of the results must not be that of the descriptions: they would
 * be taken for each other. */
static bool folders_differ(const struct batch *batch)
{
    struct run *run = batch->run;
    if (!file_is_same(batch->county->folder, run->options->output))
        return true;
    diag_add(run->log, DIAG_OUTPUT_IS_INPUT, NOWHERE, run->options->output);
    return false;
}

static bool prepare(struct batch *batch)
{
    struct run *run = batch->run;
    struct str output = run->options->output;
    batch->county = county_read(run->options->operands[0], JOB_PACK_KEY,
                                run->arena, run->log);
    if (batch->county == NULL || !folders_differ(batch))
        return false;
    if (run->options->dry_run)
        result_folder_name(output, run->arena, &batch->folder);
    else
        batch->held =
            result_folder_open(output, run->arena, run->log, &batch->folder);
    if (!batch->held && !run->options->dry_run)
        return false;
    read_cache(batch);
    bool good;
    batch->old = ledger_read(batch->folder.path, batch->cache, run->arena,
                             run->log, &good);
    if (!good)
        return false;
    find_old_basis(batch);
    batch->plan =
        plan_make(batch->county, batch->old, &batch->basis, run->options->force,
                  batch->folder.path, batch->cache, run->arena);
    batch->ledger =
        ledger_new(batch->county, batch->old, batch->plan, &batch->basis,
                   &batch->folder, batch->cache, run->arena);
    return true;
}

/* ---- the work ---- */

/* In a dry run, only what cannot be said without reading the input. */
static void find_todo(struct batch *batch)
{
    size_t count = batch->county->department_count;
    batch->todo = ARENA_ARRAY(batch->run->arena, count, size_t);
    for (size_t i = 0; i < count; i++) {
        if (batch->plan[i].reason == PLAN_CURRENT)
            continue;
        if (batch->held || batch->plan[i].reason == PLAN_INPUT)
            batch->todo[batch->todo_count++] = i;
        else
            ledger_want(batch->ledger, i);
    }
}

static bool commit(struct batch *batch)
{
    batch->waiting = batch->ticks = 0;
    batch->broken = !ledger_commit(batch->ledger, batch->run->log);
    return !batch->broken;
}

static bool piece_ended(void *context, size_t index,
                        const struct pool_result *result)
{
    struct batch *batch = context;
    size_t department = batch->todo[index];
    ledger_take(batch->ledger, department, result);
    batch_lines_ended(batch->lines, department);
    if (ledger_is_full(batch->ledger))
        return false;
    return !batch->held || ++batch->waiting < COMMIT_COUNT || commit(batch);
}

static bool time_passes(void *context)
{
    struct batch *batch = context;
    batch_lines_tick(batch->lines);
    return !batch->held || batch->waiting == 0 ||
           ++batch->ticks < COMMIT_TICKS || commit(batch);
}

static size_t worker_count(const struct batch *batch)
{
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    size_t count = batch->run->options->jobs;
    if (count == 0)
        count = processors < 1 ? 1 : (size_t)processors;
    return count < batch->todo_count ? count : batch->todo_count;
}

static struct str run_piece(void *context, size_t index, struct arena *arena)
{
    return batch_worker_run(&((struct batch *)context)->work, index, arena);
}

static void do_work(struct batch *batch)
{
    struct run *run = batch->run;
    const struct options *options = run->options;
    if (batch->todo_count == 0)
        return;
    find_new_basis(batch);
    struct fonts *fonts =
        batch->held ? places_fonts(&run->places, run->log) : NULL;
    if (batch->held && fonts == NULL)
        return;
    batch->work = (struct batch_work){
        .options = options,
        .places = &run->places,
        .fonts = fonts,
        .shelf = &batch->shelf,
        .county = batch->county,
        .plan = batch->plan,
        .todo = batch->todo,
        .folder = batch->held ? &batch->folder : NULL,
        .kept = kept_tables_new(run->arena),
    };
    struct pool_work pool = {
        .count = batch->todo_count,
        .workers = worker_count(batch),
        .seconds = options->seconds,
        .memory = options->memory,
        .context = batch,
        .run = run_piece,
        .ended = piece_ended,
        .tick = time_passes,
    };
    batch->interrupted =
        pool_run(&pool, &run->signal, run->log) == POOL_INTERRUPTED;
    if (fonts != NULL)
        fonts_close(fonts);
}

/* ---- the end ---- */

static void write_cache(const struct batch *batch)
{
    struct run *run = batch->run;
    struct str text = stat_cache_text(batch->cache, run->arena), staged;
    /* Nobody misses it if the disk is full. */
    struct diag_log *silent = diag_log_new(run->arena);
    if (file_stage(batch->folder.work, text, run->arena, silent, &staged) &&
        !file_commit(staged, cache_path(batch), silent))
        file_remove(staged);
}

static void report_end(const struct batch *batch)
{
    ledger_tell(batch->ledger, batch->run->log);
    if (batch->interrupted)
        diag_add(batch->run->log, DIAG_BATCH_INTERRUPTED, NOWHERE,
                 batch->folder.path);
    for (size_t i = 0; i < ledger_gone_count(batch->ledger); i++)
        diag_add(batch->run->log, DIAG_REPORT_GONE, NOWHERE,
                 ledger_gone(batch->ledger, i)->name, batch->folder.path);
}

void verb_batch(struct run *run)
{
    struct batch batch = {.run = run, .shelf = {.arena = run->arena}};
    if (prepare(&batch)) {
        find_todo(&batch);
        batch.lines = batch_lines_new(run, batch.ledger, batch.plan,
                                      batch.county->department_count,
                                      batch.folder.path, batch.todo_count);
        do_work(&batch);
        if (batch.held && !batch.broken)
            batch.broken =
                !ledger_finish(batch.ledger, run->options->pages, run->log);
        report_end(&batch);
        batch_lines_finish(batch.lines, batch.held && !batch.broken);
        if (batch.held)
            write_cache(&batch);
    } else {
        batch_lines_none(run);
    }
    if (batch.held)
        result_folder_close(&batch.folder);
}
