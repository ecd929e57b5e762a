/* SPDX-License-Identifier: MIT
 *
 * Rules: which there are, that they join, and that two tables share one, as
 * the two sides of a row without room do.
 */
#include "table_random.h"

static size_t rule_count(const struct page *page)
{
    size_t count = 0;
    for (size_t i = 0; i < page->count; i++)
        count += page->items[i].kind == ITEM_RULE;
    return count;
}

/* Does the page have exactly this rule, once? */
static bool has_rule(const struct page *page, struct rule rule)
{
    size_t count = 0;
    for (size_t i = 0; i < page->count; i++) {
        const struct rule *found = &page->items[i].rule;
        count += page->items[i].kind == ITEM_RULE && found->x == rule.x &&
                 found->y == rule.y && found->width == rule.width &&
                 found->height == rule.height;
    }
    return count == 1;
}

enum { LEFT = 56945, TOP = 60038, HALF = AREA_WIDTH / 2 };

/*
 * One header row and one body row of two columns: 3 horizontal rules, 3
 * vertical ones, frames reaching to each other's far edges.
 */
static void plain_grid(void **state)
{
    struct table_case *test = *state;
    struct block block =
        case_block(case_table(test, 2, case_rows(test, 1, 2), 1));
    const struct pages *pages = case_set(test, &block, 1);
    assert_non_null(pages);
    const struct page *page = &pages->items[0];
    assert_int_equal(rule_count(page), 6);
    const struct rule across = {LEFT - 500, TOP - 500, AREA_WIDTH + 1000, 1000};
    assert_true(has_rule(page, across));
    assert_true(has_rule(page, (struct rule){LEFT - 500, TOP + UNIT - 250,
                                             AREA_WIDTH + 1000, 500}));
    assert_true(has_rule(page, (struct rule){LEFT - 500, TOP + 2 * UNIT - 500,
                                             AREA_WIDTH + 1000, 1000}));
    assert_true(has_rule(
        page, (struct rule){LEFT - 500, TOP - 500, 1000, 2 * UNIT + 1000}));
    assert_true(has_rule(page, (struct rule){LEFT + HALF - 250, TOP - 500, 500,
                                             2 * UNIT + 1000}));
    assert_true(has_rule(page, (struct rule){LEFT + AREA_WIDTH - 500, TOP - 500,
                                             1000, 2 * UNIT + 1000}));
}

/* No rule runs through a cell that spans rows or columns. */
static void spans_are_open(void **state)
{
    struct table_case *test = *state;
    const char *const first[] = {"a^2", "b"};
    const char *const second[] = {NULL, "c"};
    const char *const third[] = {"d<2"};
    struct row rows[3] = {case_row(test, &test->cell, 2, first),
                          case_row(test, &test->cell, 2, second),
                          case_row(test, &test->cell, 1, third)};
    struct block block = case_block(case_table(test, 2, rows, 3));
    const struct pages *pages = case_set(test, &block, 1);
    assert_non_null(pages);
    const struct page *page = &pages->items[0];
    /* 5 horizontal, of which one is short; 3 vertical. */
    assert_int_equal(rule_count(page), 8);
    assert_true(
        has_rule(page, (struct rule){LEFT + HALF - 250, TOP + 2 * UNIT - 250,
                                     HALF + 250 + 500, 500}));
    assert_true(has_rule(page, (struct rule){LEFT + HALF - 250, TOP - 500, 500,
                                             3 * UNIT + 500 + 250}));
}

/* Where the page ends inside a span, its part is closed by the frame. */
static void parts_are_closed(void **state)
{
    struct table_case *test = *state;
    struct row *rows = case_rows(test, 40, 2);
    const char *const first[] = {"a^40", "r1b"};
    rows[0] = case_row(test, &test->cell, 2, first);
    for (size_t r = 1; r < 40; r++) {
        const char *const next[] = {NULL, "b"};
        rows[r] = case_row(test, &test->cell, 2, next);
    }
    struct block block = case_block(case_table(test, 2, rows, 40));
    const struct pages *pages = case_set(test, &block, 1);
    assert_non_null(pages);
    assert_int_equal(pages->count, 2);
    assert_true(has_rule(&pages->items[0],
                         (struct rule){LEFT - 500, TOP + AREA_HEIGHT - 500,
                                       AREA_WIDTH + 1000, 1000}));
    assert_true(
        has_rule(&pages->items[1], (struct rule){LEFT - 500, TOP - 500,
                                                 AREA_WIDTH + 1000, 1000}));
    assert_true(
        has_rule(&pages->items[1], (struct rule){LEFT - 500, TOP + UNIT - 250,
                                                 AREA_WIDTH + 1000, 500}));
}

/* The line between two tables that touch is drawn once, as a rule. */
static void tables_joined(void **state)
{
    struct table_case *test = *state;
    struct table upper = case_table(test, 2, case_rows(test, 1, 2), 1);
    struct table lower = case_table(test, 3, case_rows(test, 1, 3), 1);
    lower.header_count = 0;
    struct block blocks[2] = {case_block(upper), case_block(lower)};
    const struct pages *pages = case_set(test, blocks, 2);
    assert_non_null(pages);
    const struct page *page = &pages->items[0];
    assert_true(has_rule(page, (struct rule){LEFT - 500, TOP + 2 * UNIT - 250,
                                             AREA_WIDTH + 1000, 500}));
    size_t at_boundary = 0;
    for (size_t i = 0; i < page->count; i++) {
        const struct item *item = &page->items[i];
        at_boundary += item->kind == ITEM_RULE && item->rule.width > 2000 &&
                       item->rule.y > TOP + 2 * UNIT - 1000 &&
                       item->rule.y < TOP + 2 * UNIT + 1000;
    }
    assert_int_equal(at_boundary, 1);
}

static size_t rules_across(const struct page *page)
{
    size_t count = 0;
    for (size_t i = 0; i < page->count; i++)
        count += page->items[i].kind == ITEM_RULE &&
                 rule_is_horizontal(&page->items[i].rule);
    return count;
}

/* Rows without room between their rules have one: below the header, in the
 * middle, two at the end; the frame and the line below the header stay. */
static void rows_without_room(void **state)
{
    struct table_case *test = *state;
    test->style.rule_head = 750;
    for (length_t height = 0; height < 1000; height += 999) {
        struct row *rows = case_rows(test, 6, 2);
        rows[0] = rows[2] = rows[4] = rows[5] =
            (struct row){.least_height = height};
        struct block block = case_block(case_table(test, 2, rows, 6));
        const struct pages *pages = case_set(test, &block, 1);
        assert_non_null(pages);
        const struct page *page = &pages->items[0];
        assert_null(rules_problem(test->bench.arena, page));
        assert_int_equal(rules_across(page), 4);
        assert_true(
            has_rule(page, (struct rule){LEFT - 500, TOP + UNIT + height - 375,
                                         AREA_WIDTH + 1000, 750}));
        assert_true(has_rule(
            page, (struct rule){LEFT - 500, TOP + 3 * UNIT + 4 * height - 500,
                                AREA_WIDTH + 1000, 1000}));
    }
}

/* A column that nothing is left for has one rule. */
static void column_without_room(void **state)
{
    struct table_case *test = *state;
    struct table table = case_table(test, 4, case_rows(test, 1, 4), 1);
    struct column columns[4] = {
        {.kind = WIDTH_FIXED, .width = 300000},
        {.kind = WIDTH_AUTO},
        {.kind = WIDTH_AUTO},
        {.kind = WIDTH_FIXED, .width = AREA_WIDTH - 300000},
    };
    const char *const texts[] = {"甲", "", "", "丁"};
    struct row row = case_row(test, &test->cell, 4, texts);
    table.columns = columns;
    table.body = &row;
    table.header_count = 0;
    struct block block = case_block(table);
    const struct pages *pages = case_set(test, &block, 1);
    assert_non_null(pages);
    const struct page *page = &pages->items[0];
    assert_null(rules_problem(test->bench.arena, page));
    assert_int_equal(rule_count(page), 5);
    assert_true(has_rule(
        page, (struct rule){LEFT + 300000 - 250, TOP - 500, 500, UNIT + 1000}));
}

/* Frames of 1 pt meet where tables are less than 1 pt apart: these have one
 * rule then, at the top of the lower one. */
static void tables_nearly_joined(void **state)
{
    struct table_case *test = *state;
    for (length_t gap = 999; gap <= 1000; gap++) {
        test->style.space_after = gap;
        struct block blocks[2] = {
            case_block(case_table(test, 2, case_rows(test, 1, 2), 1)),
            case_block(case_table(test, 3, case_rows(test, 1, 3), 1)),
        };
        const struct pages *pages = case_set(test, blocks, 2);
        assert_non_null(pages);
        const struct page *page = &pages->items[0];
        assert_null(rules_problem(test->bench.arena, page));
        assert_int_equal(rules_across(page), gap == 999 ? 5 : 6);
        const struct rule common = {LEFT - 500, TOP + 2 * UNIT + gap - 250,
                                    AREA_WIDTH + 1000, 500};
        assert_true(has_rule(page, common) == (gap == 999));
    }
}

/* The last page of a table with divided columns, and the table behind it. */
static void joined_to_a_strip(void **state)
{
    struct table_case *test = *state;
    static const uint16_t groups[] = {1, 1};
    struct table upper = case_table(test, 3, case_rows(test, 1, 3), 1);
    struct column columns[3] = {{.kind = WIDTH_FIXED, .width = 60000},
                                {.kind = WIDTH_AUTO, .width = 500000},
                                {.kind = WIDTH_AUTO, .width = 500000}};
    upper.columns = columns;
    upper.wide =
        (struct wide_table){.key = 1, .groups = groups, .group_count = 2};
    struct block blocks[2] = {
        case_block(upper),
        case_block(case_table(test, 2, case_rows(test, 1, 2), 1))};
    const struct pages *pages = case_set(test, blocks, 2);
    assert_non_null(pages);
    assert_int_equal(pages->count, 2);
    assert_null(rules_problem(test->bench.arena, &pages->items[1]));
    assert_int_equal(rules_across(&pages->items[1]), 5);
}

int run_rules_tests(void)
{
#define CASE(name) \
    cmocka_unit_test_setup_teardown(name, case_setup, case_teardown)
    const struct CMUnitTest tests[] = {
        CASE(plain_grid),           CASE(spans_are_open),
        CASE(parts_are_closed),     CASE(tables_joined),
        CASE(rows_without_room),    CASE(column_without_room),
        CASE(tables_nearly_joined), CASE(joined_to_a_strip),
    };
    return cmocka_run_group_tests_name("rules", tests, NULL, NULL);
}
