/* SPDX-License-Identifier: MIT
 *
 * What the files of the comparison share. Private to compare/.
 *
 *     compare_tables    cells, rows and tables
 *     compare_texts     headings and paragraphs, sentence by sentence
 */
#ifndef GONGKAI_COMPARE_COMPARE_PRIVATE_H
#define GONGKAI_COMPARE_COMPARE_PRIVATE_H

#include "compare/align.h"
#include "compare/compare.h"
#include "compare/reading.h"

/* A change, and where it belongs in the list. */
struct found_change {
    struct change change;
    size_t place; /* twice the element of the new state, or of what stands
                     before it there, and one */
    size_t sequence;
};

struct comparison {
    const struct reading *old, *new;
    struct arena *arena;   /* of the result */
    struct arena *scratch; /* until the end of the comparison */
    struct found_change *items;
    size_t count, capacity;
    /* by table: it is in one state only */
    bool *old_table_alone, *new_table_alone;
};

/* Add a change; its texts are copied. anchor: the element of the new state
 * behind which it belongs, if it has none of its own. */
void compare_add(struct comparison *comparison, const struct change *change,
                 uint32_t anchor);

/* How a text stands in a state. offset: bytes of the text of its element
 * before it. */
struct change_side compare_side(const struct reading *reading, uint32_t element,
                                size_t offset, struct str text);

uint64_t compare_mix(uint64_t a, uint64_t b);

/* compare_table.c: one pair. */
void compare_table(struct comparison *comparison,
                   const struct reading_table *old_table,
                   const struct reading_table *new_table);

/* compare_tables.c; before the texts. */
void compare_tables(struct comparison *comparison);

/* compare_texts.c */
void compare_texts(struct comparison *comparison);

/* compare_sentence.c: a pair of paragraphs or headings that differ. */
void compare_sentences(struct comparison *comparison,
                       const struct reading_text *old_text,
                       const struct reading_text *new_text);

/* ---- compare_token.c ---- */

/* A character that is not blank, or a number with its unit. */
struct compare_token {
    size_t start, end; /* bytes in the text */
    size_t number;     /* which one of the text, from 1; 0: a character */
    uint64_t kind;     /* hash: all numbers are of one kind */
    uint64_t exact;    /* hash */
};

struct compare_token_list {
    const struct compare_token *items;
    size_t count;
};

struct compare_token_list compare_tokens(struct str text, struct arena *arena);

/* ---- similar.c ---- */

/* Pair those without a partner that resemble each other most, inside gaps
 * of the pairs, keeping the order. groups, by thing: what differs in it is
 * never paired. */
void similar_align(struct alignment_pairs *pairs, const struct str *old_texts,
                   const struct str *new_texts, const uint64_t *old_groups,
                   const uint64_t *new_groups);

#endif
