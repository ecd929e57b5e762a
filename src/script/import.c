/* SPDX-License-Identifier: MIT
 *
 * The run of an import script, and the account of all cells behind it.
 */
#include "script/import_private.h"

#include "base/file.h"
#include "base/utf8.h"

enum {
    SHOWN_CELLS = 6, /* of a row, in a message */
    SHOWN_TEXT = 20, /* code points of a cell */
};

struct import_run *import_run_of(lua_State *L)
{
    return script_of(L)->import;
}

/* Spaces of any kind that programs leave in cells. */
static bool is_white(struct str text)
{
    for (size_t i = 0; i < text.length;) {
        uint32_t c = utf8_next(text, &i);
        if (c > ' ' && c != 0xA0 && c != 0x3000 && c != 0xFEFF &&
            (c < 0x2000 || c > 0x200B))
            return false;
    }
    return true;
}

bool import_cell_counts(const struct sheet *sheet, size_t row, size_t column)
{
    const struct sheet_cell *cell = sheet_cell(sheet, row, column);
    return cell->kind == SHEET_UNKNOWN || !is_white(cell->text);
}

void import_set_fate(const struct import_sheet *sheet, size_t row,
                     size_t column, enum cell_fate fate)
{
    if (row >= sheet->sheet->row_count ||
        column >= sheet->sheet->rows[row].count)
        return;
    if (fate > sheet->fates[row][column])
        sheet->fates[row][column] = (unsigned char)fate;
}

enum cell_fate import_fate(const struct import_sheet *sheet, size_t row,
                           size_t column)
{
    return (enum cell_fate)sheet->fates[row][column];
}

struct str import_excerpt(struct arena *arena, const struct sheet *sheet,
                          size_t row, size_t column)
{
    struct str text = sheet_cell(sheet, row, column)->text;
    return script_clean(arena, str_excerpt(arena, text, SHOWN_TEXT));
}

/* ---- the account ---- */

/* The cells of one row that nobody asked for, in one message: their number,
 * and their texts as far as a message goes. */
static void report_row(const struct import_sheet *sheet, size_t row,
                       struct arena *arena, struct diag_log *log)
{
    size_t first = SIZE_MAX, count = 0;
    struct builder texts = {.arena = arena};
    for (size_t c = 0; c < sheet->sheet->rows[row].count; c++) {
        if (import_fate(sheet, row, c) != FATE_UNUSED ||
            !import_cell_counts(sheet->sheet, row, c))
            continue;
        if (first == SIZE_MAX)
            first = c;
        if (++count > SHOWN_CELLS)
            continue;
        struct str text = import_excerpt(arena, sheet->sheet, row, c);
        builder_format(&texts, "%s“%.*s”", count == 1 ? "" : " ",
                       STR_FMT(text));
    }
    if (count == 0)
        return;
    if (count > SHOWN_CELLS)
        builder_add(&texts, STR(" …"));
    diag_add(log, DIAG_IMPORT_CELLS_UNUSED,
             sheet_position(sheet->sheet, row, first),
             str_format(arena, "%zu", count), builder_str(&texts));
}

/* A sheet without any table is told of once. */
static void report_sheet(const struct import_sheet *sheet, size_t unused,
                         bool has_table, struct arena *arena,
                         struct diag_log *log)
{
    if (unused == 0)
        return;
    if (!has_table) {
        struct position at = sheet_position(sheet->sheet, 0, 0);
        at.line = at.column = 0;
        diag_add(log, DIAG_IMPORT_SHEET_UNUSED, at,
                 str_format(arena, "%zu", unused));
        return;
    }
    for (size_t row = 0; row < sheet->sheet->row_count; row++)
        report_row(sheet, row, arena, log);
}

static bool sheet_has_table(const struct import_run *run,
                            const struct import_sheet *sheet)
{
    for (size_t i = 0; i < run->result.table_count; i++) {
        if (run->result.tables[i].sheet == sheet->sheet)
            return true;
    }
    return false;
}

static void take_account(struct import_run *run, struct arena *arena,
                         struct diag_log *log)
{
    struct import_count *count = &run->result.count;
    for (size_t i = 0; i < run->sheet_count; i++) {
        const struct import_sheet *sheet = &run->sheets[i];
        size_t unused = count->unused;
        for (size_t r = 0; r < sheet->sheet->row_count; r++) {
            for (size_t c = 0; c < sheet->sheet->rows[r].count; c++) {
                if (!import_cell_counts(sheet->sheet, r, c))
                    continue;
                enum cell_fate fate = import_fate(sheet, r, c);
                count->cells++;
                count->placed += fate == FATE_PLACED;
                count->decoration += fate == FATE_DECORATION;
                count->refused += fate == FATE_REFUSED;
                count->unused += fate == FATE_UNUSED;
            }
        }
        report_sheet(sheet, count->unused - unused, sheet_has_table(run, sheet),
                     arena, log);
    }
}

/* ---- the run ---- */

bool pack_imports(const struct pack *pack, bool *own)
{
    if (pack->import_file.length == 0)
        return false;
    struct arena *arena = arena_new();
    *own = file_exists(file_join(arena, pack->folders.pack, pack->import_file));
    arena_free(arena);
    return true;
}

static void note_sheets(struct import_run *run,
                        const struct sheet *const *sheets, size_t count,
                        struct arena *arena)
{
    run->sheets = ARENA_ARRAY(arena, count, struct import_sheet);
    run->sheet_count = count;
    for (size_t i = 0; i < count; i++) {
        size_t rows = sheets[i]->row_count;
        unsigned char **fates = ARENA_ARRAY(arena, rows, unsigned char *);
        for (size_t r = 0; r < rows; r++)
            fates[r] = arena_alloc(arena, sheets[i]->rows[r].count);
        run->sheets[i] = (struct import_sheet){sheets[i], fates};
    }
}

const struct import *pack_import(struct pack *pack,
                                 const struct sheet *const *sheets,
                                 size_t count, struct diag_log *log)
{
    struct import_run *run = ARENA_NEW(pack->arena, struct import_run);
    note_sheets(run, sheets, count, pack->arena);
    size_t errors = diag_error_count(log);
    if (!pack_run_import(pack, run, log))
        return NULL;
    take_account(run, pack->arena, log);
    if (run->result.table_count == 0)
        diag_add(log, DIAG_IMPORT_NOTHING, NOWHERE, pack->name);
    return diag_error_count(log) == errors ? &run->result : NULL;
}
