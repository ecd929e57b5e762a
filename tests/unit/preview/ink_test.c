/* SPDX-License-Identifier: MIT
 *
 * The report's own fonts: no pixels are known beforehand, but ink must be
 * there, and in its place.
 */
#include "test_preview.h"

#include "base/arena.h"
#include "preview/canvas.h"
#include "preview/glyph_cache.h"
#include "text/shape.h"

/* A glyph at 40 pixels an em: some ink, none further out than its em box and
 * a fifth of it, and neither a blot nor a speck. */
static void assert_ink(struct glyph_cache *cache, uint32_t font, uint32_t glyph)
{
    enum { EM = 40 };
    struct glyph_key key = {font, glyph, 64 * EM, 0};
    const struct glyph_picture *picture = glyph_cache_lookup(cache, key);
    assert_true(picture->drawn);
    int right = picture->left + picture->mask.width;
    int bottom = picture->mask.height - picture->top;
    assert_in_range(picture->left + EM / 5, 0, EM);
    assert_in_range(right, 1, EM + EM / 5);
    assert_in_range(picture->top, 1, EM + EM / 5);
    assert_true(bottom <= EM * 2 / 5);
    unsigned long ink = 0;
    int size = picture->mask.width * picture->mask.height;
    for (int i = 0; i < size; i++)
        ink += picture->mask.coverage[i];
    unsigned long em_box = 255ul * EM * EM;
    assert_in_range(ink, em_box / 50, em_box * 3 / 4);
}

static void every_role_gives_ink(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct diag_log *log = diag_log_new(arena);
    struct str folder = STR(SOURCE_FOLDER "/fonts");
    struct fonts *fonts = fonts_open(&folder, 1, log);
    assert_non_null(fonts);
    struct shaper *shaper = shaper_new(arena, fonts, log);
    struct glyph_cache *cache = glyph_cache_open(arena, fonts);
    assert_true(fonts_role_count(fonts) > 0);
    for (size_t i = 0; i < fonts_role_count(fonts); i++) {
        const struct shaped_text *shaped =
            text_shape(shaper, fonts_role_at(fonts, i), 10000, 0,
                       STR("国酬08Ag（%"), NOWHERE);
        for (size_t j = 0; j < shaped->cluster_count; j++) {
            const struct cluster *cluster = &shaped->clusters[j];
            assert_int_equal(cluster->glyph_count, 1);
            assert_ink(cache, cluster->font,
                       shaped->glyphs[cluster->glyph_start].id);
        }
    }
    assert_int_equal(diag_count(log), 0);
    glyph_cache_close(cache);
    fonts_close(fonts);
    arena_free(arena);
}

int ink_tests(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_role_gives_ink)};
    return cmocka_run_group_tests_name("ink", tests, NULL, NULL);
}
