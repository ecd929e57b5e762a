/* SPDX-License-Identifier: MIT
 *
 * The white space of marks never includes ink, in any font.
 */
#include "test_text.h"

#include "base/utf8.h"
#include "text/font_private.h"
#include "text/linebreak.h"

static struct bench bench;

static bool is_mark(uint32_t c)
{
    enum char_class class = text_char_class(c);
    return class == CHAR_OPENING || class == CHAR_CLOSING ||
           class == CHAR_STOP || class == CHAR_MIDDLE;
}

static void space_is_white(void **state)
{
    (void)state;
    for (size_t i = 0; i < fonts_count(bench.fonts); i++) {
        const struct font *font = fonts_at(bench.fonts, i);
        int32_t em = (int32_t)font_facts(font)->units_per_em;
        for (uint32_t c = 0; c < 0x10000; c++) {
            const struct mark_space *mark = font_mark_space(font, c);
            assert_int_equal(mark != NULL, is_mark(c));
            if (mark == NULL || !font_has(font, c))
                continue;
            hb_glyph_extents_t box;
            assert_true(hb_font_get_glyph_extents(font_scaled(font, em),
                                                  mark->glyph, &box));
            int32_t left = mark->shift + box.x_bearing;
            assert_true(mark->before >= 0 && mark->after >= 0);
            assert_true(mark->before + mark->after <= em / 2);
            assert_true(mark->before <= length_max(left, 0));
            assert_true(mark->after <=
                        length_max(mark->advance - left - box.width, 0));
            assert_ptr_equal(mark, font_mark_space(font, c));
        }
    }
}

/* At 10 pt: what may go of each mark, in every role. */
static void usual_marks(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool before, after;
    } wanted[] = {
        {"（", true, false}, {"《", true, false}, {"【", true, false},
        {"）", false, true}, {"》", false, true}, {"。", false, true},
        {"，", false, true}, {"、", false, true}, {"；", false, true},
        {"：", false, true},
    };
    for (size_t r = 0; r < fonts_role_count(bench.fonts); r++) {
        for (size_t i = 0; i < sizeof wanted / sizeof wanted[0]; i++) {
            const struct shaped_text *shaped =
                text_shape(bench.shaper, fonts_role_at(bench.fonts, r), 10000,
                           0, str_from(wanted[i].text), NOWHERE);
            const struct cluster *cluster = &shaped->clusters[0];
            assert_int_equal(cluster->advance, 10000);
            assert_int_equal(cluster->slack_before > 0, wanted[i].before);
            assert_int_equal(cluster->slack_after > 0, wanted[i].after);
            assert_in_range(cluster->slack_before + cluster->slack_after, 3500,
                            5000);
        }
    }
}

static void others_have_no_slack(void **state)
{
    (void)state;
    const struct shaped_text *shaped =
        bench_shape(&bench, "宋体", 0, "公开(a),.——……　1");
    for (size_t i = 0; i < shaped->cluster_count; i++) {
        assert_int_equal(shaped->clusters[i].slack_before, 0);
        assert_int_equal(shaped->clusters[i].slack_after, 0);
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

int run_mark_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(space_is_white),
        cmocka_unit_test(usual_marks),
        cmocka_unit_test(others_have_no_slack),
    };
    return cmocka_run_group_tests_name("mark", tests, open_bench, close_bench);
}
