/* SPDX-License-Identifier: MIT */
#include "test_text.h"

#include "base/file.h"
#include "base/utf8.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define LINEAR_A "\U00010000" /* in Alpha (bold), Beta and Gamma */
#define LINEAR_B "\U00010001" /* in Beta and Gamma */
#define LINEAR_C "\U00010002" /* in Gamma, and in two that forbid it */
#define LINEAR_D "\U00010003" /* only where embedding is forbidden */
#define LINEAR_E "\U00010004" /* only where subsets are */

static struct bench bench;
static char folder[] = "/tmp/gongkai-system-XXXXXX";

static int remove_entry(const char *path, const struct stat *status, int type,
                        struct FTW *walk)
{
    (void)status;
    (void)type;
    (void)walk;
    return remove(path);
}

/* The machine's fonts are those of tests/data/fonts/system. */
static int set_up(void **state)
{
    (void)state;
    strcpy(folder + strlen(folder) - 6, "XXXXXX");
    assert_non_null(mkdtemp(folder));
    struct arena *arena = arena_new();
    struct str config = str_format(arena, "%s/fonts.conf", folder);
    struct str text =
        str_format(arena,
                   "<?xml version=\"1.0\"?>\n<fontconfig><dir>%s</dir>"
                   "<cachedir>%s/cache</cachedir></fontconfig>\n",
                   SOURCE_FOLDER "/tests/data/fonts/system", folder);
    assert_true(file_replace(config, text, diag_log_new(arena)));
    setenv("FONTCONFIG_FILE", str_c(arena, config), 1);
    arena_free(arena);
    bench = bench_open();
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    bench_close(&bench);
    setenv("FONTCONFIG_FILE", NO_FONTS, 1);
    return nftw(folder, remove_entry, 8, FTW_DEPTH | FTW_PHYS);
}

/* The name of the font that sets the one character of a text; "" none. */
static struct str font_for(const char *text)
{
    const struct shaped_text *shaped = bench_shape(&bench, "仿宋", 0, text);
    assert_int_equal(shaped->cluster_count, 1);
    if (cluster_is_missing(&shaped->clusters[0]))
        return STR("");
    return font_facts(fonts_at(bench.fonts, shaped->clusters[0].font))->name;
}

static void not_unless_asked(void **state)
{
    (void)state;
    assert_true(str_equal(font_for(LINEAR_A), STR("")));
    assert_int_equal(count_code(bench.log, DIAG_GLYPH_MISSING), 1);
    struct str english = diag_lookup(bench.log, 0)->message[DIAG_ENGLISH];
    assert_true(str_find(english, STR("Beta"), 0) != SIZE_MAX);
    assert_true(str_find(english, STR("--system-fonts"), 0) != SIZE_MAX);
}

static void best_first(void **state)
{
    (void)state;
    fonts_use_system(bench.fonts);
    assert_true(str_equal(font_for(LINEAR_C), STR("Gamma")));
    assert_true(str_equal(font_for(LINEAR_B), STR("Beta")));
    assert_true(str_equal(font_for(LINEAR_A), STR("Beta")));
    assert_true(str_equal(font_for("一"), STR("FandolFang-Regular")));
    assert_int_equal(diag_count(bench.log), 0);
}

static void facts_of_the_system(void **state)
{
    (void)state;
    size_t own = fonts_count(bench.fonts);
    assert_int_equal(fonts_own_count(bench.fonts), own);
    fonts_use_system(bench.fonts);
    font_for(LINEAR_A);
    assert_int_equal(fonts_own_count(bench.fonts), own);
    assert_true(fonts_count(bench.fonts) > own);
    for (size_t i = 0; i < fonts_count(bench.fonts); i++)
        assert_int_equal(font_facts(fonts_at(bench.fonts, i))->is_system,
                         i >= own);
    assert_true(fonts_verify(bench.fonts, bench.log));
}

static void embedding_is_permitted(void **state)
{
    (void)state;
    fonts_use_system(bench.fonts);
    assert_true(str_equal(font_for(LINEAR_D), STR("")));
    assert_true(str_equal(font_for(LINEAR_E), STR("")));
    assert_int_equal(count_code(bench.log, DIAG_GLYPH_MISSING), 2);
}

/* A character and its marks come from one font: Beta has not the mark. */
static void whole_units(void **state)
{
    (void)state;
    fonts_use_system(bench.fonts);
    assert_true(str_equal(font_for(LINEAR_A "\xCC\x81"), STR("Gamma")));
    assert_true(str_equal(font_for(LINEAR_A "\xCC\x82"), STR("")));
}

/* More characters than are remembered. */
static void many_questions(void **state)
{
    (void)state;
    fonts_use_system(bench.fonts);
    for (uint32_t c = 0x10010; c < 0x10010 + 2000; c++) {
        char bytes[5] = "";
        utf8_encode(c, bytes);
        assert_true(str_equal(font_for(bytes), STR("")));
    }
    assert_true(str_equal(font_for(LINEAR_A), STR("Beta")));
    assert_true(str_equal(font_for(LINEAR_C), STR("Gamma")));
}

int run_system_fonts_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(not_unless_asked, set_up, tear_down),
        cmocka_unit_test_setup_teardown(best_first, set_up, tear_down),
        cmocka_unit_test_setup_teardown(facts_of_the_system, set_up, tear_down),
        cmocka_unit_test_setup_teardown(embedding_is_permitted, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(whole_units, set_up, tear_down),
        cmocka_unit_test_setup_teardown(many_questions, set_up, tear_down),
    };
    return cmocka_run_group_tests_name("system_fonts", tests, NULL, NULL);
}
