/* SPDX-License-Identifier: MIT
 *
 * Measuring a table: its columns are settled once from all its cells, so that
 * every page of it has the same ones; then each cell is broken into lines and
 * each row knows its height. What spans several rows is left to table_split:
 * its need falls on its last row, and that depends on the page breaks.
 */
#include "typeset/table_cells.h"

#include "base/arena.h"
#include "base/diag.h"

#include <assert.h>
#include <stdlib.h>

enum { FULL_SCALE = 1000, SCALE_STEP = 25 };

/* The columns while they are being settled. */
struct plan {
    struct setter *setter;
    const struct table *table;
    struct set_table *set;
    struct cell_text **texts[2]; /* by cell of header, body; NULL: empty */
    struct column_need *needs;   /* by column */
    length_t *before;            /* by column, of decimal figures */
    struct cell_texts collection;
};

static struct grid *plan_grid(const struct plan *plan, int which)
{
    return which == 0 ? &plan->set->header : &plan->set->body;
}

/* ---- what the columns need ---- */

struct spanning {
    size_t column, span;
    struct column_need need;
};

static int spanning_compare(const void *a, const void *b)
{
    const struct spanning *x = a, *y = b;
    if (x->span != y->span)
        return x->span < y->span ? -1 : 1;
    if (x->column != y->column)
        return x->column < y->column ? -1 : 1;
    return 0;
}

static struct column_need need_max(struct column_need a, struct column_need b)
{
    return (struct column_need){
        .figure = length_max(a.figure, b.figure),
        .least = length_max(a.least, b.least),
        .most = length_max(a.most, b.most),
    };
}

/* Spans widen their columns, narrow spans first, each distinct one once. */
static void widen_spanned(struct plan *plan, struct spanning *spans,
                          size_t count)
{
    if (count == 0)
        return;
    qsort(spans, count, sizeof *spans, spanning_compare);
    for (size_t i = 0; i < count;) {
        struct spanning all = spans[i];
        for (; i < count && spanning_compare(&spans[i], &all) == 0; i++)
            all.need = need_max(all.need, spans[i].need);
        table_columns_widen(plan->table->columns, plan->needs, all.column,
                            all.span, all.need);
    }
}

static struct column_need cell_need(const struct plan *plan,
                                    const struct cell_text *text)
{
    length_t padding = 2 * plan->table->style->padding_x;
    return (struct column_need){
        .figure = text->figure ? text->least + padding : 0,
        .least = text->least + padding,
        .most = text->most + padding,
    };
}

static bool is_decimal(const struct grid_cell *cell,
                       const struct cell_text *text)
{
    return cell->colspan == 1 && text->figure &&
           text->paragraph->style->align == ALIGN_DECIMAL;
}

/* Measure all cells at a scale and gather what the columns need. */
static void plan_measure(struct plan *plan, int scale)
{
    struct set_table *set = plan->set;
    size_t column_count = plan->table->column_count;
    plan->collection = cell_texts_new(plan->setter, scale);
    set->scale = scale;
    for (size_t c = 0; c < column_count; c++) {
        plan->needs[c] = (struct column_need){0};
        plan->before[c] = set->behind[c] = 0;
    }
    struct spanning *spans = NULL;
    size_t span_count = 0, span_capacity = 0;
    for (int which = 0; which < 2; which++) {
        struct grid *grid = plan_grid(plan, which);
        for (size_t i = 0; i < grid->cell_count; i++) {
            struct grid_cell *cell = &grid->cells[i];
            if (cell->cell == NULL || paragraph_is_empty(&cell->cell->content))
                continue;
            struct cell_text *text =
                cell_texts_add(&plan->collection, &cell->cell->content);
            plan->texts[which][i] = text;
            size_t c = cell->column;
            struct column_need need = cell_need(plan, text);
            if (cell->colspan > 1) {
                ARENA_GROW(plan->setter->arena, spans, span_count,
                           span_capacity);
                spans[span_count++] = (struct spanning){c, cell->colspan, need};
                continue;
            }
            plan->needs[c] = need_max(plan->needs[c], need);
            if (which == 1 && is_decimal(cell, text)) {
                plan->before[c] = length_max(plan->before[c], text->before);
                set->behind[c] = length_max(set->behind[c], text->behind);
            }
        }
    }
    for (size_t c = 0; c < column_count; c++) {
        length_t aligned = plan->before[c] + set->behind[c];
        if (aligned > 0) {
            aligned += 2 * plan->table->style->padding_x;
            plan->needs[c] =
                need_max(plan->needs[c],
                         (struct column_need){aligned, aligned, aligned});
        }
    }
    widen_spanned(plan, spans, span_count);
}

/* ---- the scale ---- */

/*
 * The next smaller scale worth trying. What does not shrink (paddings, fixed
 * columns) makes the true answer smaller than this proportion, so no scale
 * that would do is skipped; one step more is allowed for rounding.
 */
static int next_scale(int scale, int least, length_t needed, length_t width)
{
    int guess = (int)((int64_t)scale * width / length_max(needed, 1));
    guess = guess / SCALE_STEP * SCALE_STEP + SCALE_STEP;
    if (guess > scale - SCALE_STEP)
        guess = scale - SCALE_STEP;
    return guess < least ? least : guess;
}

static struct str points(struct arena *arena, length_t length)
{
    return str_format(arena, "%ld.%ld pt", (long)(length / 1000),
                      (long)(length % 1000 / 100));
}

/* What is needed is rounded up: no message says 180.0 of 180.0. */
static struct str points_up(struct arena *arena, length_t length)
{
    return points(arena, length > LENGTH_MAX - 99 ? length : length + 99);
}

/* Why the columns do not fit, figures_only. needed: by all of them. */
static void report_columns(struct plan *plan, length_t width, length_t needed)
{
    struct setter *setter = plan->setter;
    const struct table *table = plan->table;
    bool narrow = false;
    for (size_t c = 0; c < table->column_count; c++) {
        const struct column *column = &table->columns[c];
        if (column->kind != WIDTH_FIXED ||
            plan->needs[c].figure <= column->width)
            continue;
        diag_add(setter->log, DIAG_COLUMN_TOO_NARROW, table->at,
                 plan->set->name, str_format(setter->arena, "%zu", c + 1),
                 points(setter->arena, column->width),
                 points_up(setter->arena, plan->needs[c].figure));
        narrow = true;
    }
    if (needed > width || !narrow)
        diag_add(setter->log, DIAG_TABLE_TOO_WIDE, table->at, plan->set->name,
                 points_up(setter->arena, needed),
                 points(setter->arena, width));
}

static bool plan_columns(struct plan *plan, length_t width, length_t *widths)
{
    const struct table *table = plan->table;
    int least = table->style->least_scale;
    if (least <= 0 || least > FULL_SCALE)
        least = FULL_SCALE;
    length_t needed = 0;
    int scale = FULL_SCALE;
    for (;;) {
        plan_measure(plan, scale);
        if (table_columns(table->columns, plan->needs, table->column_count,
                          width, false, widths, &needed))
            return true;
        if (scale <= least)
            break;
        int next = next_scale(scale, least, needed, width);
        assert(next < scale);
        scale = next;
    }
    /* Long words may be broken in need, figures never. */
    if (table_columns(table->columns, plan->needs, table->column_count, width,
                      true, widths, &needed))
        return true;
    report_columns(plan, width, needed);
    return false;
}

/* ---- cells and rows ---- */

static length_t cell_height(const struct set_table *set,
                            const struct grid_cell *cell)
{
    return cell->set == NULL
               ? 0
               : cell->set->height + 2 * set->table->style->padding_y;
}

static void set_cells(struct plan *plan, int which)
{
    struct set_table *set = plan->set;
    struct grid *grid = plan_grid(plan, which);
    length_t padding = 2 * plan->table->style->padding_x;
    for (size_t r = 0; r < grid->row_count; r++)
        grid->row_height[r] = length_max(0, grid->rows[r].least_height);
    for (size_t i = 0; i < grid->cell_count; i++) {
        struct grid_cell *cell = &grid->cells[i];
        struct cell_text *text = plan->texts[which][i];
        if (text == NULL)
            continue;
        length_t width =
            set->x[cell->column + cell->colspan] - set->x[cell->column];
        cell->set =
            cell_text_set(plan->setter, text, length_max(1, width - padding));
        if (which == 1 && is_decimal(cell, text))
            cell->before = text->before;
        if (cell->rowspan == 1)
            grid->row_height[cell->row] =
                length_max(grid->row_height[cell->row], cell_height(set, cell));
    }
}

/* Header rows never break, so their spans are settled here. */
static void settle_header(struct set_table *set)
{
    struct grid *grid = &set->header;
    for (size_t r = 0; r < grid->row_count; r++)
        for (size_t i = 0; i < grid->cell_count; i++) {
            const struct grid_cell *cell = &grid->cells[i];
            if (cell->rowspan == 1 || cell->row + cell->rowspan != r + 1)
                continue;
            length_t have = 0;
            for (size_t k = cell->row; k <= r; k++)
                have += grid->row_height[k];
            if (have < cell_height(set, cell))
                grid->row_height[r] += cell_height(set, cell) - have;
        }
    for (size_t r = 0; r < grid->row_count; r++)
        set->header_height += grid->row_height[r];
}

/* An empty row higher than a page has no lines to divide it at. */
static void limit_rows(struct set_table *set, length_t limit)
{
    struct grid *grid = &set->body;
    length_t *content = grid->row_height;
    for (size_t r = 0; r < grid->row_count; r++) {
        if (content[r] <= limit)
            continue;
        length_t need = 0;
        for (size_t i = grid->row_start[r]; i < grid->row_start[r + 1]; i++)
            if (grid->cells[i].rowspan == 1)
                need = length_max(need, cell_height(set, &grid->cells[i]));
        content[r] = length_max(need, limit);
    }
}

static void set_notes(struct plan *plan, length_t width)
{
    const struct table *table = plan->table;
    struct arena *arena = plan->setter->arena;
    struct set_table *set = plan->set;
    set->notes =
        ARENA_ARRAY(arena, table->note_count, const struct set_paragraph *);
    set->note_elements = ARENA_ARRAY(arena, table->note_count, uint32_t);
    for (size_t i = 0; i < table->note_count; i++)
        set->notes[i] = paragraph_set(
            plan->setter,
            paragraph_measure(plan->setter, &table->notes[i], FULL_SCALE),
            width);
}

static struct set_table *set_table_new(struct arena *arena,
                                       const struct table *table)
{
    struct set_table *set = ARENA_NEW(arena, struct set_table);
    set->table = table;
    set->name = paragraph_text(arena, &table->title);
    if (set->name.length == 0)
        set->name = table->style->name;
    set->x = ARENA_ARRAY(arena, table->column_count + 1, length_t);
    set->behind = ARENA_ARRAY(arena, table->column_count, length_t);
    set->totals_start = table->body_count;
    while (set->totals_start > 0 && table->body[set->totals_start - 1].is_total)
        set->totals_start--;
    return set;
}

/* Widths, then cells. false if the columns do not fit. */
static bool settle(struct plan *plan, length_t width)
{
    struct set_table *set = plan->set;
    struct arena *arena = plan->setter->arena;
    size_t column_count = plan->table->column_count;
    plan->needs = ARENA_ARRAY(arena, column_count, struct column_need);
    plan->before = ARENA_ARRAY(arena, column_count, length_t);
    for (int which = 0; which < 2; which++)
        plan->texts[which] = ARENA_ARRAY(
            arena, plan_grid(plan, which)->cell_count, struct cell_text *);
    length_t *widths = ARENA_ARRAY(arena, column_count, length_t);
    if (!plan_columns(plan, width, widths))
        return false;
    for (size_t c = 0; c < column_count; c++)
        set->x[c + 1] = set->x[c] + widths[c];
    set_cells(plan, 0);
    set_cells(plan, 1);
    settle_header(set);
    set->continued =
        ARENA_ARRAY(arena, set->body.cell_count, const struct set_paragraph *);
    return true;
}

struct set_table *table_measure(struct setter *setter,
                                const struct table *table, length_t width,
                                length_t height)
{
    struct set_table *set = set_table_new(setter->arena, table);
    struct plan plan = {.setter = setter, .table = table, .set = set};
    bool good =
        table_grid(setter, set->name, table->at, table->header,
                   table->header_count, table->column_count, &set->header);
    good = table_grid(setter, set->name, table->at, table->body,
                      table->body_count, table->column_count, &set->body) &&
           good;
    set->failed = !good || !settle(&plan, width);
    table_context(setter, set, width);
    set_notes(&plan, width);
    if (set->failed)
        return set;
    length_t fresh = height - set->header_height - set->context_height;
    if (fresh < 0 || (fresh == 0 && table->body_count > 0)) {
        diag_add(setter->log, DIAG_HEADER_OVERFULL, table->at, set->name);
        set->failed = true;
        return set;
    }
    limit_rows(set, fresh);
    return set;
}
