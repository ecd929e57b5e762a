/* SPDX-License-Identifier: MIT
 *
 * Which table is which: by the title and what they say; by the title and the
 * first row; by the title; what is left, by the rows.
 */
#include "compare/compare_private.h"

#include "base/arena.h"

#include <stdlib.h>

/* Tables left over on a side, of which each is weighed against each. */
enum { WEIGHED_MOST = 200 };

/* What a table is known by. */
struct table_keys {
    uint64_t *content, *first_row, *title;
};

static uint64_t row_hash(const struct reading_table *table,
                         const struct reading_row *row)
{
    uint64_t hash = 0;
    for (size_t i = 0; i < row->cell_count; i++)
        hash = compare_mix(hash, table->cells[row->first_cell + i].hash);
    return hash;
}

static struct table_keys read_keys(const struct reading *reading,
                                   struct arena *arena)
{
    size_t count = reading->table_count;
    struct table_keys keys = {
        .content = ARENA_ARRAY(arena, count, uint64_t),
        .first_row = ARENA_ARRAY(arena, count, uint64_t),
        .title = ARENA_ARRAY(arena, count, uint64_t),
    };
    for (size_t t = 0; t < count; t++) {
        const struct reading_table *table = &reading->tables[t];
        uint64_t title = reading_hash(reading_core(table->title));
        keys.title[t] = keys.first_row[t] = keys.content[t] = title;
        bool first = true;
        for (size_t r = 0; r < table->row_count; r++) {
            uint64_t row = row_hash(table, &table->rows[r]);
            keys.content[t] = compare_mix(keys.content[t], row);
            if (first && !table->rows[r].in_head) {
                keys.first_row[t] = compare_mix(title, row);
                first = false;
            }
        }
    }
    return keys;
}

/* ---- tables with other titles ---- */

static int compare_hashes(const void *a, const void *b)
{
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return (x > y) - (x < y);
}

/* The texts of a table, sorted. */
static const uint64_t *sorted_cells(const struct reading *reading,
                                    const struct reading_table *table,
                                    size_t *count, struct arena *arena)
{
    size_t most = 0;
    for (size_t r = 0; r < table->row_count; r++)
        most += table->rows[r].cell_count;
    uint64_t *hashes = ARENA_ARRAY(arena, most, uint64_t);
    *count = 0;
    for (size_t i = 0; i < most; i++)
        if (!table->cells[i].continued &&
            reading->texts[table->cells[i].element].length > 0)
            hashes[(*count)++] = table->cells[i].hash;
    if (*count > 0)
        qsort(hashes, *count, sizeof *hashes, compare_hashes);
    return hashes;
}

/* Is more than half of what both say the same? */
static bool tables_resemble(const uint64_t *a, size_t a_count,
                            const uint64_t *b, size_t b_count)
{
    size_t common = 0;
    for (size_t i = 0, j = 0; i < a_count && j < b_count;) {
        if (a[i] == b[j]) {
            common++;
            i++;
            j++;
        } else if (a[i] < b[j]) {
            i++;
        } else {
            j++;
        }
    }
    return 4 * common > a_count + b_count;
}

static void pair_resembling(const struct comparison *comparison,
                            struct alignment_pairs *pairs, struct arena *arena)
{
    const struct reading *old = comparison->old, *new = comparison->new;
    const uint64_t *cells[WEIGHED_MOST];
    size_t counts[WEIGHED_MOST], tables[WEIGHED_MOST], left = 0;
    for (size_t i = 0; i < old->table_count && left < WEIGHED_MOST; i++)
        if (pairs->of_old[i] == ALIGN_NONE) {
            tables[left] = i;
            cells[left] =
                sorted_cells(old, &old->tables[i], &counts[left], arena);
            left++;
        }
    size_t weighed = 0;
    for (size_t j = 0; j < new->table_count &&left > 0; j++) {
        if (pairs->of_new[j] != ALIGN_NONE || weighed++ == WEIGHED_MOST)
            continue;
        size_t count;
        const uint64_t *own = sorted_cells(new, &new->tables[j], &count, arena);
        for (size_t i = 0; i < left; i++)
            if (pairs->of_old[tables[i]] == ALIGN_NONE &&
                tables_resemble(cells[i], counts[i], own, count)) {
                align_pair(pairs, tables[i], j);
                break;
            }
    }
}

/* ---- all of them ---- */

static void add_table_change(struct comparison *comparison,
                             const struct reading *reading,
                             const struct reading_table *table, bool came,
                             uint32_t anchor)
{
    struct change_side side =
        compare_side(reading, table->element, 0, table->title);
    struct change change = {.kind = CHANGE_TABLE, .table = table->title};
    if (came)
        change.new = side;
    else
        change.old = side;
    compare_add(comparison, &change, anchor);
}

static void match(struct comparison *comparison, struct alignment_pairs *pairs)
{
    struct arena *arena = comparison->scratch;
    struct table_keys old = read_keys(comparison->old, arena);
    struct table_keys new = read_keys(comparison->new, arena);
    align_equal(pairs, old.content, new.content);
    align_equal(pairs, old.first_row, new.first_row);
    align_equal(pairs, old.title, new.title);
    align_anywhere(pairs, old.content, new.content);
    align_anywhere(pairs, old.first_row, new.first_row);
    align_anywhere(pairs, old.title, new.title);
    pair_resembling(comparison, pairs, arena);
}

void compare_tables(struct comparison *comparison)
{
    const struct reading *old = comparison->old, *new = comparison->new;
    struct alignment_pairs pairs =
        align_start(old->table_count, new->table_count, comparison->scratch);
    match(comparison, &pairs);
    uint32_t anchor = 0;
    for (size_t i = 0; i < old->table_count; i++) {
        comparison->old_table_alone[i] = pairs.of_old[i] == ALIGN_NONE;
        if (comparison->old_table_alone[i])
            add_table_change(comparison, old, &old->tables[i], false, anchor);
        else
            anchor = new->tables[pairs.of_old[i]].last;
    }
    for (size_t j = 0; j < new->table_count; j++) {
        comparison->new_table_alone[j] = pairs.of_new[j] == ALIGN_NONE;
        if (comparison->new_table_alone[j])
            add_table_change(comparison, new, &new->tables[j], true, 0);
        else
            compare_table(comparison, &old->tables[pairs.of_new[j]],
                          &new->tables[j]);
    }
}
