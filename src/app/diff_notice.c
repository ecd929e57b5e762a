/* SPDX-License-Identifier: MIT */
#include "app/diff_notice.h"

#include "app/job.h"
#include "base/arena.h"
#include "base/file.h"
#include "page/page.h"
#include "pdf/pdf.h"
#include "script/pack.h"
#include "typeset/typeset.h"

void diff_notice_add(struct diff_notice *notice, const struct run *run,
                     const struct metadata *metadata,
                     const struct changes *changes)
{
    struct arena *arena = run->arena;
    struct revision revision = metadata->revision;
    /* A description does not know yet that it is a correction. */
    if (revision.number == 0)
        revision = (struct revision){.date = run->options->date,
                                     .reason = run->options->reason};
    if (notice->form.length == 0)
        notice->form = str_copy(arena, metadata->form);
    ARENA_GROW(arena, notice->reports, notice->count, notice->capacity);
    notice->reports[notice->count++] = (struct notice_report){
        .title = str_copy(arena, metadata->title),
        .author = str_copy(arena, metadata->author),
        .revision = {revision.number, str_copy(arena, revision.date),
                     str_copy(arena, revision.reason)},
        .changes = changes,
    };
}

static struct pack *open_pack(const struct diff_notice *notice,
                              const struct run *run)
{
    struct str form =
        run->options->form.length != 0 ? run->options->form : notice->form;
    struct str folder =
        places_pack(&run->places, form, NOWHERE, run->arena, run->log);
    if (folder.length == 0)
        return NULL;
    struct pack_folders folders =
        places_folders(&run->places, folder, run->arena);
    return pack_open(&folders, &pack_default_limits, run->arena, run->log);
}

static bool set_and_write(const struct run *run, struct fonts *fonts,
                          const struct document *document)
{
    struct str bytes;
    const struct pages *pages =
        typeset_document(document, fonts, JOB_PRODUCER, run->arena, run->log);
    return pages != NULL &&
           pdf_write(pages, fonts, run->arena, run->log, &bytes) &&
           file_replace(run->options->notice, bytes, run->log);
}

bool diff_notice_write(const struct diff_notice *notice, const struct run *run,
                       struct fonts *fonts)
{
    if (notice->count == 0) {
        diag_add(run->log, DIAG_NOTICE_EMPTY, NOWHERE, run->options->notice);
        return true;
    }
    struct pack *pack = open_pack(notice, run);
    if (pack == NULL)
        return false;
    struct notice all = {.date = run->options->date,
                         .reason = run->options->reason,
                         .reports = notice->reports,
                         .report_count = notice->count};
    const struct document *document = pack_run_notice(pack, &all, run->log);
    bool done = document != NULL && set_and_write(run, fonts, document);
    pack_close(pack);
    return done;
}
