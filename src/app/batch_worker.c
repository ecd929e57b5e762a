/* SPDX-License-Identifier: MIT */
#include "app/batch_worker.h"

#include "app/job.h"
#include "base/arena.h"
#include "base/file.h"
#include "batch/answer.h"
#include "compare/compare.h"
#include "extract/extract.h"
#include "page/page.h"

/* One department while it is worked on. */
struct piece {
    const struct batch_work *work;
    const struct plan_item *item;
    struct answer answer;
    struct diag_log *log;
    struct arena *arena;
};

static struct job open_job(const struct piece *piece)
{
    const struct batch_work *work = piece->work;
    struct job job =
        job_open_department(piece->item->department, work->options->form,
                            work->places, work->fonts);
    job.shelf = work->shelf;
    job.inputs.hashes = true;
    job.inputs.kept = work->kept;
    return job;
}

static void note_input(struct piece *piece, const struct job *job)
{
    struct answer *answer = &piece->answer;
    struct arena *arena = piece->arena;
    const struct inputs *inputs = &job->inputs;
    struct report_file *files =
        ARENA_ARRAY(arena, inputs->file_count, struct report_file);
    answer->file_count = inputs->file_count;
    for (size_t i = 0; i < answer->file_count; i++) {
        const struct input_file *file = inputs->files[i];
        files[i].path = str_copy(arena, file->path);
        if (file->read)
            files[i].sha256 = hash_hex(arena, file->hash);
        if (file->places.length != 0)
            files[i].places = hash_hex(arena, input_file_places_hash(file));
    }
    answer->files = files;
    answer->content = hash_hex(arena, inputs_content_hash(inputs));
    if (job->pack != NULL)
        answer->form = str_copy(arena, pack_name(job->pack));
}

/* Does all that counts in a file stand where it stood? */
static bool stands_the_same(const struct piece *piece,
                            const struct report_file *old)
{
    for (size_t i = 0; i < piece->answer.file_count; i++) {
        const struct report_file *file = &piece->answer.files[i];
        if (str_equal(county_relative(piece->work->county, file->path),
                      old->path))
            return str_equal(file->places, old->places);
    }
    return false;
}

/* Does the input say what it said when the report was made, and do its findings
 * still tell where? */
static bool says_the_same(const struct piece *piece)
{
    const struct report *old = piece->item->old;
    if (piece->item->reason != PLAN_INPUT ||
        !str_equal(piece->answer.content, old->basis.content))
        return false;
    for (size_t i = 0; i < old->finding_count; i++) {
        struct str path = old->findings[i].at.file;
        for (size_t k = 0; k < old->file_count; k++) {
            if (str_equal(old->files[k].path, path) &&
                !stands_the_same(piece, &old->files[k]))
                return false;
        }
    }
    return true;
}

/* ---- corrections ---- */

/* Read the PDF in the folder; false if it is not there as it was made. What was
 * planned does not tell: whoever wants all made, say, has not asked for it. */
static bool read_old(const struct piece *piece, struct str *path,
                     struct str *bytes)
{
    const struct report *old = piece->item->old;
    *path =
        result_folder_pdf(piece->work->folder->path, old->name, piece->arena);
    return file_exists(*path) &&
           file_read(piece->arena, *path, SIZE_MAX / 2, NOWHERE,
                     diag_log_new(piece->arena), bytes) &&
           str_equal(hash_hex(piece->arena, hash_bytes(*bytes)),
                     old->pdf.sha256);
}

/* What the pages of the PDF in the folder say differently; false if that cannot
 * be told. */
static bool compare_old(const struct piece *piece, const struct pages *pages,
                        struct changes *changes)
{
    struct str path, bytes;
    if (!read_old(piece, &path, &bytes))
        return false;
    const struct pages *old_pages =
        extract_pages(bytes, path, piece->arena, diag_log_new(piece->arena));
    if (old_pages == NULL)
        return false;
    *changes = *compare_pages(old_pages, pages, piece->arena);
    return true;
}

/*
 * Is the report that differs from the one in the folder a correction? Only if
 * the user says so, or if it was corrected before: two states of it would have
 * one number otherwise. What nobody can read differently is none.
 */
static bool find_revision(struct piece *piece, const struct pages *pages)
{
    const struct report *old = piece->item->old;
    const struct options *options = piece->work->options;
    if (old == NULL || old->pdf.sha256.length == 0 ||
        (options->date.length == 0 && old->pdf.revision == 0))
        return false;
    struct report_revision *revision = &piece->answer.revision;
    *revision = (struct report_revision){
        .revision = {old->pdf.revision + 1, options->date, options->reason},
        .old_sha256 = old->pdf.sha256};
    if (compare_old(piece, pages, &revision->changes))
        return revision->changes.count > 0;
    /* Nobody can tell what changed on the pages, but whether the input did: it
     * counts as changed if it is not known what the PDF was made of. */
    return !str_equal(piece->answer.content, old->basis.content);
}

/* ---- the report ---- */

static struct report_pdf describe(const struct piece *piece,
                                  const struct job *job)
{
    const struct metadata *metadata = &job->pages->metadata;
    return (struct report_pdf){
        .sha256 = hash_hex(piece->arena, hash_bytes(job->file)),
        .size = job->file.length,
        .pages = job->pages->count,
        .title = str_copy(piece->arena, metadata->title),
        .author = str_copy(piece->arena, metadata->author),
        .revision = job->revision.number,
    };
}

/* The PDF of which piece->answer tells. */
static bool stage(struct piece *piece, const struct job *job)
{
    struct answer *answer = &piece->answer;
    const struct report *old = piece->item->old;
    struct str path, bytes;
    bool there = old != NULL &&
                 str_equal(old->pdf.sha256, answer->pdf.sha256) &&
                 read_old(piece, &path, &bytes);
    struct diag_log *said = diag_log_new(piece->arena);
    if (!there && !file_stage(piece->work->folder->work, job->file,
                              piece->arena, said, &answer->staged)) {
        piece->log = said; /* nothing else is wrong with the report */
        answer->kind = ANSWER_UNWRITABLE;
        return false;
    }
    answer->revision.new_sha256 = answer->pdf.sha256;
    answer->kind = ANSWER_MADE;
    return true;
}

/* The same with its new number: it stands in the file, perhaps on a page. */
static bool make_revision(struct piece *piece)
{
    struct job job = open_job(piece);
    job.revision = piece->answer.revision.revision;
    bool done = job_run(&job, JOB_FILE, piece->log);
    if (done) {
        piece->answer.pdf = describe(piece, &job);
        done = stage(piece, &job);
    }
    piece->answer.revises = done;
    job_close(&job);
    return done;
}

/* From the budget to the PDF. */
static bool make_report(struct piece *piece, struct job *job)
{
    const struct report *old = piece->item->old;
    if (!job_run(job, JOB_FILE, piece->log))
        return false;
    piece->answer.pdf = describe(piece, job);
    bool same =
        old != NULL && str_equal(piece->answer.pdf.sha256, old->pdf.sha256);
    if (!same && find_revision(piece, job->pages))
        return make_revision(piece);
    return stage(piece, job);
}

struct str batch_worker_run(void *context, size_t index, struct arena *arena)
{
    const struct batch_work *work = context;
    struct piece piece = {.work = work,
                          .item = &work->plan[work->todo[index]],
                          .answer = {.kind = ANSWER_FAILED},
                          .log = diag_log_new(arena),
                          .arena = arena};
    if (work->options->allow_errors)
        diag_let_findings_pass(piece.log);
    struct job job = open_job(&piece);
    if (piece.item->old != NULL)
        job.revision = report_revision(piece.item->old);
    bool read = job_run(&job, JOB_BUDGET, piece.log);
    note_input(&piece, &job);
    if (read && says_the_same(&piece)) {
        piece.answer.kind = ANSWER_SAME;
        piece.log = diag_log_new(arena); /* its findings stay as they are */
    } else if (read && work->folder == NULL) {
        piece.answer.kind = ANSWER_WANTED;
    } else if (read) {
        make_report(&piece, &job);
    }
    job_close(&job);
    return answer_pack(&piece.answer, piece.log, arena);
}
