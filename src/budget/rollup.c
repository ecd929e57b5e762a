/* SPDX-License-Identifier: MIT
 *
 * Sums up a classification: 类 from 款 from 项, and the total.
 *
 * Every line is added to each row above it, at once. Sums are kept in 128
 * bits, so that neither the order of the lines nor a large amount that a
 * negative one takes back decides whether a sum fits.
 */
#include "base/arena.h"
#include "base/wide.h"
#include "budget/codes.h"
#include "reader/key_map.h"

#include <stdlib.h>

struct sums {
    struct key_map codes; /* of the rows; the total first */
    struct row *rows;     /* by number of the code */
    size_t capacity;
    size_t amount_count;
    struct arena *arena;
};

struct row {
    struct str code;
    int level;
    wide_t *amounts;
    size_t line_count;
    size_t first_line;
};

/* amounts are those of the line with that number; NULL makes the row only. */
static void add_to_row(struct sums *sums, struct str code, int level,
                       const money_t *amounts, size_t line)
{
    size_t count = sums->codes.count;
    size_t number = key_map_add(&sums->codes, code);
    if (number == count) {
        ARENA_GROW(sums->arena, sums->rows, count, sums->capacity);
        sums->rows[number] = (struct row){
            .code = code,
            .level = level,
            .amounts = ARENA_ARRAY(sums->arena, sums->amount_count, wide_t)};
    }
    if (amounts == NULL)
        return;
    struct row *row = &sums->rows[number];
    if (row->line_count++ == 0)
        row->first_line = line;
    for (size_t i = 0; i < sums->amount_count; i++)
        row->amounts[i] += amounts[i];
}

/* Byte order of codes; a parent is the start of its children's. */
static int compare_rows(const void *a, const void *b)
{
    return str_compare(((const struct row *)a)->code,
                       ((const struct row *)b)->code);
}

/* Adds SUM_OVERFLOW for each sum that does not fit. */
static bool narrow(const struct row *row, size_t amount_count,
                   struct diag_log *log, money_t *amounts)
{
    bool fits = true;
    for (size_t i = 0; i < amount_count; i++) {
        amounts[i] = (money_t)row->amounts[i];
        fits = fits && amounts[i] == row->amounts[i];
    }
    if (!fits)
        diag_add(log, DIAG_SUM_OVERFLOW, NOWHERE,
                 row->level == 0 ? DIAG_BOTH("全部", "all") : row->code);
    return fits;
}

bool rollup_make(const struct rollup_line *lines, size_t line_count,
                 size_t amount_count, const int *levels, size_t level_count,
                 struct arena *arena, struct diag_log *log,
                 struct rollup *rollup)
{
    struct sums sums = {.codes = {.arena = arena},
                        .arena = arena,
                        .amount_count = amount_count};
    add_to_row(&sums, STR(""), 0, NULL, 0);
    for (size_t i = 0; i < line_count; i++) {
        struct str code = lines[i].code;
        add_to_row(&sums, STR(""), 0, lines[i].amounts, i);
        for (size_t k = 0; k < level_count; k++) {
            if ((size_t)levels[k] <= code.length)
                add_to_row(&sums, str_slice(code, 0, (size_t)levels[k]),
                           (int)k + 1, lines[i].amounts, i);
        }
    }
    size_t count = sums.codes.count;
    qsort(sums.rows, count, sizeof *sums.rows, compare_rows);
    rollup->rows = ARENA_ARRAY(arena, count, struct rollup_row);
    rollup->count = count;
    bool fits = true;
    for (size_t i = 0; i < count; i++) {
        struct rollup_row *row = &rollup->rows[i];
        row->code = sums.rows[i].code;
        row->level = sums.rows[i].level;
        row->line_count = sums.rows[i].line_count;
        row->first_line = sums.rows[i].first_line;
        row->amounts = ARENA_ARRAY(arena, amount_count, money_t);
        fits = narrow(&sums.rows[i], amount_count, log, row->amounts) && fits;
    }
    return fits;
}
