/* SPDX-License-Identifier: MIT
 *
 * dump and preview: a look at the stages of one report.
 */
#include "app/verbs.h"

#include "app/data.h"
#include "app/job.h"
#include "base/arena.h"
#include "page/page.h"
#include "preview/preview.h"
#include "reader/description.h"
#include "text/font.h"

void verb_dump(struct run *run)
{
    const struct options *options = run->options;
    enum job_stage stage;
    if (!job_stage_named(options->operands[0], &stage)) {
        diag_add(run->log, DIAG_STAGE_UNKNOWN, NOWHERE, options->operands[0],
                 job_stage_names());
        return;
    }
    /* The first stages are of use where there is no font yet. */
    struct fonts *fonts = NULL;
    if (stage > JOB_BUDGET) {
        fonts = places_fonts(&run->places, run->log);
        if (fonts == NULL)
            return;
    }
    struct str path = description_path(options->operands[1], run->arena);
    struct job job = job_open(path, run->options->form, &run->places, fonts);
    if (job_run(&job, stage, run->log)) {
        struct stream data;
        stream_open(&data);
        job_dump(&job, stage, data.out);
        bool to_file = options->output.length != 0;
        data_close(&data, to_file ? options->output : STR("-"), run->log);
    }
    job_close(&job);
    if (fonts != NULL)
        fonts_close(fonts);
}

static void draw(struct run *run, const struct job *job)
{
    const struct options *options = run->options;
    size_t count = job->pages->count;
    size_t first = options->first_page == 0 ? 1 : options->first_page;
    size_t last = options->first_page == 0 ? SIZE_MAX : options->last_page;
    size_t absent = first > count ? first : last;
    if (absent > count && absent != SIZE_MAX) {
        diag_add(run->log, DIAG_PAGES_ABSENT, NOWHERE,
                 str_format(run->arena, "%zu", absent),
                 str_format(run->arena, "%zu", count));
        return;
    }
    struct preview_options preview = {
        .first = first - 1,
        .last = (last == SIZE_MAX ? count : last) - 1,
        .dpi = (unsigned)options->dpi,
        .folder = options->output,
    };
    if (preview_write(job->pages, job->fonts, &preview, job->arena, run->log))
        data_write_line(options->output, run->log);
}

void verb_preview(struct run *run)
{
    struct fonts *fonts = places_fonts(&run->places, run->log);
    if (fonts == NULL)
        return;
    struct str path = description_path(run->options->operands[0], run->arena);
    struct job job = job_open(path, run->options->form, &run->places, fonts);
    if (job_run(&job, JOB_PAGES, run->log))
        draw(run, &job);
    job_close(&job);
    fonts_close(fonts);
}
