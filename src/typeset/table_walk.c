/* SPDX-License-Identifier: MIT */
#include "typeset/table_walk.h"

#include "base/arena.h"

#include <assert.h>

length_t lines_height(const struct set_table *set,
                      const struct set_paragraph *paragraph, size_t count)
{
    if (count == 0)
        return 0;
    return (length_t)count * paragraph->leading +
           2 * set->table->style->padding_y;
}

size_t lines_room(const struct set_table *set,
                  const struct set_paragraph *paragraph, length_t height)
{
    length_t room = height - 2 * set->table->style->padding_y;
    if (paragraph->leading <= 0)
        return SIZE_MAX;
    return room <= 0 ? 0 : (size_t)(room / paragraph->leading);
}

size_t lines_fit(const struct set_table *set,
                 const struct set_paragraph *paragraph, size_t first,
                 length_t height)
{
    if (paragraph == NULL)
        return 0;
    size_t left = paragraph->line_count - first;
    size_t fit = lines_room(set, paragraph, height);
    return fit < left ? fit : left;
}

size_t grid_cell_end(const struct grid_cell *cell)
{
    return (size_t)cell->row + cell->rowspan;
}

/* ---- labels ---- */

bool walk_is_label(const struct walk *walk, const struct grid_cell *cell)
{
    return walk->set->table->style->repeat_labels && cell->rowspan > 1 &&
           cell->set != NULL && cell->set->line_count > 0 &&
           lines_height(walk->set, cell->set, cell->set->line_count) <=
               walk->fresh / 2;
}

/* The label with more text at its end, at the width of its cell. */
static const struct set_paragraph *set_label(const struct walk *walk,
                                             const struct grid_cell *cell,
                                             struct str more)
{
    struct setter *setter = walk->setter;
    const struct set_table *set = walk->set;
    struct paragraph label =
        *paragraph_with(setter->arena, &cell->cell->content, more);
    if (label.style->align == ALIGN_DECIMAL) {
        /* Behind a figure the mark has no room: both stand flush right. */
        struct paragraph_style *style =
            ARENA_NEW(setter->arena, struct paragraph_style);
        *style = *label.style;
        style->align = ALIGN_END;
        label.style = style;
    }
    length_t width = strip_cell_width(table_cell_strip(set, cell), cell) -
                     2 * set->table->style->padding_x;
    return paragraph_set(setter, paragraph_measure(setter, &label, set->scale),
                         length_max(1, width));
}

/* The mark stands behind the label's last line where it has room, else on a
 * line of its own: there it costs no more lines, and the label's words stay as
 * they are. */
const struct set_paragraph *walk_continued(const struct walk *walk,
                                           size_t index)
{
    struct arena *arena = walk->setter->arena;
    const struct set_table *set = walk->set;
    const struct grid_cell *cell = &set->body.cells[index];
    struct str mark = set->table->style->continued;
    if (mark.length == 0)
        return cell->set;
    if (set->continued[index] != NULL)
        return set->continued[index];
    const struct set_paragraph *behind = set_label(walk, cell, mark);
    if (behind->line_count > cell->set->line_count) {
        struct str below = str_format(arena, "\n%.*s", STR_FMT(mark));
        const struct set_paragraph *own = set_label(walk, cell, below);
        if (own->line_count <= behind->line_count)
            behind = own;
    }
    set->continued[index] = behind;
    return behind;
}

/* ---- the walk ---- */

static void walk_open(struct walk *walk, size_t index, size_t done)
{
    const struct grid_cell *cell = &walk->set->body.cells[index];
    struct open_cell open = {.cell = index,
                             .first = done,
                             .top = walk->y,
                             .end = grid_cell_end(cell),
                             .set = cell->set,
                             .label = walk_is_label(walk, cell)};
    if (open.label && done == cell->set->line_count) {
        open.set = walk_continued(walk, index);
        open.first = 0;
        open.repeat = true;
    }
    assert(walk->open_count < walk->set->body.column_count);
    walk->open[walk->open_count++] = open;
}

void walk_again(struct walk *walk, const struct table_cursor *cursor)
{
    walk->start = walk->row = cursor->row;
    walk->split = cursor->split;
    walk->y = 0;
    walk->open_count = walk->height_count = 0;
    for (size_t i = 0; i < cursor->carried_count; i++)
        walk_open(walk, cursor->carried[i].cell, cursor->carried[i].done);
}

struct walk walk_begin(struct setter *setter, const struct set_table *set,
                       length_t fresh, const struct table_cursor *cursor)
{
    struct walk walk = {
        .setter = setter,
        .set = set,
        .fresh = fresh,
        .open = ARENA_ARRAY(setter->arena, set->body.column_count,
                            struct open_cell),
    };
    walk_again(&walk, cursor);
    return walk;
}

static length_t open_need(const struct walk *walk, const struct open_cell *open)
{
    if (open->set == NULL)
        return 0;
    return lines_height(walk->set, open->set,
                        open->set->line_count - open->first);
}

bool walk_continues(const struct walk *walk, size_t row)
{
    return walk->split && row == walk->start;
}

void walk_add_height(struct walk *walk, length_t height)
{
    ARENA_GROW(walk->setter->arena, walk->heights, walk->height_count,
               walk->height_capacity);
    walk->heights[walk->height_count++] = height;
}

length_t walk_row(struct walk *walk)
{
    const struct grid *grid = &walk->set->body;
    size_t row = walk->row;
    length_t height = 0;
    if (!walk_continues(walk, row)) {
        height = grid->row_height[row];
        for (size_t i = grid->row_start[row]; i < grid->row_start[row + 1]; i++)
            if (grid->cells[i].rowspan > 1)
                walk_open(walk, i, 0);
    }
    for (size_t i = 0; i < walk->open_count; i++)
        if (walk->open[i].end == row + 1)
            height = length_max(height, open_need(walk, &walk->open[i]) -
                                            (walk->y - walk->open[i].top));
    walk_add_height(walk, height);
    walk->y += height;
    walk->row++;
    return height;
}

void walk_close(struct walk *walk)
{
    size_t kept = 0;
    for (size_t i = 0; i < walk->open_count; i++)
        if (walk->open[i].end > walk->row)
            walk->open[kept++] = walk->open[i];
    walk->open_count = kept;
}

length_t walk_growth(const struct walk *walk)
{
    length_t growth = 0;
    for (size_t i = 0; i < walk->open_count; i++)
        if (walk->open[i].label)
            growth = length_max(growth, open_need(walk, &walk->open[i]) -
                                            (walk->y - walk->open[i].top));
    return growth;
}

void walk_back(struct walk *walk)
{
    const struct grid *grid = &walk->set->body;
    size_t row = --walk->row;
    walk->y -= walk->heights[--walk->height_count];
    if (walk_continues(walk, row))
        return;
    for (size_t i = grid->row_start[row]; i < grid->row_start[row + 1]; i++)
        if (grid->cells[i].rowspan == 1)
            walk_open(walk, i, 0);
}
