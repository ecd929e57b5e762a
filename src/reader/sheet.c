/* SPDX-License-Identifier: MIT */
#include "reader/sheet.h"

#include "base/arena.h"
#include "base/file.h"
#include "base/json.h"
#include "reader/reader_private.h"

#include <assert.h>

bool workbook_is_named(struct str path)
{
    return path_has_extension(path, STR(".xlsx")) ||
           path_has_extension(path, STR(".csv"));
}

const struct workbook *workbook_read(struct str path, struct position at,
                                     struct arena *arena, struct diag_log *log)
{
    struct str content;
    if (path_has_extension(path, STR(".csv")))
        return file_read(arena, path, READER_FILE_LIMIT, at, log, &content)
                   ? workbook_parse_csv(content, path, arena, log)
                   : NULL;
    if (!path_has_extension(path, STR(".xlsx"))) {
        reader_report_type(path, at, STR(".xlsx .csv"), log);
        return NULL;
    }
    struct arena *bytes = arena_new();
    const struct workbook *workbook = NULL;
    if (file_read(bytes, path, SHEET_FILE_LIMIT, at, log, &content))
        workbook = workbook_parse(content, path, arena, log);
    arena_free(bytes);
    return workbook;
}

const struct sheet *workbook_sheet(const struct workbook *workbook,
                                   struct str name)
{
    for (size_t i = 0; i < workbook->sheet_count; i++) {
        if (str_equal(workbook->sheets[i].name, name))
            return &workbook->sheets[i];
    }
    return NULL;
}

const struct sheet_cell *sheet_cell(const struct sheet *sheet, size_t row,
                                    size_t column)
{
    static const struct sheet_cell empty = {.kind = SHEET_EMPTY};
    if (row >= sheet->row_count || column >= sheet->rows[row].count)
        return &empty;
    return &sheet->rows[row].cells[column];
}

const struct sheet_merge *sheet_merge(const struct sheet *sheet, size_t row,
                                      size_t column)
{
    size_t number = sheet_cell(sheet, row, column)->merge;
    return number == 0 ? NULL : &sheet->merges[number - 1];
}

struct position sheet_position(const struct sheet *sheet, size_t row,
                               size_t column)
{
    if (sheet->name.length != 0)
        return (struct position){.file = sheet->file,
                                 .line = (int)row + 1,
                                 .column = (int)column + 1,
                                 .sheet = sheet->name};
    const struct sheet_cell *cell = sheet_cell(sheet, row, column);
    return (struct position){
        .file = sheet->file, .line = cell->line, .column = cell->column};
}

bool sheet_check_cell(const struct sheet *sheet, size_t row, size_t column,
                      struct arena *arena, struct diag_log *log)
{
    const struct sheet_cell *cell = sheet_cell(sheet, row, column);
    struct position at = sheet_position(sheet, row, column);
    struct str control;
    if (cell->kind == SHEET_ERROR)
        diag_add(log, DIAG_CELL_ERROR, at, cell->text);
    else if (cell->kind == SHEET_UNKNOWN)
        diag_add(log, DIAG_CELL_UNKNOWN, at, STR(""));
    else if (text_has_control(cell->text, arena, &control))
        diag_add(log, DIAG_CELL_CONTROL, at, control);
    else
        return true;
    return false;
}

static void dump_sheet(const struct sheet *sheet, FILE *out)
{
    static const char *const kinds[] = {
        [SHEET_EMPTY] = "empty",   [SHEET_TEXT] = "text",
        [SHEET_NUMBER] = "number", [SHEET_PERCENT] = "percent",
        [SHEET_DATE] = "date",     [SHEET_BOOLEAN] = "boolean",
        [SHEET_ERROR] = "error",   [SHEET_UNKNOWN] = "unknown",
    };
    struct arena *arena = arena_new();
    fputs("sheet ", out);
    json_write_string(out, sheet->name);
    fprintf(out, " %zux%zu%s\n", sheet->row_count, sheet->column_count,
            sheet->hidden ? " hidden" : "");
    for (size_t i = 0; i < sheet->merge_count; i++) {
        const struct sheet_merge *merge = &sheet->merges[i];
        fprintf(out, "  merge %zu %zu %zux%zu\n", merge->row, merge->column,
                merge->row_span, merge->column_span);
    }
    for (size_t r = 0; r < sheet->row_count; r++) {
        for (size_t c = 0; c < sheet->rows[r].count; c++) {
            const struct sheet_cell *cell = sheet_cell(sheet, r, c);
            if (cell->kind == SHEET_EMPTY)
                continue;
            struct str at = position_text(arena, sheet_position(sheet, r, c));
            fprintf(out, "  %.*s %s%s ", STR_FMT(at), kinds[cell->kind],
                    cell->quoted ? " quoted" : "");
            json_write_string(out, cell->text);
            fputc('\n', out);
        }
        arena_reset(arena);
    }
    arena_free(arena);
}

void workbook_dump(const struct workbook *workbook, FILE *out)
{
    for (size_t i = 0; i < workbook->sheet_count; i++)
        dump_sheet(&workbook->sheets[i], out);
}
