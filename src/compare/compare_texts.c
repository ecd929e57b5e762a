/* SPDX-License-Identifier: MIT
 *
 * Headings and paragraphs: those that say the same under the same heading are
 * found first, then those that differ in numbers only, then those that resemble
 * each other.
 */
#include "compare/compare_private.h"

#include "base/arena.h"

/* The texts of a state that are compared. */
struct text_list {
    const struct reading *reading;
    const struct reading_text **items;
    struct str *cores; /* without the numbers that count them */
    uint64_t *groups;  /* headings of each level, paragraphs */
    size_t count;
};

/* Whatever introduces a table that came or went belongs to it. */
static struct text_list list_texts(const struct reading *reading,
                                   const bool *alone, struct arena *arena)
{
    struct text_list list = {
        .reading = reading,
        .items =
            ARENA_ARRAY(arena, reading->count, const struct reading_text *),
        .cores = ARENA_ARRAY(arena, reading->count, struct str),
        .groups = ARENA_ARRAY(arena, reading->count, uint64_t),
    };
    for (size_t i = 0; i < reading->count; i++) {
        const struct reading_text *text = &reading->items[i];
        if (text->table != 0 && alone[text->table - 1])
            continue;
        list.items[list.count] = text;
        list.cores[list.count] = reading_core(text->text);
        list.groups[list.count] = (uint64_t)text->level;
        list.count++;
    }
    return list;
}

/* What texts are paired by. */
struct text_key {
    bool with_numbers; /* their numbers count */
    bool with_heading; /* the heading that they stand under does */
};

static uint64_t shape_hash(struct str text, struct arena *scratch)
{
    struct compare_token_list tokens = compare_tokens(text, scratch);
    uint64_t hash = 0;
    for (size_t i = 0; i < tokens.count; i++)
        hash = compare_mix(hash, tokens.items[i].kind);
    return hash;
}

static const uint64_t *text_keys(const struct text_list *list,
                                 struct text_key key, struct arena *arena)
{
    uint64_t *keys = ARENA_ARRAY(arena, list->count, uint64_t);
    struct arena *scratch = arena_new();
    for (size_t i = 0; i < list->count; i++) {
        keys[i] = key.with_numbers ? reading_hash(list->cores[i])
                                   : shape_hash(list->cores[i], scratch);
        keys[i] = compare_mix(keys[i], list->groups[i]);
        if (key.with_heading)
            keys[i] = compare_mix(
                keys[i], reading_hash(reading_core(list->items[i]->heading)));
        arena_reset(scratch);
    }
    arena_free(scratch);
    return keys;
}

static void match(struct alignment_pairs *pairs, const struct text_list *old,
                  const struct text_list *new, struct arena *arena)
{
    static const struct text_key keys[] = {
        {true, true}, {false, true}, {true, false}, {false, false}};
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++)
        align_equal(pairs, text_keys(old, keys[i], arena),
                    text_keys(new, keys[i], arena));
    similar_align(pairs, old->cores, new->cores, old->groups, new->groups);
    align_anywhere(pairs, text_keys(old, keys[0], arena),
                   text_keys(new, keys[0], arena));
}

static void add_text_change(struct comparison *comparison,
                            const struct text_list *list, size_t index,
                            bool came, uint32_t anchor)
{
    const struct reading_text *text = list->items[index];
    struct change_side side =
        compare_side(list->reading, text->element, 0, text->text);
    struct change change = {
        .kind = CHANGE_SENTENCE,
        .table = text->heading,
        .words = str_excerpt(comparison->scratch, str_trim(text->text), 16),
    };
    if (came)
        change.new = side;
    else
        change.old = side;
    compare_add(comparison, &change, anchor);
}

void compare_texts(struct comparison *comparison)
{
    struct arena *arena = comparison->scratch;
    struct text_list old =
        list_texts(comparison->old, comparison->old_table_alone, arena);
    struct text_list new =
        list_texts(comparison->new, comparison->new_table_alone, arena);
    struct alignment_pairs pairs = align_start(old.count, new.count, arena);
    match(&pairs, &old, &new, arena);
    uint32_t anchor = 0;
    for (size_t i = 0; i < old.count; i++) {
        if (pairs.of_old[i] == ALIGN_NONE)
            add_text_change(comparison, &old, i, false, anchor);
        else
            anchor = new.items[pairs.of_old[i]]->element;
    }
    for (size_t j = 0; j < new.count; j++) {
        size_t i = pairs.of_new[j];
        if (i == ALIGN_NONE)
            add_text_change(comparison, &new, j, true, 0);
        else if (!reading_same(old.cores[i], new.cores[j]))
            compare_sentences(comparison, old.items[i], new.items[j]);
    }
}
