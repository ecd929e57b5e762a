/* SPDX-License-Identifier: MIT
 *
 * The grid of a sheet while it grows. A few bytes of a file may name the last
 * cell of the last row, so rows and cells are counted as memory is taken.
 */
#include "base/arena.h"
#include "reader/xlsx_private.h"

bool cell_reference(struct str text, size_t *row, size_t *column)
{
    size_t i = 0, number = 0;
    for (; i < text.length && text.data[i] >= 'A' && text.data[i] <= 'Z'; i++) {
        number = number * 26 + (size_t)(text.data[i] - 'A') + 1;
        if (number > GRID_COLUMNS)
            return false;
    }
    *column = number - 1;
    if (i == 0 ||
        !xml_number(str_slice(text, i, text.length), GRID_ROWS + 1, row) ||
        *row == 0)
        return false;
    --*row;
    return true;
}

static struct position at_cell(const struct grid *grid, size_t row,
                               size_t column)
{
    return sheet_position(grid->sheet, row, column);
}

/* Count more rows and cells; false with a diagnostic if there are too many. */
static bool charge(struct grid *grid, size_t count)
{
    grid->xlsx->cells += count;
    return xlsx_within(grid->xlsx,
                       (struct position){.file = grid->sheet->file,
                                         .sheet = grid->sheet->name},
                       grid->xlsx->cells, SHEET_CELL_LIMIT,
                       DIAG_BOTH("单元格数", "cells"));
}

/* Let the row have so many cells. */
static bool widen(struct grid *grid, struct grid_row *row, size_t count)
{
    struct arena *arena = grid->xlsx->arena;
    if (count <= row->count)
        return true;
    if (!charge(grid, count - row->count))
        return false;
    while (row->capacity < count)
        row->cells = arena_grow(arena, row->cells, sizeof *row->cells,
                                row->capacity, &row->capacity);
    while (row->count < count)
        row->cells[row->count++] = (struct sheet_cell){.kind = SHEET_EMPTY};
    return true;
}

bool grid_add(struct grid *grid, size_t row, size_t column,
              struct sheet_cell cell)
{
    struct xlsx *xlsx = grid->xlsx;
    xlsx->text += cell.text.length;
    if (!xlsx_within(xlsx, at_cell(grid, row, column), xlsx->text,
                     SHEET_PART_LIMIT,
                     DIAG_BOTH("文字的字节数", "bytes of text")))
        return false;
    if (row >= grid->row_count && !charge(grid, row + 1 - grid->row_count))
        return false;
    while (grid->row_count <= row) {
        ARENA_GROW(xlsx->own, grid->rows, grid->row_count, grid->row_capacity);
        grid->rows[grid->row_count++] = (struct grid_row){0};
    }
    struct grid_row *cells = &grid->rows[row];
    if (!widen(grid, cells, column + 1))
        return false;
    if (cells->cells[column].kind != SHEET_EMPTY) {
        xlsx_broken(xlsx, at_cell(grid, row, column),
                    DIAG_BOTH("单元格出现两次", "the cell stands there twice"));
        return false;
    }
    cells->cells[column] = cell;
    return true;
}

bool grid_add_merge(struct grid *grid, struct str reference)
{
    struct xlsx *xlsx = grid->xlsx;
    size_t colon = str_find(reference, STR(":"), 0), row, column, row_end,
           column_end;
    struct position at = {.file = grid->sheet->file,
                          .sheet = grid->sheet->name};
    if (colon == SIZE_MAX ||
        !cell_reference(str_slice(reference, 0, colon), &row, &column) ||
        !cell_reference(str_slice(reference, colon + 1, reference.length),
                        &row_end, &column_end) ||
        row_end < row || column_end < column) {
        xlsx_broken(
            xlsx, at,
            str_format(xlsx->own, "mergeCell “%.*s”", STR_FMT(reference)));
        return false;
    }
    ARENA_GROW(xlsx->arena, grid->merges, grid->merge_count,
               grid->merge_capacity);
    grid->merges[grid->merge_count++] = (struct sheet_merge){
        row, column, row_end - row + 1, column_end - column + 1};
    return xlsx_within(xlsx, at, grid->merge_count, SHEET_MERGE_LIMIT,
                       DIAG_BOTH("合并单元格数", "merged cells"));
}

/* Mark the cells of a merge that lie inside of the sheet. */
static bool mark(struct grid *grid, size_t number)
{
    const struct sheet *sheet = grid->sheet;
    const struct sheet_merge *merge = &grid->merges[number];
    size_t row_end = merge->row + merge->row_span;
    size_t column_end = merge->column + merge->column_span;
    if (column_end > sheet->column_count)
        column_end = sheet->column_count;
    if (merge->column >= column_end)
        return true;
    for (size_t r = merge->row; r < row_end && r < sheet->row_count; r++) {
        struct grid_row *row = &grid->rows[r];
        if (!widen(grid, row, column_end))
            return false;
        for (size_t c = merge->column; c < column_end; c++) {
            if (row->cells[c].merge != 0) {
                xlsx_broken(
                    grid->xlsx, at_cell(grid, r, c),
                    DIAG_BOTH("合并单元格互相重叠", "merged cells overlap"));
                return false;
            }
            row->cells[c].merge = number + 1;
        }
    }
    return true;
}

bool grid_finish(struct grid *grid)
{
    struct sheet *sheet = grid->sheet;
    /* A row is only ever made for a cell that has text. */
    sheet->row_count = grid->row_count;
    for (size_t r = 0; r < grid->row_count; r++) {
        if (grid->rows[r].count > sheet->column_count)
            sheet->column_count = grid->rows[r].count;
    }
    for (size_t i = 0; i < grid->merge_count; i++) {
        if (!mark(grid, i))
            return false;
    }
    struct sheet_row *rows =
        ARENA_ARRAY(grid->xlsx->arena, grid->row_count, struct sheet_row);
    for (size_t r = 0; r < grid->row_count; r++)
        rows[r] = (struct sheet_row){grid->rows[r].cells, grid->rows[r].count};
    sheet->rows = rows;
    sheet->merges = grid->merges;
    sheet->merge_count = grid->merge_count;
    return true;
}
