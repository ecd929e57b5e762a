/* SPDX-License-Identifier: MIT */
#include "compare/lanes.h"

#include "base/arena.h"
#include "compare/compare_private.h"

/* Words of a row without heads that name it. */
enum { WORDS_MOST = 2 };

bool lane_is_number(const struct reading_table *table,
                    const struct reading_cell *cell)
{
    return table->numbered && cell->first_column == 0;
}

static struct str cell_text(const struct reading *reading,
                            const struct reading_cell *cell)
{
    return str_trim(reading->texts[cell->element]);
}

static void add_word(struct builder *out, struct str word, struct str by)
{
    if (word.length == 0)
        return;
    if (out->length > 0)
        builder_add(out, by);
    builder_add(out, word);
}

/* The heads of a row, up to a cell (NULL: all), and its first words if no head
 * is its own. */
static struct str label_before(const struct reading *reading,
                               const struct reading_table *table,
                               const struct lane_row *row,
                               const struct reading_cell *cell,
                               struct arena *arena)
{
    struct builder out = {.arena = arena};
    bool own = false;
    size_t words = 0;
    for (size_t i = 0; i < row->cell_count && &row->cells[i] != cell; i++) {
        const struct reading_cell *one = &row->cells[i];
        struct str text = cell_text(reading, one);
        if (one->heads_row) {
            own = own || (one->heads_one && text.length > 0);
            add_word(&out, text, STR(" "));
        } else if (!own && words < WORDS_MOST && text.length > 0 &&
                   !lane_is_number(table, one) && !reading_is_number(text)) {
            words++;
            add_word(&out, text, STR(" "));
        }
    }
    return builder_str(&out);
}

struct str lane_cell_label(const struct reading *reading,
                           const struct reading_table *table,
                           const struct lane_row *row,
                           const struct reading_cell *cell, struct arena *arena)
{
    const struct element_place *place = &reading->places[cell->element];
    if (place->own_row)
        return place->row;
    struct str label = label_before(reading, table, row, cell, arena);
    return label.length > 0 ? label : place->row;
}

struct str lane_row_text(const struct reading *reading,
                         const struct reading_table *table,
                         const struct lane_row *row, struct arena *arena)
{
    struct builder out = {.arena = arena};
    for (size_t i = 0; i < row->cell_count; i++)
        if (!lane_is_number(table, &row->cells[i]))
            add_word(&out, cell_text(reading, &row->cells[i]), STR(" | "));
    return builder_str(&out);
}

/* ---- where lanes begin ---- */

/* By column: in how many rows a head of one row stands there, behind another
 * cell than a head; and in how many of them another head stands before that. */
struct starts {
    size_t *counts;
    size_t *seconds;
    size_t rows;
};

static struct starts count_starts(const struct reading_table *table,
                                  struct arena *arena)
{
    struct starts starts = {
        .counts = ARENA_ARRAY(arena, table->column_count + 1, size_t),
        .seconds = ARENA_ARRAY(arena, table->column_count + 1, size_t),
    };
    for (size_t r = 0; r < table->row_count; r++) {
        const struct reading_row *row = &table->rows[r];
        starts.rows += !row->in_head;
        bool head_before = false;
        for (size_t i = 0; i < row->cell_count && !row->in_head; i++) {
            const struct reading_cell *cell =
                &table->cells[row->first_cell + i];
            if (!cell->heads_row || cell->first_column > table->column_count)
                continue;
            if (cell->heads_one && i > 0 && !cell[-1].heads_row) {
                starts.counts[cell->first_column]++;
                starts.seconds[cell->first_column] += head_before;
            }
            head_before = true;
        }
    }
    return starts;
}

/* The columns, the first of them 0. */
static struct lanes find_lanes(const struct reading_table *table, bool in_one,
                               struct arena *arena)
{
    struct lanes lanes = {
        .items = ARENA_ARRAY(arena, table->column_count + 1, struct lane),
        .count = 1};
    if (in_one)
        return lanes;
    struct starts starts = count_starts(table, arena);
    for (size_t c = 0; c < table->column_count; c++)
        if (starts.seconds[c] > 0 && 2 * starts.counts[c] > starts.rows)
            lanes.items[lanes.count++].first_column = c;
    return lanes;
}

/* ---- rows ---- */

static void settle_row(struct lane_row *row, const struct reading *reading,
                       const struct reading_table *table, struct arena *arena)
{
    row->label = label_before(reading, table, row, NULL, arena);
    row->key = reading_hash(row->label);
    uint64_t content = 0;
    for (size_t i = 0; i < row->cell_count; i++)
        if (!lane_is_number(table, &row->cells[i]))
            content = compare_mix(content, row->cells[i].hash);
    row->content = content;
}

static bool says_something(const struct reading *reading,
                           const struct reading_table *table,
                           const struct lane_row *row)
{
    for (size_t i = 0; i < row->cell_count; i++)
        if (!row->cells[i].continued &&
            !lane_is_number(table, &row->cells[i]) &&
            cell_text(reading, &row->cells[i]).length > 0)
            return true;
    return false;
}

/* The part of a row that is in each lane. */
static void divide_row(struct lanes *lanes, const struct reading *reading,
                       const struct reading_table *table,
                       const struct reading_row *row, struct arena *arena)
{
    const struct reading_cell *cells = table->cells + row->first_cell;
    size_t at = 0;
    for (size_t n = 0; n < lanes->count; n++) {
        size_t end =
            n + 1 < lanes->count ? lanes->items[n + 1].first_column : SIZE_MAX;
        struct lane_row part = {.cells = cells + at, .element = row->element};
        for (; at < row->cell_count && cells[at].first_column < end; at++)
            part.cell_count++;
        if (!says_something(reading, table, &part))
            continue;
        settle_row(&part, reading, table, arena);
        lanes->items[n].rows[lanes->items[n].count++] = part;
    }
}

struct lanes lanes_read(const struct reading *reading,
                        const struct reading_table *table, bool header,
                        bool in_one, struct arena *arena)
{
    struct lanes lanes = find_lanes(table, in_one || header, arena);
    for (size_t n = 0; n < lanes.count; n++)
        lanes.items[n].rows =
            ARENA_ARRAY(arena, table->row_count, struct lane_row);
    for (size_t r = 0; r < table->row_count; r++)
        if (table->rows[r].in_head == header)
            divide_row(&lanes, reading, table, &table->rows[r], arena);
    return lanes;
}
