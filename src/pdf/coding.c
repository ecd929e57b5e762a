/* SPDX-License-Identifier: MIT */
#include "pdf/coding.h"

#include "base/arena.h"
#include "text/font.h"

enum { CODES_MAX = UINT16_MAX, SLOTS_FIRST = 1024 };

/* A place of the hash table, which is open-addressed. */
struct slot {
    uint64_t hash;
    size_t subset;
    uint16_t value; /* 0: empty */
};

struct coding {
    struct arena *arena;
    const struct fonts *fonts;
    struct subset *subsets;
    size_t subset_count, subset_capacity;
    struct slot *slots;
    size_t slot_count; /* a power of two */
    size_t used;
    size_t *open; /* by font: 1 + the subset that takes new codes, or 0 */
};

struct coding *coding_new(struct arena *arena, const struct fonts *fonts)
{
    struct coding *coding = ARENA_NEW(arena, struct coding);
    coding->arena = arena;
    coding->fonts = fonts;
    coding->slot_count = SLOTS_FIRST;
    coding->slots = ARENA_ARRAY(arena, SLOTS_FIRST, struct slot);
    coding->open = ARENA_ARRAY(arena, fonts_count(fonts), size_t);
    return coding;
}

static unsigned glyph_width(const struct font *font, uint32_t glyph)
{
    unsigned units = font_facts(font)->units_per_em;
    uint64_t advance = font_glyph_advance(font, glyph);
    return (unsigned)((advance * 1000 + units / 2) / units);
}

static void add_code(struct coding *coding, struct subset *subset,
                     uint32_t glyph, struct str text)
{
    ARENA_GROW(coding->arena, subset->codes, subset->count, subset->capacity);
    subset->codes[subset->count++] = (struct coded_glyph){
        glyph, text, glyph_width(fonts_at(coding->fonts, subset->font), glyph)};
}

/* The subset of the font that has room for one more code. */
static size_t open_subset(struct coding *coding, size_t font)
{
    size_t open = coding->open[font];
    if (open != 0 && coding->subsets[open - 1].count < CODES_MAX)
        return open - 1;
    ARENA_GROW(coding->arena, coding->subsets, coding->subset_count,
               coding->subset_capacity);
    struct subset *subset = &coding->subsets[coding->subset_count];
    *subset = (struct subset){.font = font};
    add_code(coding, subset, 0, STR(""));
    coding->open[font] = ++coding->subset_count;
    return coding->subset_count - 1;
}

static void grow_slots(struct coding *coding)
{
    struct slot *old = coding->slots;
    size_t old_count = coding->slot_count;
    coding->slot_count = old_count * 2;
    coding->slots = ARENA_ARRAY(coding->arena, coding->slot_count, struct slot);
    for (size_t i = 0; i < old_count; i++) {
        if (old[i].value == 0)
            continue;
        size_t at = old[i].hash & (coding->slot_count - 1);
        while (coding->slots[at].value != 0)
            at = (at + 1) & (coding->slot_count - 1);
        coding->slots[at] = old[i];
    }
}

static bool slot_holds(const struct coding *coding, const struct slot *slot,
                       size_t font, uint32_t glyph, struct str text)
{
    const struct subset *subset = &coding->subsets[slot->subset];
    const struct coded_glyph *coded = &subset->codes[slot->value];
    return subset->font == font && coded->glyph == glyph &&
           str_equal(coded->text, text);
}

struct code coding_code(struct coding *coding, size_t font, uint32_t glyph,
                        struct str text)
{
    /* Odd multipliers spread the three parts over all bits. */
    uint64_t hash =
        (str_hash(text) + glyph * UINT64_C(0x9E3779B97F4A7C15) + font) *
        UINT64_C(0xD6E8FEB86659FD93);
    hash ^= hash >> 32;
    size_t mask = coding->slot_count - 1, at = hash & mask;
    struct slot *slot;
    for (;; at = (at + 1) & mask) {
        slot = &coding->slots[at];
        if (slot->value == 0)
            break;
        if (slot->hash == hash && slot_holds(coding, slot, font, glyph, text))
            break;
    }
    if (slot->value == 0) {
        size_t index = open_subset(coding, font);
        struct subset *subset = &coding->subsets[index];
        *slot = (struct slot){hash, index, (uint16_t)subset->count};
        add_code(coding, subset, glyph, text);
        coding->used++;
    }
    struct code code = {slot->subset, slot->value,
                        coding->subsets[slot->subset].codes[slot->value].width};
    if (coding->used > coding->slot_count / 2)
        grow_slots(coding);
    return code;
}

size_t coding_subset_count(const struct coding *coding)
{
    return coding->subset_count;
}

const struct subset *coding_subset(const struct coding *coding, size_t index)
{
    return &coding->subsets[index];
}
