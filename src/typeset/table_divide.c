/* SPDX-License-Identifier: MIT */
#include "typeset/table_divide.h"

#include "base/arena.h"
#include "base/diag.h"

/* No line of a divided text stands alone, whatever its style says. */
enum { LEAST_LINES = 2 };

/* What the style asks for on one side, if half a page holds as much. */
static size_t side_lines(const struct walk *walk,
                         const struct set_paragraph *paragraph, int of_style)
{
    size_t least = of_style > LEAST_LINES ? (size_t)of_style : LEAST_LINES;
    size_t most = lines_room(walk->set, paragraph, walk->fresh) / 2;
    if (least > most)
        least = most;
    return least < 1 ? 1 : least;
}

size_t divided_lines(const struct walk *walk,
                     const struct set_paragraph *paragraph, size_t first,
                     size_t fit)
{
    size_t left = paragraph->line_count - first;
    if (fit >= left)
        return left;
    if (walk->loose)
        return fit;
    const struct paragraph_style *style = paragraph->style;
    size_t orphan = side_lines(walk, paragraph, style->orphan_lines);
    size_t widow = side_lines(walk, paragraph, style->widow_lines);
    if (left < orphan + widow)
        return 0;
    if (fit > left - widow)
        fit = left - widow;
    return fit < orphan ? 0 : fit;
}

/* Lines of an open cell above limit. */
static size_t open_lines(const struct walk *walk, const struct open_cell *open,
                         length_t limit)
{
    if (open->set == NULL)
        return 0;
    size_t fit =
        lines_fit(walk->set, open->set, open->first, limit - open->top);
    return divided_lines(walk, open->set, open->first, fit);
}

/* Does the row come forward above limit? *all: do all texts beside it? */
static bool row_begins(const struct walk *walk, length_t limit, bool *all)
{
    bool any = false;
    *all = true;
    for (size_t i = 0; i < walk->open_count; i++) {
        const struct open_cell *open = &walk->open[i];
        if (open->set == NULL || open->first == open->set->line_count)
            continue;
        bool begins = open_lines(walk, open, limit) > 0;
        any = any || (begins && !open->repeat && open->end == walk->row + 1);
        *all = *all && begins;
    }
    return any;
}

/* Height of the slice of the row: to the end of the lowest line in it. */
static length_t slice_height(const struct walk *walk, length_t limit)
{
    length_t bottom = walk->y;
    for (size_t i = 0; i < walk->open_count; i++) {
        const struct open_cell *open = &walk->open[i];
        size_t lines = open_lines(walk, open, limit);
        if (lines > 0)
            bottom = length_max(
                bottom, open->top + lines_height(walk->set, open->set, lines));
    }
    return bottom - walk->y;
}

/* Where even one line does not fit, the one is placed all the same: an error
 * is better than a loop without end. */
static length_t overfull_limit(const struct walk *walk, length_t limit)
{
    const struct row *row = &walk->set->body.rows[walk->row];
    diag_add(walk->setter->log, DIAG_ROW_OVERFULL, row->at, walk->set->name,
             str_format(walk->setter->arena, "%zu", walk->row + 1));
    for (size_t i = 0; i < walk->open_count; i++)
        if (walk->open[i].end == walk->row + 1 && walk->open[i].set != NULL)
            limit = length_max(
                limit, walk->open[i].top +
                           lines_height(walk->set, walk->open[i].set, 1));
    return limit;
}

bool walk_divide(struct walk *walk, const struct table_room *room)
{
    walk_back(walk);
    bool must = room->must && walk->row == walk->start;
    length_t limit = room->height;
    bool all;
    if (!row_begins(walk, limit, &all) || !all) {
        if (!must)
            return false;
        walk->loose = true;
        if (!row_begins(walk, limit, &all))
            limit = overfull_limit(walk, limit);
    }
    walk_add_height(walk, length_max(1, slice_height(walk, limit)));
    return true;
}

length_t walk_divide_least(const struct walk *walk)
{
    length_t bottom = walk->y;
    for (size_t i = 0; i < walk->open_count; i++) {
        const struct open_cell *open = &walk->open[i];
        if (open->set == NULL)
            continue;
        const struct set_paragraph *set = open->set;
        size_t lines = set->line_count;
        size_t orphan = side_lines(walk, set, set->style->orphan_lines);
        if (lines >= orphan + side_lines(walk, set, set->style->widow_lines))
            lines = orphan;
        bottom =
            length_max(bottom, open->top + lines_height(walk->set, set, lines));
    }
    return bottom;
}
