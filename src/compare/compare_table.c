/* SPDX-License-Identifier: MIT
 *
 * One table in two states: columns by their heads, rows by what they say, then
 * by what heads them, then by what they have in common.
 */
#include "compare/compare_private.h"
#include "compare/lanes.h"

#include "base/arena.h"
#include "base/utf8.h"

/* Rows ahead among which one with another head is looked for. */
enum { LOOK_AHEAD = 16 };

struct table_pair {
    struct comparison *comparison;
    const struct reading_table *old, *new;
    struct arena *arena;   /* of this pair */
    const size_t *columns; /* by column of the old one: that of the new one */
};

/* ---- columns ---- */

static const uint64_t *label_hashes(const struct reading_table *table,
                                    struct arena *arena)
{
    uint64_t *hashes = ARENA_ARRAY(arena, table->column_count, uint64_t);
    for (size_t c = 0; c < table->column_count; c++)
        hashes[c] = reading_hash(table->labels[c]);
    return hashes;
}

/* Columns with other heads are the same if as many stand between the others. */
static const size_t *match_columns(const struct table_pair *pair)
{
    struct alignment_pairs pairs = align_start(
        pair->old->column_count, pair->new->column_count, pair->arena);
    align_equal(&pairs, label_hashes(pair->old, pair->arena),
                label_hashes(pair->new, pair->arena));
    size_t old_at = 0, new_at = 0;
    struct align_gap gap;
    while (align_next_gap(&pairs, &old_at, &new_at, &gap))
        if (gap.old_end - gap.old_start == gap.new_end - gap.new_start)
            for (size_t i = 0; gap.old_start + i < gap.old_end; i++)
                align_pair(&pairs, gap.old_start + i, gap.new_start + i);
    return pairs.of_old;
}

/* ---- cells ---- */

/* The old and the new cell of each column, from the left. */
struct cell_walk {
    const struct table_pair *pair;
    const struct lane_row *old_row, *new_row;
    size_t old_at, new_at;
};

/* Either may be NULL; false at the end. */
static bool next_cells(struct cell_walk *walk,
                       const struct reading_cell **old_cell,
                       const struct reading_cell **new_cell)
{
    *old_cell = *new_cell = NULL;
    if (walk->old_at < walk->old_row->cell_count)
        *old_cell = &walk->old_row->cells[walk->old_at];
    if (walk->new_at < walk->new_row->cell_count)
        *new_cell = &walk->new_row->cells[walk->new_at];
    if (*old_cell == NULL && *new_cell == NULL)
        return false;
    size_t column = ALIGN_NONE;
    if (*old_cell != NULL &&
        (*old_cell)->first_column < walk->pair->old->column_count)
        column = walk->pair->columns[(*old_cell)->first_column];
    if (*old_cell != NULL && column == ALIGN_NONE)
        *new_cell = NULL;
    else if (*old_cell != NULL && *new_cell != NULL &&
             column > (*new_cell)->first_column)
        *old_cell = NULL;
    else if (*old_cell != NULL && *new_cell != NULL &&
             column < (*new_cell)->first_column)
        *new_cell = NULL;
    walk->old_at += *old_cell != NULL;
    walk->new_at += *new_cell != NULL;
    return true;
}

/* Nothing, or a stroke in the place of a figure. */
static bool is_empty(struct str text)
{
    text = str_trim(text);
    for (size_t at = 0; at < text.length;) {
        uint32_t c = utf8_next(text, &at);
        if (c != '-' && !(c >= 0x2010 && c <= 0x2015) && c != 0x2212 &&
            c != 0xFF0D)
            return false;
    }
    return true;
}

static bool has_text(const struct reading *reading,
                     const struct reading_cell *cell)
{
    return cell != NULL && !cell->continued &&
           str_trim(reading->texts[cell->element]).length > 0;
}

/* Numbers of columns say nothing. */
static bool only_digits(struct str text)
{
    text = str_trim(text);
    for (size_t i = 0; i < text.length; i++)
        if (text.data[i] < '0' || text.data[i] > '9')
            return false;
    return true;
}

static void add_cell_change(const struct table_pair *pair,
                            const struct cell_walk *walk,
                            const struct reading_cell *old_cell,
                            const struct reading_cell *new_cell, bool in_head)
{
    const struct reading *old = pair->comparison->old;
    const struct reading *new = pair->comparison->new;
    struct str old_text =
        old_cell == NULL ? STR("") : old->texts[old_cell->element];
    struct str new_text =
        new_cell == NULL ? STR("") : new->texts[new_cell->element];
    if (in_head && only_digits(old_text) && only_digits(new_text))
        return;
    bool old_number = reading_is_number(old_text);
    bool new_number = reading_is_number(new_text);
    bool figure = (old_number && (new_number || is_empty(new_text))) ||
                  (new_number && is_empty(old_text));
    struct change change = {.kind = figure ? CHANGE_FIGURE : CHANGE_TEXT,
                            .table = pair->new->title};
    if (old_cell != NULL) {
        change.old = compare_side(old, old_cell->element, 0, old_text);
        change.column = old->places[old_cell->element].column;
        if (!in_head)
            change.row = lane_cell_label(old, pair->old, walk->old_row,
                                         old_cell, pair->arena);
    }
    if (new_cell != NULL) {
        change.new = compare_side(new, new_cell->element, 0, new_text);
        change.column = new->places[new_cell->element].column;
        if (!in_head)
            change.row = lane_cell_label(new, pair->new, walk->new_row,
                                         new_cell, pair->arena);
    }
    compare_add(pair->comparison, &change, walk->new_row->element);
}

static void compare_rows(const struct table_pair *pair,
                         const struct lane_row *old_row,
                         const struct lane_row *new_row, bool in_head)
{
    struct cell_walk walk = {
        .pair = pair, .old_row = old_row, .new_row = new_row};
    const struct reading_cell *old_cell, *new_cell;
    while (next_cells(&walk, &old_cell, &new_cell)) {
        if (!in_head &&
            ((old_cell != NULL && lane_is_number(pair->old, old_cell)) ||
             (new_cell != NULL && lane_is_number(pair->new, new_cell))))
            continue;
        bool same = old_cell != NULL && new_cell != NULL &&
                    old_cell->hash == new_cell->hash;
        /* What reaches down was compared where it begins. */
        if (same || (!has_text(pair->comparison->old, old_cell) &&
                     !has_text(pair->comparison->new, new_cell)))
            continue;
        add_cell_change(pair, &walk, old_cell, new_cell, in_head);
    }
}

/* ---- rows ---- */

/* Have they at least half of their texts in common? */
static bool rows_resemble(const struct table_pair *pair,
                          const struct lane_row *old_row,
                          const struct lane_row *new_row)
{
    struct cell_walk walk = {
        .pair = pair, .old_row = old_row, .new_row = new_row};
    const struct reading_cell *old_cell, *new_cell;
    size_t equal = 0, texts = 0;
    while (next_cells(&walk, &old_cell, &new_cell)) {
        bool old_text = has_text(pair->comparison->old, old_cell) &&
                        !lane_is_number(pair->old, old_cell);
        bool new_text = has_text(pair->comparison->new, new_cell) &&
                        !lane_is_number(pair->new, new_cell);
        texts += old_text || new_text;
        equal += old_text && new_text && old_cell->hash == new_cell->hash;
    }
    return 2 * equal >= texts && equal > 0;
}

static void pair_resembling(const struct table_pair *pair,
                            struct alignment_pairs *pairs,
                            const struct lane *old_lane,
                            const struct lane *new_lane)
{
    size_t old_at = 0, new_at = 0;
    struct align_gap gap;
    while (align_next_gap(pairs, &old_at, &new_at, &gap)) {
        size_t first = gap.old_start;
        for (size_t j = gap.new_start; j < gap.new_end; j++)
            for (size_t i = first; i < gap.old_end && i < first + LOOK_AHEAD;
                 i++)
                if (rows_resemble(pair, &old_lane->rows[i],
                                  &new_lane->rows[j])) {
                    align_pair(pairs, i, j);
                    first = i + 1;
                    break;
                }
    }
}

/* Rows without a word are known by where they stand only. */
static void pair_unnamed(struct alignment_pairs *pairs,
                         const struct lane *old_lane,
                         const struct lane *new_lane)
{
    size_t old_at = 0, new_at = 0;
    struct align_gap gap;
    while (align_next_gap(pairs, &old_at, &new_at, &gap)) {
        if (gap.old_end - gap.old_start != gap.new_end - gap.new_start)
            continue;
        for (size_t i = 0; gap.old_start + i < gap.old_end; i++)
            if (old_lane->rows[gap.old_start + i].label.length == 0 &&
                new_lane->rows[gap.new_start + i].label.length == 0)
                align_pair(pairs, gap.old_start + i, gap.new_start + i);
    }
}

/* Header rows have no heads: the n-th is the n-th. */
static void pair_in_order(struct alignment_pairs *pairs)
{
    size_t old_at = 0, new_at = 0;
    struct align_gap gap;
    while (align_next_gap(pairs, &old_at, &new_at, &gap))
        for (size_t i = 0;
             gap.old_start + i < gap.old_end && gap.new_start + i < gap.new_end;
             i++)
            align_pair(pairs, gap.old_start + i, gap.new_start + i);
}

enum row_hash { BY_CONTENT, BY_KEY };

/* A row without a label is like no other. */
static const uint64_t *row_hashes(const struct lane *lane, enum row_hash by,
                                  uint64_t side, struct arena *arena)
{
    uint64_t *hashes = ARENA_ARRAY(arena, lane->count, uint64_t);
    for (size_t i = 0; i < lane->count; i++) {
        const struct lane_row *row = &lane->rows[i];
        hashes[i] = by == BY_CONTENT ? row->content : row->key;
        if (by != BY_CONTENT && row->label.length == 0)
            hashes[i] = compare_mix(side, i);
    }
    return hashes;
}

static void match_rows(const struct table_pair *pair,
                       struct alignment_pairs *pairs,
                       const struct lane *old_lane, const struct lane *new_lane,
                       bool in_head)
{
    struct arena *arena = pair->arena;
    const uint64_t *old_content = row_hashes(old_lane, BY_CONTENT, 1, arena);
    const uint64_t *new_content = row_hashes(new_lane, BY_CONTENT, 2, arena);
    align_equal(pairs, old_content, new_content);
    if (in_head) {
        pair_in_order(pairs);
        return;
    }
    const uint64_t *old_keys = row_hashes(old_lane, BY_KEY, 1, arena);
    const uint64_t *new_keys = row_hashes(new_lane, BY_KEY, 2, arena);
    align_equal(pairs, old_keys, new_keys);
    pair_resembling(pair, pairs, old_lane, new_lane);
    pair_unnamed(pairs, old_lane, new_lane);
    align_anywhere(pairs, old_content, new_content);
    align_anywhere(pairs, old_keys, new_keys);
}

static void add_row_change(const struct table_pair *pair,
                           const struct lane_row *row, bool came,
                           uint32_t anchor)
{
    const struct reading *reading =
        came ? pair->comparison->new : pair->comparison->old;
    const struct reading_table *table = came ? pair->new : pair->old;
    struct change_side side =
        compare_side(reading, row->element, 0,
                     lane_row_text(reading, table, row, pair->arena));
    for (size_t i = 0; i < row->cell_count; i++)
        if (has_text(reading, &row->cells[i])) {
            uint32_t element = row->cells[i].element;
            struct str text = side.text;
            side = compare_side(reading, element, 0, text);
            break;
        }
    struct change change = {
        .kind = CHANGE_ROW, .table = pair->new->title, .row = row->label};
    if (came)
        change.new = side;
    else
        change.old = side;
    compare_add(pair->comparison, &change, anchor);
}

/* What went stands behind all that changed in the row before it. */
static uint32_t last_element(const struct lane_row *row)
{
    uint32_t last = row->element;
    for (size_t i = 0; i < row->cell_count; i++)
        if (row->cells[i].element > last)
            last = row->cells[i].element;
    return last;
}

static void compare_lane(const struct table_pair *pair,
                         const struct lane *old_lane,
                         const struct lane *new_lane, bool in_head)
{
    struct alignment_pairs pairs =
        align_start(old_lane->count, new_lane->count, pair->arena);
    match_rows(pair, &pairs, old_lane, new_lane, in_head);
    uint32_t anchor = pair->new->element;
    for (size_t i = 0; i < old_lane->count; i++) {
        if (pairs.of_old[i] == ALIGN_NONE)
            add_row_change(pair, &old_lane->rows[i], false, anchor);
        else
            anchor = last_element(&new_lane->rows[pairs.of_old[i]]);
    }
    for (size_t j = 0; j < new_lane->count; j++) {
        if (pairs.of_new[j] == ALIGN_NONE)
            add_row_change(pair, &new_lane->rows[j], true, 0);
        else if (old_lane->rows[pairs.of_new[j]].content !=
                 new_lane->rows[j].content)
            compare_rows(pair, &old_lane->rows[pairs.of_new[j]],
                         &new_lane->rows[j], in_head);
    }
}

static void compare_part(const struct table_pair *pair, bool header)
{
    const struct reading *old = pair->comparison->old;
    const struct reading *new = pair->comparison->new;
    struct lanes old_lanes =
        lanes_read(old, pair->old, header, false, pair->arena);
    struct lanes new_lanes =
        lanes_read(new, pair->new, header, false, pair->arena);
    if (old_lanes.count != new_lanes.count) {
        old_lanes = lanes_read(old, pair->old, header, true, pair->arena);
        new_lanes = lanes_read(new, pair->new, header, true, pair->arena);
    }
    for (size_t n = 0; n < old_lanes.count; n++)
        compare_lane(pair, &old_lanes.items[n], &new_lanes.items[n], header);
}

void compare_table(struct comparison *comparison,
                   const struct reading_table *old_table,
                   const struct reading_table *new_table)
{
    struct table_pair pair = {.comparison = comparison,
                              .old = old_table,
                              .new = new_table,
                              .arena = arena_new()};
    pair.columns = match_columns(&pair);
    compare_part(&pair, true);
    compare_part(&pair, false);
    arena_free(pair.arena);
}
