/* SPDX-License-Identifier: MIT
 *
 * What differs between two states of a report, as plain data: the figures and
 * sentences on its pages, and the amounts of the input that moved them.
 */
#ifndef GONGKAI_DOCUMENT_CHANGE_H
#define GONGKAI_DOCUMENT_CHANGE_H

#include "base/position.h"

enum change_kind {
    CHANGE_FIGURE,   /* an amount or another number, in a cell or a sentence */
    CHANGE_TEXT,     /* words of a cell */
    CHANGE_SENTENCE, /* a paragraph, or a heading, without regard to numbers
                        that are listed as CHANGE_FIGURE of it */
    CHANGE_ROW,      /* a row of a table came or went */
    CHANGE_TABLE,    /* a table came or went */
};

enum { CHANGE_KIND_COUNT = CHANGE_TABLE + 1 };

/* How it stands in one of the two states. */
struct change_side {
    bool there;
    struct str text;  /* as printed; "" for an empty cell */
    size_t page;      /* of the file, from 1; 0 if not there */
    struct str folio; /* of that page, may be "" */
    uint32_t element; /* of the structure tree; 0 if not there */
    size_t number;    /* of a figure in a sentence: which number of its
                         element's text it is, from 1; else 0 */
};

struct change {
    enum change_kind kind;
    struct str table;  /* title of the table, or the heading that the sentence
                          stands under; may be "" */
    struct str row;    /* text of the cells that head it; "" in a sentence */
    struct str column; /* the same */
    struct str words;  /* of a sentence: its beginning in the new state, or in
                          the old one if it went; "" in a table */
    struct change_side old, new;
    bool derived;         /* computed from amounts of the input */
    const size_t *causes; /* numbers of the inputs below that it was computed
                             from, from 0; none known: cause_count is 0 */
    size_t cause_count;
};

/* An amount of the input that another one replaced, or that came or went.
 * Known only where both states are descriptions. */
struct input_change {
    struct str name;               /* of its field: 金额 */
    struct str old_text, new_text; /* as stated; "" if it came or went */
    struct position old_at, new_at;
};

struct changes {
    const struct change *items; /* in the reading order of the new state */
    size_t count;
    const struct input_change *inputs;
    size_t input_count;
};

/* "figure", "sentence": for files and packs. */
const char *change_kind_word(enum change_kind kind);

#endif
