/* SPDX-License-Identifier: MIT
 *
 * A whole log added to another, and which codes are mistakes.
 */
#include "base_tests.h"

#include "base/arena.h"
#include "base/diag.h"

#include <string.h>

static const struct position here = {{"a.xlsx", 6}, 4, 2, {"表", 3}};

static void fill_log(struct diag_log *log)
{
    diag_add(log, DIAG_FILE_EMPTY, here, STR("b"));
    diag_add_details(log, DIAG_CHECK_FOUND, NOWHERE,
                     (struct str[]){STR("1"), STR("名"), STR("x")}, 3,
                     STR("\"rule\": 1"));
    diag_add(log, DIAG_PACK_ADVICE, NOWHERE, DIAG_BOTH("甲", "a"));
}

static void all_of_a_log_is_copied(void **state)
{
    struct arena *arena = *state, *other = arena_new();
    struct diag_log *log = diag_log_new(arena), *lent = diag_log_new(other);
    diag_add(log, DIAG_BATCH_BUSY, NOWHERE, STR("x"));
    struct position at = here;
    at.file = str_copy(other, here.file);
    at.sheet = str_copy(other, here.sheet);
    fill_log(lent);
    diag_add(lent, DIAG_FILE_EMPTY, at, str_copy(other, STR("c")));
    diag_add_all(log, lent);
    arena_free(other); /* a sanitizer sees what was not copied */
    assert_int_equal(diag_count(log), 5);
    static const enum diag_code codes[] = {DIAG_BATCH_BUSY, DIAG_FILE_EMPTY,
                                           DIAG_CHECK_FOUND, DIAG_PACK_ADVICE,
                                           DIAG_FILE_EMPTY};
    for (size_t i = 0; i < 5; i++)
        assert_int_equal(diag_lookup(log, i)->code, codes[i]);
    assert_str(diag_lookup(log, 2)->details, "\"rule\": 1");
    assert_str(diag_lookup(log, 3)->message[DIAG_CHINESE], "甲");
    assert_str(diag_lookup(log, 3)->message[DIAG_ENGLISH], "a");
    const struct diag *last = diag_lookup(log, 4);
    assert_str(last->at.file, "a.xlsx");
    assert_str(last->at.sheet, "表");
    assert_int_equal(last->at.line, 4);
    assert_int_equal(last->at.column, 2);
}

static void what_is_added_counts(void **state)
{
    struct arena *arena = *state;
    struct diag_log *log = diag_log_new(arena), *other = diag_log_new(arena);
    diag_add_all(log, other);
    assert_int_equal(diag_count(log), 0);
    fill_log(other);
    diag_add_all(log, other);
    assert_int_equal(diag_error_count(log), diag_error_count(other));
    assert_int_equal(diag_finding_count(log), 1);
    assert_int_equal(diag_exit_code(log), 1);
    struct diag_log *passing = diag_log_new(arena);
    diag_let_findings_pass(passing);
    diag_add_all(passing, other);
    assert_int_equal(diag_finding_count(passing), 1);
    assert_int_equal(diag_error_count(passing), diag_error_count(other) - 1);
}

/* Each reader of a table that is kept is told once. */
static void what_is_known_is_not_added_again(void **state)
{
    struct arena *arena = *state;
    struct diag_log *log = diag_log_new(arena), *other = diag_log_new(arena);
    fill_log(other);
    diag_add(log, DIAG_FILE_EMPTY, here, STR("b"));
    diag_add_all(log, other);
    diag_add_all(log, other);
    diag_add_all(log, log);
    assert_int_equal(diag_count(log), 3);
    assert_int_equal(diag_finding_count(log), 1);
}

static void which_codes_are_mistakes(void **state)
{
    (void)state;
    static const enum diag_severity severities[] = {
#define DIAG(code, severity, chinese, english) DIAG_##severity,
#include "base/diag.def"
#undef DIAG
    };
    bool seen[DIAG_BUG + 1] = {false};
    for (size_t i = 0; i < DIAG_CODE_COUNT; i++) {
        bool doubt =
            severities[i] == DIAG_NOTE || severities[i] == DIAG_WARNING;
        assert_int_equal(diag_is_error((enum diag_code)i), !doubt);
        seen[severities[i]] = true;
    }
    for (size_t i = 0; i < sizeof seen; i++)
        assert_true(seen[i]);
}

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

int diag_log_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_of_a_log_is_copied),
        cmocka_unit_test(what_is_added_counts),
        cmocka_unit_test(what_is_known_is_not_added_again),
        cmocka_unit_test(which_codes_are_mistakes),
    };
    return cmocka_run_group_tests_name("diag_log", tests, make_arena,
                                       drop_arena);
}
