/* SPDX-License-Identifier: MIT
 *
 * One loop over the items of each page. Places are computed in integers, so
 * the same page gives the same pixels on every machine: glyphs are put on
 * quarter pixels across and whole pixels down, as is usual for text on
 * screens, rules on 1/256 pixels.
 */
#include "preview/preview.h"

#include "preview/canvas.h"
#include "preview/glyph_cache.h"
#include "preview/png.h"

#include "base/arena.h"
#include "base/file.h"
#include "page/page.h"

#include <assert.h>

enum {
    QUARTERS = 4,     /* places of a glyph within a pixel */
    SIZE_UNITS = 64,  /* of font_rasterise, a pixel */
    INCH = 72 * 1000, /* in length_t */
};

/* What drawing a page needs. */
struct painter {
    const struct preview_options *options;
    struct glyph_cache *glyphs;
    struct canvas canvas;
    struct diag_log *log;
    const struct fonts *fonts;
};

static int64_t floor_divide(int64_t a, int64_t b)
{
    int64_t quotient = a / b;
    return a % b < 0 ? quotient - 1 : quotient;
}

/* A length in units of 1/parts pixel, to the nearest, halves upwards: what
 * lies a whole number of pixels further on is rounded the same way. */
static int64_t to_pixels(int64_t length, int parts, unsigned dpi)
{
    return floor_divide(2 * length * parts * (int64_t)dpi + INCH, 2 * INCH);
}

/* Pixels of a page's side, at least 1. A pixel begun is a pixel. */
static int64_t side_pixels(length_t side, unsigned dpi)
{
    int64_t pixels = ((int64_t)side * dpi + INCH - 1) / INCH;
    return pixels < 1 ? 1 : pixels;
}

static void paint_glyph(struct painter *painter, const struct item *item,
                        const struct placed_glyph *glyph)
{
    unsigned dpi = painter->options->dpi;
    bool turned = item->glyphs.turned;
    /* Along the baseline and across it. */
    int64_t x = to_pixels(turned ? glyph->y : glyph->x, QUARTERS, dpi);
    int64_t y = to_pixels(turned ? glyph->x : glyph->y, 1, dpi);
    int64_t column = floor_divide(x, QUARTERS);
    struct glyph_key key = {
        .font = item->glyphs.font,
        .glyph = glyph->id,
        .size = (int)to_pixels(item->glyphs.size, SIZE_UNITS, dpi),
        .shift = (int)(x - column * QUARTERS) * (SIZE_UNITS / QUARTERS),
    };
    const struct glyph_picture *picture =
        glyph_cache_lookup(painter->glyphs, key);
    if (picture->drawn) {
        column += picture->left;
        if (turned)
            canvas_turned_mask(&painter->canvas,
                               y + picture->top - picture->mask.height, column,
                               &picture->mask, item->colour);
        else
            canvas_mask(&painter->canvas, column, y - picture->top,
                        &picture->mask, item->colour);
        return;
    }
    const struct font *font = fonts_at(painter->fonts, key.font);
    struct arena *scratch = arena_new();
    diag_add(painter->log, DIAG_LIBRARY_FAILED, NOWHERE, STR("FreeType"),
             str_format(scratch, "%.*s: glyph %u",
                        STR_FMT(font_facts(font)->name), (unsigned)glyph->id));
    arena_free(scratch);
}

static void paint_rule(struct painter *painter, const struct item *item)
{
    const struct rule *rule = &item->rule;
    unsigned dpi = painter->options->dpi;
    int64_t right = (int64_t)rule->x + rule->width;
    int64_t bottom = (int64_t)rule->y + rule->height;
    struct span x = {to_pixels(rule->x, COVERAGE_FULL, dpi),
                     to_pixels(right, COVERAGE_FULL, dpi)};
    struct span y = {to_pixels(rule->y, COVERAGE_FULL, dpi),
                     to_pixels(bottom, COVERAGE_FULL, dpi)};
    canvas_rectangle(&painter->canvas, x, y, item->colour);
}

static void paint_page(struct painter *painter, const struct page *page)
{
    for (size_t i = 0; i < page->count; i++) {
        const struct item *item = &page->items[i];
        switch (item->kind) {
        case ITEM_GLYPHS:
            for (size_t j = 0; j < item->glyphs.count; j++)
                paint_glyph(painter, item, &item->glyphs.items[j]);
            break;
        case ITEM_RULE:
            paint_rule(painter, item);
            break;
        case ITEM_LINK:
            break;
        }
    }
}

/* One channel is enough for a page without colours. */
static int channels_of(const struct page *page)
{
    for (size_t i = 0; i < page->count; i++) {
        uint32_t colour = page->items[i].colour;
        uint32_t grey = colour & 0xFF;
        if (colour != (grey << 16 | grey << 8 | grey))
            return 3;
    }
    return 1;
}

static struct str picture_path(const struct pages *pages, size_t index,
                               struct str folder, struct arena *arena)
{
    int digits = 2;
    for (size_t count = pages->count; count >= 100; count /= 10)
        digits++;
    struct str name = str_format(arena, "page-%0*zu.png", digits, index + 1);
    return file_join(arena, folder, name);
}

static void refuse(struct diag_log *log, size_t index, int64_t width,
                   int64_t height)
{
    struct arena *scratch = arena_new();
    diag_add(log, DIAG_PREVIEW_TOO_LARGE, NOWHERE,
             str_format(scratch, "%zu", index + 1),
             str_format(scratch, "%lld", (long long)width),
             str_format(scratch, "%lld", (long long)height),
             str_format(scratch, "%d", PREVIEW_SIDE_MAX));
    arena_free(scratch);
}

/* Draw and write one page; false if it could not be written. scratch is for
 * the pixels and the packed file. */
static bool write_page(struct painter *painter, const struct pages *pages,
                       size_t index, struct str path, struct arena *scratch)
{
    const struct page *page = &pages->items[index];
    int64_t width = side_pixels(page->width, painter->options->dpi);
    int64_t height = side_pixels(page->height, painter->options->dpi);
    if (width > PREVIEW_SIDE_MAX || height > PREVIEW_SIDE_MAX) {
        refuse(painter->log, index, width, height);
        return true;
    }
    painter->canvas = (struct canvas){.width = (int)width,
                                      .height = (int)height,
                                      .channels = channels_of(page)};
    painter->canvas.pixels =
        arena_alloc(scratch, canvas_size(&painter->canvas));
    canvas_clear(&painter->canvas);
    paint_page(painter, page);
    struct str bytes;
    if (!png_pack(&painter->canvas, painter->options->dpi, scratch,
                  painter->log, &bytes))
        return true;
    return file_replace(path, bytes, painter->log);
}

bool preview_write(const struct pages *pages, struct fonts *fonts,
                   const struct preview_options *options, struct arena *arena,
                   struct diag_log *log)
{
    assert(options->first <= options->last && options->last < pages->count);
    assert(options->dpi >= PREVIEW_DPI_MIN && options->dpi <= PREVIEW_DPI_MAX);
    if (!file_make_folder(options->folder, log))
        return false;
    size_t errors = diag_error_count(log);
    struct painter painter = {.options = options,
                              .glyphs = glyph_cache_open(arena, fonts),
                              .log = log,
                              .fonts = fonts};
    bool writable = true;
    for (size_t i = options->first; writable && i <= options->last; i++) {
        struct arena *scratch = arena_new();
        struct str path = picture_path(pages, i, options->folder, arena);
        writable = write_page(&painter, pages, i, path, scratch);
        arena_free(scratch);
    }
    glyph_cache_close(painter.glyphs);
    return writable && diag_error_count(log) == errors;
}
