/* SPDX-License-Identifier: MIT
 *
 * An open-addressed hash table over an arena of its own. The cache empties
 * itself when it holds more than LARGEST bytes: at high resolutions a report
 * of many thousand characters would otherwise fill the memory.
 */
#include "preview/glyph_cache.h"

#include "base/arena.h"
#include "text/font.h"

#include <string.h>

enum { LARGEST = 64 * 1024 * 1024, FIRST_SLOTS = 1024 };

struct slot {
    bool used;
    struct glyph_key key;
    struct glyph_picture picture;
};

struct glyph_cache {
    struct fonts *fonts;
    struct arena *arena; /* of the slots and masks */
    struct slot *slots;
    size_t slot_count; /* a power of two */
    size_t used;       /* at most half of the slots */
};

static void make_empty(struct glyph_cache *cache)
{
    cache->arena = arena_new();
    cache->slot_count = FIRST_SLOTS;
    cache->slots = ARENA_ARRAY(cache->arena, FIRST_SLOTS, struct slot);
    cache->used = 0;
}

struct glyph_cache *glyph_cache_open(struct arena *arena, struct fonts *fonts)
{
    struct glyph_cache *cache = ARENA_NEW(arena, struct glyph_cache);
    cache->fonts = fonts;
    make_empty(cache);
    return cache;
}

void glyph_cache_close(struct glyph_cache *cache)
{
    arena_free(cache->arena);
    cache->arena = NULL;
}

/* The slot of the key, or the free slot where it belongs. */
static struct slot *find(const struct glyph_cache *cache, struct glyph_key key)
{
    const uint64_t parts[] = {key.font, key.glyph, (uint64_t)key.size,
                              (uint64_t)key.shift};
    uint64_t hash = 0;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        hash = (hash ^ parts[i]) * UINT64_C(0x9E3779B97F4A7C15);
    /* The high bits of a product are the well mixed ones. */
    for (size_t i = (size_t)(hash >> 32);; i++) {
        struct slot *slot = &cache->slots[i & (cache->slot_count - 1)];
        if (!slot->used ||
            (slot->key.font == key.font && slot->key.glyph == key.glyph &&
             slot->key.size == key.size && slot->key.shift == key.shift))
            return slot;
    }
}

static void widen(struct glyph_cache *cache)
{
    const struct slot *old = cache->slots;
    size_t count = cache->slot_count;
    cache->slot_count *= 2;
    cache->slots = ARENA_ARRAY(cache->arena, cache->slot_count, struct slot);
    for (size_t i = 0; i < count; i++) {
        if (old[i].used)
            *find(cache, old[i].key) = old[i];
    }
}

static struct glyph_picture draw(struct glyph_cache *cache,
                                 struct glyph_key key)
{
    struct glyph_bitmap bitmap;
    struct font *font = fonts_font(cache->fonts, key.font);
    if (!font_rasterise(font, key.glyph, key.size, key.shift, &bitmap))
        return (struct glyph_picture){.drawn = false};
    size_t size = (size_t)bitmap.width * (size_t)bitmap.height;
    unsigned char *coverage = arena_alloc(cache->arena, size);
    if (size != 0)
        memcpy(coverage, bitmap.coverage, size);
    return (struct glyph_picture){
        .drawn = true,
        .left = bitmap.left,
        .top = bitmap.top,
        .mask = {bitmap.width, bitmap.height, coverage},
    };
}

const struct glyph_picture *glyph_cache_lookup(struct glyph_cache *cache,
                                               struct glyph_key key)
{
    struct slot *slot = find(cache, key);
    if (slot->used)
        return &slot->picture;
    if (arena_footprint(cache->arena) > LARGEST) {
        arena_free(cache->arena);
        make_empty(cache);
    } else if (2 * (cache->used + 1) > cache->slot_count) {
        widen(cache);
    }
    slot = find(cache, key);
    *slot = (struct slot){true, key, draw(cache, key)};
    cache->used++;
    return &slot->picture;
}
