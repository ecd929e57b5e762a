/* SPDX-License-Identifier: MIT
 *
 * What the files of the proof of figures share. Private to typeset/.
 *
 *     proof_texts_read     what the pages say, by element
 *     proof_places_read    what each element stands under
 *     proof_figures        figures on the pages, against exact amounts
 *     proof_account        what became of the amounts of the input
 */
#ifndef GONGKAI_TYPESET_FIGURES_PRIVATE_H
#define GONGKAI_TYPESET_FIGURES_PRIVATE_H

#include "typeset/figures.h"
#include "typeset/layout.h"

/* ---- proof_text.c: the text layer ---- */

/* A run of glyphs on a page. */
struct text_piece {
    const struct glyphs *glyphs;
    size_t page;
    size_t next; /* index + 1 of the next piece of its element; 0: none */
};

struct page_texts {
    struct text_piece *pieces;
    size_t *first; /* by element: index + 1 of its first piece; 0: none */
    size_t *last;
    size_t *row_page; /* by element of a row: index + 1 of the page on which
                         the first of its texts stands; 0: none */
};

/* All in the arena. */
struct page_texts *proof_texts_read(const struct layout *layout,
                                    const struct pages *pages,
                                    struct arena *arena);

/* The text of an element, as the glyphs show it, line ends left out. */
struct str proof_text(const struct page_texts *texts, uint32_t element,
                      struct arena *arena);

/* The index of the page on which a byte of this text stands. */
size_t proof_text_page(const struct page_texts *texts, uint32_t element,
                       size_t offset);

/* A number in a text. */
struct number {
    size_t start, end;     /* bytes, without sign */
    size_t sign, sign_end; /* the same with its sign, if it has one */
    bool is_percent;       /* behind it stands % */
    bool has_unit;         /* behind it stands a unit of money */
    enum money_unit unit;
};

/* The next number from *offset on, which is moved behind it. */
bool proof_next_number(struct str text, size_t *offset, struct number *number);

/* ---- proof_place.c: what figures stand under ---- */

struct figure_place {
    struct str table, row, column;
};

/* By element; of those that wanted tells, in the arena. */
const struct figure_place *proof_places_read(const struct layout *layout,
                                             const bool *wanted,
                                             struct arena *arena);

/* ---- proof_account.c ---- */

/* The figures with the origins of each, in the same order; sets stated and
 * parts of each. */
const struct proof_amount *proof_account(const struct layout *layout,
                                         struct proof_figure *figures,
                                         const uint32_t *origins, size_t count);

#endif
