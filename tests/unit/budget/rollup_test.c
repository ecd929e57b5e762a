/* SPDX-License-Identifier: MIT */
#include "test_budget.h"

#include "budget/codes.h"

#include <inttypes.h>

static const int three_levels[] = {3, 5, 7};

/* Roll up lines of two amounts; the rows as "level code amount amount". */
static const char *roll(struct arena *arena, struct diag_log *log,
                        const struct rollup_line *lines, size_t count,
                        size_t level_count, bool fits)
{
    struct rollup rollup;
    assert_int_equal(rollup_make(lines, count, 2, three_levels, level_count,
                                 arena, log, &rollup),
                     fits);
    struct builder out = {.arena = arena};
    for (size_t i = 0; i < rollup.count; i++) {
        const struct rollup_row *row = &rollup.rows[i];
        builder_format(&out, "%d %.*s %" PRId64 " %" PRId64 "\n", row->level,
                       STR_FMT(row->code), row->amounts[0], row->amounts[1]);
    }
    return str_c(arena, builder_str(&out));
}

#define LINE(code, ...)                   \
    {                                     \
        STR_INIT(code), (const money_t[]) \
        {                                 \
            __VA_ARGS__                   \
        }                                 \
    }

static void lines_sum_up(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct diag_log *log = diag_log_new(arena);
    const struct rollup_line lines[] =
        {
            LINE("2080505", 5, 1),  LINE("2010301", 1, 10),
            LINE("2010399", 2, 20), LINE("2010101", 3, -7),
            LINE("20103", 100, 0), /* a line may stand above others */
            LINE("2010301", 4, 40), LINE("301", 0, 0),
        };
    size_t count = sizeof lines / sizeof *lines;
    assert_string_equal(roll(arena, log, lines, count, 3, true),
                        "0  115 64\n"
                        "1 201 110 63\n"
                        "2 20101 3 -7\n"
                        "3 2010101 3 -7\n"
                        "2 20103 107 70\n"
                        "3 2010301 5 50\n"
                        "3 2010399 2 20\n"
                        "1 208 5 1\n"
                        "2 20805 5 1\n"
                        "3 2080505 5 1\n"
                        "1 301 0 0\n");
    /* Codes longer than the last level are part of it. */
    assert_string_equal(roll(arena, log, lines, count, 2, true),
                        "0  115 64\n"
                        "1 201 110 63\n"
                        "2 20101 3 -7\n"
                        "2 20103 107 70\n"
                        "1 208 5 1\n"
                        "2 20805 5 1\n"
                        "1 301 0 0\n");
    assert_string_equal(roll(arena, log, NULL, 0, 3, true), "0  0 0\n");
    assert_int_equal(diag_count(log), 0);
    arena_free(arena);
}

static void sums_that_do_not_fit(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct diag_log *log = diag_log_new(arena);
    const struct rollup_line lines[] = {
        LINE("2010101", INT64_MAX, 0),
        LINE("2010102", 1, 0),
        LINE("2020101", -1, 0),
    };
    struct rollup rollup;
    assert_false(
        rollup_make(lines, 3, 1, three_levels, 3, arena, log, &rollup));
    /* The total fits again, whatever the order of the lines. */
    assert_string_equal(diagnostics(arena, log),
                        "SUM_OVERFLOW 0:0 合计超出可表示的范围：201\n"
                        "SUM_OVERFLOW 0:0 合计超出可表示的范围：20101\n");
    log = diag_log_new(arena);
    assert_false(
        rollup_make(lines, 2, 1, three_levels, 0, arena, log, &rollup));
    assert_string_equal(diagnostics(arena, log),
                        "SUM_OVERFLOW 0:0 合计超出可表示的范围：全部\n");
    arena_free(arena);
}

static void many_lines_are_fast(void **state)
{
    (void)state;
    enum { COUNT = 200000 };
    static const money_t amounts[] = {1, 2};
    struct arena *arena = arena_new();
    struct rollup_line *lines = ARENA_ARRAY(arena, COUNT, struct rollup_line);
    for (int i = 0; i < COUNT; i++) {
        lines[i].code = str_format(arena, "%07d", (i * 7919) % 1000000);
        lines[i].amounts = amounts;
    }
    struct rollup rollup;
    assert_true(rollup_make(lines, COUNT, 2, three_levels, 3, arena,
                            diag_log_new(arena), &rollup));
    assert_int_equal(rollup.rows[0].amounts[1], 2 * COUNT);
    for (size_t i = 1; i < rollup.count; i++)
        assert_true(str_compare(rollup.rows[i - 1].code, rollup.rows[i].code) <
                    0);
    arena_free(arena);
}

int rollup_tests(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_sum_up),
        cmocka_unit_test(sums_that_do_not_fit),
        cmocka_unit_test(many_lines_are_fast),
    };
    return cmocka_run_group_tests_name("rollup", tests, NULL, NULL);
}
