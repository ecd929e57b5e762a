/* SPDX-License-Identifier: MIT
 *
 * One walk through the structure tree: rows with all the cells that stand in
 * them, texts with the heading they stand under.
 */
#include "compare/reading_private.h"

#include "base/arena.h"

#include <string.h>

/* Cells that reach down into a row: forms have a few; a damaged file may claim
 * any number. */
enum { SPANS_MOST = 64, LEVELS = 6, CONTEXT_MOST = 3 };

/* A cell that reaches down. */
struct span {
    struct reading_cell cell;
    size_t rows; /* further ones that it reaches into */
};

struct walk {
    struct reading *reading;
    const struct element *elements;
    struct arena *arena;
    struct str headings[LEVELS]; /* by level - 1: that we are under, or "" */
    struct reading_text *items;
    size_t count, capacity;
    struct reading_table *tables;
    size_t table_count, table_capacity;
    /* of the open table; table_open if there is one */
    bool table_open, row_open, in_head;
    struct reading_cell *cells;
    size_t cell_count, cell_capacity;
    struct reading_row *rows;
    size_t row_count, row_capacity;
    struct span spans[SPANS_MOST]; /* by column */
    size_t span_count;
};

/* ---- tables ---- */

static struct reading_table *open_table(struct walk *walk)
{
    return &walk->tables[walk->table_count - 1];
}

static void add_cell(struct walk *walk, struct reading_cell cell)
{
    ARENA_GROW(walk->arena, walk->cells, walk->cell_count, walk->cell_capacity);
    walk->cells[walk->cell_count++] = cell;
    walk->rows[walk->row_count - 1].cell_count++;
}

/* Cells from above that stand left of a column go before it. */
static void add_spans(struct walk *walk, size_t *next, size_t column)
{
    for (; *next < walk->span_count &&
           walk->spans[*next].cell.first_column < column;
         ++*next) {
        struct reading_cell cell = walk->spans[*next].cell;
        cell.continued = true;
        cell.heads_one = false;
        add_cell(walk, cell);
    }
}

static void remember_span(struct walk *walk, const struct reading_cell *cell,
                          size_t rows)
{
    if (walk->span_count == SPANS_MOST)
        return;
    size_t at = walk->span_count++;
    for (; at > 0 && walk->spans[at - 1].cell.first_column > cell->first_column;
         at--)
        walk->spans[at] = walk->spans[at - 1];
    walk->spans[at] = (struct span){*cell, rows};
}

static void forget_spans(struct walk *walk)
{
    size_t kept = 0;
    for (size_t i = 0; i < walk->span_count; i++)
        if (--walk->spans[i].rows > 0)
            walk->spans[kept++] = walk->spans[i];
    walk->span_count = kept;
}

static struct reading_cell cell_of(const struct walk *walk, uint32_t e)
{
    const struct element *element = &walk->elements[e];
    return (struct reading_cell){
        .element = e,
        .first_column = walk->reading->places[e].first_column,
        .is_head = element->role == ELEMENT_HEADER_CELL,
        .heads_row = element->scope == SCOPE_ROW,
        .heads_one = element->scope == SCOPE_ROW && element->rowspan <= 1,
        .hash = reading_hash(walk->reading->texts[e]),
    };
}

/* The cells of a row, from the element behind it on; the last of them. */
static size_t read_row(struct walk *walk, size_t e)
{
    ARENA_GROW(walk->arena, walk->rows, walk->row_count, walk->row_capacity);
    walk->rows[walk->row_count++] = (struct reading_row){
        .element = (uint32_t)e,
        .in_head = walk->in_head,
        .first_cell = walk->cell_count,
    };
    size_t next = 0, count = walk->reading->pages->element_count;
    struct span news[SPANS_MOST];
    size_t new_count = 0;
    size_t columns = open_table(walk)->column_count;
    for (; e + 1 < count && (walk->elements[e + 1].role == ELEMENT_DATA_CELL ||
                             walk->elements[e + 1].role == ELEMENT_HEADER_CELL);
         e++) {
        struct reading_cell cell = cell_of(walk, (uint32_t)e + 1);
        const struct element *element = &walk->elements[e + 1];
        add_spans(walk, &next, cell.first_column);
        add_cell(walk, cell);
        if (element->rowspan > 1 && new_count < SPANS_MOST)
            news[new_count++] = (struct span){cell, element->rowspan - 1u};
        size_t end = cell.first_column + element->colspan;
        columns = end > columns ? end : columns;
    }
    open_table(walk)->last = (uint32_t)e;
    add_spans(walk, &next, SIZE_MAX);
    forget_spans(walk);
    for (size_t i = 0; i < new_count; i++)
        remember_span(walk, &news[i].cell, news[i].rows);
    open_table(walk)->column_count =
        columns < PLACE_COLUMNS_MOST ? columns : PLACE_COLUMNS_MOST;
    return e;
}

/* Does the first column count the rows: 1, 2, 3, ...? */
static bool is_numbered(const struct walk *walk)
{
    size_t number = 0;
    for (size_t r = 0; r < walk->row_count; r++) {
        const struct reading_row *row = &walk->rows[r];
        if (row->in_head || row->cell_count == 0)
            continue;
        const struct reading_cell *cell = &walk->cells[row->first_cell];
        struct str text = str_trim(walk->reading->texts[cell->element]);
        if (cell->is_head || cell->continued || cell->first_column != 0)
            return false;
        if (text.length == 0)
            continue;
        char digits[24];
        int length = snprintf(digits, sizeof digits, "%zu", ++number);
        if (!str_equal(text, (struct str){digits, (size_t)length}))
            return false;
    }
    return number > 0;
}

/* Of each column: what heads the first cell of the body that begins there. */
static const struct str *column_labels(const struct walk *walk, size_t count)
{
    struct str *labels = ARENA_ARRAY(walk->arena, count, struct str);
    bool *known = ARENA_ARRAY(walk->arena, count, bool);
    size_t left = walk->row_count > 0 && walk->rows[0].in_head ? count : 0;
    for (size_t r = 0; r < walk->row_count && left > 0; r++)
        for (size_t i = 0; i < walk->rows[r].cell_count; i++) {
            const struct reading_cell *cell =
                &walk->cells[walk->rows[r].first_cell + i];
            size_t c = cell->first_column;
            if (walk->rows[r].in_head || c >= count || known[c])
                continue;
            known[c] = true;
            left--;
            labels[c] = walk->reading->places[cell->element].column;
        }
    return labels;
}

static void close_table(struct walk *walk)
{
    if (!walk->table_open)
        return;
    struct reading_table *table = open_table(walk);
    table->cells = walk->cells;
    table->rows = walk->rows;
    table->row_count = walk->row_count;
    table->numbered = is_numbered(walk);
    table->labels = column_labels(walk, table->column_count);
    walk->table_open = false;
}

/* Its title, and what stands between the title and the header, if the title is
 * a heading. */
static void take_introduction(struct walk *walk, uint32_t e, struct str title)
{
    size_t first = walk->count, context = 0;
    while (first > 0 && walk->items[first - 1].level == 0 &&
           context++ < CONTEXT_MOST)
        first--;
    if (first == 0)
        return;
    const struct reading_text *heading = &walk->items[first - 1];
    if (heading->level == 0 ||
        walk->elements[heading->element].parent != walk->elements[e].parent ||
        !reading_same(reading_core(heading->text), reading_core(title)))
        return;
    for (size_t i = first - 1; i < walk->count; i++)
        walk->items[i].table = walk->table_count;
}

static void begin_table(struct walk *walk, uint32_t e)
{
    close_table(walk);
    struct str title = walk->reading->places[e].table;
    if (walk->elements[e].title.length > 0)
        title = walk->elements[e].title;
    else if (walk->count > 0)
        for (int level = LEVELS; level-- > 0 && title.length == 0;)
            title = walk->headings[level];
    ARENA_GROW(walk->arena, walk->tables, walk->table_count,
               walk->table_capacity);
    walk->tables[walk->table_count++] =
        (struct reading_table){.element = e, .last = e, .title = title};
    if (walk->elements[e].title.length > 0)
        take_introduction(walk, e, title);
    walk->table_open = true;
    walk->in_head = false;
    walk->cells = NULL;
    walk->rows = NULL;
    walk->cell_count = walk->cell_capacity = 0;
    walk->row_count = walk->row_capacity = 0;
    walk->span_count = 0;
}

/* ---- other texts ---- */

static void add_text(struct walk *walk, uint32_t e, int level)
{
    struct str text = walk->reading->texts[e];
    if (str_trim(text).length == 0)
        return;
    struct str heading = STR("");
    for (int l = level == 0 ? LEVELS : level - 1; l > 0; l--)
        if (walk->headings[l - 1].length > 0) {
            heading = walk->headings[l - 1];
            break;
        }
    ARENA_GROW(walk->arena, walk->items, walk->count, walk->capacity);
    walk->items[walk->count++] = (struct reading_text){
        .element = e, .level = level, .heading = heading, .text = text};
    if (level == 0)
        return;
    walk->headings[level - 1] = str_trim(text);
    for (int l = level; l < LEVELS; l++)
        walk->headings[l] = STR("");
}

/* The element, and what belongs to it; the last of these. */
static size_t take(struct walk *walk, size_t e)
{
    switch (walk->elements[e].role) {
    case ELEMENT_H1:
    case ELEMENT_H2:
    case ELEMENT_H3:
    case ELEMENT_H4:
    case ELEMENT_H5:
    case ELEMENT_H6:
        close_table(walk);
        add_text(walk, (uint32_t)e,
                 (int)(walk->elements[e].role - ELEMENT_H1) + 1);
        break;
    case ELEMENT_PARAGRAPH:
        close_table(walk);
        add_text(walk, (uint32_t)e, 0);
        break;
    case ELEMENT_CAPTION:
        add_text(walk, (uint32_t)e, 0);
        if (walk->table_open && walk->count > 0 &&
            walk->items[walk->count - 1].element == e)
            walk->items[walk->count - 1].table = walk->table_count;
        break;
    case ELEMENT_TABLE:
        begin_table(walk, (uint32_t)e);
        break;
    case ELEMENT_TABLE_HEAD:
    case ELEMENT_TABLE_BODY:
        walk->in_head = walk->elements[e].role == ELEMENT_TABLE_HEAD;
        walk->span_count = 0;
        break;
    case ELEMENT_TABLE_ROW:
        return walk->table_open ? read_row(walk, e) : e;
    case ELEMENT_DOCUMENT:
    case ELEMENT_SECTION:
        close_table(walk);
        break;
    case ELEMENT_HEADER_CELL: /* outside of a row: a damaged file */
    case ELEMENT_DATA_CELL:
    case ELEMENT_CONTENTS:
    case ELEMENT_CONTENTS_ITEM:
    case ELEMENT_LINK:
        break;
    }
    return e;
}

void reading_walk(struct reading *reading, struct arena *arena)
{
    struct walk walk = {.reading = reading,
                        .elements = reading->pages->elements,
                        .arena = arena};
    for (size_t e = 1; e < reading->pages->element_count; e++)
        e = take(&walk, e);
    close_table(&walk);
    reading->items = walk.items;
    reading->count = walk.count;
    reading->tables = walk.tables;
    reading->table_count = walk.table_count;
}
