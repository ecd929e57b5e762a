/* SPDX-License-Identifier: MIT
 *
 * Columns are settled once from all cells of a table, so that every page of
 * it has the same ones.
 */
#include "typeset/table_plan.h"

#include "base/arena.h"
#include "base/diag.h"

#include <assert.h>
#include <stdlib.h>

enum { SCALE_STEP = 25 };

struct grid *plan_grid(const struct plan *plan, int which)
{
    if (which == GRID_HEADER)
        return &plan->set->header;
    if (which == GRID_BODY)
        return &plan->set->body;
    return &plan->set->page_rows[which - GRID_PAGE_ROWS];
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
        .whole = length_max(a.whole, b.whole),
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

/* Spans while they are gathered. */
struct spannings {
    struct spanning *items;
    size_t count, capacity;
};

static void add_spanning(struct plan *plan, struct spannings *spans,
                         size_t column, size_t span, struct column_need need)
{
    ARENA_GROW(plan->setter->arena, spans->items, spans->count,
               spans->capacity);
    spans->items[spans->count++] = (struct spanning){column, span, need};
}

/* The widest character that a repeated label has more than the label; see
 * walk_continued. */
static length_t mark_cluster(struct plan *plan, const struct grid_cell *cell,
                             const struct cell_text *text)
{
    const struct table_style *style = plan->table->style;
    if (cell->rowspan == 1 || !style->repeat_labels ||
        style->continued.length == 0)
        return 0;
    const struct paragraph *content = text->paragraph;
    struct span *span = ARENA_NEW(plan->setter->arena, struct span);
    *span = content->spans[content->span_count - 1];
    span->text = style->continued;
    struct paragraph *mark = ARENA_NEW(plan->setter->arena, struct paragraph);
    *mark = (struct paragraph){
        .style = content->style, .spans = span, .span_count = 1};
    return cell_texts_add(&plan->collection, mark)->cluster;
}

static struct column_need cell_need(struct plan *plan, int which,
                                    const struct grid_cell *cell,
                                    const struct cell_text *text)
{
    length_t padding = 2 * plan->table->style->padding_x;
    length_t whole = text->figure ? text->least : text->cluster;
    if (which == GRID_BODY)
        whole = length_max(whole, mark_cluster(plan, cell, text));
    return (struct column_need){
        .whole = whole + padding,
        .least = length_max(whole, text->least) + padding,
        .most = length_max(whole, text->most) + padding,
    };
}

/* Where columns may be divided, what spans some of them stands on several
 * pages: each group of its columns, and those of the key, may have to hold
 * it alone. */
static void add_divided(struct plan *plan, struct spannings *spans,
                        const struct grid_cell *cell, struct column_need need)
{
    const struct wide_table *wide = &plan->table->wide;
    size_t end = (size_t)cell->column + cell->colspan;
    need = (struct column_need){.whole = need.whole};
    size_t from = 0, to = wide->key;
    for (size_t g = 0;; g++) {
        size_t first = cell->column > from ? cell->column : from;
        size_t last = end < to ? end : to;
        if (first < last)
            add_spanning(plan, spans, first, last - first, need);
        if (g == wide->group_count)
            break;
        from = to;
        to += wide->groups[g];
    }
}

bool plan_is_decimal(const struct grid_cell *cell, const struct cell_text *text)
{
    return cell->colspan == 1 && text->figure &&
           text->paragraph->style->align == ALIGN_DECIMAL;
}

/* Add what a cell needs to that of its column, or to the spans. */
static void need_cell(struct plan *plan, int which,
                      const struct grid_cell *cell,
                      const struct cell_text *text, struct spannings *spans)
{
    struct column_need need = cell_need(plan, which, cell, text);
    size_t c = cell->column;
    if (cell->colspan > 1) {
        add_spanning(plan, spans, c, cell->colspan, need);
        if (which != GRID_BODY && plan->table->wide.group_count > 0)
            add_divided(plan, spans, cell, need);
        return;
    }
    plan->needs[c] = need_max(plan->needs[c], need);
    if (which != GRID_HEADER && plan_is_decimal(cell, text)) {
        length_t *behind = &plan->set->behind[c];
        plan->before[c] = length_max(plan->before[c], text->before);
        *behind = length_max(*behind, text->behind);
    }
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
    struct spannings spans = {0};
    for (int which = 0; which < GRID_COUNT; which++) {
        struct grid *grid = plan_grid(plan, which);
        for (size_t i = 0; i < grid->cell_count; i++) {
            struct grid_cell *cell = &grid->cells[i];
            if (cell->cell == NULL || paragraph_is_empty(&cell->cell->content))
                continue;
            struct cell_text *text =
                cell_texts_add(&plan->collection, &cell->cell->content);
            plan->texts[which][i] = text;
            need_cell(plan, which, cell, text, &spans);
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
    widen_spanned(plan, spans.items, spans.count);
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

/* Why the columns do not fit, even if words are broken. needed: by all of
 * them. */
static void report_columns(struct plan *plan, length_t width, length_t needed)
{
    struct setter *setter = plan->setter;
    const struct table *table = plan->table;
    bool narrow = false;
    for (size_t c = 0; c < table->column_count; c++) {
        const struct column *column = &table->columns[c];
        if (column->kind != WIDTH_FIXED ||
            plan->needs[c].whole <= column->width)
            continue;
        diag_add(setter->log, DIAG_COLUMN_TOO_NARROW, table->at,
                 plan->set->name, str_format(setter->arena, "%zu", c + 1),
                 points(setter->arena, column->width),
                 points_up(setter->arena, plan->needs[c].whole));
        narrow = true;
    }
    if (needed > width || !narrow)
        diag_add(setter->log, DIAG_TABLE_TOO_WIDE, table->at, plan->set->name,
                 points_up(setter->arena, needed),
                 points(setter->arena, width));
}

static int least_scale(const struct table *table)
{
    int least = table->style->least_scale;
    return least <= 0 || least > FULL_SCALE ? FULL_SCALE : least;
}

/* Settle the columns at the scale that was measured: all side by side, or in
 * strips. */
static bool settle_columns(struct plan *plan, length_t width, bool divided,
                           bool break_words, length_t *needed)
{
    const struct table *table = plan->table;
    struct arena *arena = plan->setter->arena;
    if (divided)
        return table_strips(arena, plan->set, plan->needs, width, break_words,
                            needed);
    length_t *widths = ARENA_ARRAY(arena, table->column_count, length_t);
    if (!table_columns(table->columns, plan->needs, table->column_count, width,
                       break_words, widths, needed))
        return false;
    table_one_strip(arena, plan->set, widths);
    return true;
}

/* The largest scale at which the columns fit; the least one has been measured
 * if none does. */
static bool settle_scale(struct plan *plan, length_t width, bool divided,
                         length_t *needed)
{
    int least = least_scale(plan->table);
    for (int scale = FULL_SCALE;;) {
        if (plan->set->scale != scale)
            plan_measure(plan, scale);
        if (settle_columns(plan, width, divided, false, needed))
            return true;
        if (scale <= least)
            return false;
        int next = next_scale(scale, least, *needed, width);
        assert(next < scale);
        scale = next;
    }
}

/* The area is chosen, and the columns with it; see table_measure. */
bool plan_columns(struct plan *plan, const struct type_area *areas,
                  size_t area_count)
{
    struct set_table *set = plan->set;
    bool divided = plan->table->wide.group_count > 0;
    length_t needed = 0;
    for (size_t i = 0; i < area_count; i++) {
        set->area = areas[i];
        if (settle_scale(plan, set->area.width, false, &needed))
            return true;
    }
    if (divided && settle_scale(plan, set->area.width, true, &needed))
        return true;
    /* Long words may be broken in need, figures never, and no column is
     * narrower than a character. */
    if (settle_columns(plan, set->area.width, divided, true, &needed))
        return true;
    report_columns(plan, set->area.width, needed);
    return false;
}
