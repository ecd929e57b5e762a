/* SPDX-License-Identifier: MIT
 *
 * The texts of a table's cells: each distinct one is measured and broken
 * once, however many cells show it. Private to the table files.
 */
#ifndef GONGKAI_TYPESET_TABLE_CELLS_H
#define GONGKAI_TYPESET_TABLE_CELLS_H

#include "typeset/table.h"

/* One distinct text at the scale of its collection. */
struct cell_text {
    const struct paragraph *paragraph; /* of the first cell that shows it */
    struct measured_paragraph *measured;
    length_t cluster;                /* widest character */
    length_t least;                  /* widest piece without a break */
    length_t most;                   /* widest line */
    length_t before, behind;         /* around its decimal point */
    bool figure;                     /* decimal or flush right, unbreakable */
    const struct set_paragraph *set; /* at set_width */
    length_t set_width;              /* 0: not set yet */
};

/* Texts by style and content. */
struct cell_texts {
    struct setter *setter;
    int scale;
    struct cell_text **slots; /* open addressing; NULL: free */
    size_t slot_count;        /* a power of two */
    size_t count;
};

struct cell_texts cell_texts_new(struct setter *setter, int scale);

/* Measure a cell's text, or find it. Lives in the setter's arena. */
struct cell_text *cell_texts_add(struct cell_texts *texts,
                                 const struct paragraph *paragraph);

/* Break it at this measure. */
const struct set_paragraph *
cell_text_set(struct setter *setter, struct cell_text *text, length_t measure);

#endif
