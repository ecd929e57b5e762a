/* SPDX-License-Identifier: MIT
 *
 * Looking words up in a vocabulary. Private to budget/.
 */
#ifndef GONGKAI_BUDGET_MENTION_WORDS_H
#define GONGKAI_BUDGET_MENTION_WORDS_H

#include "budget/mention.h"

enum entry_kind { ENTRY_WORD, ENTRY_UNIT, ENTRY_NAME };

struct entry {
    struct str text;
    enum entry_kind kind;
    enum mention_word word; /* ENTRY_WORD */
    money_t fen;            /* ENTRY_UNIT */
    size_t name;            /* ENTRY_NAME */
    struct entry *next;     /* of those that begin alike; NULL */
};

/* The longest entry that the text has at offset, or NULL. */
const struct entry *vocabulary_lookup(const struct mention_vocabulary *words,
                                      struct str text, size_t offset);

#endif
