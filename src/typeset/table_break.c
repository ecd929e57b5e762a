/* SPDX-License-Identifier: MIT
 *
 * Groups are judged once for all pages. A kept group counts as one that a page
 * can hold if it fits there with what may not be parted from it:
 *
 *     row 1               a page may end before row 2: the beginning
 *     row 2, keep         -+
 *     row 3, group        -+ the group
 *     row 4, group        -+
 *     row 5, last total   -+ no page ends before it: the end
 *
 * Otherwise the page before would end early for it, in vain. Each group is
 * walked over once, and no further than a page reaches.
 */
#include "typeset/table_break.h"

#include "base/arena.h"
#include "typeset/table_walk.h"

struct table_groups {
    /* The room they were judged for; judged is false before. */
    bool judged;
    length_t fresh, tail;
    /* By the row that would begin a page; body_count + 1. */
    uint32_t *stranded;
    uint32_t *divided;
};

/* ---- costs ---- */

bool break_is_better(struct break_cost a, struct break_cost b)
{
    if (a.labels != b.labels)
        return b.labels;
    if (a.tail != b.tail)
        return b.tail;
    if (a.bound != b.bound)
        return b.bound;
    if (a.stranded != b.stranded)
        return a.stranded < b.stranded;
    return a.divided < b.divided;
}

bool break_is_free(struct break_cost cost)
{
    return !cost.labels && !cost.tail && !cost.bound && cost.stranded == 0 &&
           cost.divided == 0;
}

static bool is_bound(const struct set_table *set, size_t row, bool only_totals)
{
    return only_totals || row >= set->totals_start ||
           set->body.rows[row - 1].keep_with_next;
}

/* ---- stranded rows ---- */

struct table_groups *table_groups_new(struct arena *arena,
                                      const struct table *table)
{
    if (table->group_count == 0)
        return NULL;
    struct table_groups *groups = ARENA_NEW(arena, struct table_groups);
    groups->stranded = ARENA_ARRAY(arena, table->body_count + 1, uint32_t);
    groups->divided = ARENA_ARRAY(arena, table->body_count + 1, uint32_t);
    for (size_t i = 0; i < table->group_count; i++) {
        const struct row_group *group = &table->groups[i];
        if (group->count < 2)
            continue;
        groups->stranded[group->first + 1]++;
        if (group->count > 2)
            groups->stranded[group->first + group->count - 1]++;
    }
    return groups;
}

/* ---- kept groups ---- */

/* Looking at the groups of a table, from the first to the last. */
struct judge {
    const struct set_table *set;
    const struct table_room *room;
    struct walk walk;
    size_t leading;   /* totals that the body begins with */
    size_t row;       /* where the group begins */
    size_t beginning; /* the last row <= row that may begin a page */
    size_t seen;      /* rows whose cells stand in last */
    size_t *last;     /* by column: the last cell above seen, + 1; 0: none */
    struct carried_cell *carried; /* column_count */
};

/* May this row begin a page, whatever stands on the page before? */
static bool is_free(const struct judge *judge, size_t row)
{
    if (row == 0 || row == judge->set->body.row_count)
        return true;
    return judge->set->groups->stranded[row] == 0 &&
           !is_bound(judge->set, row, row <= judge->leading);
}

static void judge_move(struct judge *judge, size_t row)
{
    while (judge->row < row)
        if (is_free(judge, ++judge->row))
            judge->beginning = judge->row;
}

/* At the beginning: what reaches there from above stands on the page once
 * more, if it is a label, and is taken as finished otherwise. */
static struct table_cursor judge_cursor(struct judge *judge)
{
    const struct grid *grid = &judge->set->body;
    struct table_cursor cursor = {.row = judge->beginning,
                                  .carried = judge->carried};
    for (; judge->seen < judge->beginning; judge->seen++)
        for (size_t i = grid->row_start[judge->seen];
             i < grid->row_start[judge->seen + 1]; i++)
            judge->last[grid->cells[i].column] = i + 1;
    for (size_t c = 0; c < grid->column_count; c++) {
        if (judge->last[c] == 0)
            continue;
        const struct grid_cell *cell = &grid->cells[judge->last[c] - 1];
        if (grid_cell_end(cell) > judge->beginning && cell->set != NULL)
            cursor.carried[cursor.carried_count++] = (struct carried_cell){
                judge->last[c] - 1, cell->set->line_count};
    }
    return cursor;
}

/* Does a page hold the rows up to end, with what may not be parted from them
 * on either side? */
static bool judge_fits(struct judge *judge, size_t end)
{
    struct walk *walk = &judge->walk;
    const struct table_room *room = judge->room;
    struct table_cursor cursor = judge_cursor(judge);
    walk_again(walk, &cursor);
    do {
        walk_row(walk);
        if (walk->y > room->fresh)
            return false;
        walk_close(walk);
    } while (walk->row < end || !is_free(judge, walk->row));
    length_t below = walk->row == judge->set->body.row_count
                         ? room->tail
                         : walk_growth(walk);
    return walk->y + below <= room->fresh;
}

/* Count for each row the kept groups that a page could hold, and that would be
 * divided by beginning a page with it. */
static void judge_groups(struct setter *setter, const struct set_table *set,
                         const struct table_room *room)
{
    const struct table *table = set->table;
    struct table_groups *groups = set->groups;
    size_t columns = set->body.column_count;
    struct judge judge = {
        .set = set,
        .room = room,
        .walk = walk_begin(setter, set, room->fresh, &(struct table_cursor){0}),
        .last = ARENA_ARRAY(setter->arena, columns, size_t),
        .carried = ARENA_ARRAY(setter->arena, columns, struct carried_cell),
    };
    while (judge.leading < table->body_count &&
           table->body[judge.leading].is_total)
        judge.leading++;
    /* First where the number of them changes. */
    for (size_t r = 0; r <= table->body_count; r++)
        groups->divided[r] = 0;
    for (size_t i = 0; i < table->group_count; i++) {
        const struct row_group *group = &table->groups[i];
        if (!group->keep || group->count < 2)
            continue;
        judge_move(&judge, group->first);
        if (judge_fits(&judge, group->first + group->count)) {
            groups->divided[group->first + 1]++;
            groups->divided[group->first + group->count]--;
        }
    }
    for (size_t r = 1; r <= table->body_count; r++)
        groups->divided[r] += groups->divided[r - 1];
    groups->judged = true;
    groups->fresh = room->fresh;
    groups->tail = room->tail;
}

struct break_cost table_break(struct setter *setter,
                              const struct set_table *set,
                              const struct table_room *room, size_t row,
                              bool only_totals)
{
    struct break_cost cost = {.bound = is_bound(set, row, only_totals)};
    struct table_groups *groups = set->groups;
    if (groups == NULL)
        return cost;
    if (!groups->judged || groups->fresh != room->fresh ||
        groups->tail != room->tail)
        judge_groups(setter, set, room);
    cost.stranded = groups->stranded[row];
    cost.divided = groups->divided[row];
    return cost;
}
