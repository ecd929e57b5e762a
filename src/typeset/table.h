/* SPDX-License-Identifier: MIT
 *
 * Tables: from the document's rows to pieces of pages. Private to typeset/.
 *
 *     table_grid      rows of cells -> a full grid (gaps filled, spans checked)
 *     table_plan      texts (table_cells) -> what each column needs, at a scale
 *     table_columns   that -> widths
 *     table_strips    columns side by side, or divided over pages
 *     table_measure   cells broken at those widths, row heights
 *     table_context   the line above the header
 *     table_split     rows -> the part that stands on one page (table_walk down
 *                     its rows, table_break where to end, table_divide a row)
 *     table_sums      the sums of a page
 *     table_place     a part at its place on a page: all rows that stand there
 *     table_emit      a part -> glyphs
 *     table_rules     a part -> lines of the grid
 *
 * A table is measured once; splitting it again (the contents did not settle)
 * shapes only what it has on its later pages: marked labels, sums. All x are
 * from the left of the type area.
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
    length_t whole; /* its widest figure or single character: never less */
    length_t least; /* its widest piece without a break, >= whole */
    length_t most;  /* its widest line, >= least */
};

/*
 * Share total among the columns; exactly all of it is given. A column gets at
 * least its least width (or only what is never broken, if break_words; a fixed
 * column is asked for no more in either case). false if that is impossible;
 * *needed is what the columns need then too.
 */
bool table_columns(const struct column *columns,
                   const struct column_need *needs, size_t count,
                   length_t total, bool break_words, length_t *widths,
                   length_t *needed);

/*
 * Widen the columns [first, first + span) so that together they hold need.
 * Fixed columns stay; the others take what is missing by their most width.
 */
void table_columns_widen(const struct column *columns,
                         struct column_need *needs, size_t first, size_t span,
                         struct column_need need);

/* The least width of a column; see table_columns. */
length_t table_column_least(const struct column *column,
                            const struct column_need *need, bool break_words);

/* ---- strips ---- */

/* The columns that stand side by side on a page: a table that is not divided
 * has one strip of all. */
struct strip {
    size_t key;      /* the columns [0, key) stand in each strip */
    size_t from, to; /* and the columns [from, to) behind them in this one */
    length_t *x;     /* its grid lines, from 0 */
    /* By header cell: its text at the width that it has here; NULL: as in the
     * cell. */
    const struct set_paragraph **header;
};

/* The strip's grid line at the left of a column. */
size_t strip_line(const struct strip *strip, size_t column);

size_t strip_column_count(const struct strip *strip);

/* Does the cell, or a part of it, stand in the strip? */
bool strip_shows(const struct strip *strip, const struct grid_cell *cell);

/* Width of a cell, as far as it stands in the strip. */
length_t strip_cell_width(const struct strip *strip,
                          const struct grid_cell *cell);

/* ---- measuring ---- */

/* Where a table may stand. */
struct type_area {
    const struct page_form *form;
    length_t width, height;
};

struct table_groups; /* see table_break.h */

struct set_table {
    const struct table *table;
    struct str name; /* its title, for messages */
    bool failed;     /* an error was reported: not placed */
    struct grid header;
    struct grid body;
    struct type_area area; /* of its pages */
    struct strip *strips;  /* one, or more if its columns are divided */
    size_t strip_count;
    length_t *behind; /* per column: widest part behind a decimal point */
    int scale;        /* of its type, 1/1000 */
    length_t header_height;
    size_t totals_start;         /* all rows from here to the end are totals */
    struct table_groups *groups; /* NULL: its rows form none */
    const struct set_paragraph *context[3]; /* NULL: none */
    length_t context_x[3];                  /* added to each line's x */
    length_t context_before; /* space above, not at the top of a page */
    length_t context_height; /* space below included; 0: no context line */
    /* Page rows as they are measured, with their widest sums; row_count 0:
     * none. */
    struct grid page_rows[PAGE_ROW_KINDS];
    size_t subtotal_row; /* the body row above which the last subtotal is */
    const struct set_paragraph *title_again; /* NULL: none */
    const struct set_paragraph **notes;      /* note_count */
    const struct set_paragraph **continued;  /* by body cell: its repeated
                                                label, or NULL */
    /* elements, see structure.h */
    uint32_t element;
    uint32_t context_element[3];
    uint32_t *note_elements; /* note_count */
};

/*
 * Measure a table for the first of these type areas that is wide enough; for
 * the last, if none is, with its columns divided, or with words broken; no
 * text is wider than its cell.
 * Reports TABLE_GRID_WRONG, COLUMN_TOO_NARROW, TABLE_TOO_WIDE,
 * TABLE_SPAN_DIVIDED, HEADER_OVERFULL, SUM_OVERFLOW.
 */
struct set_table *table_measure(struct setter *setter,
                                const struct table *table,
                                const struct type_area *areas,
                                size_t area_count);

/* Context line in one line, if it fits (table_context.c). */
void table_context(struct setter *setter, struct set_table *set);

/* All columns side by side. */
void table_one_strip(struct arena *arena, struct set_table *set,
                     const length_t *widths);

/*
 * Divide the columns into the fewest strips of whole groups. false if a group
 * does not fit beside the key columns; *needed is what that takes.
 * break_words: see table_columns.
 */
bool table_strips(struct arena *arena, struct set_table *set,
                  const struct column_need *needs, length_t total,
                  bool break_words, length_t *needed);

/* The first strip that shows all columns of the cell; NULL if none does. */
const struct strip *table_cell_strip(const struct set_table *set,
                                     const struct grid_cell *cell);

/* Height of a page row; 0 if the table has none. */
length_t table_page_row_height(const struct set_table *set, enum page_row kind);

/* What stands above the body on a page behind the first; brought: with the
 * page row of that name. */
length_t table_height_above(const struct set_table *set, bool brought);

/* What stands below the body where the table goes on. */
length_t table_height_foot(const struct set_table *set);

/* ---- sums of pages (table_sums.c) ---- */

/* By column. */
struct table_sums {
    money_t *before; /* of all pages before */
    money_t *here;   /* of this page */
};

/* The most that a page row may have to show, by column, for measuring; NULL
 * with SUM_OVERFLOW if that is no amount. */
const money_t *table_sums_most(struct setter *setter, const struct table *table,
                               struct str name);

struct table_sums table_sums_new(struct setter *setter,
                                 const struct set_table *set);

/* Begin a page with these rows of the body. */
void table_sums_page(struct table_sums *sums, const struct set_table *set,
                     size_t first_row, size_t end_row);

/* A page row with these sums (by column) as texts; widest: for measuring, as
 * wide as sums up to these may be. */
const struct row *table_page_row(struct setter *setter, const struct row *row,
                                 const money_t *sums, bool widest);

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
    length_t foot;   /* what stands below the rows if the table goes on */
    bool goes_on;    /* this is not the last page */
    bool must;       /* no page has more room: something must be placed */
    bool stay;       /* what stands above is kept with it: a break of any kind
                        is better than the next page */
};

/*
 * Put as many rows as fit into *part and move *cursor behind them. false, and
 * nothing changed, if neither room.must nor room.stay is set and the page
 * could only end where a rule gives way, or if none fits and room.must is not
 * set. Always progresses otherwise; reports ROW_OVERFULL where even one line
 * does not fit.
 */
bool table_split(struct setter *setter, const struct set_table *set,
                 const struct table_room *room, struct table_cursor *cursor,
                 struct table_part *part);

/*
 * Height of the least part that may begin the table's body (the tail with it
 * if that is all of it). room->height: the most that a page has for it, below
 * a title. If it must be divided in there against the rules, that is all of
 * room->height; more if not even a row fits.
 */
length_t table_split_least(struct setter *setter, const struct set_table *set,
                           const struct table_room *room);

/* ---- a part at its place ---- */

/* A row as it stands on a page. */
struct placed_row {
    const struct grid *grid; /* header, body, or that of a page row */
    size_t row;              /* in the grid */
    length_t height;
    bool artifact; /* all columns of it stand on an earlier page, or it is
                      only of this page */
};

/* Positions are on the page. */
struct table_place {
    const struct set_table *set;
    const struct strip *strip; /* of the set's */
    struct table_part part;
    const struct placed_row *rows; /* from header to foot */
    size_t row_count;
    size_t body_start;  /* index of the first body row among them */
    length_t left;      /* of the type area */
    length_t title_y;   /* top of the repeated title, if there is one */
    length_t context_y; /* top of the context line */
    length_t y;         /* top of the header rows */
    length_t bottom;    /* of the last row */
    bool first;         /* nothing of the table stands before it */
    /* Of the table that ends where this begins, and of the one that begins
     * where this ends; NULL: none. */
    const struct table_style *joined_above, *joined_below;
};

/* Which page of a table: the strips of one part follow each other. */
struct table_page {
    bool first, last; /* part */
    size_t strip;
};

/*
 * Put a part at left, top, with all that stands on the page with it: repeated
 * title, context line, header, page rows. sums: of its page.
 */
struct table_place
table_place(struct setter *setter, const struct set_table *set,
            const struct table_part *part, struct table_page page,
            const struct table_sums *sums, length_t left, length_t top);

/* ---- emitting ---- */

void table_emit(struct item_list *items, const struct table_place *place);

/* The lines of the grid, once each, of all rows together. */
void table_rules(struct item_list *items, const struct table_place *place);

#endif
