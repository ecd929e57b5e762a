/* SPDX-License-Identifier: MIT
 *
 * A part of a table at its place: which rows stand there, from the header to
 * the page rows at the foot, and how high all of it is.
 */
#include "typeset/table.h"

#include "base/arena.h"

length_t table_page_row_height(const struct set_table *set, enum page_row kind)
{
    const struct grid *grid = &set->page_rows[kind];
    return grid->row_count == 0 ? 0 : grid->row_height[0];
}

static length_t title_height(const struct set_table *set)
{
    if (set->title_again == NULL)
        return 0;
    return set->title_again->height + set->title_again->style->space_after;
}

length_t table_height_above(const struct set_table *set, bool brought)
{
    return title_height(set) + set->context_height + set->header_height +
           (brought ? table_page_row_height(set, PAGE_ROW_BROUGHT) : 0);
}

length_t table_height_foot(const struct set_table *set)
{
    return table_page_row_height(set, PAGE_ROW_SUBTOTAL) +
           table_page_row_height(set, PAGE_ROW_CARRIED);
}

/* ---- page rows ---- */

/* The rows of a place while they are gathered. */
struct gathering {
    struct setter *setter;
    const struct set_table *set;
    const struct strip *strip;
    const struct table_sums *sums;
    struct placed_row *rows;
    size_t count;
    size_t body_start;
};

static void add_row(struct gathering *to, struct placed_row row)
{
    to->rows[to->count++] = row;
}

/* What a page row of this kind shows, by column. */
static const money_t *sums_shown(const struct gathering *to, enum page_row kind)
{
    switch (kind) {
    case PAGE_ROW_BROUGHT:
        return to->sums->before;
    case PAGE_ROW_SUBTOTAL:
        return to->sums->here;
    case PAGE_ROW_CARRIED:
    case PAGE_ROW_KINDS:
        break;
    }
    size_t count = to->set->table->column_count;
    money_t *both = ARENA_ARRAY(to->setter->arena, count, money_t);
    for (size_t c = 0; c < count; c++)
        both[c] = to->sums->before[c] + to->sums->here[c];
    return both;
}

/* Set the texts of a page row's cells. */
static void set_page_cells(const struct gathering *to, struct grid *grid)
{
    struct setter *setter = to->setter;
    const struct set_table *set = to->set;
    for (size_t i = 0; i < grid->cell_count; i++) {
        struct grid_cell *cell = &grid->cells[i];
        if (cell->cell == NULL || !strip_shows(to->strip, cell) ||
            paragraph_is_empty(&cell->cell->content))
            continue;
        const struct measured_paragraph *measured =
            paragraph_measure(setter, &cell->cell->content, set->scale);
        length_t width = strip_cell_width(to->strip, cell) -
                         2 * set->table->style->padding_x;
        cell->set = paragraph_set(setter, measured, length_max(1, width));
        length_t behind;
        if (cell->cell->figure != NULL && cell->colspan == 1 &&
            cell->cell->content.style->align == ALIGN_DECIMAL)
            paragraph_decimal(measured, &cell->before, &behind);
    }
}

static void add_page_row(struct gathering *to, enum page_row kind)
{
    const struct set_table *set = to->set;
    const struct row *row = set->table->page_rows[kind];
    if (row == NULL)
        return;
    struct grid *grid = ARENA_NEW(to->setter->arena, struct grid);
    /* It was a good one when the table was measured. */
    table_grid(to->setter, set->name, set->table->at,
               table_page_row(to->setter, row, sums_shown(to, kind), false), 1,
               set->table->column_count, grid);
    set_page_cells(to, grid);
    add_row(to, (struct placed_row){.grid = grid,
                                    .height = table_page_row_height(set, kind),
                                    .artifact = true});
}

/* ---- all rows ---- */

static void add_header(struct gathering *to, bool first)
{
    const struct grid *grid = &to->set->header;
    for (size_t r = 0; r < grid->row_count; r++)
        add_row(to, (struct placed_row){.grid = grid,
                                        .row = r,
                                        .height = grid->row_height[r],
                                        .artifact = !first});
}

static void add_body(struct gathering *to, const struct table_part *part,
                     struct table_page page)
{
    bool divided = !page.first || !page.last;
    size_t subtotal = part->row + part->row_count;
    if (page.last && to->set->subtotal_row < subtotal)
        subtotal = to->set->subtotal_row < part->row ? part->row
                                                     : to->set->subtotal_row;
    for (size_t r = part->row; r < part->row + part->row_count; r++) {
        if (divided && r == subtotal)
            add_page_row(to, PAGE_ROW_SUBTOTAL);
        if (r == part->row)
            to->body_start = to->count;
        add_row(to,
                (struct placed_row){.grid = &to->set->body,
                                    .row = r,
                                    .height = part->heights[r - part->row]});
    }
    if (divided && subtotal == part->row + part->row_count)
        add_page_row(to, PAGE_ROW_SUBTOTAL);
}

struct table_place
table_place(struct setter *setter, const struct set_table *set,
            const struct table_part *part, struct table_page page,
            const struct table_sums *sums, length_t left, length_t top)
{
    struct gathering to = {
        .setter = setter,
        .set = set,
        .strip = &set->strips[page.strip],
        .sums = sums,
        .rows = ARENA_ARRAY(setter->arena,
                            set->header.row_count + part->row_count +
                                PAGE_ROW_KINDS,
                            struct placed_row),
    };
    struct table_place place = {
        .set = set,
        .strip = &set->strips[page.strip],
        .part = *part,
        .rows = to.rows,
        .left = left,
        .title_y = top,
        .first = page.first && page.strip == 0,
    };
    place.context_y = top + (place.first ? 0 : title_height(set));
    place.y = place.bottom = place.context_y + set->context_height;
    add_header(&to, page.first);
    if (!page.first)
        add_page_row(&to, PAGE_ROW_BROUGHT);
    add_body(&to, part, page);
    place.body_start = to.body_start;
    if (!page.last)
        add_page_row(&to, PAGE_ROW_CARRIED);
    place.row_count = to.count;
    for (size_t i = 0; i < place.row_count; i++)
        place.bottom += place.rows[i].height;
    return place;
}
