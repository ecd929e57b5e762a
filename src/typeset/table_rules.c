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
 * frames, with sides of their own; the line below the header has its own
 * thickness too. Where two tables stand together without space, their common
 * line is drawn once, by the lower one, as a rule between cells; it reaches to
 * the far edge of the thicker frame. So it is where they stand so near that
 * their frames would meet. A row or column with no room between its rules, an
 * empty row of no height above all, has one line and not two.
 */
#include "typeset/table.h"

#include "base/arena.h"

/* The grid of one page, of the rows and columns that have two lines each. */
struct page_grid {
    const struct table_place *place;
    size_t row_count, column_count;
    size_t *rows;    /* of each: its index among the placed rows */
    size_t *columns; /* and among the strip's columns */
    const struct grid_cell **owner; /* by placed row, column of the strip */
    length_t *y;                    /* row_count + 1 */
    length_t *x;                    /* column_count + 1 */
    size_t head_line;               /* below the header */
};

/* A cell owns its places from this row of the page on. */
static void own(struct page_grid *page, const struct grid *grid, size_t index,
                size_t first_row)
{
    const struct grid_cell *cell = &grid->cells[index];
    const struct placed_row *rows = page->place->rows;
    const struct strip *strip = page->place->strip;
    size_t from = strip_line(strip, cell->column);
    size_t to = strip_line(strip, (size_t)cell->column + cell->colspan);
    size_t end = (size_t)cell->row + cell->rowspan;
    size_t count = strip_column_count(strip);
    for (size_t r = first_row; r < page->place->row_count &&
                               rows[r].grid == grid && rows[r].row < end;
         r++)
        for (size_t c = from; c < to; c++)
            page->owner[r * count + c] = cell;
}

static void own_all(struct page_grid *page)
{
    const struct table_place *place = page->place;
    const struct table_part *part = &place->part;
    const struct grid *body = &place->set->body;
    /* Cells that began on pages before; the part lists others too. */
    for (size_t i = 0; part->row_count > 0 && i < part->cell_count; i++)
        if (body->cells[part->cells[i].cell].row < part->row)
            own(page, body, part->cells[i].cell, place->body_start);
    for (size_t r = 0; r < place->row_count; r++) {
        const struct grid *grid = place->rows[r].grid;
        size_t row = place->rows[r].row;
        for (size_t i = grid->row_start[row]; i < grid->row_start[row + 1]; i++)
            own(page, grid, i, r);
    }
}

/*
 * Of the places between count + 1 lines those with more room than a rule is
 * thick, into kept; returns their number. The lines that are left are where
 * they begin, and the outer ones.
 */
static size_t keep_roomy(length_t *lines, size_t count, length_t thickest,
                         size_t *kept)
{
    size_t number = 0;
    length_t end = lines[count];
    for (size_t i = 0; i < count; i++) {
        length_t room = lines[i + 1] - lines[i];
        if (room <= 0 || room < thickest)
            continue;
        if (number > 0)
            lines[number] = lines[i];
        kept[number++] = i;
    }
    lines[number] = end;
    return number;
}

static struct page_grid page_grid(struct arena *arena,
                                  const struct table_place *place)
{
    const struct table_style *style = place->set->table->style;
    size_t rows = place->row_count, columns = strip_column_count(place->strip);
    struct page_grid page = {
        .place = place,
        .rows = ARENA_ARRAY(arena, rows, size_t),
        .columns = ARENA_ARRAY(arena, columns, size_t),
        .owner = ARENA_ARRAY(arena, rows * columns, const struct grid_cell *),
        .y = ARENA_ARRAY(arena, rows + 1, length_t),
        .x = ARENA_ARRAY(arena, columns + 1, length_t),
    };
    own_all(&page);
    for (size_t c = 0; c <= columns; c++)
        page.x[c] = place->left + place->strip->x[c];
    page.column_count = keep_roomy(
        page.x, columns, length_max(style->frame_sides, style->rule_vertical),
        page.columns);
    page.y[0] = place->y;
    for (size_t r = 0; r < rows; r++)
        page.y[r + 1] = page.y[r] + place->rows[r].height;
    page.y[rows] = place->bottom; /* that of a table joined below it */
    length_t thickest = length_max(style->rule, style->rule_head);
    page.row_count =
        keep_roomy(page.y, rows, length_max(style->frame, thickest), page.rows);
    while (page.head_line < page.row_count &&
           page.rows[page.head_line] < place->set->header.row_count)
        page.head_line++;
    return page;
}

static const struct grid_cell *owner_at(const struct page_grid *page,
                                        size_t row, size_t column)
{
    return page
        ->owner[page->rows[row] * strip_column_count(page->place->strip) +
                page->columns[column]];
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
    return line == page->head_line ? style->rule_head : style->rule;
}

static length_t column_line_thickness(const struct page_grid *page, size_t line)
{
    const struct table_style *style = page->place->set->table->style;
    return line == 0 || line == page->column_count ? style->frame_sides
                                                   : style->rule_vertical;
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
        thickness = length_max(thickness, above->frame_sides);
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
    if (place->row_count == 0)
        return;
    struct page_grid page = page_grid(items->scratch, place);
    row_lines(items, &page);
    column_lines(items, &page);
}
