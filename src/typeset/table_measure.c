/* SPDX-License-Identifier: MIT
 *
 * Measuring a table: its columns are settled; then each cell is broken into
 * lines and each row knows its height. What spans several rows is left to
 * table_split: its need falls on its last row, and that depends on the page
 * breaks.
 */
#include "typeset/table_break.h"
#include "typeset/table_plan.h"

#include "base/arena.h"
#include "base/diag.h"

/* ---- cells and rows ---- */

static length_t cell_height(const struct set_table *set,
                            const struct grid_cell *cell)
{
    return cell->set == NULL
               ? 0
               : cell->set->height + 2 * set->table->style->padding_y;
}

/*
 * Set a cell's text in each strip that shows it; returns its height. Only
 * cells of a header or a page row stand in several strips with parts of their
 * columns.
 */
static length_t set_cell(struct plan *plan, struct grid_cell *cell,
                         size_t index, struct cell_text *text, bool in_header)
{
    struct set_table *set = plan->set;
    length_t padding = 2 * plan->table->style->padding_x;
    length_t height = 0;
    for (size_t s = 0; s < set->strip_count; s++) {
        struct strip *strip = &set->strips[s];
        if (!strip_shows(strip, cell))
            continue;
        cell->set = cell_text_set(
            plan->setter, text,
            length_max(1, strip_cell_width(strip, cell) - padding));
        if (in_header && strip->header != NULL)
            strip->header[index] = cell->set;
        height = length_max(height, cell_height(set, cell));
    }
    return height;
}

static void set_cells(struct plan *plan, int which)
{
    struct grid *grid = plan_grid(plan, which);
    for (size_t r = 0; r < grid->row_count; r++)
        grid->row_height[r] = length_max(0, grid->rows[r].least_height);
    for (size_t i = 0; i < grid->cell_count; i++) {
        struct grid_cell *cell = &grid->cells[i];
        struct cell_text *text = plan->texts[which][i];
        if (text == NULL)
            continue;
        length_t height = set_cell(plan, cell, i, text, which == GRID_HEADER);
        if (which == GRID_HEADER)
            plan->header_heights[i] = height;
        else if (plan_is_decimal(cell, text))
            cell->before = text->before;
        if (cell->rowspan == 1)
            grid->row_height[cell->row] =
                length_max(grid->row_height[cell->row], height);
    }
}

/* A cell of the body has all its columns on one page. */
static bool check_spans(struct plan *plan)
{
    const struct grid *body = &plan->set->body;
    for (size_t i = 0; i < body->cell_count; i++) {
        const struct grid_cell *cell = &body->cells[i];
        if (table_cell_strip(plan->set, cell) != NULL)
            continue;
        const struct row *row = &body->rows[cell->row];
        diag_add(plan->setter->log, DIAG_TABLE_SPAN_DIVIDED, row->at,
                 plan->set->name,
                 str_format(plan->setter->arena, "%zu", (size_t)cell->row + 1));
        return false;
    }
    return true;
}

/* Header rows never break, so their spans are settled here. */
static void settle_header(struct plan *plan)
{
    struct set_table *set = plan->set;
    struct grid *grid = &set->header;
    for (size_t r = 0; r < grid->row_count; r++)
        for (size_t i = 0; i < grid->cell_count; i++) {
            const struct grid_cell *cell = &grid->cells[i];
            if (cell->rowspan == 1 || cell->row + cell->rowspan != r + 1)
                continue;
            length_t have = 0;
            for (size_t k = cell->row; k <= r; k++)
                have += grid->row_height[k];
            if (have < plan->header_heights[i])
                grid->row_height[r] += plan->header_heights[i] - have;
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

/*
 * The last subtotal stands above the totals, where no cell reaches over that
 * line; else behind all rows.
 */
static size_t subtotal_row(const struct set_table *set)
{
    const struct grid *body = &set->body;
    size_t row = set->totals_start;
    if (row == body->row_count)
        return row;
    for (size_t i = 0; i < body->row_start[row]; i++)
        if ((size_t)body->cells[i].row + body->cells[i].rowspan > row)
            return body->row_count;
    return row;
}

/* Page rows with the widest sums they may have to show. */
static bool make_page_rows(struct plan *plan)
{
    struct setter *setter = plan->setter;
    const struct table *table = plan->table;
    struct set_table *set = plan->set;
    const money_t *most = NULL;
    for (int kind = 0; kind < PAGE_ROW_KINDS; kind++) {
        if (table->page_rows[kind] == NULL)
            continue;
        if (most == NULL)
            most = table_sums_most(setter, table, set->name);
        if (most == NULL ||
            !table_grid(
                setter, set->name, table->at,
                table_page_row(setter, table->page_rows[kind], most, true), 1,
                table->column_count, &set->page_rows[kind]))
            return false;
    }
    set->subtotal_row = subtotal_row(set);
    return true;
}

/* The title as it stands on the pages behind the first. */
static void set_title_again(struct plan *plan)
{
    const struct table *table = plan->table;
    struct str mark = table->style->title_continued;
    if (mark.length == 0 || paragraph_is_empty(&table->title))
        return;
    plan->set->title_again =
        paragraph_set(plan->setter,
                      paragraph_measure(plan->setter,
                                        paragraph_with(plan->setter->arena,
                                                       &table->title, mark),
                                        FULL_SCALE),
                      plan->set->area.width);
}

static void set_notes(struct plan *plan)
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
            set->area.width);
}

static struct set_table *set_table_new(struct arena *arena,
                                       const struct table *table)
{
    struct set_table *set = ARENA_NEW(arena, struct set_table);
    set->table = table;
    set->name = paragraph_text(arena, &table->title);
    if (set->name.length == 0)
        set->name = table->style->name;
    set->behind = ARENA_ARRAY(arena, table->column_count, length_t);
    set->totals_start = table->body_count;
    while (set->totals_start > 0 && table->body[set->totals_start - 1].is_total)
        set->totals_start--;
    set->groups = table_groups_new(arena, table);
    return set;
}

/* Columns, then cells. false if the columns do not fit. */
static bool settle(struct plan *plan, const struct type_area *areas,
                   size_t area_count)
{
    struct set_table *set = plan->set;
    struct arena *arena = plan->setter->arena;
    size_t column_count = plan->table->column_count;
    plan->needs = ARENA_ARRAY(arena, column_count, struct column_need);
    plan->before = ARENA_ARRAY(arena, column_count, length_t);
    for (int which = 0; which < GRID_COUNT; which++)
        plan->texts[which] = ARENA_ARRAY(
            arena, plan_grid(plan, which)->cell_count, struct cell_text *);
    plan->header_heights = ARENA_ARRAY(arena, set->header.cell_count, length_t);
    if (!plan_columns(plan, areas, area_count) || !check_spans(plan))
        return false;
    for (size_t s = 0; set->strip_count > 1 && s < set->strip_count; s++)
        set->strips[s].header = ARENA_ARRAY(arena, set->header.cell_count,
                                            const struct set_paragraph *);
    for (int which = 0; which < GRID_COUNT; which++)
        set_cells(plan, which);
    settle_header(plan);
    set->continued =
        ARENA_ARRAY(arena, set->body.cell_count, const struct set_paragraph *);
    return true;
}

struct set_table *table_measure(struct setter *setter,
                                const struct table *table,
                                const struct type_area *areas,
                                size_t area_count)
{
    struct set_table *set = set_table_new(setter->arena, table);
    set->area = areas[0];
    struct plan plan = {.setter = setter, .table = table, .set = set};
    bool good =
        table_grid(setter, set->name, table->at, table->header,
                   table->header_count, table->column_count, &set->header);
    good = table_grid(setter, set->name, table->at, table->body,
                      table->body_count, table->column_count, &set->body) &&
           good;
    set->failed =
        !good || !make_page_rows(&plan) || !settle(&plan, areas, area_count);
    table_context(setter, set);
    set_title_again(&plan);
    set_notes(&plan);
    if (set->failed)
        return set;
    length_t fresh = set->area.height - table_height_above(set, true) -
                     table_height_foot(set);
    if (fresh < 0 || (fresh == 0 && table->body_count > 0)) {
        diag_add(setter->log, DIAG_HEADER_OVERFULL, table->at, set->name);
        set->failed = true;
        return set;
    }
    limit_rows(set, fresh);
    return set;
}
