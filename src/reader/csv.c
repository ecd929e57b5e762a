/* SPDX-License-Identifier: MIT
 *
 * A CSV table as a list of maps, one a row, keyed by the header.
 */
#include "base/arena.h"
#include "base/utf8.h"
#include "reader/csv_cells.h"
#include "reader/gb18030.h"
#include "reader/key_map.h"
#include "reader/reader_private.h"

/* A copy of text that is UTF-8, whatever text was; false with a diagnostic. */
static bool decode(struct str *text, struct str path, struct arena *arena,
                   struct diag_log *log)
{
    if (utf8_check(*text, NULL)) {
        *text = str_copy(arena, *text);
        return true;
    }
    size_t errors = diag_error_count(log);
    bool marked = text_without_mark(*text).length != text->length;
    struct str decoded;
    if (!marked && !utf8_is_damaged(*text) &&
        gb18030_decode(*text, arena, log, &decoded)) {
        *text = decoded;
        return true;
    }
    if (diag_error_count(log) == errors)
        text_check_utf8(*text, path, arena, log);
    return false;
}

/* The columns: a copy of the first row with text. false if there is none. */
static bool read_header(struct csv_cells *csv, struct csv_cell **header,
                        size_t *count)
{
    do {
        if (!csv_cells_next(csv)) {
            diag_add(csv->log, DIAG_FILE_EMPTY,
                     (struct position){.file = csv->path}, csv->path);
            return false;
        }
    } while (csv_cells_blank(csv));
    struct key_map names = {.arena = csv->arena};
    *count = csv->count;
    *header = ARENA_ARRAY(csv->arena, csv->count, struct csv_cell);
    for (size_t i = 0; i < csv->count; i++) {
        struct csv_cell *cell = &(*header)[i];
        *cell = csv->cells[i];
        cell->text = str_trim(cell->text);
        size_t known = names.count;
        if (cell->text.length != 0 && key_map_add(&names, cell->text) < known)
            diag_add(csv->log, DIAG_CSV_DUPLICATE_HEADER, cell->at, cell->text);
    }
    return true;
}

static struct value read_row(struct csv_cells *csv,
                             const struct csv_cell *header, size_t count)
{
    struct value row = {.kind = VALUE_MAP, .at = csv->cells[0].at};
    if (count > csv->count)
        count = csv->count;
    struct member *members = ARENA_ARRAY(csv->arena, count, struct member);
    for (size_t i = 0; i < count; i++) {
        const struct csv_cell *cell = &csv->cells[i];
        if (str_trim(cell->text).length == 0)
            continue;
        if (header[i].text.length == 0)
            diag_add(csv->log, DIAG_CSV_SYNTAX, cell->at,
                     DIAG_BOTH("本列没有表头", "this column has no header"));
        members[row.count++] = (struct member){
            .key = header[i].text,
            .key_at = header[i].at,
            .value = {.kind = VALUE_SCALAR,
                      .quoted = cell->quoted,
                      .at = cell->at,
                      .text = cell->text,
                      .runs = cell->runs},
        };
    }
    row.members = members;
    return row;
}

const struct value *reader_parse_csv(struct str text, struct str path,
                                     struct arena *arena, struct diag_log *log)
{
    size_t errors = diag_error_count(log);
    if (!decode(&text, path, arena, log))
        return NULL;
    struct csv_cells csv = {.text = text_without_mark(text),
                            .path = path,
                            .arena = arena,
                            .log = log,
                            .line = 1,
                            .column = 1};
    struct csv_cell *header;
    size_t columns;
    if (!read_header(&csv, &header, &columns))
        return NULL;
    struct value *table = ARENA_NEW(arena, struct value);
    struct value *rows = NULL;
    size_t capacity = 0;
    *table = (struct value){.kind = VALUE_LIST, .at = header[0].at};
    while (csv_cells_next(&csv)) {
        if (csv_cells_blank(&csv))
            continue;
        if (csv.count != columns)
            diag_add(log, DIAG_CSV_RAGGED, csv.cells[0].at,
                     str_format(arena, "%zu", csv.count),
                     str_format(arena, "%zu", columns));
        ARENA_GROW(arena, rows, table->count, capacity);
        rows[table->count++] = read_row(&csv, header, columns);
    }
    table->items = rows;
    return diag_error_count(log) == errors ? table : NULL;
}
