/* SPDX-License-Identifier: MIT */
#include "test_text.h"

#include "base/utf8.h"
#include "text/font_private.h"

#include <stdio.h>
#include <string.h>

static struct bench bench;

/* Clusters cover the text without gaps, glyphs belong to clusters in order,
 * sums are right, no glyph is .notdef. */
static void check_whole(const struct shaped_text *shaped)
{
    size_t text = 0, glyph = 0;
    length_t advance = 0;
    for (size_t i = 0; i < shaped->cluster_count; i++) {
        const struct cluster *cluster = &shaped->clusters[i];
        assert_int_equal(cluster->text_start, text);
        assert_int_equal(cluster->glyph_start, glyph);
        length_t sum = 0;
        for (size_t g = 0; g < cluster->glyph_count; g++) {
            assert_int_not_equal(shaped->glyphs[glyph + g].id, 0);
            sum += shaped->glyphs[glyph + g].advance;
        }
        if (cluster->glyph_count > 0)
            assert_int_equal(cluster->advance, sum);
        assert_in_range(cluster->slack_before + cluster->slack_after, 0,
                        shaped->size / 2);
        text += cluster->text_length;
        glyph += cluster->glyph_count;
        advance += cluster->advance;
    }
    assert_int_equal(text, shaped->text.length);
    assert_int_equal(glyph, shaped->glyph_count);
    assert_int_equal(advance, shaped->advance);
}

static const char *font_of(const struct cluster *cluster)
{
    return font_facts(fonts_at(bench.fonts, cluster->font))->name.data;
}

static void hanzi_are_one_em(void **state)
{
    (void)state;
    const struct shaped_text *shaped =
        bench_shape(&bench, "宋体", 0, "部门预算公开");
    check_whole(shaped);
    assert_int_equal(shaped->cluster_count, 6);
    assert_int_equal(shaped->advance, 60000);
}

static void empty_text(void **state)
{
    (void)state;
    const struct shaped_text *shaped = bench_shape(&bench, "宋体", 0, "");
    assert_int_equal(shaped->cluster_count, 0);
    assert_int_equal(shaped->advance, 0);
}

static void same_text_is_shaped_once(void **state)
{
    (void)state;
    const struct shaped_text *first = bench_shape(&bench, "宋体", 0, "收入");
    assert_ptr_equal(first, bench_shape(&bench, "宋体", 0, "收入"));
    assert_ptr_not_equal(first, bench_shape(&bench, "黑体", 0, "收入"));
    assert_ptr_not_equal(first,
                         bench_shape(&bench, "宋体", TEXT_NO_KERN, "收入"));
    assert_ptr_not_equal(first,
                         text_shape(bench.shaper,
                                    fonts_role_lookup(bench.fonts, STR("宋体")),
                                    10001, 0, STR("收入"), NOWHERE));
}

static void memory_grows(void **state)
{
    (void)state;
    const struct shaped_text *shaped[3000];
    char text[16];
    for (int i = 0; i < 3000; i++) {
        snprintf(text, sizeof text, "%d", i);
        shaped[i] = bench_shape(&bench, "宋体", TEXT_TABULAR, text);
    }
    for (int i = 0; i < 3000; i++) {
        snprintf(text, sizeof text, "%d", i);
        assert_ptr_equal(shaped[i],
                         bench_shape(&bench, "宋体", TEXT_TABULAR, text));
        assert_int_equal(shaped[i]->text.length, strlen(text));
    }
}

/* With a language other than zh-Hans —— is two Latin dashes. */
static void two_em_dash_is_one_cluster(void **state)
{
    (void)state;
    const struct shaped_text *shaped = bench_shape(&bench, "宋体", 0, "——");
    check_whole(shaped);
    assert_int_equal(shaped->cluster_count, 1);
    assert_int_equal(shaped->advance, 20000);
}

static void columns_align_in_every_role(void **state)
{
    (void)state;
    for (size_t i = 0; i < fonts_role_count(bench.fonts); i++) {
        const struct font_role *role = fonts_role_at(bench.fonts, i);
        const struct shaped_text *digits =
            text_shape(bench.shaper, role, 10500, TEXT_TABULAR,
                       STR("0123456789"), NOWHERE);
        check_whole(digits);
        assert_int_equal(digits->cluster_count, 10);
        for (size_t d = 1; d < 10; d++)
            assert_int_equal(digits->clusters[d].advance,
                             digits->clusters[0].advance);
        assert_int_equal(text_shape(bench.shaper, role, 10500, TEXT_TABULAR,
                                    STR("1,117.11"), NOWHERE)
                             ->advance,
                         text_shape(bench.shaper, role, 10500, TEXT_TABULAR,
                                    STR("9,408.64"), NOWHERE)
                             ->advance);
    }
}

static void second_font_of_the_role(void **state)
{
    (void)state;
    /* FandolFang has no ㎡ and no 啰. */
    const struct shaped_text *shaped =
        bench_shape(&bench, "仿宋", 0, "面积12㎡啰");
    check_whole(shaped);
    assert_int_equal(shaped->cluster_count, 6);
    assert_string_equal(font_of(&shaped->clusters[0]), "FandolFang-Regular");
    assert_string_not_equal(font_of(&shaped->clusters[4]),
                            "FandolFang-Regular");
    assert_string_not_equal(font_of(&shaped->clusters[5]),
                            "FandolFang-Regular");
    assert_int_equal(count_code(bench.log, DIAG_GLYPH_MISSING), 0);
}

static void any_font_after_the_role(void **state)
{
    (void)state;
    struct str folder = manifest_folder(
        bench.arena, "font A @/FandolFang-Regular.otf 0 - GPL\n"
                     "font B @/NotoSerifSC-Regular.otf 0 - OFL\n"
                     "role 仿宋 A\n");
    struct fonts *fonts = fonts_open(&folder, 1, bench.log);
    manifest_folder_remove(bench.arena, folder);
    assert_non_null(fonts);
    struct shaper *shaper = shaper_new(bench.arena, fonts, bench.log);
    const struct shaped_text *shaped = text_shape(
        shaper, fonts_role_at(fonts, 0), 10000, 0, STR("大㎡"), NOWHERE);
    assert_int_equal(shaped->clusters[0].font, 0);
    assert_int_equal(shaped->clusters[1].font, 1);
    fonts_close(fonts);
}

static void missing_character_is_reported(void **state)
{
    (void)state;
    struct diag_log *log = diag_log_new(bench.arena);
    struct shaper *shaper = shaper_new(bench.arena, bench.fonts, log);
    const struct font_role *role = fonts_role_lookup(bench.fonts, STR("宋体"));
    struct position first = {.file = STR("a"), .line = 1};
    struct position second = {.file = STR("a"), .line = 2};
    struct str text = STR("前\xF0\x93\x80\x80后"); /* U+13000 */
    const struct shaped_text *shaped =
        text_shape(shaper, role, 10000, 0, text, first);
    check_whole(shaped);
    assert_int_equal(shaped->cluster_count, 3);
    assert_int_equal(shaped->clusters[1].glyph_count, 0);
    assert_int_equal(shaped->clusters[1].advance, 10000);
    /* The second place is reported, too; the first not again. */
    text_shape(shaper, role, 10000, 0, text, second);
    text_shape(shaper, role, 10000, 0, text, first);
    assert_int_equal(count_code(log, DIAG_GLYPH_MISSING), 2);
    assert_int_equal(diag_count(log), 2);
    assert_non_null(strstr(diag_lookup(log, 0)->message[1].data, "U+13000"));
}

static void invisible_characters_have_no_glyph(void **state)
{
    (void)state;
    const struct shaped_text *shaped = bench_shape(
        &bench, "宋体", 0, "\xE2\x80\x8B收\xE2\x80\x8B入\xEF\xBB\xBF");
    check_whole(shaped);
    assert_int_equal(shaped->cluster_count, 5);
    assert_int_equal(shaped->clusters[0].glyph_count, 0);
    assert_int_equal(shaped->clusters[2].glyph_count, 0);
    assert_int_equal(shaped->clusters[4].advance, 0);
    assert_int_equal(shaped->advance, 20000);
}

static void marks_stay_with_their_base(void **state)
{
    (void)state;
    /* e + U+0301; a variant selector; both unknown to some of the fonts. */
    const struct shaped_text *shaped =
        bench_shape(&bench, "仿宋", 0, "e\xCC\x81葛\xF3\xA0\x84\x80的");
    check_whole(shaped);
    assert_int_equal(shaped->cluster_count, 3);
    assert_int_equal(shaped->clusters[0].text_length, 3);
    assert_int_equal(shaped->clusters[1].text_length, 7);
}

static void quotes_are_full_width(void **state)
{
    (void)state;
    for (size_t i = 0; i < fonts_role_count(bench.fonts); i++) {
        const struct shaped_text *shaped =
            text_shape(bench.shaper, fonts_role_at(bench.fonts, i), 10000, 0,
                       STR("“”‘’"), NOWHERE);
        check_whole(shaped);
        assert_int_equal(shaped->advance, 40000);
        for (size_t q = 0; q < 4; q++) {
            const struct cluster *cluster = &shaped->clusters[q];
            assert_in_range(q % 2 == 0 ? cluster->slack_before
                                       : cluster->slack_after,
                            4000, 5000);
            assert_int_equal(
                q % 2 == 0 ? cluster->slack_after : cluster->slack_before, 0);
        }
    }
}

/* A text of one font has the glyphs of one plain call of HarfBuzz, but for
 * what the contract adds. Fixed pseudo-random texts. */
static void equals_harfbuzz(void **state)
{
    (void)state;
    struct str alphabet = STR("部门预算收入支出。，、：（）《》——……1.5%-aVoT ");
    uint32_t characters[64];
    size_t count = 0;
    for (size_t at = 0; at < alphabet.length;)
        characters[count++] = utf8_next(alphabet, &at);
    const struct font_role *role = fonts_role_lookup(bench.fonts, STR("宋体"));
    const struct font *font = font_role_font(role, 0);
    uint32_t seed = 1;
    for (int i = 0; i < 2000; i++) {
        struct builder text = {.arena = bench.arena};
        for (int k = 0; k < 1 + i % 24; k++) {
            seed = seed * 1664525 + 1013904223;
            builder_add_code_point(&text, characters[(seed >> 8) % count]);
        }
        const struct shaped_text *shaped = text_shape(
            bench.shaper, role, 10500, 0, builder_str(&text), NOWHERE);
        check_whole(shaped);
        hb_buffer_t *buffer = bench.fonts->probe;
        font_shape(font, 10500, buffer, builder_str(&text), 0, text.length,
                   NULL, 0);
        unsigned glyphs;
        const hb_glyph_info_t *info =
            hb_buffer_get_glyph_infos(buffer, &glyphs);
        const hb_glyph_position_t *position =
            hb_buffer_get_glyph_positions(buffer, NULL);
        assert_int_equal(shaped->glyph_count, glyphs);
        for (unsigned g = 0; g < glyphs; g++) {
            assert_int_equal(shaped->glyphs[g].id, info[g].codepoint);
            assert_int_equal(shaped->glyphs[g].advance, position[g].x_advance);
            assert_int_equal(shaped->glyphs[g].x, position[g].x_offset);
        }
    }
}

/* All of GB 2312 lies in the range; no hanzi is replaced, moved or kerned. */
static void every_hanzi_is_one_em(void **state)
{
    (void)state;
    for (size_t r = 0; r < fonts_role_count(bench.fonts); r++) {
        const struct font_role *role = fonts_role_at(bench.fonts, r);
        const struct font *font = font_role_font(role, 0);
        struct builder text = {.arena = bench.arena};
        size_t count = 0;
        for (uint32_t c = 0x4E00; c < 0x9FA6; c++) {
            if (!font_has(font, c))
                continue;
            builder_add_code_point(&text, c);
            count++;
        }
        assert_true(count >= 6763);
        const struct shaped_text *shaped = text_shape(
            bench.shaper, role, 12000, 0, builder_str(&text), NOWHERE);
        check_whole(shaped);
        assert_int_equal(shaped->cluster_count, count);
        assert_int_equal(shaped->advance, count * 12000);
    }
}

/* 70,000 marks on one letter: more than a cluster counts. */
static void pile_of_marks(void **state)
{
    (void)state;
    struct builder text = {.arena = bench.arena};
    builder_add_char(&text, 'o');
    for (int i = 0; i < 70000; i++)
        builder_add_code_point(&text, 0x308);
    const struct shaped_text *shaped =
        text_shape(bench.shaper, fonts_role_at(bench.fonts, 0), 10000, 0,
                   builder_str(&text), NOWHERE);
    check_whole(shaped);
}

/* Characters that no font has by themselves, but HarfBuzz can set. */
static void harfbuzz_sets_the_rest(void **state)
{
    (void)state;
    size_t before = count_code(bench.log, DIAG_GLYPH_MISSING);
    /* non-breaking hyphen, four-per-em space, compatibility ideograph */
    check_whole(bench_shape(&bench, "仿宋", 0,
                            "a\xE2\x80\x91"
                            "b\xE2\x80\x85"
                            "c\xEF\xA9\xB0"));
    assert_int_equal(count_code(bench.log, DIAG_GLYPH_MISSING), before);
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

int run_shape_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hanzi_are_one_em),
        cmocka_unit_test(empty_text),
        cmocka_unit_test(same_text_is_shaped_once),
        cmocka_unit_test(memory_grows),
        cmocka_unit_test(two_em_dash_is_one_cluster),
        cmocka_unit_test(columns_align_in_every_role),
        cmocka_unit_test(second_font_of_the_role),
        cmocka_unit_test(any_font_after_the_role),
        cmocka_unit_test(missing_character_is_reported),
        cmocka_unit_test(invisible_characters_have_no_glyph),
        cmocka_unit_test(marks_stay_with_their_base),
        cmocka_unit_test(quotes_are_full_width),
        cmocka_unit_test(equals_harfbuzz),
        cmocka_unit_test(every_hanzi_is_one_em),
        cmocka_unit_test(pile_of_marks),
        cmocka_unit_test(harfbuzz_sets_the_rest),
    };
    return cmocka_run_group_tests_name("shape", tests, open_bench, close_bench);
}
