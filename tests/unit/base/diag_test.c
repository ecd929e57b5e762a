/* SPDX-License-Identifier: MIT */
#include "base_tests.h"

#include "base/arena.h"
#include "base/diag.h"

#include <stdlib.h>
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

static const struct position here = {{"a.yaml", 6}, 3, 7, {NULL, 0}};

static void placeholders_are_filled_in_both_languages(void **state)
{
    struct diag_log *log = diag_log_new(*state);
    char path[] = "p";
    diag_add(log, DIAG_FILE_UNREADABLE, here, str_from(path), STR("why {1}"));
    path[0] = 'X'; /* the arguments were copied */
    assert_int_equal(diag_count(log), 1);
    const struct diag *diag = diag_lookup(log, 0);
    assert_int_equal(diag->code, DIAG_FILE_UNREADABLE);
    assert_str(diag->message[DIAG_CHINESE], "无法读取“p”：why {1}");
    assert_str(diag->message[DIAG_ENGLISH], "cannot read “p”: why {1}");
    assert_string_equal(diag_code_name(diag->code), "FILE_UNREADABLE");
    assert_int_equal(diag->at.line, 3);
    assert_int_equal(diag->at.column, 7);
    assert_str(diag->at.file, "a.yaml");
}

static void an_argument_may_differ_by_language(void **state)
{
    struct diag_log *log = diag_log_new(*state);
    diag_add(log, DIAG_PACK_ADVICE, NOWHERE,
             str_join(*state, STR("x "), DIAG_BOTH("列表", "list")));
    diag_add(log, DIAG_PACK_ADVICE, NOWHERE,
             diag_both(*state, STR("甲"), STR("a")));
    assert_str(diag_lookup(log, 0)->message[DIAG_CHINESE], "x 列表");
    assert_str(diag_lookup(log, 0)->message[DIAG_ENGLISH], "x list");
    assert_str(diag_lookup(log, 1)->message[DIAG_CHINESE], "甲");
    assert_str(diag_lookup(log, 1)->message[DIAG_ENGLISH], "a");
}

static void a_slip_gets_the_nearest_candidate(void **state)
{
    struct diag_log *log = diag_log_new(*state);
    const struct str names[] = {STR_INIT("render"), STR_INIT("check")};
    diag_add(log, DIAG_VERB_UNKNOWN, NOWHERE, STR("rendr"),
             diag_suggestion(*state, STR("rendr"), names, 2));
    assert_str(diag_lookup(log, 0)->message[DIAG_CHINESE],
               "没有“rendr”这个命令；是否为“render”？");
    assert_str(diag_lookup(log, 0)->message[DIAG_ENGLISH],
               "no such command: “rendr”; did you mean “render”?");
    assert_int_equal(diag_suggestion(*state, STR("xyzzy"), names, 2).length, 0);
}

/* Largest {n} of a text, 0 if there is none. */
static int largest_placeholder(const char *text)
{
    int largest = 0;
    for (const char *p = text; (p = strchr(p, '{')) != NULL; p++) {
        if (p[1] >= '1' && p[1] <= '9' && p[2] == '}' && p[1] - '0' > largest)
            largest = p[1] - '0';
    }
    return largest;
}

/* Each code's two texts must speak of the same arguments, and be texts. */
static void texts_of_all_codes_agree(void **state)
{
    (void)state;
    static const struct {
        const char *name, *chinese, *english;
    } codes[] = {
#define DIAG(code, severity, chinese, english) {#code, chinese, english},
#include "base/diag.def"
#undef DIAG
    };
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
        assert_true(strlen(codes[i].chinese) > 0);
        assert_true(strlen(codes[i].english) > 0);
        if (largest_placeholder(codes[i].chinese) !=
            largest_placeholder(codes[i].english))
            fail_msg("%s", codes[i].name);
        assert_string_equal(diag_code_name((enum diag_code)i), codes[i].name);
    }
}

static void severity_gives_the_exit_code(void **state)
{
    struct diag_log *log = diag_log_new(*state);
    assert_int_equal(diag_exit_code(log), 0);
    assert_false(diag_has(log, DIAG_NOTE));
    diag_add(log, DIAG_PACK_ADVICE, NOWHERE, STR("advice"));
    assert_int_equal(diag_exit_code(log), 0);
    assert_int_equal(diag_error_count(log), 0);
    assert_true(diag_has(log, DIAG_NOTE));
    assert_true(diag_has(log, DIAG_WARNING));
    assert_false(diag_has(log, DIAG_ERROR));
    diag_add(log, DIAG_CHECK_FAILED, NOWHERE, STR("wrong"));
    assert_int_equal(diag_exit_code(log), 1);
    diag_add(log, DIAG_VERB_MISSING, NOWHERE, STR("usage"));
    assert_int_equal(diag_exit_code(log), 2);
    diag_add(log, DIAG_FILE_UNWRITABLE, NOWHERE, STR("p"), STR("why"));
    assert_int_equal(diag_exit_code(log), 3);
    diag_add(log, DIAG_INTERNAL, NOWHERE, STR("bug"));
    assert_int_equal(diag_exit_code(log), 4);
    diag_add(log, DIAG_CHECK_FAILED, NOWHERE, STR("wrong again"));
    assert_int_equal(diag_exit_code(log), 4);
    assert_int_equal(diag_error_count(log), 5);
    assert_int_equal(diag_count(log), 6);
    assert_true(diag_has(log, DIAG_BUG));
}

static void findings_are_errors_that_may_pass(void **state)
{
    struct diag_log *log = diag_log_new(*state);
    struct str arguments[] = {STR("1"), STR("n"), STR("x")};
    diag_add_details(log, DIAG_CHECK_FOUND, NOWHERE, arguments, 3,
                     STR("\"rule\": 1"));
    assert_int_equal(diag_exit_code(log), 1);
    assert_int_equal(diag_error_count(log), 1);
    assert_int_equal(diag_finding_count(log), 1);
    assert_false(diag_has(log, DIAG_ERROR));
    diag_let_findings_pass(log);
    assert_int_equal(diag_exit_code(log), 1);
    assert_int_equal(diag_error_count(log), 0);
    diag_add(log, DIAG_CHECK_FAILED, NOWHERE, STR("wrong"));
    assert_int_equal(diag_error_count(log), 1);
    assert_int_equal(diag_finding_count(log), 1);
}

static void equal_diagnostics_are_added_once(void **state)
{
    struct diag_log *log = diag_log_new(*state);
    struct position other = here;
    other.column = 8;
    struct position cell = {{"a.yaml", 6}, 0, 0, {"S!B7", 4}};
    for (int i = 0; i < 3; i++) {
        diag_add(log, DIAG_CHECK_FAILED, here, STR("x"));
        diag_add(log, DIAG_CHECK_FAILED, here, STR("y"));
        diag_add(log, DIAG_CHECK_FAILED, other, STR("x"));
        diag_add(log, DIAG_CHECK_FAILED, cell, STR("x"));
        diag_add(log, DIAG_CHECK_FAILED, NOWHERE, STR("x"));
        diag_add(log, DIAG_PACK_ADVICE, here, STR("x"));
    }
    assert_int_equal(diag_count(log), 6);
    assert_int_equal(diag_error_count(log), 5);
}

/* A hopeless input must not take quadratic time. */
static void many_diagnostics_are_fast_and_in_order(void **state)
{
    struct arena *arena = *state;
    struct diag_log *log = diag_log_new(arena);
    enum { MANY = 50000 };
    for (int round = 0; round < 2; round++) {
        for (int i = 0; i < MANY; i++) {
            struct position at = {STR("a"), i, 0, {NULL, 0}};
            diag_add(log, DIAG_CHECK_FAILED, at, STR("x"));
        }
    }
    assert_int_equal(diag_count(log), MANY);
    for (int i = 0; i < MANY; i++)
        assert_int_equal(diag_lookup(log, (size_t)i)->at.line, i);
}

static void positions_as_text(void **state)
{
    struct arena *arena = *state;
    struct position at = {STR("a.csv"), 3, 7, {NULL, 0}};
    assert_str(position_text(arena, at), "a.csv:3:7");
    at.column = 0;
    assert_str(position_text(arena, at), "a.csv:3");
    at.line = 0;
    assert_str(position_text(arena, at), "a.csv");
    assert_str(position_cell(arena, at), "");
    at.sheet = STR("表1");
    assert_str(position_text(arena, at), "a.csv:表1");
    static const struct {
        int column;
        const char *text;
    } columns[] = {{1, "A7"},     {26, "Z7"},      {27, "AA7"}, {702, "ZZ7"},
                   {703, "AAA7"}, {16384, "XFD7"}, {0, "7"}};
    at.line = 7;
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
        at.column = columns[i].column;
        assert_string_equal(
            str_c(arena, position_text(arena, at)),
            str_format(arena, "a.csv:表1!%s", columns[i].text).data);
    }
    assert_str(position_cell(arena, at), "表1!7");
    assert_str(position_text(arena, NOWHERE), "");
}

/* Print by one of the functions into a string, to be freed. */
static char *printed(const struct diag_log *log, enum diag_language language,
                     bool colour, bool json)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    assert_non_null(out);
    if (json)
        diag_print_json(log, out, language);
    else
        diag_print(log, out, language, colour);
    fclose(out);
    return text;
}

static void assert_printed(const struct diag_log *log,
                           enum diag_language language, bool colour, bool json,
                           const char *expected)
{
    char *text = printed(log, language, colour, json);
    assert_string_equal(text, expected);
    free(text);
}

static void printing(void **state)
{
    struct diag_log *log = diag_log_new(*state);
    assert_printed(log, DIAG_CHINESE, false, false, "");
    assert_printed(log, DIAG_CHINESE, false, true, "[]\n");
    diag_add(log, DIAG_FILE_EMPTY, here, STR("b\"c"));
    diag_add(log, DIAG_PACK_ADVICE, NOWHERE, STR("z"));
    assert_printed(log, DIAG_CHINESE, false, false,
                   "a.yaml:3:7: 错误: “b\"c”没有内容 [FILE_EMPTY]\n"
                   "gongkai: 警告: z [PACK_ADVICE]\n");
    assert_printed(log, DIAG_ENGLISH, false, false,
                   "a.yaml:3:7: error: “b\"c” is empty [FILE_EMPTY]\n"
                   "gongkai: warning: z [PACK_ADVICE]\n");
    assert_printed(log, DIAG_ENGLISH, true, false,
                   "a.yaml:3:7: \033[31merror: \033[0m“b\"c” is empty "
                   "[FILE_EMPTY]\n"
                   "gongkai: \033[33mwarning: \033[0mz [PACK_ADVICE]\n");
    assert_printed(log, DIAG_ENGLISH, false, true,
                   "[\n  {\"code\": \"FILE_EMPTY\", \"severity\": \"error\", "
                   "\"file\": \"a.yaml\", \"line\": 3, \"column\": 7, "
                   "\"cell\": \"\", "
                   "\"message\": \"“b\\\"c” is empty\"},\n"
                   "  {\"code\": \"PACK_ADVICE\", \"severity\": \"warning\", "
                   "\"file\": \"\", \"line\": 0, \"column\": 0, "
                   "\"cell\": \"\", \"message\": \"z\"}\n]\n");
}

static void details_are_printed_for_programs(void **state)
{
    struct diag_log *log = diag_log_new(*state);
    diag_add_details(log, DIAG_PACK_ADVICE, NOWHERE, (struct str[]){STR("z")},
                     1, STR("\"rule\": 4"));
    assert_printed(log, DIAG_ENGLISH, false, false,
                   "gongkai: warning: z [PACK_ADVICE]\n");
    assert_printed(log, DIAG_ENGLISH, false, true,
                   "[\n  {\"code\": \"PACK_ADVICE\", \"severity\": "
                   "\"warning\", \"file\": \"\", \"line\": 0, "
                   "\"column\": 0, \"cell\": \"\", \"message\": \"z\", "
                   "\"rule\": 4}\n]\n");
}

static void severities_have_names(void **state)
{
    (void)state;
    assert_string_equal(diag_severity_name(DIAG_CHECK_TAILS), "note");
    assert_string_equal(diag_severity_name(DIAG_PACK_ADVICE), "warning");
    assert_string_equal(diag_severity_name(DIAG_CHECK_FOUND), "error");
    assert_string_equal(diag_severity_name(DIAG_CHECK_FAILED), "error");
    assert_string_equal(diag_severity_name(DIAG_VERB_MISSING), "usage");
    assert_string_equal(diag_severity_name(DIAG_FILE_UNWRITABLE), "machine");
    assert_string_equal(diag_severity_name(DIAG_INTERNAL), "bug");
}

static void ready_made_diagnostics_are_copied(void **state)
{
    char file[] = "a.yaml", sheet[] = "S", chinese[] = "x", english[] = "y",
         details[] = "\"rule\": 1";
    struct diag diag = {
        .code = DIAG_CHECK_FOUND,
        .at = {str_from(file), 3, 7, str_from(sheet)},
        .message = {str_from(chinese), str_from(english)},
        .details = str_from(details),
    };
    struct diag_log *log = diag_log_new(*state);
    diag_add_diag(log, &diag);
    diag_add_diag(log, &diag); /* once */
    *file = *sheet = *chinese = *english = *details = '!';
    diag.code = DIAG_CHECK_FAILED;
    diag_add_diag(log, &diag);
    assert_int_equal(diag_count(log), 2);
    assert_int_equal(diag_finding_count(log), 1);
    assert_int_equal(diag_error_count(log), 2);
    assert_true(diag_has(log, DIAG_ERROR));
    const struct diag *first = diag_lookup(log, 0);
    assert_int_equal(first->code, DIAG_CHECK_FOUND);
    assert_str(first->at.file, "a.yaml");
    assert_str(first->at.sheet, "S");
    assert_int_equal(first->at.line, 3);
    assert_int_equal(first->at.column, 7);
    assert_str(first->message[DIAG_CHINESE], "x");
    assert_str(first->message[DIAG_ENGLISH], "y");
    assert_str(first->details, "\"rule\": 1");
    /* The same as one that was made in the usual way. */
    struct diag_log *usual = diag_log_new(*state);
    diag_add(usual, DIAG_FILE_EMPTY, here, STR("a"));
    struct diag_log *copy = diag_log_new(*state);
    diag_add_diag(copy, diag_lookup(usual, 0));
    diag_add(copy, DIAG_FILE_EMPTY, here, STR("a"));
    assert_int_equal(diag_count(copy), 1);
}

int diag_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(placeholders_are_filled_in_both_languages),
        cmocka_unit_test(an_argument_may_differ_by_language),
        cmocka_unit_test(a_slip_gets_the_nearest_candidate),
        cmocka_unit_test(texts_of_all_codes_agree),
        cmocka_unit_test(severity_gives_the_exit_code),
        cmocka_unit_test(severities_have_names),
        cmocka_unit_test(ready_made_diagnostics_are_copied),
        cmocka_unit_test(findings_are_errors_that_may_pass),
        cmocka_unit_test(details_are_printed_for_programs),
        cmocka_unit_test(equal_diagnostics_are_added_once),
        cmocka_unit_test(many_diagnostics_are_fast_and_in_order),
        cmocka_unit_test(positions_as_text),
        cmocka_unit_test(printing),
    };
    return cmocka_run_group_tests_name("diag", tests, make_arena, drop_arena);
}
