/* SPDX-License-Identifier: MIT
 *
 * Numbers, names and strings.
 */
#include "test_pdf.h"

#include "pdf/syntax.h"

static void numbers(void **state)
{
    (void)state;
    static const struct {
        int64_t value;
        const char *integer, *thousandths;
    } cases[] = {
        {0, "0", "0"},
        {1, "1", "0.001"},
        {-1, "-1", "-0.001"},
        {10, "10", "0.01"},
        {-500, "-500", "-0.5"},
        {1000, "1000", "1"},
        {841890, "841890", "841.89"},
        {-12345, "-12345", "-12.345"},
        {INT64_MIN, "-9223372036854775808", "-9223372036854775.808"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct arena *arena = arena_new();
        struct builder a = {.arena = arena}, b = {.arena = arena};
        syntax_integer(&a, cases[i].value);
        syntax_thousandths(&b, cases[i].value);
        test_text(builder_str(&a), cases[i].integer);
        test_text(builder_str(&b), cases[i].thousandths);
        arena_free(arena);
    }
}

static void texts(void **state)
{
    (void)state;
    static const struct {
        const char *text, *string, *name;
    } cases[] = {
        {"", "()", "/"},
        {"Sect", "(Sect)", "/Sect"},
        {"a(b)\\c", "(a\\(b\\)\\\\c)", "/a#28b#29\\c"},
        {"a b", "(a b)", "/a#20b"},
        {"\xE4\xB8\x80", "<FEFF4E00>", "/#E4#B8#80"},
        {"\xF0\xA0\xAE\xB7", "<FEFFD842DFB7>", "/#F0#A0#AE#B7"},
        {"\n", "<FEFF000A>", "/#0A"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct arena *arena = arena_new();
        struct builder a = {.arena = arena}, b = {.arena = arena};
        syntax_text(&a, str_from(cases[i].text));
        syntax_name(&b, str_from(cases[i].text));
        test_text(builder_str(&a), cases[i].string);
        test_text(builder_str(&b), cases[i].name);
        arena_free(arena);
    }
}

static void references(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct builder out = {.arena = arena};
    syntax_destination(&out, 12, false, 700500);
    syntax_destination(&out, 3, true, 250);
    test_text(builder_str(&out), "[12 0 R /XYZ null 700.5 null]"
                                 "[3 0 R /XYZ 0.25 null null]");
    arena_free(arena);
}

int test_syntax(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers),
        cmocka_unit_test(texts),
        cmocka_unit_test(references),
    };
    return cmocka_run_group_tests_name("syntax", tests, NULL, NULL);
}
