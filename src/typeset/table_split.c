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
 * The rules, in the order in which they give way:
 *  1. At least a line of text or a row stands on each page (progress).
 *  2. Rows are whole; a row higher than a page is divided between lines.
 *  3. A repeated label stands wholly on each of its pages: the last row on
 *     the page grows, if there is room.
 *  4. Totals are not alone on a page, neither at its top nor at its foot;
 *     keep_with_next; notes stand with the last row.
 *  5. As many rows as fit.
 */
#include "typeset/table_walk.h"

#include "base/arena.h"
#include "base/diag.h"

#include <assert.h>

/* ---- where to end the page ---- */

struct fit {
    size_t best; /* rows of the best break, 0: none */
    length_t best_growth;
    size_t any; /* rows that fit if breaks may be bad, 0: none */
    length_t any_growth;
    bool whole;      /* all the rest fits, with its tail */
    bool tail_apart; /* all of a divided last row fits, but not its tail */
    bool overflows;  /* a row was met that does not fit */
    length_t height; /* of that row */
};

/* May a page end behind row, with only totals on it or not? */
static bool break_is_good(const struct set_table *set, size_t row,
                          bool only_totals)
{
    return !set->body.rows[row].keep_with_next && !only_totals &&
           row + 1 < set->totals_start;
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
        size_t rows = walk->row - walk->start;
        if (walk->row == grid->row_count && walk_continues(walk, row) &&
            walk->y + room->tail > room->height) {
            fit.any = rows;
            fit.tail_apart = true;
            return fit;
        }
        only_totals = only_totals && grid->rows[row].is_total;
        walk_close(walk);
        length_t growth = walk_growth(walk);
        if (walk->row == grid->row_count) {
            fit.whole = walk->y + room->tail <= room->height;
            if (!fit.whole && fit.any > 0)
                return fit; /* a note alone is worse than any other break */
            fit.any = rows;
            fit.any_growth = 0;
        } else if (walk->y + growth <= room->height) {
            fit.any = rows;
            fit.any_growth = growth;
            if (break_is_good(walk->set, row, only_totals)) {
                fit.best = rows;
                fit.best_growth = growth;
            }
        } else if (fit.any == 0) {
            fit.any = rows; /* its labels will go on instead */
        }
    }
    return fit;
}

/* ---- a row divided between lines ---- */

/* Most lines that any cell that ends in this row can place in it, above
 * limit: those of a longer cell that stand in the rows before do not count. */
static size_t split_lines(const struct walk *walk, length_t limit)
{
    size_t most = 0;
    for (size_t i = 0; i < walk->open_count; i++) {
        const struct open_cell *open = &walk->open[i];
        if (open->end != walk->row + 1)
            continue;
        size_t lines =
            lines_fit(walk->set, open->set, open->first, limit - open->top) -
            lines_fit(walk->set, open->set, open->first, walk->y - open->top);
        if (lines > most)
            most = lines;
    }
    return most;
}

/* Height of the slice of the row: to the end of the lowest line in it. */
static length_t split_height(const struct walk *walk, length_t limit)
{
    length_t bottom = walk->y;
    for (size_t i = 0; i < walk->open_count; i++) {
        const struct open_cell *open = &walk->open[i];
        size_t lines =
            lines_fit(walk->set, open->set, open->first, limit - open->top);
        if (lines > 0)
            bottom = length_max(
                bottom, open->top + lines_height(walk->set, open->set, lines));
    }
    return bottom - walk->y;
}

/*
 * Divide the open row above limit. Two lines of it at least, if another page
 * may have more room (not must). Where not even one line fits, the one is
 * placed all the same: an error is better than a loop without end.
 */
static bool walk_split(struct walk *walk, length_t limit, bool must)
{
    walk_back(walk);
    must = must && walk->row == walk->start;
    size_t lines = split_lines(walk, limit);
    if (lines < 2 && !must)
        return false;
    if (lines == 0) {
        const struct row *row = &walk->set->body.rows[walk->row];
        diag_add(walk->setter->log, DIAG_ROW_OVERFULL, row->at, walk->set->name,
                 str_format(walk->setter->arena, "%zu", walk->row + 1));
        for (size_t i = 0; i < walk->open_count; i++)
            if (walk->open[i].end == walk->row + 1 && walk->open[i].set != NULL)
                limit = length_max(
                    limit, walk->open[i].top +
                               lines_height(walk->set, walk->open[i].set, 1));
    }
    length_t height = length_max(1, split_height(walk, limit));
    walk_add_height(walk, height);
    return true;
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

/* What of a cell stands in the part. end: the row behind the part. */
static struct part_cell part_cell(struct walk *walk,
                                  const struct table_part *part, size_t index,
                                  size_t done)
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
        part->cells[part->cell_count++] = part_cell(
            walk, part, cursor->carried[i].cell, cursor->carried[i].done);
    size_t first = part->row + (cursor->split ? 1 : 0);
    size_t from = first < end ? grid->row_start[first] : 0;
    size_t to = first < end ? grid->row_start[end] : 0;
    for (size_t i = from; i < to; i++)
        if (grid_cell_end(&grid->cells[i]) > next) {
            assert(part->cell_count < room);
            part->cells[part->cell_count++] = part_cell(walk, part, i, 0);
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

bool table_split(struct setter *setter, const struct set_table *set,
                 const struct table_room *room, struct table_cursor *cursor,
                 struct table_part *part)
{
    *part = (struct table_part){.row = cursor->row};
    if (cursor->row == set->body.row_count)
        return room->must || room->tail <= room->height;
    struct walk walk = walk_begin(setter, set, room->fresh, cursor);
    struct fit fit = walk_fit(&walk, room);
    bool split = false;
    size_t rows = fit.best;
    length_t growth = fit.best_growth;
    if (fit.whole) {
        rows = set->body.row_count - cursor->row;
        growth = 0;
    } else if (fit.overflows && (fit.height > room->fresh ||
                                 walk_continues(&walk, walk.row - 1) ||
                                 (fit.any == 0 && room->must))) {
        split = walk_split(&walk, room->height, room->must);
    } else if (fit.tail_apart) {
        /* Its last line stands with the tail. */
        split = walk_split(&walk, walk.y - 1, false);
    }
    if (split) {
        rows = walk.height_count;
        growth = 0;
    }
    if (rows == 0 && room->must) {
        rows = fit.any;
        growth = fit.any_growth;
    }
    if (rows == 0)
        return false;
    part->heights = walk.heights;
    part->row_count = rows;
    part->heights[rows - 1] += growth;
    part_build(&walk, split, cursor, part);
    return true;
}

length_t table_split_least(struct setter *setter, const struct set_table *set,
                           const struct table_room *room)
{
    const struct grid *grid = &set->body;
    if (grid->row_count == 0)
        return room->tail;
    struct walk walk =
        walk_begin(setter, set, room->fresh, &(struct table_cursor){0});
    bool only_totals = true;
    while (walk.row < grid->row_count) {
        size_t row = walk.row;
        length_t height = walk_row(&walk);
        if (height > room->fresh) {
            walk_back(&walk);
            length_t two = 0;
            for (size_t i = 0; i < walk.open_count; i++)
                if (walk.open[i].set != NULL)
                    two =
                        length_max(two, lines_height(set, walk.open[i].set, 2));
            return length_min(walk.y + two, room->fresh);
        }
        if (walk.y > room->fresh)
            return room->fresh;
        only_totals = only_totals && grid->rows[row].is_total;
        walk_close(&walk);
        if (walk.row < grid->row_count && break_is_good(set, row, only_totals))
            return length_min(walk.y + walk_growth(&walk), room->fresh);
    }
    return length_min(walk.y + room->tail, room->fresh);
}
