/* SPDX-License-Identifier: MIT */
#include "app/diff_list.h"

#include "app/input.h"
#include "base/arena.h"
#include "base/file.h"

#include <dirent.h>
#include <stdlib.h>

static struct str last_part(struct str path)
{
    size_t start = path.length;
    while (start > 0 && path.data[start - 1] != '/')
        start--;
    return str_slice(path, start, path.length);
}

/* By its ending; the name without it. */
static bool is_report(struct str file, struct str *name, bool *is_pdf)
{
    static const struct str endings[] = {STR_INIT(".pdf"), STR_INIT(".yaml"),
                                         STR_INIT(".yml"), STR_INIT(".json")};
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++)
        if (file.length > endings[i].length && str_ends(file, endings[i])) {
            *name = str_slice(file, 0, file.length - endings[i].length);
            *is_pdf = i == 0;
            return true;
        }
    return false;
}

static int compare_entries(const void *a, const void *b)
{
    const struct diff_entry *x = a, *y = b;
    int order = str_compare(x->name, y->name);
    if (order != 0)
        return order;
    return x->is_pdf != y->is_pdf ? (x->is_pdf ? -1 : 1)
                                  : str_compare(x->path, y->path);
}

/* What one name in a folder stands for; false if for nothing. */
static bool entry_of(struct str folder, struct str file, struct arena *arena,
                     struct diff_entry *entry)
{
    *entry = (struct diff_entry){.path = file_join(arena, folder, file)};
    if (is_report(file, &entry->name, &entry->is_pdf))
        return true;
    struct str description = input_path(entry->path, arena);
    if (str_equal(description, entry->path) || !file_exists(description))
        return false;
    entry->path = description;
    entry->name = file;
    return true;
}

static struct diff_entries list_folder(struct str folder, DIR *open,
                                       struct arena *arena)
{
    struct diff_entry *items = NULL;
    size_t count = 0, capacity = 0;
    const struct dirent *file;
    while ((file = readdir(open)) != NULL) {
        struct str name = str_copy(arena, str_from(file->d_name));
        struct diff_entry entry;
        if (!file_is_plain_name(name) || !entry_of(folder, name, arena, &entry))
            continue;
        ARENA_GROW(arena, items, count, capacity);
        items[count++] = entry;
    }
    if (count > 0)
        qsort(items, count, sizeof *items, compare_entries);
    size_t kept = 0;
    for (size_t i = 0; i < count; i++)
        if (kept == 0 || !str_equal(items[kept - 1].name, items[i].name))
            items[kept++] = items[i];
    return (struct diff_entries){
        .items = items, .count = kept, .is_county = true};
}

struct diff_entries diff_list(struct str operand, struct arena *arena)
{
    struct str path = input_path(operand, arena);
    DIR *folder = NULL;
    if (!str_equal(path, operand) && !file_exists(path))
        folder = opendir(str_c(arena, operand));
    if (folder != NULL) {
        struct diff_entries entries = list_folder(operand, folder, arena);
        closedir(folder);
        if (entries.count > 0)
            return entries;
    }
    struct diff_entry *entry = ARENA_NEW(arena, struct diff_entry);
    entry->path = path;
    if (!is_report(last_part(path), &entry->name, &entry->is_pdf))
        entry->name = last_part(path);
    return (struct diff_entries){.items = entry, .count = 1};
}
