/* SPDX-License-Identifier: MIT
 *
 * The titles and heads that stand over each element, by one walk through the
 * structure tree.
 */
#include "page/place.h"

#include "base/arena.h"

/* One column of a table while its rows are walked. */
struct place_column {
    struct str label;  /* of the header cells above */
    size_t free_from;  /* row: until then a cell from above reaches down */
    uint32_t row_head; /* the cell that stands here, if it heads its row */
    size_t head_until; /* row before which it does */
    uint32_t above;    /* the last cell here, if it heads its row */
};

struct walk {
    const struct place_source *source;
    struct arena *arena;
    struct str heading; /* the last one met */
    struct str table;
    bool in_head; /* rows of the header */
    size_t row;   /* from 1, in the header or the body */
    size_t column;
    struct place_column *columns;
    size_t column_count, column_capacity;
};

static struct str element_text(const struct walk *walk, size_t element)
{
    return walk->source->text(walk->source->context, (uint32_t)element);
}

/* A number of a column says nothing. */
static bool says_something(struct str text)
{
    for (size_t i = 0; i < text.length; i++)
        if (text.data[i] < '0' || text.data[i] > '9')
            return true;
    return false;
}

static struct str joined(const struct walk *walk, struct str a, const char *by,
                         struct str b)
{
    if (a.length == 0 || b.length == 0)
        return a.length == 0 ? b : a;
    return str_format(walk->arena, "%.*s%s%.*s", STR_FMT(a), by, STR_FMT(b));
}

static void begin_rows(struct walk *walk, bool in_head)
{
    walk->in_head = in_head;
    walk->row = 0;
    for (size_t c = 0; c < walk->column_count; c++)
        walk->columns[c].free_from = walk->columns[c].head_until =
            walk->columns[c].above = 0;
}

/* Put a cell into the next free columns of its row; the first of them. */
static size_t take_columns(struct walk *walk, const struct element *element)
{
    while (walk->column < walk->column_count &&
           walk->columns[walk->column].free_from > walk->row)
        walk->column++;
    if (walk->column >= PLACE_COLUMNS_MOST)
        walk->column = PLACE_COLUMNS_MOST - 1;
    size_t first = walk->column;
    for (size_t n = 0;
         n < element->colspan && walk->column < PLACE_COLUMNS_MOST;
         n++, walk->column++) {
        if (walk->column == walk->column_count) {
            ARENA_GROW(walk->arena, walk->columns, walk->column_count,
                       walk->column_capacity);
            walk->columns[walk->column_count++] = (struct place_column){0};
        }
        walk->columns[walk->column].free_from = walk->row + element->rowspan;
    }
    return first;
}

/* Heads of columns: each level of a header adds its word, a head in the body
 * stands for what comes below it. */
static void take_column_head(struct walk *walk, size_t element, size_t first)
{
    struct str text = element_text(walk, element);
    if (!says_something(text))
        return;
    for (size_t c = first; c < walk->column; c++) {
        struct str *label = &walk->columns[c].label;
        *label = walk->in_head ? joined(walk, *label, "/", text) : text;
    }
}

static bool heads_row(const struct walk *walk, size_t column)
{
    return walk->columns[column].row_head != 0 &&
           walk->columns[column].head_until > walk->row;
}

/* The nearest heads on the left, as far as they stand side by side; of two
 * that are one cell, one. */
static struct str row_label(const struct walk *walk, size_t column, bool *own)
{
    size_t end = column;
    while (end > 0 && !heads_row(walk, end - 1))
        end--;
    size_t start = end;
    while (start > 0 && heads_row(walk, start - 1))
        start--;
    struct str label = STR("");
    for (size_t c = start; c < end; c++) {
        uint32_t head = walk->columns[c].row_head;
        if (c > start && head == walk->columns[c - 1].row_head)
            continue;
        label = joined(walk, label, " ", str_trim(element_text(walk, head)));
        *own = *own || walk->source->elements[head].rowspan == 1;
    }
    if (label.length == 0 && !walk->in_head)
        label = str_format(walk->arena, "#%zu", walk->row);
    return label;
}

/* What heads the column; where nothing does, the head of a row that stands
 * straight above: forms put 3月底, 6月底, ... over the figures so. */
static struct str column_label(const struct walk *walk, size_t column)
{
    const struct place_column *found = &walk->columns[column];
    if (found->label.length > 0 || found->above == 0)
        return found->label;
    return str_trim(element_text(walk, found->above));
}

static void take_cell(struct walk *walk, size_t index,
                      struct element_place *place)
{
    const struct element *element = &walk->source->elements[index];
    size_t first = take_columns(walk, element);
    if (place != NULL) {
        *place =
            (struct element_place){.table = walk->table, .first_column = first};
        place->row = row_label(walk, first, &place->own_row);
        place->column = column_label(walk, first);
    }
    if (element->scope == SCOPE_COLUMN)
        take_column_head(walk, index, first);
    for (size_t c = first; c < walk->column; c++) {
        walk->columns[c].row_head = walk->columns[c].above =
            element->scope == SCOPE_ROW ? (uint32_t)index : 0;
        walk->columns[c].head_until = walk->row + element->rowspan;
    }
}

static void take(struct walk *walk, size_t index, struct element_place *place)
{
    const struct element *element = &walk->source->elements[index];
    switch (element->role) {
    case ELEMENT_H1:
    case ELEMENT_H2:
    case ELEMENT_H3:
    case ELEMENT_H4:
    case ELEMENT_H5:
    case ELEMENT_H6:
    case ELEMENT_CAPTION:
        walk->heading = element_text(walk, index);
        break;
    case ELEMENT_TABLE:
        walk->table =
            element->title.length > 0 ? element->title : walk->heading;
        walk->column_count = 0;
        break;
    case ELEMENT_TABLE_HEAD:
    case ELEMENT_TABLE_BODY:
        begin_rows(walk, element->role == ELEMENT_TABLE_HEAD);
        break;
    case ELEMENT_TABLE_ROW:
        walk->row++;
        walk->column = 0;
        break;
    case ELEMENT_HEADER_CELL:
    case ELEMENT_DATA_CELL:
        take_cell(walk, index, place);
        return;
    case ELEMENT_DOCUMENT:
    case ELEMENT_SECTION:
    case ELEMENT_PARAGRAPH:
    case ELEMENT_CONTENTS:
    case ELEMENT_CONTENTS_ITEM:
    case ELEMENT_LINK:
        break;
    }
    if (place != NULL)
        place->table = walk->heading;
}

const struct element_place *page_places_read(const struct place_source *source,
                                             const bool *wanted,
                                             struct arena *arena)
{
    struct walk walk = {.source = source, .arena = arena};
    struct element_place *places =
        ARENA_ARRAY(arena, source->count, struct element_place);
    for (size_t e = 1; e < source->count; e++)
        take(&walk, e, wanted == NULL || wanted[e] ? &places[e] : NULL);
    return places;
}
