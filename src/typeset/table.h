/* SPDX-License-Identifier: MIT
 *
 * Tables: from the document's rows to pieces of pages. Private to typeset/.
 *
 *     table_grid      rows of cells -> a full grid (gaps filled, spans checked)
 *     table_columns   what each column needs -> widths
 *     table_measure   cells shaped and broken at those widths, row heights
 *     table_split     rows -> the part that stands on one page
 *     table_emit      a part -> glyphs
 *     table_rules     a part -> lines of the grid
 *
 * A table is measured once; splitting it again (the contents did not settle)
 * shapes nothing. All x are from the left of the type area.
 */
#ifndef GONGKAI_TYPESET_TABLE_H
#define GONGKAI_TYPESET_TABLE_H

#include "typeset/paragraph.h"

/* ---- the grid ---- */

/* One cell of the full grid. */
struct grid_cell {
    const struct cell *cell;         /* NULL: it fills a gap */
    const struct set_paragraph *set; /* NULL: no text */
    uint32_t row;                    /* its first row */
    uint32_t rowspan;                /* inside the grid */
    uint16_t column;
    uint16_t colspan;
    uint32_t element; /* see structure.h */
    length_t before;  /* up to its decimal point; -1: not aligned by it */
};

/* Header or body. Every place belongs to exactly one cell. */
struct grid {
    const struct row *rows;
    size_t row_count;
    size_t column_count;
    struct grid_cell *cells; /* by row, then column */
    size_t cell_count;
    size_t *row_start;    /* row_count + 1: index of a row's first cell */
    length_t *row_height; /* what its cells of one row need, and least_height */
};

/*
 * Fill the grid of rows. Cells that overlap or stand outside the columns are
 * TABLE_GRID_WRONG; false then. name: of the table, for messages.
 */
bool table_grid(struct setter *setter, struct str name, struct position at,
                const struct row *rows, size_t row_count, size_t column_count,
                struct grid *grid);

/* ---- columns ---- */

/* What the content of a column needs, padding included. */
struct column_need {
    length_t figure; /* its widest figure: never less */
    length_t least;  /* its widest piece without a break, >= figure */
    length_t most;   /* its widest line, >= least */
};

/*
 * Share total among the columns; exactly all of it is given. A column gets at
 * least its least width (its widest figure, if figures_only; a fixed column
 * always is only asked to hold its figures). false if that is impossible;
 * *needed is what the columns need in either case.
 */
bool table_columns(const struct column *columns,
                   const struct column_need *needs, size_t count,
                   length_t total, bool figures_only, length_t *widths,
                   length_t *needed);

/*
 * Widen the columns [first, first + span) so that together they hold need.
 * Fixed columns stay; the others take what is missing by their most width.
 */
void table_columns_widen(const struct column *columns,
                         struct column_need *needs, size_t first, size_t span,
                         struct column_need need);

/* ---- measuring ---- */

struct set_table {
    const struct table *table;
    struct str name; /* its title, for messages */
    bool failed;     /* an error was reported: not placed */
    struct grid header;
    struct grid body;
    length_t *x;      /* column_count + 1 grid lines */
    length_t *behind; /* per column: widest part behind a decimal point */
    int scale;        /* of its type, 1/1000 */
    length_t header_height;
    size_t totals_start; /* all rows from here to the end are totals */
    const struct set_paragraph *context[3]; /* NULL: none */
    length_t context_x[3];                  /* added to each line's x */
    length_t context_width;                 /* of the type area */
    length_t context_before; /* space above, not at the top of a page */
    length_t context_height; /* space below included; 0: no context line */
    const struct set_paragraph **notes;     /* note_count */
    const struct set_paragraph **continued; /* by body cell: its repeated
                                               label, or NULL */
    /* elements, see structure.h */
    uint32_t element;
    uint32_t context_element[3];
    uint32_t *note_elements; /* note_count */
};

/*
 * Measure a table for a type area of this size. Reports TABLE_GRID_WRONG,
 * COLUMN_TOO_NARROW, TABLE_TOO_WIDE, HEADER_OVERFULL.
 */
struct set_table *table_measure(struct setter *setter,
                                const struct table *table, length_t width,
                                length_t height);

/* Context line in one line, if it fits (table_context.c). */
void table_context(struct setter *setter, struct set_table *set,
                   length_t width);

/* ---- splitting ---- */

/* A cell of which a part's page shows only some lines, or shows again. */
struct part_cell {
    size_t cell;  /* index among the body's cells */
    size_t first; /* line */
    size_t count; /* lines */
    bool repeat;  /* its label again: an artifact */
    bool divided; /* other lines of it stand on another page */
};

/* Rows of the body that stand on one page. */
struct table_part {
    size_t row;              /* the first */
    size_t row_count;        /* may be 0: a table without rows */
    length_t *heights;       /* of each, as on this page */
    length_t height;         /* their sum */
    struct part_cell *cells; /* by cell; all others stand here wholly */
    size_t cell_count;
};

/* A cell that goes on. */
struct carried_cell {
    size_t cell;
    size_t done; /* lines that stand on pages before */
};

/* Where to go on. All 0: at the beginning. */
struct table_cursor {
    size_t row;
    bool split; /* lines of row stand on the page before */
    struct carried_cell *carried;
    size_t carried_count;
};

/* The room on a page. */
struct table_room {
    length_t height; /* for body rows, here */
    length_t fresh;  /* for body rows, on a page of their own */
    length_t tail;   /* what must stand on the page of the last row */
    bool must;       /* no page has more room: something must be placed */
};

/*
 * Put as many rows as fit into *part and move *cursor behind them. false, and
 * nothing changed, if none fits and room.must is not set. Always progresses
 * otherwise; reports ROW_OVERFULL where even one line does not fit.
 */
bool table_split(struct setter *setter, const struct set_table *set,
                 const struct table_room *room, struct table_cursor *cursor,
                 struct table_part *part);

/* Height of the least part that may begin the table's body (the tail with it
 * if that is all of it). */
length_t table_split_least(struct setter *setter, const struct set_table *set,
                           const struct table_room *room);

/* ---- emitting ---- */

/* A part at its place. Positions are on the page. */
struct table_place {
    const struct set_table *set;
    struct table_part part;
    length_t left;      /* of the type area */
    length_t context_y; /* top of the context line */
    length_t y;         /* top of the header rows */
    length_t bottom;    /* of the last row */
    bool first;         /* not repeated: context and header are real */
    /* Of the table that ends where this begins, and of the one that begins
     * where this ends; NULL: none. */
    const struct table_style *joined_above, *joined_below;
};

void table_emit(struct item_list *items, const struct table_place *place);

/* The lines of the grid, once each, of header and rows together. */
void table_rules(struct item_list *items, const struct table_place *place);

#endif
