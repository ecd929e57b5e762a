/* SPDX-License-Identifier: MIT */
#include "test_compare.h"

#include "base/str.h"

#define HEAD "h1 T\np unit\ntable T\nhead\nrow ^No | ^name | ^A | ^B\nbody\n"

static void nothing_changed(void **state)
{
    (void)state;
    assert_compared(HEAD "row 1 | >a | 1.00 | 2.00\n",
                    "page 3\nartifact x\n" HEAD "page 4\nartifact A\n"
                    "row 1 | >a | 1.00 | 2.00\n",
                    "");
    assert_compared("", "", "");
}

static void figure_changed(void **state)
{
    (void)state;
    assert_compared(HEAD "row 1 | >a | 1.00 | 2.00\nrow 2 | >b | | x\n",
                    HEAD "row 1 | >a | 1.00 | 3.00\npage 2\n"
                         "row 2 | >b | 5.00 | y\n",
                    "figure T|a|B|: 2.00@1 -> 3.00@1\n"
                    "figure T|b|A|: @1 -> 5.00@2\n"
                    "text T|b|B|: x@1 -> y@2\n");
    /* a stroke stands for no figure; words do not */
    assert_compared(HEAD "row 1 | >a | — | none\n",
                    HEAD "row 1 | >a | 1.00 | 3.00\n",
                    "figure T|a|A|: —@1 -> 1.00@1\n"
                    "text T|a|B|: none@1 -> 3.00@1\n");
}

static void rows_come_and_go(void **state)
{
    (void)state;
    const char *two = HEAD "row 1 | >a | 1.00 | 2.00\n"
                           "row 2 | >c | 3.00 | 4.00\n";
    const char *three = HEAD "row 1 | >a | 1.00 | 2.00\n"
                             "row 2 | >b | 9.00 | 9.50\n"
                             "row 3 | >c | 3.00 | 4.00\n";
    assert_compared(two, three, "row T|b||: - -> b | 9.00 | 9.50@1\n");
    assert_compared(three, two, "row T|b||: b | 9.00 | 9.50@1 -> -\n");
    /* both at once, and a total that moved */
    assert_compared(HEAD "row 1 | >x | 1.00 | 2.00\n"
                         "row 2 | >sum | 1.00 | 2.00\n",
                    HEAD "row 1 | >y | 4.00 | 6.00\n"
                         "row 2 | >sum | 4.00 | 6.00\n",
                    "row T|x||: x | 1.00 | 2.00@1 -> -\n"
                    "row T|y||: - -> y | 4.00 | 6.00@1\n"
                    "figure T|sum|A|: 1.00@1 -> 4.00@1\n"
                    "figure T|sum|B|: 2.00@1 -> 6.00@1\n");
}

static void rows_of_other_names(void **state)
{
    (void)state;
    assert_compared(HEAD "row 1 | >a | 1.00 | 2.00\nrow 2 | >b | 3 | 4\n",
                    HEAD "row 1 | >a2 | 1.00 | 2.00\nrow 2 | >b | 3 | 4\n",
                    "text T|#1|name|: a@1 -> a2@1\n");
    /* the same rows in another order say the same */
    assert_compared(HEAD "row 1 | >a | 1.00 | 2.00\nrow 2 | >b | 3 | 4\n",
                    HEAD "row 1 | >b | 3 | 4\nrow 2 | >a | 1.00 | 2.00\n", "");
}

static void rows_of_one_name(void **state)
{
    (void)state;
    assert_compared(HEAD "row 1 | >a | 1 | 1\nrow 2 | >a | 2 | 2\n"
                         "row 3 | >a | 3 | 3\n",
                    HEAD "row 1 | >a | 1 | 1\nrow 2 | >a | 2 | 7\n"
                         "row 3 | >a | 3 | 3\n",
                    "figure T|a|B|: 2@1 -> 7@1\n");
    assert_compared(HEAD "row 1 | >a | 1 | 1\nrow 2 | >a | 2 | 2\n",
                    HEAD "row 1 | >a | 5 | 6\nrow 2 | >a | 1 | 1\n"
                         "row 3 | >a | 2 | 2\n",
                    "row T|a||: - -> a | 5 | 6@1\n");
}

/* All of them changed: the order tells more than the occurrence. Where the
 * order is another one, what they say tells. */
static void rows_of_one_name_in_order(void **state)
{
    (void)state;
    assert_compared(HEAD "row 1 | >a | 1 | 1\nrow 2 | >b | 2 | 2\n"
                         "row 3 | >a | 3 | 3\n",
                    HEAD "row 1 | >b | 7 | 2\nrow 2 | >a | 8 | 9\n",
                    "row T|a||: a | 1 | 1@1 -> -\n"
                    "figure T|b|A|: 2@1 -> 7@1\n"
                    "figure T|a|A|: 3@1 -> 8@1\n"
                    "figure T|a|B|: 3@1 -> 9@1\n");
    assert_compared(HEAD "row 1 | >a | 1 | 1\nrow 2 | >a | 2 | 2\n"
                         "row 3 | >a | 3 | 3\n",
                    HEAD "row 1 | >a | 3 | 3\nrow 2 | >a | 2 | 2\n"
                         "row 3 | >a | 1 | 1\n",
                    "");
}

static void rows_without_heads(void **state)
{
    (void)state;
    assert_compared("table T\nbody\nrow x | first | 1\nrow y | second | 2\n",
                    "table T\nbody\nrow x | first | 3\nrow y | second | 2\n",
                    "figure T|x first||: 1@1 -> 3@1\n");
}

static void spans(void **state)
{
    (void)state;
    /* the head moves to a new first row of its group, and is no change */
    assert_compared("table T\nbody\n"
                    "row 2y>g | >a | 1.00\nrow >b | 2.00\n",
                    "table T\nbody\n"
                    "row 3y>g | >n | 7.00\nrow >a | 1.00\nrow >b | 2.00\n",
                    "row T|g n||: - -> g | n | 7.00@1\n");
    assert_compared("table T\nbody\n"
                    "row >a | 1.00 | 2ynote\nrow >b | 2.00\n",
                    "table T\nbody\n"
                    "row >n | 7.00 | 3ynote\nrow >a | 1.00\n"
                    "row >b | 2.00\n",
                    "row T|n||: - -> n | 7.00 | note@1\n");
}

static void two_lists_side_by_side(void **state)
{
    (void)state;
    assert_compared("table T\nhead\nrow ^No | ^in | ^A | ^out | ^B\nbody\n"
                    "row 1 | >a | 1 | >p | 5\nrow 2 | >b | 2 | >q | 6\n"
                    "row 3 | | | >r | 7\n",
                    "table T\nhead\nrow ^No | ^in | ^A | ^out | ^B\nbody\n"
                    "row 1 | >a | 1 | >p | 5\nrow 2 | >b | 2 | >n | 8\n"
                    "row 3 | | | >q | 6\nrow 4 | | | >r | 9\n",
                    "row T|n||: - -> n | 8@1\n"
                    "figure T|r|B|: 7@1 -> 9@1\n");
}

/* A total whose head begins further left makes no list of its own. */
static void one_list_with_codes(void **state)
{
    (void)state;
    assert_compared("table T\nhead\nrow ^code | ^name | ^A\nbody\n"
                    "row 201 | >a | 1\nrow 2x>sum | 1\n",
                    "table T\nhead\nrow ^code | ^name | ^A\nbody\n"
                    "row 201 | >a | 1\nrow 202 | >b | 2\nrow 2x>sum | 3\n",
                    "row T|b||: - -> 202 | b | 2@1\n"
                    "figure T|sum|A|: 1@1 -> 3@1\n");
}

static void columns(void **state)
{
    (void)state;
    /* one came: its figures came, the others are where they were */
    assert_compared("table T\nhead\nrow ^name | ^A | ^B\nbody\n"
                    "row >a | 1 | 2\n",
                    "table T\nhead\nrow ^name | ^A | ^N | ^B\nbody\n"
                    "row >a | 1 | 9 | 2\n",
                    "text T|||: - -> N@1\n"
                    "figure T|a|N|: - -> 9@1\n");
    /* another head, the same column */
    assert_compared("table T\nhead\nrow ^name | ^A\nbody\nrow >a | 1\n",
                    "table T\nhead\nrow ^name | ^AA\nbody\nrow >a | 2\n",
                    "text T|||: A@1 -> AA@1\n"
                    "figure T|a|AA|: 1@1 -> 2@1\n");
}

static void tables_come_and_go(void **state)
{
    (void)state;
    const char *one = "h1 1、A\np unit\ntable A\nbody\nrow >a | 1\n";
    const char *two = "h1 1、N\np unit\ntable N\nbody\nrow >n | 2\n"
                      "h1 2、A\np unit\ntable A\nbody\nrow >a | 1\n";
    assert_compared(one, two, "table N|||: - -> N@1\n");
    assert_compared(two, one, "table N|||: N@1 -> -\n");
}

static void tables_of_one_title(void **state)
{
    (void)state;
    assert_compared("table T\nbody\nrow >code | 1\nrow >x | 1\n"
                    "table T\nbody\nrow >code | 2\nrow >x | 5\n",
                    "table T\nbody\nrow >code | 9\nrow >x | 3\n"
                    "table T\nbody\nrow >code | 1\nrow >x | 1\n"
                    "table T\nbody\nrow >code | 2\nrow >x | 6\n",
                    "table T|||: - -> T@1\n"
                    "figure T|x||: 5@1 -> 6@1\n");
}

/* One of them went, the other changed: the first row tells which. */
static void tables_known_by_first_row(void **state)
{
    (void)state;
    const char *both = "table T\nbody\nrow >code | 1\nrow >x | 1\n"
                       "table T\nbody\nrow >code | 2\nrow >x | 5\n";
    assert_compared(both, "table T\nbody\nrow >code | 1\nrow >x | 6\n",
                    "figure T|x||: 1@1 -> 6@1\ntable T|||: T@1 -> -\n");
    assert_compared(both, "table T\nbody\nrow >code | 2\nrow >x | 6\n",
                    "table T|||: T@1 -> -\nfigure T|x||: 5@1 -> 6@1\n");
}

static void table_of_another_title(void **state)
{
    (void)state;
    assert_compared("h1 A plan\ntable A plan\nbody\nrow >x | 1\nrow >y | 2\n",
                    "h1 A plans\ntable A plans\nbody\nrow >x | 1\n"
                    "row >y | 3\n",
                    "sentence |||A plans: A plan@1 -> A plans@1\n"
                    "figure A plans|y||: 2@1 -> 3@1\n");
}

/* No time is asserted, but quadratic time would be noticed. */
static void long_tables(void **state)
{
    (void)state;
    enum { ROWS = 20000 };
    struct arena *arena = arena_new();
    struct builder old = {.arena = arena}, new = {.arena = arena};
    builder_add(&old, STR(HEAD));
    builder_add(&new, STR(HEAD));
    builder_add(&new, STR("row 1 | >first | 1.00 | 2.00\n"));
    for (int i = 0; i < ROWS; i++) {
        builder_format(&old, "row %d | >r%d | %d.00 | 2.00\n", i + 1, i % 5000,
                       i);
        builder_format(&new, "row %d | >r%d | %d.00 | %s\n", i + 2, i % 5000, i,
                       i == ROWS / 2 ? "3.00" : "2.00");
    }
    builder_add_char(&old, '\0');
    builder_add_char(&new, '\0');
    assert_compared(old.data, new.data,
                    "row T|first||: - -> first | 1.00 | 2.00@1\n"
                    "figure T|r0|B|: 2.00@1 -> 3.00@1\n");
    arena_free(arena);
}

/* All rows are others, or stand backwards. */
static void long_different_tables(void **state)
{
    (void)state;
    enum { ROWS = 20000 };
    struct arena *arena = arena_new(), *result = arena_new();
    struct builder old = {.arena = arena}, new = {.arena = arena},
                   back = {.arena = arena};
    builder_add(&old, STR(HEAD));
    builder_add(&new, STR(HEAD));
    builder_add(&back, STR(HEAD));
    for (int i = 0; i < ROWS; i++) {
        builder_format(&old, "row %d | >r%d | %d.00 | 2.00\n", i + 1, i, i);
        builder_format(&new, "row %d | >s%d | %d.50 | 3.00\n", i + 1, i, i);
        builder_format(&back, "row %d | >r%d | %d.00 | 2.00\n", i + 1,
                       ROWS - 1 - i, ROWS - 1 - i);
    }
    builder_add_char(&old, '\0');
    builder_add_char(&new, '\0');
    builder_add_char(&back, '\0');
    const struct pages *pages = pages_of(arena, old.data);
    assert_int_equal(
        compare_pages(pages, pages_of(arena, new.data), result)->count,
        2 * ROWS);
    assert_int_equal(
        compare_pages(pages, pages_of(arena, back.data), result)->count, 0);
    arena_free(arena);
    arena_free(result);
}

int run_table_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_changed),
        cmocka_unit_test(figure_changed),
        cmocka_unit_test(rows_come_and_go),
        cmocka_unit_test(rows_of_other_names),
        cmocka_unit_test(rows_of_one_name),
        cmocka_unit_test(rows_of_one_name_in_order),
        cmocka_unit_test(rows_without_heads),
        cmocka_unit_test(spans),
        cmocka_unit_test(two_lists_side_by_side),
        cmocka_unit_test(one_list_with_codes),
        cmocka_unit_test(columns),
        cmocka_unit_test(tables_come_and_go),
        cmocka_unit_test(tables_of_one_title),
        cmocka_unit_test(tables_known_by_first_row),
        cmocka_unit_test(table_of_another_title),
        cmocka_unit_test(long_tables),
        cmocka_unit_test(long_different_tables),
    };
    return cmocka_run_group_tests_name("tables", tests, NULL, NULL);
}
