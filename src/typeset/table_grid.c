/* SPDX-License-Identifier: MIT
 *
 * The full grid of a table: PDF/UA (ISO 14289-1, 7.5) wants every row equally
 * wide once spans are counted, so gaps become empty cells here and nothing
 * behind this file meets one.
 */
#include "typeset/table.h"

#include "base/arena.h"
#include "base/diag.h"

#include <assert.h>

static void grid_wrong(struct setter *setter, struct str name,
                       struct position at, const struct row *row, size_t index)
{
    if (row->at.file.length != 0)
        at = row->at;
    diag_add(setter->log, DIAG_TABLE_GRID_WRONG, at, name,
             str_format(setter->arena, "%zu", index + 1));
}

/* taken[c]: the first row at which column c is free again. */
static bool cell_fits(const struct cell *cell, size_t row, size_t column_count,
                      const size_t *taken)
{
    if (cell->colspan == 0 || cell->rowspan == 0 ||
        (size_t)cell->column + cell->colspan > column_count)
        return false;
    for (size_t c = cell->column; c < (size_t)cell->column + cell->colspan; c++)
        if (taken[c] > row)
            return false;
    return true;
}

struct grid_filler {
    struct grid *grid;
    size_t *taken;
};

static void filler_add(struct grid_filler *filler, const struct cell *cell,
                       size_t row, size_t column)
{
    struct grid *grid = filler->grid;
    size_t rowspan = cell == NULL ? 1 : cell->rowspan;
    if (rowspan > grid->row_count - row)
        rowspan = grid->row_count - row;
    uint16_t colspan = cell == NULL ? 1 : cell->colspan;
    assert(grid->cell_count < grid->row_count * grid->column_count);
    grid->cells[grid->cell_count++] = (struct grid_cell){
        .cell = cell,
        .row = (uint32_t)row,
        .rowspan = (uint32_t)rowspan,
        .column = (uint16_t)column,
        .colspan = colspan,
        .before = -1,
    };
    for (size_t c = column; c < column + colspan; c++)
        filler->taken[c] = row + rowspan;
}

/* Columns [from, to) of a row that no cell claims. */
static void filler_pad(struct grid_filler *filler, size_t row, size_t from,
                       size_t to)
{
    for (size_t c = from; c < to; c++)
        if (filler->taken[c] <= row)
            filler_add(filler, NULL, row, c);
}

bool table_grid(struct setter *setter, struct str name, struct position at,
                const struct row *rows, size_t row_count, size_t column_count,
                struct grid *grid)
{
    assert(row_count < UINT32_MAX && column_count <= UINT16_MAX);
    struct arena *arena = setter->arena;
    *grid = (struct grid){
        .rows = rows, .row_count = row_count, .column_count = column_count};
    grid->row_start = ARENA_ARRAY(arena, row_count + 1, size_t);
    grid->row_height = ARENA_ARRAY(arena, row_count, length_t);
    /* At most one cell a place: large tables hold few spans, and a growing
     * array would take twice the room. */
    if (column_count > 0 && row_count > SIZE_MAX / column_count)
        base_out_of_memory();
    grid->cells =
        ARENA_ARRAY(arena, row_count * column_count, struct grid_cell);
    struct grid_filler filler = {
        .grid = grid,
        .taken = ARENA_ARRAY(arena, column_count, size_t),
    };
    bool good = true;
    for (size_t r = 0; r < row_count; r++) {
        grid->row_start[r] = grid->cell_count;
        size_t next = 0;
        for (size_t i = 0; i < rows[r].cell_count; i++) {
            const struct cell *cell = &rows[r].cells[i];
            if (cell->column < next ||
                !cell_fits(cell, r, column_count, filler.taken)) {
                grid_wrong(setter, name, at, &rows[r], r);
                good = false;
                continue;
            }
            filler_pad(&filler, r, next, cell->column);
            filler_add(&filler, cell, r, cell->column);
            next = (size_t)cell->column + cell->colspan;
        }
        filler_pad(&filler, r, next, column_count);
    }
    grid->row_start[row_count] = grid->cell_count;
    return good;
}
