/* SPDX-License-Identifier: MIT
 *
 * Widths of columns: one case a line.
 */
#include "table_case.h"

#include <stdio.h>

#define F WIDTH_FIXED
#define S WIDTH_SHARE
#define A WIDTH_AUTO

struct width_case {
    const char *what;
    length_t total;
    bool break_words;
    bool fits;
    size_t count;
    struct column columns[4];    /* kind, width, share */
    struct column_need needs[4]; /* whole, least, most */
    length_t widths[4];
};

static const struct width_case cases[] = {
    {"one share takes all", 100, false, true, 1, {{S, 0, 1}}, {{0}}, {100}},
    {"shares 1:3",
     100,
     false,
     true,
     2,
     {{S, 0, 1}, {S, 0, 3}},
     {{0}},
     {25, 75}},
    {"rounding gives all",
     100,
     false,
     true,
     3,
     {{S, 0, 1}, {S, 0, 1}, {S, 0, 1}},
     {{0}},
     {33, 33, 34}},
    {"a share keeps its least",
     100,
     false,
     true,
     3,
     {{S, 0, 1}, {S, 0, 1}, {S, 0, 2}},
     {{0, 60, 90}},
     {60, 13, 27}},
    {"one held takes another out",
     100,
     false,
     true,
     3,
     {{S, 0, 1}, {S, 0, 1}, {S, 0, 1}},
     {{0, 60, 60}, {0, 30, 30}},
     {60, 30, 10}},
    {"fixed, then share",
     100,
     false,
     true,
     2,
     {{F, 30, 0}, {S, 0, 1}},
     {{0}},
     {30, 70}},
    {"auto at its most, share the rest",
     100,
     false,
     true,
     2,
     {{A, 0, 0}, {S, 0, 1}},
     {{0, 10, 40}},
     {40, 60}},
    {"autos by their wishes",
     100,
     false,
     true,
     2,
     {{A, 0, 0}, {A, 0, 0}},
     {{0, 20, 100}, {0, 20, 60}},
     {60, 40}},
    {"autos grow to the whole",
     100,
     false,
     true,
     2,
     {{A, 0, 0}, {A, 0, 0}},
     {{0, 10, 10}, {0, 30, 30}},
     {25, 75}},
    {"only fixed: grown to the whole",
     100,
     false,
     true,
     2,
     {{F, 20, 0}, {F, 30, 0}},
     {{0}},
     {40, 60}},
    {"exactly fits",
     50,
     false,
     true,
     2,
     {{A, 0, 0}, {A, 0, 0}},
     {{0, 20, 90}, {0, 30, 90}},
     {20, 30}},
    {"too wide",
     49,
     false,
     false,
     2,
     {{A, 0, 0}, {A, 0, 0}},
     {{0, 20, 90}, {0, 30, 90}},
     {0}},
    {"words may break, figures not",
     49,
     true,
     true,
     2,
     {{A, 0, 0}, {A, 0, 0}},
     {{20, 20, 20}, {0, 30, 30}},
     {20, 29}},
    {"a figure in a fixed column",
     100,
     false,
     false,
     2,
     {{F, 20, 0}, {S, 0, 1}},
     {{21, 21, 21}},
     {0}},
    {"a word in a fixed column",
     100,
     false,
     true,
     2,
     {{F, 20, 0}, {S, 0, 1}},
     {{0, 21, 21}},
     {20, 80}},
    {"a stated least width",
     100,
     false,
     true,
     2,
     {{A, 40, 0}, {S, 0, 1}},
     {{0, 10, 20}},
     {40, 60}},
};

static void widths(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct width_case *one = &cases[i];
        length_t found[4] = {0}, needed = 0;
        bool fits = table_columns(one->columns, one->needs, one->count,
                                  one->total, one->break_words, found, &needed);
        bool good = fits == one->fits;
        for (size_t c = 0; good && fits && c < one->count; c++)
            good = found[c] == one->widths[c];
        if (!good)
            fail_msg("%s: %d %d %d %d", one->what, fits, (int)found[0],
                     (int)found[1], (int)found[2]);
    }
}

static void spans_widen(void **state)
{
    (void)state;
    const struct column columns[3] = {{F, 20, 0}, {A, 0, 0}, {A, 0, 0}};
    struct column_need needs[3] = {{0}, {0, 10, 30}, {0, 10, 10}};
    table_columns_widen(columns, needs, 0, 3, (struct column_need){0, 80, 100});
    assert_int_equal(needs[0].least, 0);
    /* 80 - 20 - 20 = 40 in the proportion 30 : 10. */
    assert_int_equal(needs[1].least, 40);
    assert_int_equal(needs[2].least, 20);
    assert_int_equal(needs[1].most + needs[2].most, 80);
    /* Fixed columns only: a figure that they do not hold is found out. */
    struct column_need fixed[1] = {{0}};
    table_columns_widen(columns, fixed, 0, 1, (struct column_need){25, 25, 25});
    assert_int_equal(fixed[0].whole, 25);
}

/* Random columns: all of the width is given, none is below its least. */
static void widths_property(void **state)
{
    (void)state;
    uint32_t seed = 7;
    for (int round = 0; round < 20000; round++) {
        struct column columns[12];
        struct column_need needs[12];
        length_t found[12], needed;
        seed = seed * 1664525u + 1013904223u;
        size_t count = 1 + (seed >> 16) % 12;
        for (size_t c = 0; c < count; c++) {
            seed = seed * 1664525u + 1013904223u;
            columns[c] = (struct column){.kind = (seed >> 10) % 3,
                                         .width = (length_t)(seed >> 12) % 90,
                                         .share = (int)((seed >> 20) % 5)};
            length_t least = (length_t)(seed >> 24) % 100;
            needs[c] = (struct column_need){
                0, least, least + (length_t)((seed >> 8) % 200)};
        }
        length_t total = 200 + (length_t)((seed >> 5) % 1000);
        if (!table_columns(columns, needs, count, total, false, found,
                           &needed)) {
            assert_true(needed > total);
            continue;
        }
        length_t sum = 0;
        for (size_t c = 0; c < count; c++) {
            sum += found[c];
            assert_true(found[c] >= columns[c].width ||
                        columns[c].kind == WIDTH_SHARE);
            if (columns[c].kind != WIDTH_FIXED)
                assert_true(found[c] >= needs[c].least);
        }
        assert_int_equal(sum, total);
    }
}

int run_columns_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(widths),
        cmocka_unit_test(spans_widen),
        cmocka_unit_test(widths_property),
    };
    return cmocka_run_group_tests_name("columns", tests, NULL, NULL);
}
