/* SPDX-License-Identifier: MIT */
#include "app/job.h"

#include "app/coverage.h"
#include "app/pack_shelf.h"
#include "app/places.h"
#include "base/arena.h"
#include "base/json.h"
#include "batch/county.h"
#include "budget/budget.h"
#include "document/document.h"
#include "page/page.h"
#include "pdf/pdf.h"
#include "reader/value.h"
#include "script/pack.h"
#include "typeset/typeset.h"

#include <assert.h>

static const struct str stage_names[] = {
    [JOB_VALUE] = STR_INIT("value"),
    [JOB_BUDGET] = STR_INIT("budget"),
    [JOB_DOCUMENT] = STR_INIT("document"),
    [JOB_PAGES] = STR_INIT("pages"),
};

enum { STAGE_COUNT = sizeof stage_names / sizeof stage_names[0] };

struct job job_open(struct str path, struct str form,
                    const struct places *places, struct fonts *fonts)
{
    struct job job = {.path = path,
                      .form = form,
                      .places = places,
                      .fonts = fonts,
                      .arena = arena_new()};
    job.inputs.arena = job.arena;
    return job;
}

struct job job_open_department(const struct department *department,
                               struct str form, const struct places *places,
                               struct fonts *fonts)
{
    bool stated = department->path.length == 0;
    struct job job = job_open(stated ? department->at.file : department->path,
                              form, places, fonts);
    job.given = department->given;
    job.defaults = department->defaults;
    job.default_count = department->default_count;
    return job;
}

void job_close(struct job *job)
{
    if (job->pack != NULL)
        pack_close(job->pack);
    for (int stage = 0; stage < JOB_FILE; stage++)
        arena_free(job->arenas[stage]);
    arena_free(job->arena);
    *job = (struct job){0};
}

/* The arena of a stage's result. */
static struct arena *begin(struct job *job, enum job_stage stage)
{
    assert(job->arenas[stage] == NULL);
    return job->arenas[stage] = arena_new();
}

/* Nothing behind the next stage looks at the result of this one: a large
 * table is in memory twice at most. */
static void let_go(struct job *job, enum job_stage stage)
{
    if (job->keeps_all)
        return;
    switch (stage) {
    case JOB_VALUE:
        job->value = NULL;
        break;
    case JOB_BUDGET:
        job->budget = NULL;
        break;
    case JOB_DOCUMENT:
        pack_close(job->pack);
        job->pack = NULL;
        job->document = NULL;
        break;
    case JOB_PAGES:
    case JOB_FILE:
        assert(false); /* they stay */
        return;
    }
    arena_free(job->arenas[stage]);
    job->arenas[stage] = NULL;
}

static bool run_value(struct job *job, struct diag_log *log)
{
    struct arena *arena = begin(job, JOB_VALUE);
    const struct value *value =
        job->given != NULL
            ? job->given
            : reader_read(job->path, NOWHERE, &job->inputs, arena, log);
    for (size_t i = 0; i < job->default_count && value != NULL; i++)
        value = value_with_defaults(value, job->defaults[i], arena);
    job->value = value;
    return value != NULL;
}

/* The name of the pack that the caller, or else the description, gives, and
 * where; "" with a diagnostic. */
static struct str find_form(const struct job *job, struct position *at,
                            struct diag_log *log)
{
    *at = NOWHERE;
    if (job->form.length != 0)
        return job->form;
    const struct member *member = NULL;
    if (job->value->kind == VALUE_MAP)
        member = value_member(job->value, JOB_PACK_KEY);
    if (member == NULL || member->value.kind == VALUE_NULL) {
        diag_add(log, DIAG_FIELD_MISSING,
                 member == NULL ? job->value->at : member->value.at,
                 JOB_PACK_KEY, STR("layouts/…"));
        return STR("");
    }
    *at = member->value.at;
    if (member->value.kind == VALUE_SCALAR)
        return member->value.text;
    diag_add(log, DIAG_TYPE_WRONG, member->value.at, JOB_PACK_KEY,
             DIAG_BOTH("文字", "text"),
             value_describe(job->arena, &member->value));
    return STR("");
}

/* NULL with diagnostics. */
static struct pack *open_pack(struct job *job, struct arena *arena,
                              struct diag_log *log)
{
    struct position at;
    size_t errors = diag_error_count(log);
    struct str form = find_form(job, &at, log);
    if (diag_error_count(log) != errors)
        return NULL;
    const struct pack *open =
        job->shelf == NULL ? NULL
                           : pack_shelf_open(job->shelf, job->places, form);
    if (open != NULL)
        return pack_share(open, arena);
    struct str folder = places_pack(job->places, form, at, job->arena, log);
    if (folder.length == 0)
        return NULL;
    struct pack_folders folders =
        places_folders(job->places, folder, job->arena);
    return pack_open(&folders, &pack_default_limits, arena, log);
}

static bool run_budget(struct job *job, struct diag_log *log)
{
    job->pack = open_pack(job, begin(job, JOB_DOCUMENT), log);
    if (job->pack == NULL)
        return false;
    if (job->proves)
        pack_trace(job->pack);
    pack_revise(job->pack, &job->revision);
    job->budget =
        budget_build(job->value, pack_schema(job->pack), &JOB_PACK_KEY, 1,
                     &job->inputs, begin(job, JOB_BUDGET), log);
    if (job->budget == NULL)
        return false;
    let_go(job, JOB_VALUE);
    return true;
}

/* A character that no font has is reported where the input states it, and
 * together with what the pack has to complain of. */
static bool run_document(struct job *job, struct diag_log *log)
{
    bool covered =
        coverage_check(job->budget, job->fonts, job->arenas[JOB_BUDGET], log);
    job->document = pack_run(job->pack, job->budget, log);
    let_go(job, JOB_BUDGET);
    return covered && job->document != NULL;
}

static bool run_pages(struct job *job, struct diag_log *log)
{
    struct arena *arena = begin(job, JOB_PAGES);
    job->pages = job->proves
                     ? typeset_with_proof(job->document, job->fonts,
                                          JOB_PRODUCER, arena, log, &job->proof)
                     : typeset_document(job->document, job->fonts, JOB_PRODUCER,
                                        arena, log);
    if (job->pages != NULL)
        coverage_name_system_fonts(job->pages, job->fonts, job->path,
                                   job->arena, log);
    let_go(job, JOB_DOCUMENT);
    return job->pages != NULL;
}

static bool run_file(struct job *job, struct diag_log *log)
{
    return pdf_write(job->pages, job->fonts, job->arena, log, &job->file);
}

bool job_run(struct job *job, enum job_stage last, struct diag_log *log)
{
    static bool (*const stages[])(struct job * job, struct diag_log * log) = {
        [JOB_VALUE] = run_value,       [JOB_BUDGET] = run_budget,
        [JOB_DOCUMENT] = run_document, [JOB_PAGES] = run_pages,
        [JOB_FILE] = run_file,
    };
    while (job->next <= (int)last) {
        if (!stages[job->next](job, log))
            return false;
        job->next++;
    }
    return true;
}

void job_dump(const struct job *job, enum job_stage stage, FILE *out)
{
    switch (stage) {
    case JOB_VALUE:
        value_dump(job->value, out);
        break;
    case JOB_BUDGET:
        for (size_t i = 0; i < job->inputs.file_count; i++) {
            fputs("file ", out);
            json_write_string(out, job->inputs.files[i]->path);
            fputc('\n', out);
        }
        budget_dump(job->budget, out);
        break;
    case JOB_DOCUMENT:
        document_dump(job->document, out);
        break;
    case JOB_PAGES:
        page_dump(job->pages, job->fonts, out);
        break;
    case JOB_FILE:
        break;
    }
}

bool job_stage_named(struct str name, enum job_stage *stage)
{
    for (size_t i = 0; i < STAGE_COUNT; i++) {
        if (str_equal(name, stage_names[i])) {
            *stage = (enum job_stage)i;
            return true;
        }
    }
    return false;
}

struct str job_stage_names(void)
{
    return STR("value | budget | document | pages");
}
