/* SPDX-License-Identifier: MIT */
#include "batch/ledger.h"

#include "base/arena.h"
#include "base/file.h"
#include "batch/county_page.h"
#include "batch/ledger_private.h"
#include "batch/stat_cache.h"

#include <assert.h>
#include <stdlib.h>

/* One department. */
struct entry {
    enum ledger_result result;
    struct str staged;     /* a PDF that waits for its name; "" none */
    struct diag_log *told; /* what the user is told of it; NULL: nothing */
};

struct ledger {
    const struct county *county;
    const struct plan_item *plan;
    const struct plan_basis *basis;
    const struct result_folder *folder;
    struct stat_cache *cache;
    struct arena *arena;
    struct entry *entries;  /* by department */
    struct report *reports; /* the same, and behind them those that are gone */
    size_t gone_count;
    bool full; /* a report could not be staged */
};

static struct str pdf_path(const struct ledger *ledger,
                           const struct report *report)
{
    return result_folder_pdf(ledger->folder->path, report->name, ledger->arena);
}

/* ---- the beginning ---- */

static bool pdf_is_there(const struct ledger *ledger,
                         const struct report *report)
{
    return report->pdf.sha256.length != 0 &&
           file_exists(pdf_path(ledger, report));
}

/* Reports of the last batch that no department has. */
static void add_gone(struct ledger *ledger, const struct manifest *old)
{
    size_t count = ledger->county->department_count;
    for (size_t i = 0; old != NULL && i < old->report_count; i++) {
        const struct report *report = &old->reports[i];
        size_t k = 0;
        while (k < count && ledger->plan[k].old != report)
            k++;
        /* Where no PDF is left, nothing is left to be told. */
        if (k < count || !pdf_is_there(ledger, report))
            continue;
        struct report *gone = &ledger->reports[count + ledger->gone_count++];
        *gone = *report;
        gone->state = REPORT_GONE;
    }
}

struct ledger *ledger_new(const struct county *county,
                          const struct manifest *old,
                          const struct plan_item *plan,
                          const struct plan_basis *basis,
                          const struct result_folder *folder,
                          struct stat_cache *cache, struct arena *arena)
{
    struct ledger *ledger = ARENA_NEW(arena, struct ledger);
    size_t count = county->department_count;
    size_t old_count = old == NULL ? 0 : old->report_count;
    *ledger = (struct ledger){
        .county = county,
        .plan = plan,
        .basis = basis,
        .folder = folder,
        .cache = cache,
        .arena = arena,
        .entries = ARENA_ARRAY(arena, count, struct entry),
        .reports = ARENA_ARRAY(arena, count + old_count, struct report),
    };
    for (size_t i = 0; i < count; i++) {
        if (plan[i].old != NULL)
            ledger->reports[i] = *plan[i].old;
        else
            ledger->reports[i].state = REPORT_UNTRIED;
        ledger->reports[i].name = plan[i].department->name;
        ledger->reports[i].path =
            county_relative(county, plan[i].department->path);
        if (plan[i].reason == PLAN_CURRENT)
            ledger->entries[i].result = LEDGER_UNCHANGED;
    }
    add_gone(ledger, old);
    return ledger;
}

/* ---- answers ---- */

static void tell(struct ledger *ledger, size_t index, const struct diag *diag)
{
    struct entry *entry = &ledger->entries[index];
    if (entry->told == NULL)
        entry->told = diag_log_new(ledger->arena);
    diag_add_diag(entry->told, diag);
}

static void tell_all(struct ledger *ledger, size_t index,
                     const struct diag_log *log)
{
    for (size_t i = 0; i < diag_count(log); i++)
        tell(ledger, index, diag_lookup(log, i));
}

static void set_findings(struct ledger *ledger, struct report *report,
                         const struct diag_log *log)
{
    struct report_finding *findings =
        ARENA_ARRAY(ledger->arena, diag_count(log), struct report_finding);
    for (size_t i = 0; i < diag_count(log); i++) {
        const struct diag *diag = diag_lookup(log, i);
        findings[i] = (struct report_finding){
            .code = str_from(diag_code_name(diag->code)),
            .severity = str_from(diag_severity_name(diag->code)),
            .at = diag->at,
            .message = {diag->message[0], diag->message[1]},
        };
        findings[i].at.file = ledger_place(ledger->county, diag->at.file);
    }
    report->findings = findings;
    report->finding_count = diag_count(log);
}

/* What an answer says of a file; NULL if nothing. */
static const struct report_file *find_file(const struct answer *answer,
                                           struct str path)
{
    for (size_t i = 0; i < answer->file_count; i++) {
        if (str_equal(answer->files[i].path, path))
            return &answer->files[i];
    }
    return NULL;
}

/* The files of the county itself, which it has read for all, then those of the
 * department. */
static void set_files(struct ledger *ledger, struct report *report,
                      const struct answer *answer)
{
    const struct inputs *shared = &ledger->county->inputs;
    size_t most = shared->file_count + answer->file_count, count = 0;
    struct report_file *files =
        ARENA_ARRAY(ledger->arena, most, struct report_file);
    for (size_t i = 0; i < shared->file_count; i++) {
        const struct input_file *file = shared->files[i];
        const struct report_file *told = find_file(answer, file->path);
        files[count++] = (struct report_file){
            .path = county_relative(ledger->county, file->path),
            .sha256 = hash_hex(ledger->arena, file->hash),
            .places = told == NULL ? STR("") : told->places};
    }
    for (size_t i = 0; i < answer->file_count; i++) {
        if (answer->files[i].sha256.length == 0)
            continue;
        files[count] = answer->files[i];
        files[count].path =
            county_relative(ledger->county, answer->files[i].path);
        count++;
    }
    report->files = files;
    report->file_count = count;
}

static void set_basis(const struct ledger *ledger, struct report *report,
                      const struct answer *answer)
{
    const struct report_basis *basis =
        plan_basis_lookup(ledger->basis, answer->form);
    report->basis =
        basis != NULL ? *basis : (struct report_basis){.form = answer->form};
    report->basis.content = answer->content;
}

static void add_revision(struct ledger *ledger, struct report *report,
                         const struct report_revision *revision)
{
    size_t count = report->revision_count;
    struct report_revision *revisions =
        ARENA_ARRAY(ledger->arena, count + 1, struct report_revision);
    for (size_t i = 0; i < count; i++)
        revisions[i] = report->revisions[i];
    revisions[count] = *revision;
    report->revisions = revisions;
    report->revision_count = count + 1;
}

static void take_answer(struct ledger *ledger, size_t index,
                        const struct answer *answer,
                        const struct diag_log *said)
{
    struct report *report = &ledger->reports[index];
    struct entry *entry = &ledger->entries[index];
    switch (answer->kind) {
    case ANSWER_SAME:
        set_files(ledger, report, answer);
        entry->result = LEDGER_UNCHANGED;
        return;
    case ANSWER_WANTED:
        entry->result = LEDGER_RENDERED;
        return;
    case ANSWER_MADE:
        set_files(ledger, report, answer);
        set_basis(ledger, report, answer);
        set_findings(ledger, report, said);
        report->state = REPORT_DONE;
        report->next = answer->pdf;
        entry->staged = answer->staged;
        entry->result = LEDGER_RENDERED;
        if (answer->revises)
            add_revision(ledger, report, &answer->revision);
        return;
    case ANSWER_UNWRITABLE:
        /* It stays as it was: the next run tries again. */
        ledger->full = true;
        return;
    case ANSWER_FAILED:
        set_files(ledger, report, answer);
        set_findings(ledger, report, said);
        report->state = REPORT_FAILED;
        entry->result = LEDGER_FAILED;
        return;
    }
    assert(false);
}

/* A worker that died has said nothing of the department: we do. */
static enum report_state report_death(const struct ledger *ledger, size_t index,
                                      const struct pool_result *result,
                                      struct diag_log *said)
{
    const struct department *department = &ledger->county->departments[index];
    struct position at = department->path.length == 0
                             ? department->at
                             : (struct position){.file = department->path};
    struct str last = ledger_complaint(result->complaint, ledger->arena);
    switch (result->outcome) {
    case POOL_TIMED_OUT:
        diag_add(said, DIAG_REPORT_TIMED_OUT, at, department->name);
        return REPORT_TIMED_OUT;
    case POOL_OUT_OF_MEMORY:
        diag_add(said, DIAG_REPORT_OUT_OF_MEMORY, at, department->name);
        return REPORT_OUT_OF_MEMORY;
    case POOL_ANSWERED:
    case POOL_CRASHED:
        break;
    }
    struct str how =
        result->signal != 0
            ? str_format(ledger->arena, "signal %d", result->signal)
            : str_format(ledger->arena, "exit code %d", result->code);
    diag_add(said, DIAG_REPORT_CRASHED, at, department->name, how, last);
    return REPORT_CRASHED;
}

void ledger_take(struct ledger *ledger, size_t index,
                 const struct pool_result *result)
{
    struct diag_log *said = diag_log_new(ledger->arena);
    struct answer answer;
    if (result->outcome == POOL_ANSWERED &&
        answer_unpack(result->answer, ledger->arena, said, &answer)) {
        take_answer(ledger, index, &answer, said);
        /* What is only doubtful is told by the county's pages. */
        for (size_t i = 0; i < diag_count(said); i++) {
            const struct diag *diag = diag_lookup(said, i);
            if (answer.kind == ANSWER_FAILED || diag_is_error(diag->code))
                tell(ledger, index, diag);
        }
    } else {
        struct report *report = &ledger->reports[index];
        report->state = report_death(ledger, index, result, said);
        set_findings(ledger, report, said);
        ledger->entries[index].result = LEDGER_FAILED;
        tell_all(ledger, index, said);
    }
}

void ledger_want(struct ledger *ledger, size_t index)
{
    ledger->entries[index].result = LEDGER_RENDERED;
}

/* ---- the folder ---- */

static bool write_manifest(struct ledger *ledger, struct diag_log *log)
{
    struct manifest manifest = ledger_manifest(ledger);
    struct arena *arena = arena_new(); /* it is written again and again */
    struct str text = ledger_manifest_text(&manifest, arena);
    bool done =
        result_folder_replace(ledger->folder, RESULT_MANIFEST, text, log);
    arena_free(arena);
    return done;
}

/* Its PDF takes its place; if it cannot, the old one stays and is told of. */
static void name_pdf(struct ledger *ledger, size_t index)
{
    struct report *report = &ledger->reports[index];
    struct entry *entry = &ledger->entries[index];
    struct str path = pdf_path(ledger, report);
    struct diag_log *said = diag_log_new(ledger->arena);
    if (entry->staged.length == 0 || file_commit(entry->staged, path, said)) {
        report->pdf = report->next;
        if (entry->staged.length != 0)
            stat_cache_know(ledger->cache, path, report->pdf.sha256);
    } else {
        file_remove(entry->staged);
        set_findings(ledger, report, said);
        report->state = REPORT_FAILED;
        report->basis.content = STR(""); /* of no PDF in the folder */
        ledger_drop_revisions(report);
        entry->result = LEDGER_FAILED;
        tell_all(ledger, index, said);
    }
    report->next = (struct report_pdf){0};
    entry->staged = STR("");
}

bool ledger_commit(struct ledger *ledger, struct diag_log *log)
{
    size_t count = ledger->county->department_count, waiting = 0;
    for (size_t i = 0; i < count; i++)
        waiting += ledger->reports[i].next.sha256.length != 0;
    if (waiting == 0)
        return true;
    if (!write_manifest(ledger, log))
        return false;
    for (size_t i = 0; i < count; i++) {
        if (ledger->reports[i].next.sha256.length != 0)
            name_pdf(ledger, i);
    }
    return file_sync_folder(ledger->folder->path, log);
}

bool ledger_finish(struct ledger *ledger, enum diag_language language,
                   struct diag_log *log)
{
    static const struct {
        struct str name;
        void (*write)(const struct manifest *manifest,
                      enum diag_language language, FILE *out);
    } pages[] = {
        {STR_INIT("index.html"), county_page_write_html},
        {STR_INIT("summary.json"), county_page_write_json},
        {STR_INIT("summary.csv"), county_page_write_csv},
    };
    if (!ledger_commit(ledger, log) || !write_manifest(ledger, log))
        return false;
    struct manifest manifest = ledger_manifest(ledger);
    bool done = true;
    for (size_t i = 0; i < sizeof pages / sizeof pages[0]; i++) {
        struct str text = ledger_page_text(pages[i].write, &manifest, language,
                                           ledger->arena);
        done =
            result_folder_replace(ledger->folder, pages[i].name, text, log) &&
            done;
    }
    return done;
}

/* ---- questions ---- */

bool ledger_is_full(const struct ledger *ledger)
{
    return ledger->full;
}

enum ledger_result ledger_result(const struct ledger *ledger, size_t index)
{
    /* What waits for its name may never get it. */
    bool waits = ledger->reports[index].next.sha256.length != 0;
    return waits ? LEDGER_UNTRIED : ledger->entries[index].result;
}

void ledger_tell(const struct ledger *ledger, struct diag_log *log)
{
    for (size_t i = 0; i < ledger->county->department_count; i++) {
        if (ledger->entries[i].told != NULL)
            diag_add_all(log, ledger->entries[i].told);
    }
}

const struct report *ledger_report(const struct ledger *ledger, size_t index)
{
    return &ledger->reports[index];
}

struct manifest ledger_manifest(const struct ledger *ledger)
{
    return (struct manifest){
        .county = ledger->county->name,
        .reports = ledger->reports,
        .report_count = ledger->county->department_count + ledger->gone_count,
    };
}

size_t ledger_gone_count(const struct ledger *ledger)
{
    return ledger->gone_count;
}

const struct report *ledger_gone(const struct ledger *ledger, size_t index)
{
    return &ledger->reports[ledger->county->department_count + index];
}
