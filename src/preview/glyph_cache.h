/* SPDX-License-Identifier: MIT
 *
 * Rasterised glyphs, kept: a report shows the same few hundred characters in
 * a few sizes over and over. Private to preview/.
 */
#ifndef GONGKAI_PREVIEW_GLYPH_CACHE_H
#define GONGKAI_PREVIEW_GLYPH_CACHE_H

#include "preview/canvas.h"

#include <stdbool.h>

struct arena;
struct fonts;

struct glyph_key {
    uint32_t font;  /* index among fonts_at */
    uint32_t glyph; /* in the font */
    int size;       /* pixels per em, in 1/64 */
    int shift;      /* to the right, in 1/64 pixel */
};

struct glyph_picture {
    bool drawn;       /* false: the font program failed; the mask is empty */
    int left;         /* pixels from the origin to the left edge */
    int top;          /* pixels from the baseline up to the top edge */
    struct mask mask; /* belongs to the cache */
};

struct glyph_cache;

/* An empty cache in the arena. Its glyphs live in an arena of their own,
 * which glyph_cache_close releases. */
struct glyph_cache *glyph_cache_open(struct arena *arena, struct fonts *fonts);
void glyph_cache_close(struct glyph_cache *cache);

/* The picture is valid until the next call for this cache. */
const struct glyph_picture *glyph_cache_lookup(struct glyph_cache *cache,
                                               struct glyph_key key);

#endif
