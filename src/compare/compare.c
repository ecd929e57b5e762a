/* SPDX-License-Identifier: MIT */
#include "compare/compare_private.h"

#include "base/arena.h"

#include <stdlib.h>

/* The order of both counts. */
uint64_t compare_mix(uint64_t a, uint64_t b)
{
    uint64_t mixed = a * UINT64_C(0x9E3779B97F4A7C15) + b;
    mixed = (mixed ^ mixed >> 32) * UINT64_C(0xBF58476D1CE4E5B9);
    return mixed ^ mixed >> 29;
}

struct change_side compare_side(const struct reading *reading, uint32_t element,
                                size_t offset, struct str text)
{
    size_t page = reading_page(reading, element, offset);
    struct str folio = STR("");
    if (page < reading->pages->count)
        folio = reading->pages->items[page].label;
    return (struct change_side){
        .there = true,
        .text = text,
        .page = page + 1,
        .folio = folio,
        .element = element,
    };
}

static struct change_side copy_side(struct arena *arena,
                                    struct change_side side)
{
    side.text = str_copy(arena, str_trim(side.text));
    side.folio = str_copy(arena, side.folio);
    return side;
}

void compare_add(struct comparison *comparison, const struct change *change,
                 uint32_t anchor)
{
    struct arena *arena = comparison->arena;
    struct change copy = *change;
    copy.table = str_copy(arena, str_trim(change->table));
    copy.row = str_copy(arena, str_trim(change->row));
    copy.column = str_copy(arena, str_trim(change->column));
    copy.words = str_copy(arena, str_trim(change->words));
    copy.old = copy_side(arena, change->old);
    copy.new = copy_side(arena, change->new);
    size_t place = 2 * (size_t)anchor + 1;
    if (change->new.there)
        place = 2 * (size_t)change->new.element;
    ARENA_GROW(comparison->scratch, comparison->items, comparison->count,
               comparison->capacity);
    comparison->items[comparison->count] = (struct found_change){
        .change = copy, .place = place, .sequence = comparison->count};
    comparison->count++;
}

static int order(const void *a, const void *b)
{
    const struct found_change *x = a, *y = b;
    if (x->place != y->place)
        return x->place < y->place ? -1 : 1;
    return (x->sequence > y->sequence) - (x->sequence < y->sequence);
}

struct changes *compare_readings(const struct reading *old_reading,
                                 const struct reading *new_reading,
                                 struct arena *arena)
{
    struct comparison comparison = {
        .old = old_reading,
        .new = new_reading,
        .arena = arena,
        .scratch = arena_new(),
    };
    comparison.old_table_alone =
        ARENA_ARRAY(comparison.scratch, old_reading->table_count, bool);
    comparison.new_table_alone =
        ARENA_ARRAY(comparison.scratch, new_reading->table_count, bool);
    compare_tables(&comparison);
    compare_texts(&comparison);
    if (comparison.count > 0)
        qsort(comparison.items, comparison.count, sizeof *comparison.items,
              order);
    struct change *items = ARENA_ARRAY(arena, comparison.count, struct change);
    for (size_t i = 0; i < comparison.count; i++)
        items[i] = comparison.items[i].change;
    struct changes *changes = ARENA_NEW(arena, struct changes);
    changes->items = items;
    changes->count = comparison.count;
    arena_free(comparison.scratch);
    return changes;
}

struct changes *compare_pages(const struct pages *old_pages,
                              const struct pages *new_pages,
                              struct arena *arena)
{
    struct arena *scratch = arena_new();
    struct changes *changes =
        compare_readings(reading_read(old_pages, scratch),
                         reading_read(new_pages, scratch), arena);
    arena_free(scratch);
    return changes;
}
