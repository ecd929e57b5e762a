/* SPDX-License-Identifier: MIT
 *
 * A part of a table at its place: the texts of its cells. The first context
 * line and header are real, on all other pages they are artifacts, and so are
 * repeated labels.
 */
#include "typeset/table.h"

static struct item_owner owner_of(uint32_t element, bool repeat)
{
    if (repeat)
        return (struct item_owner){0, ARTIFACT_PAGINATION};
    return (struct item_owner){element, ARTIFACT_NONE};
}

static void emit_context(struct item_list *items,
                         const struct table_place *place)
{
    const struct set_table *set = place->set;
    for (int i = 0; i < 3; i++) {
        const struct set_paragraph *context = set->context[i];
        if (context == NULL)
            continue;
        for (size_t k = 0; k < context->line_count; k++)
            paragraph_emit_line(
                items, context, k, place->left + set->context_x[i],
                place->context_y + (length_t)k * context->leading,
                owner_of(set->context_element[i], !place->first));
    }
}

/* What of a cell is drawn, and between which heights. */
struct drawn_cell {
    const struct grid_cell *cell;
    const struct set_paragraph *set;
    size_t first, count; /* lines */
    length_t top, bottom;
    bool repeat;
    bool divided;
};

static length_t text_top(const struct set_table *set,
                         const struct drawn_cell *drawn)
{
    length_t padding = set->table->style->padding_y;
    length_t top = drawn->top + padding;
    length_t spare = drawn->bottom - padding - top -
                     (length_t)drawn->count * drawn->set->leading;
    if (drawn->divided || spare < 0)
        return top;
    switch (drawn->cell->cell->vertical) {
    case VERTICAL_TOP:
        return top;
    case VERTICAL_MIDDLE:
        return top + spare / 2;
    case VERTICAL_BOTTOM:
        return top + spare;
    }
    return top;
}

static void emit_cell(struct item_list *items, const struct table_place *place,
                      const struct drawn_cell *drawn)
{
    const struct set_table *set = place->set;
    const struct grid_cell *cell = drawn->cell;
    if (drawn->set == NULL)
        return;
    length_t padding = set->table->style->padding_x;
    length_t x = place->left + set->x[cell->column] + padding;
    if (cell->before >= 0 && drawn->set == cell->set &&
        drawn->set->line_count == 1)
        /* The aligned block of the column ends at the right padding. A figure
         * that is repeated with a mark is not aligned. */
        x = place->left + set->x[cell->column + 1] - padding -
            set->behind[cell->column] - cell->before - drawn->set->lines[0].x;
    length_t y = text_top(set, drawn);
    for (size_t i = 0; i < drawn->count; i++)
        paragraph_emit_line(items, drawn->set, drawn->first + i, x,
                            y + (length_t)i * drawn->set->leading,
                            owner_of(cell->element, drawn->repeat));
}

static void emit_header(struct item_list *items,
                        const struct table_place *place)
{
    const struct grid *grid = &place->set->header;
    length_t y = place->y;
    for (size_t r = 0; r < grid->row_count; r++) {
        for (size_t i = grid->row_start[r]; i < grid->row_start[r + 1]; i++) {
            const struct grid_cell *cell = &grid->cells[i];
            if (cell->set == NULL)
                continue;
            length_t bottom = y;
            for (size_t k = r; k < r + cell->rowspan; k++)
                bottom += grid->row_height[k];
            emit_cell(items, place,
                      &(struct drawn_cell){.cell = cell,
                                           .set = cell->set,
                                           .count = cell->set->line_count,
                                           .top = y,
                                           .bottom = bottom,
                                           .repeat = !place->first});
        }
        y += grid->row_height[r];
    }
}

/* The entry for a cell, or NULL: it stands here wholly. */
static const struct part_cell *part_lookup(const struct table_part *part,
                                           size_t cell)
{
    size_t low = 0, high = part->cell_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (part->cells[middle].cell < cell)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == part->cell_count || part->cells[low].cell != cell)
        return NULL;
    return &part->cells[low];
}

/* A body cell whose area begins at row (of the part) and height top. */
static void emit_body_cell(struct item_list *items,
                           const struct table_place *place, size_t index,
                           size_t row, length_t top)
{
    const struct table_part *part = &place->part;
    const struct grid_cell *cell = &place->set->body.cells[index];
    if (cell->set == NULL)
        return;
    struct drawn_cell drawn = {.cell = cell,
                               .set = cell->set,
                               .count = cell->set->line_count,
                               .top = top,
                               .bottom = top};
    size_t end = (size_t)cell->row + cell->rowspan;
    if (end > part->row + part->row_count)
        end = part->row + part->row_count;
    for (size_t r = row; r < end; r++)
        drawn.bottom += part->heights[r - part->row];
    const struct part_cell *entry = part_lookup(part, index);
    if (entry != NULL) {
        drawn.first = entry->first;
        drawn.count = entry->count;
        drawn.repeat = entry->repeat;
        drawn.divided = entry->divided;
        if (entry->repeat && place->set->continued[index] != NULL)
            drawn.set = place->set->continued[index];
    }
    emit_cell(items, place, &drawn);
}

static void emit_body(struct item_list *items, const struct table_place *place)
{
    const struct table_part *part = &place->part;
    const struct grid *grid = &place->set->body;
    if (part->row_count == 0)
        return;
    length_t y = place->y + place->set->header_height;
    /* Cells from the page before come first, as their column is read. */
    for (size_t i = 0; i < part->cell_count; i++)
        if (part->cells[i].cell < grid->row_start[part->row])
            emit_body_cell(items, place, part->cells[i].cell, part->row, y);
    for (size_t r = part->row; r < part->row + part->row_count; r++) {
        for (size_t i = grid->row_start[r]; i < grid->row_start[r + 1]; i++)
            emit_body_cell(items, place, i, r, y);
        y += part->heights[r - part->row];
    }
}

void table_emit(struct item_list *items, const struct table_place *place)
{
    emit_context(items, place);
    emit_header(items, place);
    emit_body(items, place);
}
