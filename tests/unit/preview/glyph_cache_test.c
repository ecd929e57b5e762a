/* SPDX-License-Identifier: MIT */
#include "test_preview.h"

#include "base/arena.h"
#include "preview/glyph_cache.h"
#include "text/font.h"

#include <string.h>

struct bench {
    struct arena *arena;
    struct fonts *fonts;
    struct glyph_cache *cache;
};

static int bench_open(void **state)
{
    struct arena *arena = arena_new();
    struct bench *bench = ARENA_NEW(arena, struct bench);
    bench->arena = arena;
    bench->fonts = boxes_open(arena);
    bench->cache = glyph_cache_open(arena, bench->fonts);
    *state = bench;
    return 0;
}

static int bench_close(void **state)
{
    struct bench *bench = *state;
    glyph_cache_close(bench->cache);
    fonts_close(bench->fonts);
    arena_free(bench->arena);
    return 0;
}

/* Compare with what the rasteriser gives now. */
static void assert_fresh(struct bench *bench, struct glyph_key key)
{
    const struct glyph_picture *picture = glyph_cache_lookup(bench->cache, key);
    struct glyph_bitmap bitmap;
    assert_true(font_rasterise(fonts_font(bench->fonts, key.font), key.glyph,
                               key.size, key.shift, &bitmap));
    assert_true(picture->drawn);
    assert_int_equal(picture->left, bitmap.left);
    assert_int_equal(picture->top, bitmap.top);
    assert_int_equal(picture->mask.width, bitmap.width);
    assert_int_equal(picture->mask.height, bitmap.height);
    size_t size = (size_t)bitmap.width * (size_t)bitmap.height;
    if (size != 0)
        assert_memory_equal(picture->mask.coverage, bitmap.coverage, size);
}

static void glyphs_are_as_rasterised(void **state)
{
    struct bench *bench = *state;
    /* Enough keys to let the table grow twice; all asked for twice. */
    for (int round = 0; round < 2; round++) {
        for (int size = 64; size < 64 + 300; size++) {
            for (int shift = 0; shift < 64; shift += 16) {
                struct glyph_key key = {0, 1, size, shift};
                assert_fresh(bench, key);
            }
        }
    }
    assert_fresh(bench, (struct glyph_key){0, 2, 64 * 20, 0});
    assert_fresh(bench, (struct glyph_key){0, 3, 64 * 20, 0});
}

static void glyphs_are_kept(void **state)
{
    struct bench *bench = *state;
    struct glyph_key key = {0, 2, 64 * 20, 16};
    const unsigned char *coverage =
        glyph_cache_lookup(bench->cache, key)->mask.coverage;
    assert_ptr_equal(glyph_cache_lookup(bench->cache, key)->mask.coverage,
                     coverage);
}

static void failures_are_told(void **state)
{
    struct bench *bench = *state;
    struct glyph_key key = {0, 4711, 640, 0};
    for (int i = 0; i < 2; i++) {
        const struct glyph_picture *picture =
            glyph_cache_lookup(bench->cache, key);
        assert_false(picture->drawn);
        assert_int_equal(picture->mask.width, 0);
    }
}

/* Pictures of 0.6 MB each, more than the cache holds at a time. */
static void a_full_cache_starts_again(void **state)
{
    struct bench *bench = *state;
    for (int size = 1000; size < 1150; size++)
        assert_fresh(bench, (struct glyph_key){0, 2, 64 * size, 0});
    assert_fresh(bench, (struct glyph_key){0, 2, 64 * 1000, 0});
}

#define TEST(name) \
    cmocka_unit_test_setup_teardown(name, bench_open, bench_close)

int glyph_cache_tests(void)
{
    const struct CMUnitTest tests[] = {
        TEST(glyphs_are_as_rasterised),
        TEST(glyphs_are_kept),
        TEST(failures_are_told),
        TEST(a_full_cache_starts_again),
    };
    return cmocka_run_group_tests_name("glyph_cache", tests, NULL, NULL);
}
