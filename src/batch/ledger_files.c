/* SPDX-License-Identifier: MIT
 *
 * The files of a ledger: the manifest of the last batch, texts to be written,
 * names of files as they are told.
 */
#include "batch/ledger.h"
#include "batch/ledger_private.h"

#include "base/arena.h"
#include "base/file.h"
#include "base/stream.h"
#include "batch/stat_cache.h"

enum { MANIFEST_LIMIT = 512 * 1024 * 1024 }; /* bytes */

/* ---- the manifest of the last batch ---- */

void ledger_drop_revisions(struct report *report)
{
    while (report->revision_count > 0 &&
           report->revisions[report->revision_count - 1].revision.number >
               report->pdf.revision)
        report->revision_count--;
}

/* A batch that was killed was about to replace the PDF: the folder tells
 * whether it did. If not, what it found out is not what the PDF was made of. */
static void settle(struct report *report, struct str folder,
                   struct stat_cache *cache, struct arena *arena)
{
    struct str hash =
        stat_cache_hash(cache, result_folder_pdf(folder, report->name, arena));
    if (str_equal(hash, report->next.sha256)) {
        report->pdf = report->next;
    } else {
        report->state = REPORT_UNTRIED;
        report->basis.content = STR("");
        ledger_drop_revisions(report);
    }
    report->next = (struct report_pdf){0};
}

const struct manifest *ledger_read(struct str folder, struct stat_cache *cache,
                                   struct arena *arena, struct diag_log *log,
                                   bool *good)
{
    struct str path = file_join(arena, folder, RESULT_MANIFEST);
    struct str text;
    *good = true;
    if (!file_exists(path))
        return NULL;
    const struct manifest *read = NULL;
    if (file_read(arena, path, MANIFEST_LIMIT, NOWHERE, log, &text))
        read = manifest_parse(text, path, arena, log);
    *good = read != NULL;
    if (read == NULL)
        return NULL;
    struct manifest *manifest = ARENA_NEW(arena, struct manifest);
    struct report *reports =
        ARENA_ARRAY(arena, read->report_count, struct report);
    *manifest = *read;
    manifest->reports = reports;
    for (size_t i = 0; i < read->report_count; i++) {
        reports[i] = read->reports[i];
        if (reports[i].next.sha256.length != 0)
            settle(&reports[i], folder, cache, arena);
    }
    return manifest;
}

/* ---- texts ---- */

struct str ledger_manifest_text(const struct manifest *manifest,
                                struct arena *arena)
{
    struct stream stream;
    stream_open(&stream);
    manifest_write(manifest, stream.out);
    return stream_take(&stream, arena);
}

struct str ledger_page_text(void (*write)(const struct manifest *manifest,
                                          enum diag_language language,
                                          FILE *out),
                            const struct manifest *manifest,
                            enum diag_language language, struct arena *arena)
{
    struct stream stream;
    stream_open(&stream);
    write(manifest, language, stream.out);
    return stream_take(&stream, arena);
}

/* ---- names ---- */

struct str ledger_place(const struct county *county, struct str path)
{
    static const struct str layouts = STR_INIT("/layouts/");
    struct str relative = county_relative(county, path);
    if (relative.length != path.length)
        return relative;
    size_t at = SIZE_MAX;
    for (size_t next = str_find(path, layouts, 0); next != SIZE_MAX;
         next = str_find(path, layouts, next + 1))
        at = next;
    return at == SIZE_MAX ? path : str_slice(path, at + 1, path.length);
}

struct str ledger_complaint(struct str complaint, struct arena *arena)
{
    enum { LONGEST = 200 }; /* code points */
    struct str text = str_trim(complaint);
    size_t start = text.length;
    while (start > 0 && text.data[start - 1] != '\n')
        start--;
    text = str_trim(str_slice(text, start, text.length));
    if (text.length == 0)
        return text;
    return str_join(arena, STR(": "), str_excerpt(arena, text, LONGEST));
}
