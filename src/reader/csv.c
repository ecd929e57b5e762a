/* SPDX-License-Identifier: MIT
 *
 * A CSV file as a sheet.
 */
#include "base/arena.h"
#include "base/utf8.h"
#include "reader/csv_cells.h"
#include "reader/gb18030.h"
#include "reader/reader_private.h"
#include "reader/sheet.h"

/* text as UTF-8, whatever it was; false with a diagnostic. */
static bool decode(struct str *text, struct str path, struct arena *arena,
                   struct diag_log *log)
{
    if (utf8_check(*text, NULL))
        return true;
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

static struct sheet_row copy_row(const struct csv_cells *csv)
{
    struct sheet_cell *cells =
        ARENA_ARRAY(csv->arena, csv->count, struct sheet_cell);
    for (size_t i = 0; i < csv->count; i++) {
        const struct csv_cell *cell = &csv->cells[i];
        cells[i] = (struct sheet_cell){
            .kind = cell->text.length == 0 ? SHEET_EMPTY : SHEET_TEXT,
            .quoted = cell->quoted,
            .text = cell->text,
            .line = cell->at.line,
            .column = cell->at.column,
            .runs = cell->runs};
    }
    return (struct sheet_row){cells, csv->count};
}

/* Up to the last cell of the row with text. */
static size_t row_width(const struct sheet_row *row)
{
    size_t width = row->count;
    while (width > 0 && row->cells[width - 1].kind == SHEET_EMPTY)
        width--;
    return width;
}

struct sheet *csv_read_sheet(struct str text, struct str path,
                             struct arena *arena, struct diag_log *log)
{
    if (!decode(&text, path, arena, log))
        return NULL;
    struct csv_cells csv = {.text = text_without_mark(text),
                            .path = path,
                            .arena = arena,
                            .log = log,
                            .line = 1,
                            .column = 1};
    struct sheet *sheet = ARENA_NEW(arena, struct sheet);
    struct sheet_row *rows = NULL;
    size_t count = 0, capacity = 0;
    sheet->file = path;
    while (csv_cells_next(&csv)) {
        ARENA_GROW(arena, rows, count, capacity);
        rows[count++] = copy_row(&csv);
        size_t width = row_width(&rows[count - 1]);
        if (width > 0)
            sheet->row_count = count;
        if (width > sheet->column_count)
            sheet->column_count = width;
    }
    sheet->rows = rows;
    return sheet;
}

const struct workbook *workbook_parse_csv(struct str text, struct str path,
                                          struct arena *arena,
                                          struct diag_log *log)
{
    size_t errors = diag_error_count(log);
    struct workbook *workbook = ARENA_NEW(arena, struct workbook);
    workbook->file = path;
    workbook->sheets = csv_read_sheet(str_copy(arena, text), path, arena, log);
    workbook->sheet_count = 1;
    return diag_error_count(log) == errors ? workbook : NULL;
}
