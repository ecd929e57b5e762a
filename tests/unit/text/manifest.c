/* SPDX-License-Identifier: MIT */
#include "test_text.h"

#include <string.h>

/* Open one manifest of this text; the log tells what is wrong with it. */
static struct fonts *open_text(struct arena *arena, const char *text,
                               struct diag_log **log)
{
    *log = diag_log_new(arena);
    struct str folder = manifest_folder(arena, text);
    struct fonts *fonts = fonts_open(&folder, 1, *log);
    manifest_folder_remove(arena, folder);
    return fonts;
}

/* The text has exactly one mistake, of this code, in this line. */
static void check_mistake(const char *text, enum diag_code code, int line)
{
    struct arena *arena = arena_new();
    struct diag_log *log;
    assert_null(open_text(arena, text, &log));
    assert_int_equal(diag_count(log), 1);
    assert_int_equal(diag_lookup(log, 0)->code, code);
    assert_int_equal(diag_lookup(log, 0)->at.line, line);
    arena_free(arena);
}

#define FANG "font Fang @/FandolFang-Regular.otf 0 - GPL\n"

static void mistakes(void **state)
{
    (void)state;
    check_mistake("\nface A b 0 - -\n", DIAG_FONT_MANIFEST, 2);
    check_mistake("font A b.otf 0 -\n", DIAG_FONT_MANIFEST, 1);
    check_mistake("font A b.otf x - OFL\n", DIAG_FONT_MANIFEST, 1);
    check_mistake("font A b.otf 100000 - OFL\n", DIAG_FONT_MANIFEST, 1);
    check_mistake("font A b.otf 0 abc OFL\n", DIAG_FONT_MANIFEST, 1);
    check_mistake("role 仿宋\n", DIAG_FONT_MANIFEST, 1);
    check_mistake(FANG FANG, DIAG_FONT_NAME_REPEATED, 2);
    check_mistake(FANG "role 仿宋 Fang\nrole 仿宋 Fang",
                  DIAG_FONT_NAME_REPEATED, 3);
    check_mistake(FANG "role 仿宋 Fang Kai\n", DIAG_FONT_NAME_UNKNOWN, 2);
    check_mistake("font A none.otf 0 - OFL", DIAG_FONT_UNREADABLE, 1);
    check_mistake("font A @ 0 - OFL", DIAG_FONT_UNREADABLE, 1);
    check_mistake("font A @/fonts.manifest 0 - OFL", DIAG_FONT_UNUSABLE, 1);
    check_mistake("font A @/FandolFang-Regular.otf 7 - OFL", DIAG_FONT_UNUSABLE,
                  1);
    check_mistake("\xFF", DIAG_NOT_UTF8, 0);
}

static void all_mistakes_at_once(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct diag_log *log;
    assert_null(open_text(arena, "font A\n" FANG "x\nfont B no 0 - -\n", &log));
    assert_int_equal(diag_count(log), 3);
    arena_free(arena);
}

static void no_manifest(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct diag_log *log = diag_log_new(arena);
    struct str folder = STR("/nonexistent");
    assert_null(fonts_open(&folder, 1, log));
    assert_int_equal(count_code(log, DIAG_FILE_UNREADABLE), 1);
    arena_free(arena);
}

/* Comments, blank lines, tabs, CRLF, roles before their fonts. */
static void layout_of_lines(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct diag_log *log;
    struct fonts *fonts =
        open_text(arena,
                  "# fonts\r\n\r\nrole 仿宋\tFang  # first\r\n"
                  "  font Fang @/FandolFang-Regular.otf 0 - GPL-3.0 # last",
                  &log);
    assert_non_null(fonts);
    assert_int_equal(fonts_count(fonts), 1);
    const struct font_role *role = fonts_role_lookup(fonts, STR("仿宋"));
    assert_non_null(role);
    assert_int_equal(font_role_font_count(role), 1);
    assert_ptr_equal(font_role_font(role, 0), fonts_at(fonts, 0));
    assert_true(
        str_equal(font_facts(fonts_at(fonts, 0))->licence, STR("GPL-3.0")));
    assert_null(fonts_role_lookup(fonts, STR("宋体")));
    fonts_close(fonts);
    arena_free(arena);
}

/* The user's folder comes first, and may use the same names. */
static void two_manifests(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct diag_log *log = diag_log_new(arena);
    struct str folders[] = {
        manifest_folder(arena, "font Mine @/NotoSansSC-Bold.otf 0 - OFL\n"
                               "role 仿宋 Mine\nrole 标题 Mine\n"),
        manifest_folder(arena, FANG "font Mine @/GongkaiKai-Regular.ttf 0 - -\n"
                                    "role 仿宋 Fang Mine\nrole 楷体 Mine\n"),
    };
    struct fonts *fonts = fonts_open(folders, 2, log);
    manifest_folder_remove(arena, folders[0]);
    manifest_folder_remove(arena, folders[1]);
    assert_non_null(fonts);
    assert_int_equal(fonts_count(fonts), 3);
    assert_int_equal(fonts_role_count(fonts), 3);
    const struct font_role *role = fonts_role_at(fonts, 0);
    assert_true(str_equal(font_role_name(role), STR("仿宋")));
    assert_int_equal(font_role_font_count(role), 3);
    for (size_t i = 0; i < 3; i++)
        assert_ptr_equal(font_role_font(role, i), fonts_at(fonts, i));
    assert_ptr_equal(font_role_font(fonts_role_lookup(fonts, STR("楷体")), 0),
                     fonts_at(fonts, 2));
    assert_ptr_equal(fonts_font(fonts, 2), fonts_at(fonts, 2));
    fonts_close(fonts);
    arena_free(arena);
}

static void hashes_are_verified(void **state)
{
    (void)state;
    struct bench bench = bench_open();
    assert_true(fonts_verify(bench.fonts, bench.log));
    assert_int_equal(diag_count(bench.log), 0);
    bench_close(&bench);

    struct arena *arena = arena_new();
    struct diag_log *log;
    struct fonts *fonts = open_text(
        arena,
        "font A @/FandolFang-Regular.otf 0 "
        "0000000000000000000000000000000000000000000000000000000000000000 "
        "GPL\n",
        &log);
    assert_non_null(fonts);
    assert_false(fonts_verify(fonts, log));
    assert_int_equal(count_code(log, DIAG_FONT_CHANGED), 1);
    fonts_close(fonts);
    arena_free(arena);
}

int run_manifest_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(mistakes),      cmocka_unit_test(all_mistakes_at_once),
        cmocka_unit_test(no_manifest),   cmocka_unit_test(layout_of_lines),
        cmocka_unit_test(two_manifests), cmocka_unit_test(hashes_are_verified),
    };
    return cmocka_run_group_tests_name("manifest", tests, NULL, NULL);
}
