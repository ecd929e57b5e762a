/* SPDX-License-Identifier: MIT
 *
 * Facts and pictures, compared with what FreeType says of the same files.
 */
#include "test_text.h"

#include "text/font_private.h"

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_TRUETYPE_TABLES_H
#include <string.h>

static struct bench bench;

static void facts_agree_with_freetype(void **state)
{
    (void)state;
    FT_Library library;
    assert_int_equal(FT_Init_FreeType(&library), 0);
    for (size_t i = 0; i < fonts_count(bench.fonts); i++) {
        const struct font *font = fonts_at(bench.fonts, i);
        const struct font_facts *facts = font_facts(font);
        FT_Face face;
        assert_int_equal(FT_New_Face(library, str_c(bench.arena, facts->file),
                                     facts->face_index, &face),
                         0);
        assert_int_equal(facts->number, i);
        assert_string_equal(str_c(bench.arena, facts->postscript),
                            FT_Get_Postscript_Name(face));
        assert_int_equal(facts->units_per_em, face->units_per_EM);
        assert_int_equal(facts->glyph_count, face->num_glyphs);
        long em = face->units_per_EM;
        assert_int_equal(facts->box[0], face->bbox.xMin * 1000 / em);
        assert_int_equal(facts->box[3], face->bbox.yMax * 1000 / em);
        assert_int_equal(facts->ascent, face->ascender * 1000 / em);
        assert_int_equal(facts->descent, face->descender * 1000 / em);
        const TT_OS2 *os2 = FT_Get_Sfnt_Table(face, FT_SFNT_OS2);
        assert_int_equal(facts->weight, os2->usWeightClass);
        if (font_has(font, 'H')) /* not where all is signs */
            assert_in_range(facts->cap_height, 600, 800);
        assert_int_equal(facts->italic_angle, 0);
        FT_ULong length = 0;
        FT_Load_Sfnt_Table(face, FT_MAKE_TAG('C', 'F', 'F', ' '), 0, NULL,
                           &length);
        assert_int_equal(font_table(font, "CFF ").length, length);
        assert_int_equal(facts->is_cff, length > 0);
        for (FT_UInt glyph = 0; glyph < facts->glyph_count; glyph += 97) {
            assert_int_equal(FT_Load_Glyph(face, glyph, FT_LOAD_NO_SCALE), 0);
            assert_int_equal(font_glyph_advance(font, glyph),
                             face->glyph->metrics.horiAdvance);
        }
        for (FT_ULong c = 0x20; c < 0x30000; c += 13)
            assert_int_equal(font_has(font, (uint32_t)c),
                             FT_Get_Char_Index(face, c) != 0);
        FT_Done_Face(face);
    }
    FT_Done_FreeType(library);
}

static void serif_or_not(void **state)
{
    (void)state;
    for (size_t i = 0; i < fonts_count(bench.fonts); i++) {
        const struct font_facts *facts = font_facts(fonts_at(bench.fonts, i));
        bool sans = strstr(facts->name.data, "Sans") != NULL;
        assert_int_equal(facts->is_serif, !sans);
    }
}

static void absent_table_is_empty(void **state)
{
    (void)state;
    assert_int_equal(font_table(fonts_at(bench.fonts, 0), "zzzz").length, 0);
}

static void pictures(void **state)
{
    (void)state;
    for (size_t i = 0; i < fonts_count(bench.fonts); i++) {
        struct font *font = fonts_font(bench.fonts, i);
        struct glyph_bitmap first, second;
        if (!font_has(font, 0x4E00))
            continue; /* one of the extra fonts */
        /* 一, 32 pixels an em: a bar across the middle. */
        hb_codepoint_t glyph;
        assert_true(
            hb_font_get_nominal_glyph(font_scaled(font, 1000), 0x4E00, &glyph));
        assert_true(font_rasterise(font, glyph, 32 * 64, 0, &first));
        assert_in_range(first.width, 24, 33);
        assert_in_range(first.height, 2, 9);
        assert_in_range(first.top, 8, 20);
        unsigned ink = 0;
        for (int p = 0; p < first.width * first.height; p++)
            ink += first.coverage[p];
        int left = first.left;
        assert_true(font_rasterise(font, glyph, 32 * 64, 64, &second));
        assert_int_equal(second.left, left + 1);
        unsigned shifted = 0;
        for (int p = 0; p < second.width * second.height; p++)
            shifted += second.coverage[p];
        assert_int_equal(ink, shifted);
        /* A space has no ink; a glyph beyond the font cannot be drawn. */
        assert_true(
            hb_font_get_nominal_glyph(font_scaled(font, 1000), ' ', &glyph));
        assert_true(font_rasterise(font, glyph, 32 * 64, 0, &first));
        assert_int_equal(first.width * first.height, 0);
        assert_false(font_rasterise(font, 0xFFFFF, 32 * 64, 0, &first));
    }
}

static int open_bench(void **state)
{
    (void)state;
    bench = bench_open();
    return 0;
}

static int close_bench(void **state)
{
    (void)state;
    bench_close(&bench);
    return 0;
}

int run_font_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(facts_agree_with_freetype),
        cmocka_unit_test(serif_or_not),
        cmocka_unit_test(absent_table_is_empty),
        cmocka_unit_test(pictures),
    };
    return cmocka_run_group_tests_name("font", tests, open_bench, close_bench);
}
