/* SPDX-License-Identifier: MIT
 *
 * Splitting a table's body over pages.
 *
 *     page 1  | label | row 1 |      A cell that covers several rows is open
 *             |       | row 2 |      from its first row on; its need falls on
 *     --------+-------+-------+      its last row. Where a page ends inside
 *     page 2  | label'| row 3 |      it, it is divided with its rows: a label
 *             +-------+-------+      stands again on the next page, a longer
 *             | next  | row 4 |      text goes on there.
 *
 * The rules, in the order in which they give way, the last one first:
 *  1. At least a line of text or a row stands on each page (progress).
 *  2. Rows are whole. One higher than a page is divided between lines, two at
 *     least of each of its texts on either side.
 *  3. A repeated label stands wholly on each of its pages: the last row on
 *     the page grows, if there is room.
 *  4. Notes stand with the last row: rather with a total alone than without
 *     any row.
 *  5. Totals are not alone on a page, neither at its top nor at its foot;
 *     keep_with_next.
 *  6. Neither the first nor the last row of a group is parted from the others
 *     of it: a group of three rows is not divided.
 *  7. Kept groups that a page can hold are whole. Of those that stand in each
 *     other as few as possible are divided: the outer ones that no page can
 *     hold, then none of the inner ones.
 *  8. As many rows as fit.
 * So each page ends behind the last of those rows for which the strongest rule
 * that gives way is the weakest. Only the rows of the page are looked at.
 */
#include "typeset/table_break.h"
#include "typeset/table_divide.h"

#include "base/arena.h"

#include <assert.h>

/* ---- where to end the page ---- */

struct fit {
    size_t rows; /* up to the best break, 0: none fits */
    struct break_cost cost;
    length_t growth; /* of the last of them */
    bool whole;      /* all the rest fits, with its tail */
    bool tail_apart; /* all of a divided last row fits, but not its tail */
    bool overflows;  /* a row was met that does not fit */
    length_t height; /* of that row */
};

static void fit_offer(struct fit *fit, size_t rows, struct break_cost cost,
                      length_t growth)
{
    if (fit->rows > 0 && break_is_better(fit->cost, cost))
        return;
    fit->rows = rows;
    fit->cost = cost;
    fit->growth = cost.labels ? 0 : growth; /* its labels go on instead */
}

/* Walk down to the first row that does not fit, which stays open; so does a
 * divided last row whose tail does not. */
static struct fit walk_fit(struct walk *walk, const struct table_room *room)
{
    const struct grid *grid = &walk->set->body;
    struct fit fit = {0};
    bool only_totals = true;
    while (walk->row < grid->row_count) {
        size_t row = walk->row;
        fit.height = walk_row(walk);
        if (walk->y > room->height) {
            fit.overflows = true;
            return fit;
        }
        struct break_cost cost = {.tail = true};
        bool last = walk->row == grid->row_count;
        fit.whole =
            last && !room->goes_on && walk->y + room->tail <= room->height;
        if (last && !fit.whole && walk_continues(walk, row)) {
            fit_offer(&fit, walk->row - walk->start, cost, 0);
            fit.tail_apart = true;
            return fit;
        }
        only_totals = only_totals && grid->rows[row].is_total;
        walk_close(walk);
        length_t growth = walk_growth(walk);
        if (!last) {
            cost = table_break(walk->setter, walk->set, room, walk->row,
                               only_totals);
            cost.labels = walk->y + growth > room->height;
        }
        fit_offer(&fit, walk->row - walk->start, cost, growth);
    }
    return fit;
}

/* ---- the part ---- */

/* Height of the part's rows [from, to). */
static length_t part_height(const struct table_part *part, size_t from,
                            size_t to)
{
    length_t height = 0;
    for (size_t r = from; r < to; r++)
        height += part->heights[r - part->row];
    return height;
}

/* What of a cell stands in the part. split: its last row goes on. */
static struct part_cell part_cell(struct walk *walk,
                                  const struct table_part *part, bool split,
                                  size_t index, size_t done)
{
    const struct grid_cell *cell = &walk->set->body.cells[index];
    size_t end = part->row + part->row_count;
    size_t from = cell->row > part->row ? cell->row : part->row;
    size_t to = grid_cell_end(cell) < end ? grid_cell_end(cell) : end;
    const struct set_paragraph *set = cell->set;
    struct part_cell result = {.cell = index, .first = done};
    if (set == NULL)
        return result;
    result.repeat = walk_is_label(walk, cell) && done == set->line_count;
    if (result.repeat) {
        result.first = 0;
        set = walk_continued(walk, index);
    }
    result.count =
        lines_fit(walk->set, set, result.first, part_height(part, from, to));
    if (split)
        result.count = divided_lines(walk, set, result.first, result.count);
    result.divided = result.count < set->line_count;
    return result;
}

/* Fill the part from its rows' heights, and move the cursor behind it.
 * split: its last row goes on on the next page. */
static void part_build(struct walk *walk, bool split,
                       struct table_cursor *cursor, struct table_part *part)
{
    struct arena *arena = walk->setter->arena;
    const struct grid *grid = &walk->set->body;
    size_t end = part->row + part->row_count;
    size_t next = split ? end - 1 : end; /* where the next page begins */
    size_t room = cursor->carried_count + grid->column_count;
    part->height = part_height(part, part->row, end);
    part->cells = ARENA_ARRAY(arena, room, struct part_cell);
    for (size_t i = 0; i < cursor->carried_count; i++)
        part->cells[part->cell_count++] =
            part_cell(walk, part, split, cursor->carried[i].cell,
                      cursor->carried[i].done);
    size_t first = part->row + (cursor->split ? 1 : 0);
    size_t from = first < end ? grid->row_start[first] : 0;
    size_t to = first < end ? grid->row_start[end] : 0;
    for (size_t i = from; i < to; i++)
        if (grid_cell_end(&grid->cells[i]) > next) {
            assert(part->cell_count < room);
            part->cells[part->cell_count++] =
                part_cell(walk, part, split, i, 0);
        }
    cursor->row = next;
    cursor->split = split;
    cursor->carried = ARENA_ARRAY(arena, part->cell_count, struct carried_cell);
    cursor->carried_count = 0;
    for (size_t i = 0; i < part->cell_count; i++) {
        const struct part_cell *cell = &part->cells[i];
        const struct grid_cell *whole = &grid->cells[cell->cell];
        if (grid_cell_end(whole) <= next)
            continue;
        size_t done = cell->first + cell->count;
        if (cell->repeat)
            done = whole->set->line_count;
        cursor->carried[cursor->carried_count++] =
            (struct carried_cell){cell->cell, done};
    }
}

static bool split_rows(struct setter *setter, const struct set_table *set,
                       const struct table_room *room,
                       struct table_cursor *cursor, struct table_part *part)
{
    *part = (struct table_part){.row = cursor->row};
    if (cursor->row == set->body.row_count)
        return room->must || room->tail <= room->height;
    struct walk walk = walk_begin(setter, set, room->fresh, cursor);
    struct fit fit = walk_fit(&walk, room);
    size_t rows = fit.rows;
    length_t growth = fit.growth;
    bool split = false;
    if (fit.whole) {
        rows = set->body.row_count - cursor->row;
        growth = 0;
    } else if (fit.overflows && (fit.height > room->fresh ||
                                 walk_continues(&walk, walk.row - 1) ||
                                 (fit.rows == 0 && room->must))) {
        split = walk_divide(&walk, room);
    } else if (fit.tail_apart) {
        /* Its last lines stand with the tail. */
        struct table_room above = *room;
        above.height = walk.y - 1;
        above.must = false;
        split = walk_divide(&walk, &above);
    }
    if (split) {
        rows = walk.height_count;
        growth = 0;
    }
    if (rows == 0)
        return false;
    if (!fit.whole && !split && !break_is_free(fit.cost) && !room->must &&
        !room->stay)
        return false; /* the next page may end better */
    part->heights = walk.heights;
    part->row_count = rows;
    part->heights[rows - 1] += growth;
    part_build(&walk, split, cursor, part);
    return true;
}

/* All the rest of the table needs no foot; only if that does not fit, the foot
 * takes its room. */
bool table_split(struct setter *setter, const struct set_table *set,
                 const struct table_room *room, struct table_cursor *cursor,
                 struct table_part *part)
{
    if (room->foot == 0)
        return split_rows(setter, set, room, cursor, part);
    struct table_cursor start = *cursor;
    struct table_room rest = *room;
    rest.must = false;
    if (split_rows(setter, set, &rest, cursor, part) &&
        cursor->row == set->body.row_count)
        return true;
    *cursor = start;
    struct table_room limited = *room;
    limited.height -= room->foot;
    limited.goes_on = true;
    return split_rows(setter, set, &limited, cursor, part);
}

/* The height down to the first break where no rule gives way. *any: is there
 * any break at all down to room->height? */
static length_t first_break(struct walk *walk, const struct table_room *room,
                            bool *any)
{
    const struct grid *grid = &walk->set->body;
    bool only_totals = true;
    while (walk->row < grid->row_count) {
        size_t row = walk->row;
        length_t height = walk_row(walk);
        if (height > room->fresh) {
            walk_back(walk);
            return walk_divide_least(walk);
        }
        if (walk->y > room->fresh)
            return room->fresh;
        only_totals = only_totals && grid->rows[row].is_total;
        walk_close(walk);
        if (walk->row == grid->row_count)
            break;
        length_t here = walk->y + walk_growth(walk);
        *any = *any || here <= room->height;
        if (break_is_free(table_break(walk->setter, walk->set, room, walk->row,
                                      only_totals)))
            return here;
    }
    return walk->y + room->tail;
}

length_t table_split_least(struct setter *setter, const struct set_table *set,
                           const struct table_room *room)
{
    if (set->body.row_count == 0)
        return room->tail;
    struct walk walk =
        walk_begin(setter, set, room->fresh, &(struct table_cursor){0});
    bool any = false;
    length_t least = length_min(room->fresh, first_break(&walk, room, &any));
    return any && least > room->height ? room->height : least;
}
