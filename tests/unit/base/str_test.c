/* SPDX-License-Identifier: MIT */
#include "base_tests.h"

#include "base/arena.h"
#include "base/str.h"

#include <string.h>

static int make_arena(void **state)
{
    *state = arena_new();
    return 0;
}

static int drop_arena(void **state)
{
    arena_free(*state);
    return 0;
}

static void slices_and_copies(void **state)
{
    struct arena *arena = *state;
    assert_str(str_from(NULL), "");
    assert_str(str_from("甲"), "甲");
    assert_str(STR("a\0b"), "a\0b");
    struct str copy = str_copy(arena, STR("甲乙"));
    assert_str(copy, "甲乙");
    assert_int_equal(copy.data[copy.length], '\0');
    assert_string_equal(str_c(arena, str_slice(STR("甲乙丙"), 3, 6)), "乙");
    assert_string_equal(str_c(arena, (struct str){NULL, 0}), "");
    assert_str(str_join(arena, STR("ab"), STR("cd")), "abcd");
    assert_str(str_join(arena, (struct str){NULL, 0}, STR("x")), "x");
    assert_str(str_format(arena, "%d%%|%.*s", -7, STR_FMT(STR("xyz"))),
               "-7%|xyz");
    assert_str(str_slice(STR("abcdef"), 2, 99), "cdef");
    assert_str(str_slice(STR("abcdef"), 4, 2), "");
    assert_str(str_slice(STR("abcdef"), 99, 100), "");
}

static void comparison(void **state)
{
    (void)state;
    assert_true(str_equal(STR(""), (struct str){NULL, 0}));
    assert_false(str_equal(STR("a"), STR("ab")));
    assert_true(str_compare(STR("a"), STR("ab")) < 0);
    assert_true(str_compare(STR("b"), STR("ab")) > 0);
    assert_int_equal(str_compare(STR("ab"), STR("ab")), 0);
    assert_int_equal(str_compare(STR(""), (struct str){NULL, 0}), 0);
    /* Code point order: U+4E00 < U+FFFD < U+20000. */
    assert_true(str_compare(STR("一"), STR("\uFFFD")) < 0);
    assert_true(str_compare(STR("\uFFFD"), STR("\U00020000")) < 0);
    assert_true(str_starts(STR("abc"), STR("ab")));
    assert_true(str_starts(STR("abc"), STR("")));
    assert_false(str_starts(STR("a"), STR("ab")));
    assert_true(str_ends(STR("abc"), STR("bc")));
    assert_false(str_ends(STR("c"), STR("bc")));
    /* FNV-1a test vectors of its authors' draft. */
    assert_true(str_hash(STR("")) == UINT64_C(0xcbf29ce484222325));
    assert_true(str_hash(STR("a")) == UINT64_C(0xaf63dc4c8601ec8c));
    assert_true(str_hash(STR("foobar")) == UINT64_C(0x85944171f73967e8));
}

static void finding(void **state)
{
    (void)state;
    static const struct {
        struct str text, part;
        size_t from, expected;
    } cases[] = {
        {STR_INIT("abcabc"), STR_INIT("bc"), 0, 1},
        {STR_INIT("abcabc"), STR_INIT("bc"), 1, 1},
        {STR_INIT("abcabc"), STR_INIT("bc"), 2, 4},
        {STR_INIT("abcabc"), STR_INIT("bc"), 5, SIZE_MAX},
        {STR_INIT("abcabc"), STR_INIT("bc"), 6, SIZE_MAX},
        {STR_INIT("abcabc"), STR_INIT("bc"), 99, SIZE_MAX},
        {STR_INIT("abc"), STR_INIT("abcd"), 0, SIZE_MAX},
        {STR_INIT("abc"), STR_INIT(""), 0, SIZE_MAX},
        {{NULL, 0}, STR_INIT("a"), 0, SIZE_MAX},
        {STR_INIT("甲乙丙"), STR_INIT("丙"), 0, 6},
        {STR_INIT("a\0b"), STR_INIT("\0b"), 0, 1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(str_find(cases[i].text, cases[i].part, cases[i].from),
                         cases[i].expected);
}

static void trimming(void **state)
{
    (void)state;
    assert_str(str_trim(STR("  甲 乙\t\r\n")), "甲 乙");
    assert_str(str_trim(STR("\u3000甲\u3000乙\u3000 ")), "甲\u3000乙");
    assert_str(str_trim(STR(" \u3000\n")), "");
    assert_str(str_trim(STR("")), "");
    assert_str(str_trim((struct str){NULL, 0}), "");
    /* The bytes of U+3000 in other characters stay: U+8000 is E8 80 80. */
    assert_str(str_trim(STR("\u8000")), "\u8000");
}

static void nearest_word(void **state)
{
    (void)state;
    const struct str words[] = {STR("甲乙丙丁"), STR("甲乙戊"), STR("title"),
                                STR("titles"),   STR("x"),      STR("")};
    const size_t count = sizeof words / sizeof *words;
    assert_str(str_nearest(STR("甲乙丙"), words, count), "甲乙丙丁");
    assert_str(str_nearest(STR("甲丙丁"), words, count), "甲乙丙丁");
    assert_str(str_nearest(STR("甲乙戊"), words, count), "甲乙戊");
    assert_str(str_nearest(STR("tilte"), words, 2), "");
    assert_str(str_nearest(STR("titel"), words, count), "");
    assert_str(str_nearest(STR("title1"), words, count), "title");
    assert_str(str_nearest(STR("titlos"), words, count), "titles");
    assert_str(str_nearest(STR("子丑寅"), words, count), "");
    assert_str(str_nearest(STR("y"), words, count), "");
    assert_str(str_nearest(STR(""), words, count), "");
    assert_str(str_nearest(STR("甲"), NULL, 0), "");
}

static void nearest_of_long_words(void **state)
{
    (void)state;
    char text[300];
    memset(text, 'a', sizeof text);
    const struct str words[] = {{text, 200}, {text, 64}};
    struct str found = str_nearest((struct str){text, 300}, words, 2);
    assert_int_equal(found.length, 200);
}

static void building(void **state)
{
    struct builder builder = {.arena = *state};
    assert_str(builder_str(&builder), "");
    builder_add(&builder, STR(""));
    builder_add(&builder, STR("甲"));
    builder_add_char(&builder, '-');
    builder_add_code_point(&builder, 0x20000);
    builder_format(&builder, "%05d", 42);
    assert_str(builder_str(&builder), "甲-\U0002000000042");
    for (int i = 0; i < 10000; i++)
        builder_format(&builder, "%d,", i % 10);
    struct str all = builder_str(&builder);
    assert_int_equal(all.length, 13 + 20000);
    assert_str(str_slice(all, all.length - 4, all.length), "8,9,");
    struct builder second = {.arena = *state};
    char *large = arena_alloc(*state, 100000);
    memset(large, 'z', 100000);
    builder_add(&second, (struct str){large, 100000});
    assert_int_equal(builder_str(&second).length, 100000);
}

int str_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(slices_and_copies),
        cmocka_unit_test(comparison),
        cmocka_unit_test(finding),
        cmocka_unit_test(trimming),
        cmocka_unit_test(nearest_word),
        cmocka_unit_test(nearest_of_long_words),
        cmocka_unit_test(building),
    };
    return cmocka_run_group_tests_name("str", tests, make_arena, drop_arena);
}
