/* SPDX-License-Identifier: MIT
 *
 * Where the figures of a document come from: which amounts of the input stand
 * behind each amount that a pack printed. Made only for a proof; most reports
 * are made without.
 *
 * An origin is a number: 0 none, 1 to amount_count an amount of the input,
 * above that a sum (or difference, product, ...) of two earlier origins. So
 * all that a figure was computed from is found by going down.
 */
#ifndef GONGKAI_DOCUMENT_TRACE_H
#define GONGKAI_DOCUMENT_TRACE_H

#include "base/money.h"
#include "base/position.h"

struct span;

/* An amount of the input. */
struct stated_amount {
    struct str name;    /* of its field */
    struct str text;    /* as stated */
    money_t amount;     /* exact */
    struct position at; /* of the value */
    bool read;          /* the pack asked for it */
};

/* What an amount was computed from. */
struct trace_pair {
    uint32_t a, b; /* origins, smaller than its own */
};

/* A text that an amount, or a percentage of two, became. */
struct trace_print {
    struct str text;
    money_t amount;             /* 0 for a percentage */
    struct money_format format; /* of an amount */
    uint32_t origin;            /* of a percentage: of both its amounts */
    bool is_percent;
};

/* A paragraph that is not in a cell. */
struct trace_words {
    const struct span *spans; /* its own: they tell which it is */
    size_t print_count;       /* prints before it was made */
    bool filled;              /* from a template, not words as they are given */
};

struct trace {
    struct stated_amount *amounts; /* [n - 1] has origin n */
    size_t amount_count;
    struct trace_pair *pairs; /* [n] has origin amount_count + 1 + n */
    size_t pair_count, pair_capacity;
    struct trace_print *prints; /* in the order of printing */
    size_t print_count, print_capacity;
    struct trace_words *words; /* in the order of making */
    size_t words_count, words_capacity;
};

#endif
