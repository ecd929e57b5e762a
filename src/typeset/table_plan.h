/* SPDX-License-Identifier: MIT
 *
 * A table while its columns and rows are being settled. Private to
 * table_plan.c (columns) and table_measure.c (cells, rows and the rest).
 */
#ifndef GONGKAI_TYPESET_TABLE_PLAN_H
#define GONGKAI_TYPESET_TABLE_PLAN_H

#include "typeset/table_cells.h"

enum { FULL_SCALE = 1000 };

/* The grids of a table. */
enum {
    GRID_HEADER,
    GRID_BODY,
    GRID_PAGE_ROWS,
    GRID_COUNT = GRID_PAGE_ROWS + PAGE_ROW_KINDS,
};

/* The columns while they are being settled. */
struct plan {
    struct setter *setter;
    const struct table *table;
    struct set_table *set;
    struct cell_text **texts[GRID_COUNT]; /* by cell; NULL: empty */
    struct column_need *needs;            /* by column */
    length_t *before;                     /* by column, of decimal figures */
    struct cell_texts collection;
    length_t *header_heights; /* by header cell */
};

/* One of GRID_HEADER to GRID_COUNT - 1. */
struct grid *plan_grid(const struct plan *plan, int which);

/* Is it a figure aligned by its decimal point? */
bool plan_is_decimal(const struct grid_cell *cell,
                     const struct cell_text *text);

/*
 * Choose the area and settle the columns; see table_measure. The cells' texts
 * are measured then. false with TABLE_TOO_WIDE.
 */
bool plan_columns(struct plan *plan, const struct type_area *areas,
                  size_t area_count);

#endif
