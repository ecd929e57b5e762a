/* SPDX-License-Identifier: MIT
 *
 * Faces as users may bring them: quotation marks that are narrow, digits of
 * several widths and no feature against it. Made from a font of the
 * repository by changing advances in hmtx.
 */
#include "test_text.h"

#include "base/file.h"
#include "base/utf8.h"
#include "text/font_private.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

static struct bench bench;
static struct str folder;
static struct fonts *fonts;
static const struct font_role *role;

static void patch_advance(unsigned char *hmtx, hb_font_t *font,
                          hb_codepoint_t code_point, unsigned advance)
{
    hb_codepoint_t glyph;
    assert_true(hb_font_get_nominal_glyph(font, code_point, &glyph));
    hmtx[4 * glyph] = (unsigned char)(advance >> 8);
    hmtx[4 * glyph + 1] = (unsigned char)advance;
}

static int open_patched(void **state)
{
    (void)state;
    bench = bench_open();
    const struct font *kai =
        font_role_font(fonts_role_lookup(bench.fonts, STR("楷体")), 0);
    unsigned length;
    const char *data = hb_blob_get_data(kai->state->blob, &length);
    struct str copy = str_copy(bench.arena, (struct str){data, length});
    size_t offset = (size_t)(font_table(kai, "hmtx").data - data);
    unsigned char *hmtx = (unsigned char *)copy.data + offset;
    hb_font_t *font = font_scaled(kai, 1000);
    patch_advance(hmtx, font, 0x201C, 350);
    patch_advance(hmtx, font, 0x201D, 350);
    patch_advance(hmtx, font, '1', 400);
    folder = manifest_folder(bench.arena, "font Patched patched.ttf 0 - OFL\n"
                                          "role 楷体 Patched\n");
    struct str path = file_join(bench.arena, folder, STR("patched.ttf"));
    assert_true(file_replace(path, copy, bench.log));
    fonts = fonts_open(&folder, 1, bench.log);
    assert_non_null(fonts);
    role = fonts_role_at(fonts, 0);
    return 0;
}

static int close_patched(void **state)
{
    (void)state;
    fonts_close(fonts);
    unlink(
        str_c(bench.arena, file_join(bench.arena, folder, STR("patched.ttf"))));
    manifest_folder_remove(bench.arena, folder);
    bench_close(&bench);
    return 0;
}

static const struct shaped_text *shape(unsigned features, struct str text)
{
    struct shaper *shaper = shaper_new(bench.arena, fonts, bench.log);
    return text_shape(shaper, role, 10000, features, text, NOWHERE);
}

static void narrow_quotes_get_an_em(void **state)
{
    (void)state;
    const struct shaped_text *shaped = shape(0, STR("“是”"));
    assert_int_equal(shaped->cluster_count, 3);
    assert_int_equal(shaped->advance, 30000);
    assert_int_equal(shaped->glyphs[0].x, 6500);
    assert_int_equal(shaped->glyphs[0].advance, 10000);
    assert_int_equal(shaped->glyphs[2].x, 0);
    assert_int_equal(shaped->clusters[0].slack_before, 5000);
    assert_int_equal(shaped->clusters[0].slack_after, 0);
    assert_int_equal(shaped->clusters[2].slack_before, 0);
    assert_in_range(shaped->clusters[2].slack_after, 4000, 5000);
}

static void uneven_digits_get_cells(void **state)
{
    (void)state;
    const struct shaped_text *plain = shape(0, STR("0123456789"));
    assert_int_equal(plain->clusters[1].advance, 4000);
    const struct shaped_text *shaped = shape(TEXT_TABULAR, STR("0123456789"));
    for (size_t i = 0; i < 10; i++) {
        assert_int_equal(shaped->clusters[i].advance, 6000);
        assert_int_equal(shaped->glyphs[i].x, i == 1 ? 1000 : 0);
        assert_int_equal(shaped->glyphs[i].id, plain->glyphs[i].id);
    }
}

int run_patched_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(narrow_quotes_get_an_em),
        cmocka_unit_test(uneven_digits_get_cells),
    };
    return cmocka_run_group_tests_name("patched", tests, open_patched,
                                       close_patched);
}
