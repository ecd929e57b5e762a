/* SPDX-License-Identifier: MIT */
#include "app/diff_list.h"

#include "app/job.h"
#include "base/arena.h"
#include "base/file.h"
#include "batch/county.h"
#include "batch/result_folder.h"
#include "reader/description.h"

#include <stdlib.h>

#define PDF_ENDING STR(".pdf")

static int compare_entries(const void *a, const void *b)
{
    return str_compare(((const struct diff_entry *)a)->name,
                       ((const struct diff_entry *)b)->name);
}

/* The PDF files of a folder; none if it has none, or cannot be read. */
static struct diff_entries list_pdfs(struct str folder, struct arena *arena)
{
    struct diff_entry *items = NULL;
    size_t count = 0, capacity = 0, name_count;
    const struct str *names =
        file_names(folder, NOWHERE, arena, diag_log_new(arena), &name_count);
    for (size_t i = 0; names != NULL && i < name_count; i++) {
        if (!file_is_plain_name(names[i]) || !str_ends(names[i], PDF_ENDING))
            continue;
        ARENA_GROW(arena, items, count, capacity);
        items[count++] =
            (struct diff_entry){.name = file_stem(names[i]),
                                .path = file_join(arena, folder, names[i]),
                                .is_pdf = true};
    }
    /* With their ending the names sort in another order: 101-1 before 101. */
    if (count > 1)
        qsort(items, count, sizeof *items, compare_entries);
    return (struct diff_entries){
        .items = items, .count = count, .is_county = true};
}

static bool list_departments(struct str operand, struct arena *arena,
                             struct diag_log *log, struct diff_entries *entries)
{
    const struct county *county =
        county_read(operand, JOB_PACK_KEY, arena, log);
    if (county == NULL)
        return false;
    struct diff_entry *items =
        ARENA_ARRAY(arena, county->department_count, struct diff_entry);
    for (size_t i = 0; i < county->department_count; i++)
        items[i] = (struct diff_entry){.name = county->departments[i].name,
                                       .path = county->departments[i].path,
                                       .department = &county->departments[i],
                                       .folder = county->folder};
    *entries = (struct diff_entries){
        .items = items, .count = county->department_count, .is_county = true};
    qsort(items, entries->count, sizeof *items, compare_entries);
    return true;
}

static bool is_results(struct str folder, struct arena *arena)
{
    return file_exists(file_join(arena, folder, RESULT_MANIFEST));
}

bool diff_list(struct str operand, struct arena *arena, struct diag_log *log,
               struct diff_entries *entries)
{
    *entries = (struct diff_entries){0};
    if (county_is_named(operand)) {
        /* Descriptions with a PDF among them are a county, but not results with
         * the files that a batch writes beside them. */
        struct diag_log *said = diag_log_new(arena);
        if (!is_results(operand, arena) &&
            list_departments(operand, arena, said, entries))
            return true;
        if (file_is_folder(operand))
            *entries = list_pdfs(operand, arena);
        if (!file_is_folder(operand) || entries->count == 0)
            diag_add_all(log, said);
        return entries->count > 0;
    }
    struct diff_entry *entry = ARENA_NEW(arena, struct diff_entry);
    struct str path = description_path(operand, arena);
    *entry = (struct diff_entry){.name = file_stem(path),
                                 .path = path,
                                 .is_pdf = str_ends(path, PDF_ENDING)};
    *entries = (struct diff_entries){.items = entry, .count = 1};
    return true;
}
