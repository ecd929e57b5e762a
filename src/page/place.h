/* SPDX-License-Identifier: MIT
 *
 * What an element stands under: the title of its table, the cells that head
 * its row and its column, as the structure tree has them for a screen reader.
 */
#ifndef GONGKAI_PAGE_PLACE_H
#define GONGKAI_PAGE_PLACE_H

#include "page/page.h"

struct arena;

/* Cells of a table that stand further right count to its last column: a
 * damaged file may claim any number. */
enum { PLACE_COLUMNS_MOST = 4096 };

struct element_place {
    struct str table;    /* title, or the heading that it stands under */
    struct str row;      /* text of the cells that head it; "#3" if there are
                            none; "" outside of a table */
    struct str column;   /* the same; "" if there are none */
    bool own_row;        /* a head of the row heads no other row */
    size_t first_column; /* of a cell, from 0 */
};

/* A structure tree whose texts somebody knows. */
struct place_source {
    const struct element *elements;
    size_t count;
    struct str (*text)(const void *context, uint32_t element); /* "" if none */
    const void *context;
};

/* By element; of those that wanted (by element, NULL: of all) tells, in the
 * arena. Texts of the source are lent. */
const struct element_place *page_places_read(const struct place_source *source,
                                             const bool *wanted,
                                             struct arena *arena);

#endif
