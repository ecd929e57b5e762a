/* SPDX-License-Identifier: MIT
 *
 * The proof of the figures: which amounts stand on the pages, where, and what
 * became of each amount of the input. Made on request (typeset.h), from the
 * text of the finished pages.
 */
#ifndef GONGKAI_TYPESET_FIGURES_H
#define GONGKAI_TYPESET_FIGURES_H

#include "document/trace.h"

enum proof_kind {
    PROOF_FIGURE,  /* an amount: of a cell, or put into a sentence */
    PROOF_PERCENT, /* a percentage put into a sentence */
    PROOF_MATCHED, /* with its unit, in words as they are given: equal to some
                      printed amount, which may be chance */
    PROOF_WORDS,   /* the same, equal to none */
};

/* One figure on the pages. */
struct proof_figure {
    enum proof_kind kind;
    bool blank;         /* a zero that the form leaves without a digit */
    struct str text;    /* as the text layer has it */
    money_t amount;     /* exact, of PROOF_FIGURE */
    size_t stated;      /* the amount of the input that it is, from 1; 0: none,
                           it was computed or is a constant */
    size_t parts;       /* how many amounts of the input it was computed from */
    bool is_sum;        /* it is just their sum */
    uint32_t element;   /* of the structure tree */
    size_t number;      /* in a sentence: which number of its element's text it
                           is, from 1; 0 in a cell */
    uint32_t origin;    /* what it was computed from (trace.h); 0: nothing */
    size_t page;        /* index */
    struct str folio;   /* of the page, may be "" */
    struct str table;   /* title, or the heading that it stands under */
    struct str row;     /* text of the cells that head it; "#3" if there are
                           none; "" in a sentence */
    struct str column;  /* the same; "" if there are none */
    struct str words;   /* beginning of its sentence; "" in a table */
    struct position at; /* of the text, of words as they are given */
};

/* What became of one amount of the input. */
struct proof_amount {
    struct stated_amount stated;
    size_t printed; /* figures that are this amount */
    size_t counted; /* others that it was counted into */
    size_t figure;  /* if printed or counted: index of the first figure that is
                       it, or of the one made from fewest amounts */
};

struct proof {
    const struct proof_figure *figures; /* in reading order */
    size_t figure_count;
    const struct proof_amount *amounts; /* in the order of reading */
    size_t amount_count;
    const struct trace_pair *pairs; /* as in the trace */
    size_t pair_count;
};

#endif
