/* SPDX-License-Identifier: MIT */
#include "test_text.h"

#include "base/file.h"
#include "text/character_sets.h"

#include <stdlib.h>
#include <unistd.h>

static struct character_sets *open_text(struct arena *arena, struct str text,
                                        struct diag_log *log)
{
    char name[] = "/tmp/gongkai-sets-XXXXXX";
    int file = mkstemp(name);
    assert_true(file >= 0);
    close(file);
    struct str path = str_copy(arena, str_from(name));
    assert_true(file_replace(path, text, log));
    struct character_sets *sets = character_sets_open(path, log);
    unlink(name);
    return sets;
}

static void check_mistake(struct str text, enum diag_code code, int line)
{
    struct arena *arena = arena_new();
    struct diag_log *log = diag_log_new(arena);
    assert_null(open_text(arena, text, log));
    assert_int_equal(diag_count(log), 1);
    assert_int_equal(diag_lookup(log, 0)->code, code);
    assert_int_equal(diag_lookup(log, 0)->at.line, line);
    arena_free(arena);
}

static void mistakes(void **state)
{
    (void)state;
    check_mistake(STR("zh early\n"), DIAG_CHARACTER_SETS, 1);
    check_mistake(STR("set a\n"), DIAG_CHARACTER_SETS, 1);
    check_mistake(STR("set  1\n"), DIAG_CHARACTER_SETS, 1);
    check_mistake(STR("set a 1x\n"), DIAG_CHARACTER_SETS, 1);
    check_mistake(STR("set a 99999999999\n"), DIAG_CHARACTER_SETS, 1);
    check_mistake(STR("# a\nset a 1\n"), DIAG_CHARACTER_SETS, 2);
    check_mistake(STR("set a 2\nchars 一\n\nset b 0\n"), DIAG_CHARACTER_SETS,
                  1);
    check_mistake(STR("set a 1\nrange 41\n"), DIAG_CHARACTER_SETS, 2);
    check_mistake(STR("set a 1\nrange 42 41\n"), DIAG_CHARACTER_SETS, 2);
    check_mistake(STR("set a 1\nrange 41 110000\n"), DIAG_CHARACTER_SETS, 2);
    check_mistake(STR("set a 1\nrange 41 4g\n"), DIAG_CHARACTER_SETS, 2);
    check_mistake(STR("set a 0\nwith a\n"), DIAG_CHARACTER_SETS, 2);
    check_mistake(STR("set a 0\nhas b\n"), DIAG_CHARACTER_SETS, 2);
    check_mistake(STR("set \xFF 1\n"), DIAG_NOT_UTF8, 0);
}

static void members(void **state)
{
    (void)state;
    struct bench bench = bench_open();
    struct character_sets *sets =
        open_text(bench.arena,
                  STR("# two sets\nset few 3\nzh 三\nen three\nchars 一啰\n"
                      "range 10000 10000\n\nset more 5\nwith few\n"
                      "range 4E8C 4E8D"),
                  bench.log);
    assert_non_null(sets);
    assert_int_equal(character_sets_count(sets), 2);
    const struct character_set *few = character_sets_at(sets, 0);
    const struct character_set *more = character_sets_at(sets, 1);
    assert_true(str_equal(character_set_name(few), STR("few")));
    assert_true(str_equal(character_set_title(few, DIAG_CHINESE), STR("三")));
    assert_true(
        str_equal(character_set_title(few, DIAG_ENGLISH), STR("three")));
    assert_int_equal(character_set_size(more), 5);
    const struct font_role *role = fonts_role_lookup(bench.fonts, STR("仿宋"));
    const struct font *chain[] = {font_role_font(role, 0),
                                  font_role_font(role, 1)};
    assert_int_equal(character_set_covered(few, chain, 0), 0);
    assert_int_equal(character_set_covered(few, chain, 1), 1);
    assert_int_equal(character_set_covered(few, chain, 2), 2);
    assert_int_equal(character_set_covered(more, chain, 2), 4);
    character_sets_close(sets);
    bench_close(&bench);
}

/* The sizes that the standards state; the levels as character_sets.py sums
 * them. */
static void sets_of_the_program(void **state)
{
    (void)state;
    static const size_t sizes[] = {6763, 682,   3500,  3000,
                                   1605, 28573, 28769, 89104};
    struct arena *arena = arena_new();
    struct character_sets *sets = character_sets_open(
        STR(SOURCE_FOLDER "/fonts/character-sets.txt"), diag_log_new(arena));
    assert_non_null(sets);
    assert_int_equal(character_sets_count(sets),
                     sizeof sizes / sizeof sizes[0]);
    for (size_t i = 0; i < character_sets_count(sets); i++)
        assert_int_equal(character_set_size(character_sets_at(sets, i)),
                         sizes[i]);
    character_sets_close(sets);
    arena_free(arena);
}

int run_character_sets_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(mistakes),
        cmocka_unit_test(members),
        cmocka_unit_test(sets_of_the_program),
    };
    return cmocka_run_group_tests_name("character_sets", tests, NULL, NULL);
}
