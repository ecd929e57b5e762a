/* SPDX-License-Identifier: MIT
 *
 * Columns side by side. A table too wide for its pages may be divided into
 * strips of whole column groups, each with the key columns before them:
 *
 *     | key | a  b | c  d  e | f  g |      one table
 *
 *     | key | a  b | c  d  e |             its first page
 *     | key | f  g         |               the page beside it
 *
 * Columns are numbered as in the table; a strip's grid lines are its own.
 */
#include "typeset/table.h"

#include "base/arena.h"

size_t strip_line(const struct strip *strip, size_t column)
{
    if (column <= strip->key)
        return column;
    if (column <= strip->from)
        return strip->key;
    return strip->key + (column < strip->to ? column : strip->to) - strip->from;
}

bool strip_shows(const struct strip *strip, const struct grid_cell *cell)
{
    return strip_line(strip, cell->column) <
           strip_line(strip, (size_t)cell->column + cell->colspan);
}

length_t strip_cell_width(const struct strip *strip,
                          const struct grid_cell *cell)
{
    return strip->x[strip_line(strip, (size_t)cell->column + cell->colspan)] -
           strip->x[strip_line(strip, cell->column)];
}

size_t strip_column_count(const struct strip *strip)
{
    return strip->key + strip->to - strip->from;
}

const struct strip *table_cell_strip(const struct set_table *set,
                                     const struct grid_cell *cell)
{
    for (size_t s = 0; s < set->strip_count; s++) {
        const struct strip *strip = &set->strips[s];
        if (strip_line(strip, (size_t)cell->column + cell->colspan) -
                strip_line(strip, cell->column) ==
            cell->colspan)
            return strip;
    }
    return NULL;
}

/* ---- dividing ---- */

/* Column groups to be put into strips. */
struct dividing {
    const struct column *columns;
    const struct column_need *needs;
    size_t key;
    length_t room;   /* beside the key columns */
    size_t *ends;    /* by group + 1: its last column + 1; [0] is key */
    int64_t *needed; /* by group + 1: of all columns before */
};

/* How good it is to have the groups [from, to) in one strip; -1: they do not
 * fit. Even strips are best. */
static int64_t strip_cost(const struct dividing *dividing, size_t from,
                          size_t to)
{
    int64_t spare =
        dividing->room - (dividing->needed[to] - dividing->needed[from]);
    if (spare < 0)
        return -1;
    spare /= LENGTH_PT;
    return spare * spare;
}

/* A way to divide the first groups. */
struct division {
    size_t strips; /* 0: there is none */
    int64_t cost;
    size_t before; /* groups in all strips but the last */
};

/* The fewest strips, and among those the most even; false if a group is wider
 * than a page. */
static bool divide(const struct dividing *dividing, size_t group_count,
                   struct division *best)
{
    for (size_t to = 1; to <= group_count; to++) {
        for (size_t from = to; from-- > 0;) {
            int64_t cost = strip_cost(dividing, from, to);
            if (cost < 0)
                break;
            if (from > 0 && best[from].strips == 0)
                continue;
            struct division way = {best[from].strips + 1,
                                   best[from].cost + cost, from};
            if (best[to].strips == 0 || way.strips < best[to].strips ||
                (way.strips == best[to].strips && way.cost < best[to].cost))
                best[to] = way;
        }
        if (best[to].strips == 0)
            return false;
    }
    return true;
}

/* Widths of one strip's columns behind the key, into its grid lines. */
static void settle_strip(struct arena *arena, const struct dividing *dividing,
                         const length_t *key_widths, length_t total,
                         bool break_words, struct strip *strip)
{
    strip->x = ARENA_ARRAY(arena, strip_column_count(strip) + 1, length_t);
    length_t room = total;
    for (size_t c = 0; c < strip->key; c++) {
        strip->x[c + 1] = strip->x[c] + key_widths[c];
        room -= key_widths[c];
    }
    size_t count = strip->to - strip->from;
    length_t *widths = ARENA_ARRAY(arena, count, length_t);
    length_t needed;
    table_columns(dividing->columns + strip->from,
                  dividing->needs + strip->from, count, room, break_words,
                  widths, &needed);
    for (size_t c = 0; c < count; c++)
        strip->x[strip->key + c + 1] = strip->x[strip->key + c] + widths[c];
}

/* What the columns need together. */
static int64_t need_sum(const struct table *table,
                        const struct column_need *needs, size_t from, size_t to,
                        bool break_words)
{
    int64_t sum = 0;
    for (size_t c = from; c < to; c++)
        sum += length_max(
            table_column_least(&table->columns[c], &needs[c], break_words),
            needs[c].whole);
    return sum;
}

/* The room for the key columns: what they like to have, but no more than a
 * third, unless they need it. */
static int64_t key_room(const struct table *table,
                        const struct column_need *needs, int64_t least,
                        length_t total)
{
    int64_t most = 0;
    for (size_t c = 0; c < table->wide.key; c++)
        most += table->columns[c].kind == WIDTH_FIXED
                    ? table->columns[c].width
                    : length_max(table->columns[c].width, needs[c].most);
    if (most > total / 3)
        most = total / 3;
    return most > least ? most : least;
}

/* Is a fixed column narrower than what is never broken? */
static bool is_too_narrow(const struct table *table,
                          const struct column_need *needs)
{
    for (size_t c = 0; c < table->column_count; c++)
        if (table->columns[c].kind == WIDTH_FIXED &&
            needs[c].whole > table->columns[c].width)
            return true;
    return false;
}

static void make_strips(struct arena *arena, const struct dividing *dividing,
                        const struct division *best, length_t total,
                        bool break_words, struct set_table *set)
{
    size_t key = dividing->key, to = set->table->wide.group_count;
    length_t *key_widths = ARENA_ARRAY(arena, key, length_t);
    length_t needed;
    table_columns(dividing->columns, dividing->needs, key,
                  total - dividing->room, break_words, key_widths, &needed);
    set->strip_count = best[to].strips;
    set->strips = ARENA_ARRAY(arena, set->strip_count, struct strip);
    for (size_t s = set->strip_count; s-- > 0;) {
        set->strips[s] = (struct strip){
            .key = key,
            .from = dividing->ends[best[to].before],
            .to = dividing->ends[to],
        };
        settle_strip(arena, dividing, key_widths, total, break_words,
                     &set->strips[s]);
        to = best[to].before;
    }
}

bool table_strips(struct arena *arena, struct set_table *set,
                  const struct column_need *needs, length_t total,
                  bool break_words, length_t *needed)
{
    const struct table *table = set->table;
    size_t key = table->wide.key, group_count = table->wide.group_count;
    struct dividing dividing = {
        .columns = table->columns,
        .needs = needs,
        .key = key,
        .ends = ARENA_ARRAY(arena, group_count + 1, size_t),
        .needed = ARENA_ARRAY(arena, group_count + 1, int64_t),
    };
    int64_t widest = 0;
    dividing.ends[0] = key;
    for (size_t g = 0; g < group_count; g++) {
        dividing.ends[g + 1] = dividing.ends[g] + table->wide.groups[g];
        int64_t need = need_sum(table, needs, dividing.ends[g],
                                dividing.ends[g + 1], break_words);
        dividing.needed[g + 1] = dividing.needed[g] + need;
        widest = need > widest ? need : widest;
    }
    int64_t key_least = need_sum(table, needs, 0, key, break_words);
    *needed = key_least + widest > LENGTH_MAX ? LENGTH_MAX
                                              : (length_t)(key_least + widest);
    if (*needed > total || is_too_narrow(table, needs))
        return false;
    int64_t rooms[] = {key_room(table, needs, key_least, total), key_least};
    for (int i = 0; i < 2; i++) {
        dividing.room = total - (length_t)rooms[i];
        struct division *best =
            ARENA_ARRAY(arena, group_count + 1, struct division);
        if (!divide(&dividing, group_count, best))
            continue;
        make_strips(arena, &dividing, best, total, break_words, set);
        return true;
    }
    return false; /* not reached: each group fits beside the least key */
}

void table_one_strip(struct arena *arena, struct set_table *set,
                     const length_t *widths)
{
    struct strip *strip = ARENA_NEW(arena, struct strip);
    strip->to = set->table->column_count;
    strip->x = ARENA_ARRAY(arena, strip->to + 1, length_t);
    for (size_t c = 0; c < strip->to; c++)
        strip->x[c + 1] = strip->x[c] + widths[c];
    set->strips = strip;
    set->strip_count = 1;
}
