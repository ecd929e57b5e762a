/* SPDX-License-Identifier: MIT */
#include "test_budget.h"

#include "base/file.h"
#include "budget/codes.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void codes_have_3_5_or_7_digits(void **state)
{
    (void)state;
    static const char *const right[] = {"201", "20101", "2010101", "000"};
    static const char *const wrong[] = {"",       "20",    "2010",
                                        "201010", "20a",   "201010101",
                                        "２０１", "20 01", "-2010"};
    for (size_t i = 0; i < sizeof right / sizeof *right; i++)
        assert_true(code_is_valid(str_from(right[i])));
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_false(code_is_valid(str_from(wrong[i])));
}

/* A dictionary read from a file with this content. */
static struct dictionary *read_content(struct arena *arena,
                                       struct diag_log *log,
                                       const char *extension,
                                       const char *content)
{
    const char *parent = getenv("TMPDIR");
    struct str folder = str_format(arena, "%s/gongkai-test-XXXXXX",
                                   parent != NULL ? parent : "/tmp");
    assert_non_null(mkdtemp((char *)(uintptr_t)folder.data));
    struct str path =
        str_format(arena, "%.*s/a.%s", STR_FMT(folder), extension);
    assert_true(file_replace(path, str_from(content), log));
    struct dictionary *dictionary = dictionary_read(path, arena, log);
    unlink(str_c(arena, path));
    rmdir(folder.data);
    return dictionary;
}

static void names_are_found(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct diag_log *log = diag_log_new(arena);
    struct dictionary *dictionary =
        read_content(arena, log, "csv",
                     "code,name,level\n201,甲,x\n20101,乙,\n2010101, 丙 ,z\n");
    assert_non_null(dictionary);
    assert_int_equal(diag_count(log), 0);
    static const char *const pairs[][2] = {
        {"201", "甲"},   {"20101", "乙"}, {"2010101", "丙"},
        {"2010102", ""}, {"", ""},        {"2", ""},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        assert_string_equal(
            str_c(arena, dictionary_name(dictionary, str_from(pairs[i][0]))),
            pairs[i][1]);
    assert_non_null(read_content(arena, log, "csv", "code,name\n"));
    arena_free(arena);
}

static void mistakes_of_a_dictionary(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct diag_log *log = diag_log_new(arena);
    assert_null(
        read_content(arena, log, "csv", "code,name\n201,a\n20,b\n,c\n203,\n"));
    assert_string_equal(
        diagnostics(arena, log),
        "CODE_WRONG 3:1 “code”：“20”不是科目编码（应为 3、5 或 7 位数字）\n"
        "FIELD_MISSING 4:1 缺少“code”（列）\n"
        "FIELD_MISSING 5:1 缺少“name”（列）\n");
    log = diag_log_new(arena);
    assert_null(
        read_content(arena, log, "csv", "name,code\na,201\nb,202\nc,201\n"));
    const char *found = diagnostics(arena, log);
    assert_non_null(strstr(found, "FIELD_REPEATED 4:3 “code”重复：“201”已在 "));
    assert_non_null(strstr(found, "a.csv:2:3 出现\n"));
    log = diag_log_new(arena);
    assert_null(read_content(arena, log, "yaml", "{code: 201}"));
    assert_non_null(strstr(diagnostics(arena, log), "”应为列表，实为记录\n"));
    log = diag_log_new(arena);
    assert_null(read_content(arena, log, "yaml", "[201]"));
    assert_int_equal(diag_lookup(log, 0)->code, DIAG_FIELD_MISSING);
    log = diag_log_new(arena);
    assert_null(dictionary_read(STR("/nonexistent/a.csv"), arena, log));
    assert_int_equal(diag_lookup(log, 0)->code, DIAG_FILE_UNREADABLE);
    arena_free(arena);
}

int codes_tests(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(codes_have_3_5_or_7_digits),
        cmocka_unit_test(names_are_found),
        cmocka_unit_test(mistakes_of_a_dictionary),
    };
    return cmocka_run_group_tests_name("codes", tests, NULL, NULL);
}
