/* SPDX-License-Identifier: MIT
 *
 * The words and numbers that mentions are made of. Private to budget/.
 */
#ifndef GONGKAI_BUDGET_MENTION_TOKEN_H
#define GONGKAI_BUDGET_MENTION_TOKEN_H

#include "budget/mention.h"

enum token_kind {
    TOKEN_NUMBER, /* without a unit */
    TOKEN_AMOUNT,
    TOKEN_PERCENT,
    TOKEN_POINTS,
    TOKEN_YEAR, /* the last that has digits */
    TOKEN_NAME,
    TOKEN_WORD,
    TOKEN_SOFT,  /* ends a clause: ， */
    TOKEN_PAUSE, /* joins what it stands between: ： （ ） “ ” */
    TOKEN_HARD,  /* ends a sentence: 。 ； or the line */
    TOKEN_OTHER, /* anything else */
};

struct token {
    enum token_kind kind;
    size_t from, to;        /* bytes */
    enum mention_word word; /* TOKEN_WORD */
    size_t name;            /* TOKEN_NAME */
    struct str digits;      /* of numbers: sign, digits, point */
    int decimals;
    money_t money; /* TOKEN_AMOUNT */
    money_t step;
    int year; /* TOKEN_YEAR */
    bool titled;
    bool about;
    bool ranged;
};

/* All tokens of the text; white space is none. */
struct token *tokens_read(struct str text,
                          const struct mention_vocabulary *vocabulary,
                          struct arena *arena, size_t *count);

#endif
