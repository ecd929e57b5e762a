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
    length_t frame = 0; /* the thickest */
    for (size_t t = 0; t < report->table_count; t++)
        frame = length_max(frame,
                           length_max(report->tables[t]->style->frame,
                                      report->tables[t]->style->frame_sides));
    for (size_t p = 0; p < pages->count; p++) {
        const struct page *page = &pages->items[p];
        problem = rules_problem(test->bench.arena, page);
        if (problem == NULL)
            problem = ink_problem(test->bench.arena, page, &test->form, frame);
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

int run_table_property_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(random_reports),
    };
    return cmocka_run_group_tests_name("table properties", tests, NULL, NULL);
}
