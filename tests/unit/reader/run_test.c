/* SPDX-License-Identifier: MIT
 *
 * Where the parts of a text stand: each case is a file, and the place that is
 * found for every * of its first text.
 */
#include "test_reader.h"

#include "reader/table.h"

#include <string.h>

static const char *stars(struct arena *arena, const struct value *value)
{
    struct builder out = {.arena = arena};
    for (size_t i = 0; i < value->text.length; i++) {
        if (value->text.data[i] != '*')
            continue;
        struct position at =
            text_runs_position(value->runs, value->text, value->at, i);
        builder_format(&out, "%d:%d ", at.line, at.column);
    }
    return str_c(arena, builder_str(&out));
}

static void check(const struct read_case *cases, size_t count,
                  parse_function *parse)
{
    for (size_t i = 0; i < count; i++) {
        struct arena *arena = arena_new();
        struct diag_log *log = diag_log_new(arena);
        const struct value *value =
            parse(str_from(cases[i].input), STR("f"), arena, log);
        assert_non_null(value);
        if (value->kind == VALUE_LIST)
            value = &value->items[0];
        const char *found = stars(arena, &value->members[0].value);
        if (strcmp(found, cases[i].expected) != 0)
            fail_msg("input:\n%s\nfound:    %s\nexpected: %s", cases[i].input,
                     found, cases[i].expected);
        arena_free(arena);
    }
}

#define CHECK(cases, parse) check(cases, sizeof cases / sizeof *cases, parse)

static void yaml_texts(void **state)
{
    (void)state;
    static const struct read_case cases[] = {
        {"键: 甲*乙*", "1:5 1:7 "},
        {"键: \"甲*乙*\"", "1:6 1:8 "},
        {"键: '甲''*''*'", "1:8 1:11 "},
        {"键: \"*\\n*\\\\*\\\"*\\u4e2d*\\x41*\"",
         "1:5 1:8 1:11 1:14 1:21 1:26 "},
        {"键: \"*\\\n  *\"", "1:5 2:3 "},
        {"键: |\n  *甲\n\n  乙*\n    *\n", "2:3 4:4 5:5 "},
        {"键: |  # 说明 *\n    *\r\n    *\n下: x\n", "2:5 3:5 "},
        {"键: >-\n  *甲\n  *乙\n\n  丙*\n", "2:3 3:3 5:4 "},
        {"键: 甲*\n  乙*\n\n  丙*\n", "1:5 2:4 4:4 "},
        {"键: \"甲*\n  乙* \n\n  丙*\"\n", "1:6 2:4 4:4 "},
        {"\xEF\xBB\xBF键: |\n  *\n", "2:3 "},
        {"前: {键: [x, '中']}\n键: 甲*", ""},
        {"键: |2\n   *\n", "2:4 "},
        {"键: |\n  甲\xE2\x80\xA8  *\n", "3:3 "},
    };
    CHECK(cases, reader_parse_yaml);
}

static const struct value *parse_csv(struct str text, struct str path,
                                     struct arena *arena, struct diag_log *log)
{
    const struct str names[] = {STR("键")};
    const struct table_request request = {.names = names, .name_count = 1};
    (void)path; /* it is named for the other reader */
    return table_parse(text, STR("t.csv"), &request, arena, log);
}

static void csv_texts(void **state)
{
    (void)state;
    static const struct read_case cases[] = {
        {"键\n甲*\n", "2:2 "},
        {"键\n  甲*\n", "2:4 "},
        {"键\n\"甲*\"\"*\n*\r\n*\"\n", "2:3 2:6 3:1 4:1 "},
        {"键\n\"\"\"*\"\n", "2:4 "},
        {"键\n\\n*\n", "2:3 "},
    };
    CHECK(cases, parse_csv);
}

/* What stands in a workbook, or came from no file, has no lines; and a text
 * that its source does not explain has no columns. */
static void other_places(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct position cell = {
        .file = STR("b"), .line = 7, .column = 2, .sheet = STR("A")};
    struct position at =
        text_runs_position((struct text_runs){0}, STR("abc"), cell, 2);
    assert_int_equal(at.line, 7);
    assert_int_equal(at.column, 2);
    struct position start = {.file = STR("b"), .line = 3, .column = 5};
    struct text_runs runs =
        text_runs_find(STR("ab\nxz"), STR("ab\nyz"), false, start, arena);
    at = text_runs_position(runs, STR("ab\nxz"), start, 1);
    assert_int_equal(at.line, 3);
    assert_int_equal(at.column, 6);
    at = text_runs_position(runs, STR("ab\nxz"), start, 4);
    assert_int_equal(at.line, 4);
    assert_int_equal(at.column, 0);
    arena_free(arena);
}

int text_run_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(yaml_texts),
        cmocka_unit_test(csv_texts),
        cmocka_unit_test(other_places),
    };
    return cmocka_run_group_tests_name("runs", tests, NULL, NULL);
}
