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

static void emit_title(struct item_list *items, const struct table_place *place)
{
    const struct set_paragraph *title = place->set->title_again;
    if (place->first || title == NULL)
        return;
    for (size_t i = 0; i < title->line_count; i++)
        paragraph_emit_line(items, title, i, place->left,
                            place->title_y + (length_t)i * title->leading,
                            owner_of(0, true));
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
    size_t line = strip_line(place->strip, cell->column);
    length_t x = place->left + place->strip->x[line] + padding;
    if (cell->before >= 0 && drawn->set == cell->set &&
        drawn->set->line_count == 1)
        /* The aligned block of the column ends at the right padding. A figure
         * that is repeated with a mark is not aligned. */
        x = place->left + place->strip->x[line + 1] - padding -
            set->behind[cell->column] - cell->before - drawn->set->lines[0].x;
    length_t y = text_top(set, drawn);
    for (size_t i = 0; i < drawn->count; i++)
        paragraph_emit_line(items, drawn->set, drawn->first + i, x,
                            y + (length_t)i * drawn->set->leading,
                            owner_of(cell->element, drawn->repeat));
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

/* What of a body cell stands in the part. */
static void apply_part(const struct table_place *place, size_t index,
                       struct drawn_cell *drawn)
{
    const struct part_cell *entry = part_lookup(&place->part, index);
    if (entry == NULL)
        return;
    drawn->first = entry->first;
    drawn->count = entry->count;
    drawn->repeat = entry->repeat;
    drawn->divided = entry->divided;
    if (entry->repeat && place->set->continued[index] != NULL)
        drawn->set = place->set->continued[index];
}

/* Does the cell stand on a page beside this one, to the left? */
static bool stands_before(const struct table_place *place,
                          const struct grid_cell *cell)
{
    for (const struct strip *strip = place->set->strips; strip < place->strip;
         strip++)
        if (strip_shows(strip, cell))
            return true;
    return false;
}

/* A cell whose area on the page begins with this row, at height top. */
static void emit_grid_cell(struct item_list *items,
                           const struct table_place *place, size_t first_row,
                           size_t index, length_t top)
{
    const struct placed_row *row = &place->rows[first_row];
    const struct grid_cell *cell = &row->grid->cells[index];
    if (cell->set == NULL || !strip_shows(place->strip, cell))
        return;
    const struct set_paragraph *set = cell->set;
    if (row->grid == &place->set->header && place->strip->header != NULL)
        set = place->strip->header[index];
    struct drawn_cell drawn = {.cell = cell,
                               .set = set,
                               .count = set->line_count,
                               .top = top,
                               .bottom = top};
    size_t end = (size_t)cell->row + cell->rowspan;
    for (size_t r = first_row;
         r < place->row_count && place->rows[r].grid == row->grid &&
         place->rows[r].row < end;
         r++)
        drawn.bottom += place->rows[r].height;
    if (row->grid == &place->set->body)
        apply_part(place, index, &drawn);
    drawn.repeat = drawn.repeat || row->artifact || stands_before(place, cell);
    emit_cell(items, place, &drawn);
}

/* Cells from the page before come first, as their column is read. */
static void emit_carried(struct item_list *items,
                         const struct table_place *place, length_t top)
{
    const struct table_part *part = &place->part;
    for (size_t i = 0; i < part->cell_count; i++)
        if (part->cells[i].cell < place->set->body.row_start[part->row])
            emit_grid_cell(items, place, place->body_start, part->cells[i].cell,
                           top);
}

static void emit_rows(struct item_list *items, const struct table_place *place)
{
    length_t y = place->y;
    for (size_t r = 0; r < place->row_count; r++) {
        const struct placed_row *row = &place->rows[r];
        const struct grid *grid = row->grid;
        if (r == place->body_start && place->part.row_count > 0)
            emit_carried(items, place, y);
        for (size_t i = grid->row_start[row->row];
             i < grid->row_start[row->row + 1]; i++)
            emit_grid_cell(items, place, r, i, y);
        y += row->height;
    }
}

void table_emit(struct item_list *items, const struct table_place *place)
{
    emit_title(items, place);
    emit_context(items, place);
    emit_rows(items, place);
}
