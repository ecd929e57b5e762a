/* SPDX-License-Identifier: MIT
 *
 * render and check: one after the other, each description through all stages.
 */
#include "app/verbs.h"

#include "app/data.h"
#include "app/job.h"
#include "app/pack_shelf.h"
#include "app/proof_list.h"
#include "app/report_path.h"
#include "base/arena.h"
#include "base/file.h"
#include "base/json.h"
#include "batch/county.h"
#include "budget/budget.h"
#include "page/page.h"
#include "reader/description.h"
#include "text/font.h"

/* One description and what became of it. */
struct task {
    struct str input;                    /* the description */
    const struct department *department; /* of a county, or NULL */
    struct str output;                   /* the report; "" for check */
    struct str folder;                   /* to be made first; "" none */
    bool done;
    size_t page_count; /* if done */
    struct str proof;  /* as JSON, if done and asked for; "" otherwise */
    size_t finding_count;
};

/* The descriptions of a run, and what is known of all of them. */
struct tasks {
    struct task *items;
    size_t count;
    size_t capacity;
};

static void add_task(struct tasks *tasks, const struct run *run,
                     struct task task)
{
    ARENA_GROW(run->arena, tasks->items, tasks->count, tasks->capacity);
    tasks->items[tasks->count++] = task;
}

/* A county is checked department by department; its reports are made by batch.
 */
static void add_county(struct tasks *tasks, const struct run *run,
                       struct str operand)
{
    if (run->options->verb == VERB_RENDER) {
        diag_add(run->log, DIAG_COUNTY_NEEDS_BATCH, NOWHERE, operand);
        return;
    }
    const struct county *county =
        county_read(operand, JOB_PACK_KEY, run->arena, run->log);
    for (size_t i = 0; county != NULL && i < county->department_count; i++) {
        const struct department *department = &county->departments[i];
        struct str path = department->path.length != 0
                              ? department->path
                              : position_text(run->arena, department->at);
        add_task(tasks, run,
                 (struct task){.input = path, .department = department});
    }
}

static struct tasks plan_tasks(const struct run *run)
{
    const struct options *options = run->options;
    struct tasks tasks = {0};
    for (size_t i = 0; i < options->operand_count; i++) {
        if (county_has_file(options->operands[i])) {
            add_county(&tasks, run, options->operands[i]);
            continue;
        }
        struct task task = {
            .input = description_path(options->operands[i], run->arena)};
        if (options->verb == VERB_RENDER)
            task.output = report_path(task.input, options->output,
                                      options->operand_count > 1, run->arena,
                                      &task.folder);
        add_task(&tasks, run, task);
    }
    return tasks;
}

/* Two reports in one file: the second would hide the first. */
static bool outputs_differ(const struct run *run, const struct tasks *all)
{
    const struct task *tasks = all->items;
    size_t before = diag_error_count(run->log);
    for (size_t i = 0; i < all->count; i++) {
        for (size_t j = 0; j < i; j++) {
            if (tasks[i].output.length != 0 &&
                str_equal(tasks[i].output, tasks[j].output))
                diag_add(run->log, DIAG_OUTPUT_REPEATED, NOWHERE,
                         tasks[j].input, tasks[i].input, tasks[i].output);
        }
    }
    return diag_error_count(run->log) == before;
}

/* Would the report replace a file that it was made of? */
static bool spares_inputs(const struct run *run, const struct job *job,
                          struct str output)
{
    bool same = file_is_same(output, job->path);
    for (size_t i = 0; !same && i < job->inputs.file_count; i++)
        same = file_is_same(output, job->inputs.files[i]->path);
    if (same)
        diag_add(run->log, DIAG_OUTPUT_IS_INPUT, NOWHERE, output);
    return !same;
}

static bool write_proof(const struct run *run, const struct job *job)
{
    struct stream data;
    stream_open(&data);
    proof_list_write(job->proof, data.out, run->options->language);
    return data_close(&data, STR("-"), run->log);
}

static struct str proof_json(const struct run *run, const struct job *job)
{
    if (!run->options->json || job->proof == NULL)
        return STR("");
    struct stream data;
    stream_open(&data);
    proof_list_write_json(job->proof, data.out);
    return stream_take(&data, run->arena);
}

static bool write_report(const struct run *run, const struct job *job,
                         const struct task *task)
{
    if (task->output.length == 0)
        return true;
    if (!spares_inputs(run, job, task->output))
        return false;
    if (task->folder.length != 0 && !file_make_folder(task->folder, run->log))
        return false;
    if (!file_replace(task->output, job->file, run->log))
        return false;
    if (run->options->json || str_equal(task->output, STR("-")))
        return true;
    return data_write_line(task->output, run->log) &&
           (job->proof == NULL || write_proof(run, job));
}

static void write_result(const struct run *run, const struct tasks *tasks)
{
    struct stream data;
    stream_open(&data);
    fputs("{\"reports\": [", data.out);
    for (size_t i = 0; i < tasks->count; i++) {
        const struct task *task = &tasks->items[i];
        fprintf(data.out, "%s\n  {\"input\": ", i == 0 ? "" : ",");
        json_write_string(data.out, task->input);
        if (task->output.length != 0) {
            fputs(", \"output\": ", data.out);
            json_write_string(data.out, task->output);
        }
        fprintf(data.out,
                ", \"done\": %s, \"pages\": %zu, \"disagreements\": %zu",
                task->done ? "true" : "false", task->page_count,
                task->finding_count);
        if (task->proof.length != 0)
            fprintf(data.out, ",\n   \"proof\": %.*s", STR_FMT(task->proof));
        fputc('}', data.out);
    }
    fputs("],\n\"findings\": ", data.out);
    diag_print_json(run->log, data.out, run->options->language);
    fputs("}\n", data.out);
    data_close(&data, STR("-"), run->log);
}

/* A report that was made although its figures disagree says so. */
static void report_passed_over(const struct run *run, const struct task *task)
{
    if (task->done && task->output.length != 0 && task->finding_count > 0)
        diag_add(run->log, DIAG_CHECK_PASSED_OVER, NOWHERE,
                 str_format(run->arena, "%zu", task->finding_count),
                 task->output);
}

/* One description through all stages. */
static void run_task(struct run *run, struct task *task, struct fonts *fonts,
                     struct kept_tables *kept, struct pack_shelf *shelf)
{
    size_t findings = diag_finding_count(run->log);
    struct str form = run->options->form;
    struct job job =
        task->department == NULL
            ? job_open(task->input, form, &run->places, fonts)
            : job_open_department(task->department, form, &run->places, fonts);
    job.proves = run->options->proof;
    job.inputs.kept = kept;
    job.shelf = shelf;
    task->done =
        job_run(&job, JOB_FILE, run->log) && write_report(run, &job, task);
    task->finding_count = diag_finding_count(run->log) - findings;
    if (task->done) {
        task->page_count = job.pages->count;
        task->proof = proof_json(run, &job);
    }
    report_passed_over(run, task);
    job_close(&job);
}

void verb_render(struct run *run)
{
    struct tasks tasks = plan_tasks(run);
    if (diag_error_count(run->log) != 0 || !outputs_differ(run, &tasks)) {
        if (run->options->json)
            write_result(run, &tasks);
        return;
    }
    struct fonts *fonts = places_fonts(&run->places, run->log);
    /* check goes on behind them, so that one run finds what all stages find. */
    if (run->options->verb == VERB_CHECK || run->options->allow_errors)
        diag_let_findings_pass(run->log);
    struct kept_tables *kept = kept_tables_new(run->arena);
    struct pack_shelf shelf = {.arena = run->arena};
    for (size_t i = 0; fonts != NULL && i < tasks.count; i++)
        run_task(run, &tasks.items[i], fonts, kept, &shelf);
    if (run->options->json)
        write_result(run, &tasks);
    if (fonts != NULL)
        fonts_close(fonts);
}

/* Without -o no task has an output, and nothing is written. */
void verb_check(struct run *run)
{
    verb_render(run);
}
