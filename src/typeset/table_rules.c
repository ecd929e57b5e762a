/* SPDX-License-Identifier: MIT
 *
 * The rules of a part of a table, drawn once it is known what stands on the
 * page: who owns each place of the grid decides where there is a rule.
 *
 *     +=======+=======+     Rules are centred on the grid lines. A horizontal
 *     |  one  |  two  |     rule runs as far as its line is not inside a cell;
 *     |       +-------+     its ends reach to the far edge of the vertical
 *     |       | three |     rule that it meets, and the other way round, so
 *     +=======+=======+     that corners are full and nothing sticks out.
 *
 * The outer rules (also at a page's end in the middle of the table) are
 * frames. Where two tables stand together without space, their common line is
 * drawn once, by the lower one, as a rule between cells; it reaches to the far
 * edge of the thicker frame.
 */
#include "typeset/table.h"

#include "base/arena.h"

/* The grid of one page: header rows and the part's rows. */
struct page_grid {
    const struct table_place *place;
    size_t row_count, column_count;
    uint32_t *owner; /* by row, column: 1 + index of the cell */
    length_t *y;     /* row_count + 1 */
    length_t *x;     /* column_count + 1 */
};

/* One cell of header or body owns its places. first_row and rows: of its grid
 * on this page; above: rows of the page over them; base: added to numbers. */
static void own(struct page_grid *page, const struct grid *grid, size_t index,
                size_t first_row, size_t rows, size_t above, uint32_t base)
{
    const struct grid_cell *cell = &grid->cells[index];
    size_t from = cell->row > first_row ? cell->row - first_row : 0;
    size_t to = (size_t)cell->row + cell->rowspan - first_row;
    if (to > rows)
        to = rows;
    for (size_t r = from; r < to; r++)
        for (size_t c = 0; c < cell->colspan; c++)
            page->owner[(above + r) * page->column_count + cell->column + c] =
                base + 1 + (uint32_t)index;
}

static void own_all(struct page_grid *page)
{
    const struct set_table *set = page->place->set;
    const struct table_part *part = &page->place->part;
    const struct grid *header = &set->header, *body = &set->body;
    for (size_t i = 0; i < header->cell_count; i++)
        own(page, header, i, 0, header->row_count, 0, 0);
    if (part->row_count == 0)
        return;
    uint32_t base = (uint32_t)header->cell_count;
    for (size_t i = 0; i < part->cell_count; i++)
        own(page, body, part->cells[i].cell, part->row, part->row_count,
            header->row_count, base);
    for (size_t i = body->row_start[part->row];
         i < body->row_start[part->row + part->row_count]; i++)
        own(page, body, i, part->row, part->row_count, header->row_count, base);
}

static struct page_grid page_grid(struct arena *arena,
                                  const struct table_place *place)
{
    const struct set_table *set = place->set;
    struct page_grid page = {
        .place = place,
        .row_count = set->header.row_count + place->part.row_count,
        .column_count = set->table->column_count,
    };
    page.owner =
        ARENA_ARRAY(arena, page.row_count * page.column_count, uint32_t);
    page.y = ARENA_ARRAY(arena, page.row_count + 1, length_t);
    page.x = ARENA_ARRAY(arena, page.column_count + 1, length_t);
    for (size_t c = 0; c <= page.column_count; c++)
        page.x[c] = place->left + set->x[c];
    page.y[0] = place->y;
    for (size_t r = 0; r < page.row_count; r++)
        page.y[r + 1] =
            page.y[r] + (r < set->header.row_count
                             ? set->header.row_height[r]
                             : place->part.heights[r - set->header.row_count]);
    own_all(&page);
    return page;
}

static uint32_t owner_at(const struct page_grid *page, size_t row,
                         size_t column)
{
    return page->owner[row * page->column_count + column];
}

static length_t row_line_thickness(const struct page_grid *page, size_t line)
{
    const struct table_style *style = page->place->set->table->style;
    if (line == 0)
        return page->place->joined_above != NULL ? style->rule : style->frame;
    if (line == page->row_count)
        return page->place->joined_below != NULL
                   ? page->place->joined_below->rule
                   : style->frame;
    return style->rule;
}

static length_t column_line_thickness(const struct page_grid *page, size_t line)
{
    const struct table_style *style = page->place->set->table->style;
    return line == 0 || line == page->column_count ? style->frame : style->rule;
}

/* Is there a rule on this line, over this column? */
static bool has_row_line(const struct page_grid *page, size_t line,
                         size_t column)
{
    if (line == page->row_count && page->place->joined_below != NULL)
        return false;
    return line == 0 || line == page->row_count ||
           owner_at(page, line - 1, column) != owner_at(page, line, column);
}

static bool has_column_line(const struct page_grid *page, size_t row,
                            size_t line)
{
    return line == 0 || line == page->column_count ||
           owner_at(page, row, line - 1) != owner_at(page, row, line);
}

/* Of the rule that a row line meets at this column line. */
static length_t met_thickness(const struct page_grid *page, size_t row_line,
                              size_t column_line)
{
    length_t thickness = column_line_thickness(page, column_line);
    const struct table_style *above = page->place->joined_above;
    if (row_line == 0 && above != NULL &&
        (column_line == 0 || column_line == page->column_count))
        thickness = length_max(thickness, above->frame);
    return thickness;
}

static void row_lines(struct item_list *items, const struct page_grid *page)
{
    uint32_t colour = page->place->set->table->style->colour;
    for (size_t line = 0; line <= page->row_count; line++) {
        length_t height = row_line_thickness(page, line);
        for (size_t c = 0; c < page->column_count;) {
            size_t from = c;
            while (c < page->column_count && has_row_line(page, line, c))
                c++;
            if (c == from) {
                c++;
                continue;
            }
            length_t first = met_thickness(page, line, from);
            length_t last = met_thickness(page, line, c);
            length_t x = page->x[from] - first / 2;
            emit_rule(items, colour,
                      (struct rule){.x = x,
                                    .y = page->y[line] - height / 2,
                                    .width = page->x[c] - last / 2 + last - x,
                                    .height = height});
        }
    }
}

static void column_lines(struct item_list *items, const struct page_grid *page)
{
    uint32_t colour = page->place->set->table->style->colour;
    for (size_t line = 0; line <= page->column_count; line++) {
        length_t width = column_line_thickness(page, line);
        for (size_t r = 0; r < page->row_count;) {
            size_t from = r;
            while (r < page->row_count && has_column_line(page, r, line))
                r++;
            if (r == from) {
                r++;
                continue;
            }
            length_t first = row_line_thickness(page, from);
            length_t last = row_line_thickness(page, r);
            length_t y = page->y[from] - first / 2;
            emit_rule(
                items, colour,
                (struct rule){.x = page->x[line] - width / 2,
                              .y = y,
                              .width = width,
                              .height = page->y[r] - last / 2 + last - y});
        }
    }
}

void table_rules(struct item_list *items, const struct table_place *place)
{
    struct page_grid page = page_grid(items->arena, place);
    if (page.row_count == 0 || page.column_count == 0)
        return;
    row_lines(items, &page);
    column_lines(items, &page);
}
