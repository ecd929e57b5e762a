/* SPDX-License-Identifier: MIT
 *
 * Thousands of random reports of tables: spans, heights, page sizes, figures,
 * notes, tables that touch. On their pages each cell stands exactly once and
 * to 1/1000 pt in its place, columns are aligned over all pages, nothing
 * overlaps, each page has the header, nothing is outside the type area, and
 * rules are drawn once and join. That nothing is lost the program proves
 * itself.
 */
#include "table_random.h"

#include <stdio.h>

enum { ROUNDS = 3000 };

static void one_round(struct table_case *test, struct dice *dice, int round)
{
    const struct random_report *report = random_report(test, dice);
    const struct pages *pages =
        typeset_document(report->document, test->bench.fonts, STR("test"),
                         test->bench.arena, test->bench.log);
    if (pages == NULL || diag_count(test->bench.log) > 0) {
        diag_print(test->bench.log, stdout, DIAG_ENGLISH, false);
        fail_msg("round %d: no pages", round);
        return;
    }
    const char *problem = report_problem(test, report, pages);
    if (problem != NULL)
        fail_msg("round %d: %s", round, problem);
    for (size_t p = 0; p < pages->count; p++) {
        problem = rules_problem(test->bench.arena, &pages->items[p]);
        if (problem != NULL)
            fail_msg("round %d, page %zu: %s", round, p + 1, problem);
    }
}

static void random_reports(void **state)
{
    (void)state;
    struct table_case test;
    case_open(&test);
    struct arena *arena = test.bench.arena;
    struct dice dice = {.seed = 4};
    for (int round = 0; round < ROUNDS; round++) {
        test.bench.arena = arena_new();
        test.bench.log = diag_log_new(test.bench.arena);
        one_round(&test, &dice, round);
        arena_free(test.bench.arena);
    }
    test.bench.arena = arena;
    case_close(&test);
}

/* 20,000 rows x 8 columns: finishes, within memory that grows with it. */
static void many_rows(void **state)
{
    (void)state;
    size_t used[2];
    const size_t sizes[2] = {2000, 20000};
    for (int i = 0; i < 2; i++) {
        struct table_case test;
        case_open(&test);
        struct row *rows = case_rows(&test, sizes[i], 8);
        struct block block = case_block(case_table(&test, 8, rows, sizes[i]));
        const struct pages *pages = case_set(&test, &block, 1);
        assert_non_null(pages);
        assert_int_equal(pages->count, (sizes[i] + 23) / 24);
        used[i] = arena_footprint(test.bench.arena);
        case_close(&test);
    }
    assert_true(used[1] < 12 * used[0]);
}

int run_table_property_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(random_reports),
        cmocka_unit_test(many_rows),
    };
    return cmocka_run_group_tests_name("table properties", tests, NULL, NULL);
}
