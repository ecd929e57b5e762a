/* SPDX-License-Identifier: MIT
 *
 * CSV as rows of cells (RFC 4180): quotes, line ends, positions. What the
 * cells mean is csv.c's.
 */
#ifndef GONGKAI_READER_CSV_CELLS_H
#define GONGKAI_READER_CSV_CELLS_H

#include "base/diag.h"
#include "reader/text_run.h"

struct arena;

struct csv_cell {
    struct str text; /* without quotes; without white space at both ends if it
                        had none */
    bool quoted;
    struct position at;
    struct text_runs runs; /* of text */
};

struct csv_cells {
    struct str text;
    struct str path;
    struct arena *arena;
    struct diag_log *log;
    size_t offset;          /* of the next byte */
    int line;               /* of that byte, from 1 */
    int column;             /* in code points, from 1 */
    struct csv_cell *cells; /* of the current row; overwritten by the next */
    size_t count;
    size_t capacity;
    size_t total; /* cells of all rows so far, at most SHEET_CELL_LIMIT */
};

/* Read the next row; false at the end of the file. Mistakes are reported and
 * skipped. */
bool csv_cells_next(struct csv_cells *csv);

/* Has no cell of the row any text? */
bool csv_cells_blank(const struct csv_cells *csv);

#endif
