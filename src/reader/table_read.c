/* SPDX-License-Identifier: MIT
 *
 * Tables from files, some of them kept from one description to the next.
 */
#include "base/arena.h"
#include "base/file.h"
#include "reader/inputs.h"
#include "reader/table_private.h"

static bool read_content(struct str path, struct position at,
                         struct arena *arena, struct diag_log *log,
                         struct str *content)
{
    bool csv = reader_type_of(path) == READER_CSV;
    return file_read(arena, path, csv ? READER_FILE_LIMIT : SHEET_FILE_LIMIT,
                     at, log, content);
}

/* ---- tables that are kept ---- */

struct kept_table {
    struct str path;
    struct str sheet; /* asked for */
    struct str label;
    struct position sheet_at;   /* the same: where, if there is none */
    struct hash hash;           /* of the file */
    const struct sheet *read;   /* NULL: it cannot be read, and will not be */
    const struct diag_log *log; /* what was said when it was read */
};

struct kept_tables {
    struct arena *arena;
    struct kept_table *items;
    size_t count;
    size_t capacity;
};

struct kept_tables *kept_tables_new(struct arena *arena)
{
    struct kept_tables *kept = ARENA_NEW(arena, struct kept_tables);
    kept->arena = arena;
    return kept;
}

/* Read a table to be kept; NULL with diagnostics. */
static const struct kept_table *keep_table(struct kept_tables *kept,
                                           struct str path, struct position at,
                                           const struct table_request *request,
                                           struct diag_log *log)
{
    struct arena *arena = kept->arena;
    struct str content;
    if (!read_content(path, at, arena, log, &content))
        return NULL;
    struct kept_table table = {.path = str_copy(arena, path),
                               .sheet = str_copy(arena, request->sheet),
                               .label = str_copy(arena, request->label),
                               .sheet_at = request->sheet_at,
                               .hash = hash_bytes(content)};
    struct diag_log *said = diag_log_new(arena);
    table.read = table_parse_sheet(content, table.path, request, arena, said);
    table.log = said;
    table.sheet_at.file = str_copy(arena, request->sheet_at.file);
    table.sheet_at.sheet = str_copy(arena, request->sheet_at.sheet);
    ARENA_GROW(arena, kept->items, kept->count, kept->capacity);
    kept->items[kept->count] = table;
    return &kept->items[kept->count++];
}

static bool same_place(struct position a, struct position b)
{
    return str_equal(a.file, b.file) && str_equal(a.sheet, b.sheet) &&
           a.line == b.line && a.column == b.column;
}

static const struct kept_table *find_table(struct kept_tables *kept,
                                           struct str path, struct position at,
                                           const struct table_request *request,
                                           struct diag_log *log)
{
    for (size_t i = 0; i < kept->count; i++) {
        const struct kept_table *table = &kept->items[i];
        if (str_equal(table->path, path) &&
            str_equal(table->sheet, request->sheet) &&
            str_equal(table->label, request->label) &&
            (table->read != NULL ||
             same_place(table->sheet_at, request->sheet_at)))
            return table;
    }
    return keep_table(kept, path, at, request, log);
}

static const struct value *read_kept(struct str path, struct position at,
                                     const struct table_request *request,
                                     struct inputs *inputs, struct arena *arena,
                                     struct diag_log *log)
{
    size_t errors = diag_error_count(log);
    const struct kept_table *table =
        find_table(inputs->kept, path, at, request, log);
    if (table == NULL)
        return NULL;
    inputs_add_hashed(inputs, path, table->hash);
    diag_add_all(log, table->log);
    if (table->read == NULL)
        return NULL;
    const struct value *list = table_list(table->read, request, arena, log);
    return diag_error_count(log) == errors ? list : NULL;
}

const struct value *reader_read_table(struct str path, struct position at,
                                      const struct table_request *request,
                                      struct inputs *inputs,
                                      struct arena *arena, struct diag_log *log)
{
    if (inputs != NULL && inputs->kept != NULL && request->filter_count > 0)
        return read_kept(path, at, request, inputs, arena, log);
    struct arena *bytes = arena_new();
    struct str content;
    const struct value *list = NULL;
    if (read_content(path, at, bytes, log, &content)) {
        if (inputs != NULL)
            inputs_add_file(inputs, path, content);
        list = table_parse(content, path, request, arena, log);
    }
    arena_free(bytes);
    return list;
}
