/* SPDX-License-Identifier: MIT
 *
 * Code dictionaries and roll-ups: 政府收支分类科目, functional (类/款/项: 3, 5,
 * 7 digits) and economic (类/款: 3, 5 digits) classification.
 */
#ifndef GONGKAI_BUDGET_CODES_H
#define GONGKAI_BUDGET_CODES_H

#include "base/diag.h"
#include "base/money.h"

struct arena;
struct dictionary;

/* Read a CSV file with the columns code, name (others are ignored). NULL with
 * diagnostics on failure. */
struct dictionary *dictionary_read(struct str path, struct arena *arena,
                                   struct diag_log *log);

/* The name of a code; "" if it is not there. */
struct str dictionary_name(const struct dictionary *dictionary,
                           struct str code);

/* 3, 5 or 7 digits? */
bool code_is_valid(struct str code);

/* One fact: a code and its amounts. */
struct rollup_line {
    struct str code;
    const money_t *amounts;
};

struct rollup_row {
    struct str code; /* "" for the total */
    int level;       /* 0 the total, 1 类, 2 款, 3 项 */
    money_t *amounts;
    size_t line_count; /* how many lines it is the sum of */
    size_t first_line; /* the first of them; 0 if there is none */
};

struct rollup {
    struct rollup_row *rows; /* the total first, then by code, parents first */
    size_t count;
};

/*
 * Sum lines of any level up to the total: each row is the sum of the lines at
 * it and below it. levels: digits of each level, {3, 5, 7}; a code longer than
 * the last is a part of its last level, a code shorter than the first stands
 * in the total alone. false with SUM_OVERFLOW if a sum does not fit.
 */
bool rollup_make(const struct rollup_line *lines, size_t line_count,
                 size_t amount_count, const int *levels, size_t level_count,
                 struct arena *arena, struct diag_log *log,
                 struct rollup *rollup);

#endif
