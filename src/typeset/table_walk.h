/* SPDX-License-Identifier: MIT
 *
 * Walking down the rows of one page, with the cells that are open. Private to
 * table_split.c and table_walk.c; the rules stand at the head of the former.
 */
#ifndef GONGKAI_TYPESET_TABLE_WALK_H
#define GONGKAI_TYPESET_TABLE_WALK_H

#include "typeset/table.h"

/* A cell that covers the row where the walk stands. */
struct open_cell {
    size_t cell;
    size_t first; /* line to begin with on this page */
    length_t top; /* of its area on this page, from the first body row */
    size_t end;   /* the row behind its last one */
    const struct set_paragraph *set; /* of what is to stand here; may be NULL */
    bool label;                      /* all of it stands on each page */
    bool repeat;                     /* it stood wholly on a page before */
};

/* Walking down the rows of one page. */
struct walk {
    struct setter *setter;
    const struct set_table *set;
    length_t fresh; /* table_room */
    size_t start;   /* first row */
    bool split;     /* the first row began on the page before */
    size_t row;     /* next */
    length_t y;     /* top of it */
    struct open_cell *open;
    size_t open_count;
    length_t *heights; /* of the rows walked */
    size_t height_count, height_capacity;
    bool loose; /* its last row is divided behind any line */
};

/* Height of a cell that shows so many lines; 0 for none. */
length_t lines_height(const struct set_table *set,
                      const struct set_paragraph *paragraph, size_t count);

/* How many lines like those of the paragraph stand in an area of this height?
 * SIZE_MAX: they have none. */
size_t lines_room(const struct set_table *set,
                  const struct set_paragraph *paragraph, length_t height);

/* How many of the lines from first stand in an area of this height? */
size_t lines_fit(const struct set_table *set,
                 const struct set_paragraph *paragraph, size_t first,
                 length_t height);

/* The row behind the cell's last one. */
size_t grid_cell_end(const struct grid_cell *cell);

/* Does all of the cell's text stand on each page that it covers? A text
 * higher than half a page is no label: it goes on instead. */
bool walk_is_label(const struct walk *walk, const struct grid_cell *cell);

/* A cell's label as it stands on the pages behind the first. */
const struct set_paragraph *walk_continued(const struct walk *walk,
                                           size_t index);

/* At the top of a page. fresh: see struct table_room. walk_again does the same
 * for another page, in the memory of the walk before. */
void walk_again(struct walk *walk, const struct table_cursor *cursor);
struct walk walk_begin(struct setter *setter, const struct set_table *set,
                       length_t fresh, const struct table_cursor *cursor);

/* Did this row begin on the page before? Its cells are carried then. */
bool walk_continues(const struct walk *walk, size_t row);

/* Go over one row; returns its height. Cells that end there stay open until
 * walk_close. */
length_t walk_row(struct walk *walk);
void walk_close(struct walk *walk);

/* Go back over the last row, not closed, and open all cells of it. */
void walk_back(struct walk *walk);

/* If the page ends here: what the last row must grow by so that the labels
 * of divided cells stand wholly on it. */
length_t walk_growth(const struct walk *walk);

/* The height of one more row: of a slice, by table_split.c. */
void walk_add_height(struct walk *walk, length_t height);

#endif
