/* SPDX-License-Identifier: MIT
 *
 * Sums of pages. A cell of a page row adds the figures of the body's cells
 * that begin in its columns; a row counts on the page where it begins. That
 * nothing overflows is settled once, before anything is placed.
 */
#include "typeset/table.h"

#include "base/arena.h"
#include "base/diag.h"

static const struct cell_figure *figure_of(const struct grid_cell *cell)
{
    return cell->cell == NULL ? NULL : cell->cell->figure;
}

const money_t *table_sums_most(struct setter *setter, const struct table *table,
                               struct str name)
{
    money_t *most = ARENA_ARRAY(setter->arena, table->column_count, money_t);
    money_t all = 0; /* no sum of some of them can be larger */
    bool negative = false;
    for (size_t r = 0; r < table->body_count; r++)
        for (size_t i = 0; i < table->body[r].cell_count; i++) {
            const struct cell *cell = &table->body[r].cells[i];
            if (cell->figure == NULL)
                continue;
            money_t amount = cell->figure->amount;
            negative = negative || amount < 0;
            if (amount < 0)
                amount = -amount; /* not the least: scripts have none */
            if (!money_add(all, amount, &all)) {
                diag_add(setter->log, DIAG_SUM_OVERFLOW, table->body[r].at,
                         name);
                return NULL;
            }
            most[cell->column] += amount;
        }
    if (negative) /* a sign takes room too */
        for (size_t c = 0; c < table->column_count; c++)
            most[c] = -most[c];
    return most;
}

struct table_sums table_sums_new(struct setter *setter,
                                 const struct set_table *set)
{
    size_t count = set->table->column_count;
    return (struct table_sums){
        .before = ARENA_ARRAY(setter->arena, count, money_t),
        .here = ARENA_ARRAY(setter->arena, count, money_t),
    };
}

void table_sums_page(struct table_sums *sums, const struct set_table *set,
                     size_t first_row, size_t end_row)
{
    const struct grid *body = &set->body;
    for (size_t c = 0; c < body->column_count; c++) {
        sums->before[c] += sums->here[c];
        sums->here[c] = 0;
    }
    if (first_row >= end_row)
        return;
    for (size_t i = body->row_start[first_row]; i < body->row_start[end_row];
         i++) {
        const struct cell_figure *figure = figure_of(&body->cells[i]);
        size_t column = body->cells[i].column;
        if (figure != NULL)
            sums->here[column] += figure->amount;
    }
}

static money_t cell_sum(const struct cell *cell, const money_t *sums)
{
    money_t sum = 0;
    for (size_t c = cell->column; c < (size_t)cell->column + cell->colspan; c++)
        sum += sums[c];
    return sum;
}

/* The widest digit in a style; where it has digits of one width, any. */
static char widest_digit(struct setter *setter,
                         const struct paragraph_style *style)
{
    const struct str digits = STR("0123456789");
    char widest = '0';
    length_t width = 0;
    for (size_t i = 0; i < digits.length; i++) {
        struct span span = {.text = str_slice(digits, i, i + 1)};
        struct paragraph paragraph = {
            .style = style, .spans = &span, .span_count = 1};
        length_t wide =
            paragraph_most_width(paragraph_measure(setter, &paragraph, 1000));
        if (wide > width) {
            widest = digits.data[i];
            width = wide;
        }
    }
    return widest;
}

/* A smaller sum may have wider digits. */
static struct str widen_digits(struct setter *setter,
                               const struct paragraph_style *style,
                               struct str text)
{
    char digit = widest_digit(setter, style);
    struct builder wide = {.arena = setter->arena};
    for (size_t i = 0; i < text.length; i++) {
        char c = text.data[i];
        builder_add_char(&wide, c >= '0' && c <= '9' ? digit : c);
    }
    return builder_str(&wide);
}

static struct cell cell_with_sum(struct setter *setter, struct cell cell,
                                 const money_t *sums, bool widest)
{
    struct money_format format = cell.figure->format;
    if (widest)
        format.trim = false; /* a smaller sum may have more digits */
    struct span *span = ARENA_NEW(setter->arena, struct span);
    span->text = money_text(setter->arena, cell_sum(&cell, sums), &format);
    if (widest)
        span->text = widen_digits(setter, cell.content.style, span->text);
    cell.content.spans = span;
    cell.content.span_count = 1;
    return cell;
}

const struct row *table_page_row(struct setter *setter, const struct row *row,
                                 const money_t *sums, bool widest)
{
    struct cell *cells =
        ARENA_ARRAY(setter->arena, row->cell_count, struct cell);
    for (size_t i = 0; i < row->cell_count; i++) {
        cells[i] = row->cells[i];
        if (cells[i].figure != NULL)
            cells[i] = cell_with_sum(setter, cells[i], sums, widest);
    }
    struct row *filled = ARENA_NEW(setter->arena, struct row);
    *filled = *row;
    filled->cells = cells;
    return filled;
}
