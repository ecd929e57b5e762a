/* SPDX-License-Identifier: MIT
 *
 * What the files of the proof of figures share. Private to typeset/.
 *
 *     proof_texts_read     what the pages say, by element
 *     proof_figures        figures on the pages, against exact amounts
 *     proof_account        what became of the amounts of the input
 */
#ifndef GONGKAI_TYPESET_FIGURES_PRIVATE_H
#define GONGKAI_TYPESET_FIGURES_PRIVATE_H

#include "base/printed.h"
#include "page/place.h"
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

/* ---- proof_account.c ---- */

/* By the origins of the figures; sets stated and parts of each. */
const struct proof_amount *proof_account(const struct layout *layout,
                                         struct proof_figure *figures,
                                         size_t count);

#endif
