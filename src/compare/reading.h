/* SPDX-License-Identifier: MIT
 *
 * What pages say, in the order of reading: their tables, cell by cell, and the
 * texts between them, by the structure tree. Contents and artifacts (folios,
 * repeated headers) are left out: they follow from the rest.
 */
#ifndef GONGKAI_COMPARE_READING_H
#define GONGKAI_COMPARE_READING_H

#include "page/page.h"
#include "page/place.h"

struct arena;

struct reading_cell {
    uint32_t element;
    size_t first_column; /* from 0 */
    bool is_head;        /* it heads others */
    bool heads_row;      /* those of its row */
    bool heads_one;      /* of this row only */
    bool continued;      /* it began in a row above */
    uint64_t hash;       /* of its text */
};

struct reading_row {
    uint32_t element;
    bool in_head;      /* of the table's header */
    size_t first_cell; /* among those of the table */
    size_t cell_count;
};

struct reading_table {
    uint32_t element;
    uint32_t last;    /* element of its last cell, or its own */
    struct str title; /* its own, or the heading that it stands under */
    const struct reading_cell *cells;
    const struct reading_row *rows;
    size_t row_count;
    size_t column_count;
    const struct str *labels; /* of the columns, by its header; "" if none */
    bool numbered; /* its first column says nothing but running numbers */
};

/* A heading, a paragraph, a caption. */
struct reading_text {
    uint32_t element;
    int level;          /* of a heading, 1 to 6; else 0 */
    struct str heading; /* that it stands under; "" if there is none */
    struct str text;
    size_t table; /* index + 1 of the table whose title it is, or between whose
                     title and header it stands; 0: none */
};

struct text_run; /* reading.c */

struct reading {
    const struct pages *pages;
    const struct str *texts; /* by element, "" for most */
    const struct element_place *places;
    const struct text_run *runs;
    const size_t *first_run; /* by element: index + 1; 0: none */
    const struct reading_text *items;
    size_t count;
    const struct reading_table *tables;
    size_t table_count;
};

/* In the arena, and with texts lent by the pages. */
const struct reading *reading_read(const struct pages *pages,
                                   struct arena *arena);

/* The index of the page on which a byte of the text of an element stands; of
 * an element without a text, that of its row, or of what comes before it. */
size_t reading_page(const struct reading *reading, uint32_t element,
                    size_t offset);

/* Hash of a text without its white space, which depends on the lines. */
uint64_t reading_hash(struct str text);

/* Are two texts the same but for white space? */
bool reading_same(struct str a, struct str b);

/* The text behind a number or letter that counts it among its like: "3、", "一
 * 、", "(2)". */
struct str reading_core(struct str text);

/* Is the text one number, perhaps with a sign, % or a unit of money? */
bool reading_is_number(struct str text);

#endif
