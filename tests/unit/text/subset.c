/* SPDX-License-Identifier: MIT
 *
 * Subsets of glyf fonts, judged by FreeType: each glyph of the subset has the
 * outline and the metrics of the glyph of the font.
 */
#include "test_text.h"

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H
#include <string.h>

static struct bench bench;
static FT_Library library;

static const struct font *glyf_font(const struct fonts *fonts)
{
    for (size_t i = 0; i < fonts_count(fonts); i++)
        if (!font_facts(fonts_at(fonts, i))->is_cff)
            return fonts_at(fonts, i);
    fail_msg("no glyf font");
    return NULL;
}

static void check_same_glyph(FT_Face font, FT_UInt a, FT_Face subset, FT_UInt b)
{
    assert_int_equal(FT_Load_Glyph(font, a, FT_LOAD_NO_SCALE), 0);
    assert_int_equal(FT_Load_Glyph(subset, b, FT_LOAD_NO_SCALE), 0);
    const FT_GlyphSlot left = font->glyph, right = subset->glyph;
    assert_int_equal(left->metrics.horiAdvance, right->metrics.horiAdvance);
    assert_int_equal(left->metrics.horiBearingX, right->metrics.horiBearingX);
    assert_int_equal(left->outline.n_points, right->outline.n_points);
    assert_int_equal(left->outline.n_contours, right->outline.n_contours);
    size_t points = (size_t)left->outline.n_points;
    if (points > 0) {
        assert_memory_equal(left->outline.points, right->outline.points,
                            points * sizeof(FT_Vector));
        /* The upper bits hold scan modes of instructions. */
        for (size_t i = 0; i < points; i++)
            assert_int_equal(left->outline.tags[i] & 3,
                             right->outline.tags[i] & 3);
    }
}

static void check_subset(const struct font *font, const uint32_t *glyphs,
                         size_t count)
{
    struct arena *arena = arena_new();
    struct str program =
        font_subset_glyf(font, glyphs, count, arena, bench.log);
    assert_int_not_equal(program.length, 0);
    const struct font_facts *facts = font_facts(font);
    FT_Face whole, subset;
    assert_int_equal(FT_New_Face(library, str_c(arena, facts->file),
                                 facts->face_index, &whole),
                     0);
    assert_int_equal(FT_New_Memory_Face(library, (const FT_Byte *)program.data,
                                        (FT_Long)program.length, 0, &subset),
                     0);
    assert_true((size_t)subset->num_glyphs > count);
    check_same_glyph(whole, 0, subset, 0);
    for (size_t i = 0; i < count; i++)
        check_same_glyph(whole, glyphs[i], subset, (FT_UInt)i + 1);
    FT_Done_Face(subset);
    FT_Done_Face(whole);
    arena_free(arena);
}

static void given_order(void **state)
{
    (void)state;
    const uint32_t glyphs[] = {900, 17, 5000, 17, 3, 1000, 900};
    check_subset(glyf_font(bench.fonts), glyphs, 7);
    check_subset(glyf_font(bench.fonts), glyphs, 0);
}

/* All glyphs backwards: every composite is met before its components. */
static void whole_font_backwards(void **state)
{
    (void)state;
    const struct font *font = glyf_font(bench.fonts);
    size_t count = font_facts(font)->glyph_count - 1;
    uint32_t *glyphs = ARENA_ARRAY(bench.arena, count, uint32_t);
    for (size_t i = 0; i < count; i++)
        glyphs[i] = (uint32_t)(count - i);
    check_subset(font, glyphs, count);
}

/* Composites follow with their components, which stay nameless. */
static void composites(void **state)
{
    (void)state;
    const struct font *font = glyf_font(bench.fonts);
    struct str loca = font_table(font, "loca");
    struct str glyf = font_table(font, "glyf");
    bool wide = font_table(font, "head").data[51] != 0;
    const unsigned char *l = (const unsigned char *)loca.data;
    size_t found = 0;
    for (uint32_t g = 0; g + 1 < font_facts(font)->glyph_count; g++) {
        size_t at = wide ? (size_t)l[4 * g] << 24 | (size_t)l[4 * g + 1] << 16 |
                               (size_t)l[4 * g + 2] << 8 | l[4 * g + 3]
                         : 2 * ((size_t)l[2 * g] << 8 | l[2 * g + 1]);
        if (at >= glyf.length || !((unsigned char)glyf.data[at] & 0x80))
            continue;
        found++;
        check_subset(font, &g, 1);
        if (found == 40)
            break;
    }
    assert_int_not_equal(found, 0);
}

static void wrong_glyph_fails(void **state)
{
    (void)state;
    uint32_t glyph = 0x10000;
    struct str program = font_subset_glyf(glyf_font(bench.fonts), &glyph, 1,
                                          bench.arena, bench.log);
    assert_int_equal(program.length, 0);
    assert_int_equal(count_code(bench.log, DIAG_LIBRARY_FAILED), 1);
}

static int open_bench(void **state)
{
    (void)state;
    bench = bench_open();
    return FT_Init_FreeType(&library);
}

static int close_bench(void **state)
{
    (void)state;
    FT_Done_FreeType(library);
    bench_close(&bench);
    return 0;
}

int run_subset_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(given_order),
        cmocka_unit_test(whole_font_backwards),
        cmocka_unit_test(composites),
        cmocka_unit_test(wrong_glyph_fails),
    };
    return cmocka_run_group_tests_name("subset", tests, open_bench,
                                       close_bench);
}
