/* SPDX-License-Identifier: MIT
 *
 * Rows divided between lines: one rule a test. Pages hold 24 rows below the
 * header, or 32 lines of one.
 */
#include "table_case.h"

#include <string.h>

enum { ROWS = 60 };

static struct str many_lines(struct table_case *test, const char *name,
                             size_t count)
{
    struct builder text = {.arena = test->bench.arena};
    for (size_t i = 1; i <= count; i++)
        builder_format(&text, i < count ? "%s%zu\n" : "%s%zu", name, i);
    return builder_str(&text);
}

/* Lines "name1", "name2", … of which the last one on the page; 0: none. */
static size_t last_line(const struct page *page, const char *name)
{
    size_t last = 0;
    for (size_t i = 0; i < page->count; i++) {
        struct str text = page->items[i].glyphs.text;
        if (page->items[i].kind != ITEM_GLYPHS ||
            !str_starts(text, str_from(name)))
            continue;
        size_t number = 0;
        for (size_t k = strlen(name); k < text.length; k++)
            number = number * 10 + (size_t)(text.data[k] - '0');
        if (number > last)
            last = number;
    }
    return last;
}

struct divided_case {
    size_t above;           /* rows above the divided one */
    size_t lines, beside;   /* of its two texts */
    int orphans, widows;    /* of their style */
    size_t first, beside_1; /* lines on the first page */
};

/* 32 lines stand on a page; 2 in two rows' height, 1 in one's. */
static void no_line_alone(void **state)
{
    static const struct divided_case cases[] = {
        {0, 33, 1, 1, 1, 31, 1},
        {0, 33, 1, 1, 5, 28, 1},
        {0, 34, 1, 1, 1, 32, 1},
        {0, 60, 33, 1, 1, 32, 31},
        {0, 60, 34, 1, 1, 32, 32},
        {22, 60, 1, 1, 1, 2, 1},
        {22, 60, 2, 1, 1, 2, 2},
        {22, 60, 60, 2, 2, 2, 2},
        /* Not begun: a text of three lines, three lines of another. */
        {22, 60, 3, 1, 1, 0, 0},
        {22, 60, 4, 1, 1, 2, 2},
        {22, 60, 1, 3, 1, 0, 0},
        {21, 60, 1, 3, 1, 3, 1},
        {23, 60, 1, 1, 1, 0, 0},
        /* A style that asks for more than half a page: 16 lines do. */
        {0, 60, 1, 100, 100, 32, 1},
        {0, 40, 1, 1, 100, 24, 1},
    };
    struct table_case *test = *state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct divided_case *one = &cases[i];
        struct paragraph_style style = test->cell;
        style.orphan_lines = one->orphans;
        style.widow_lines = one->widows;
        struct row *rows = case_rows(test, ROWS, 2);
        struct cell *cells = ARENA_ARRAY(test->bench.arena, 2, struct cell);
        memcpy(cells, rows[0].cells, 2 * sizeof *cells);
        cells[0].content =
            case_text(test, &style, many_lines(test, "L", one->lines));
        cells[1].content =
            case_text(test, &style, many_lines(test, "M", one->beside));
        rows[one->above].cells = cells;
        struct block block =
            case_block(case_table(test, 2, rows, one->above + 3));
        const struct pages *pages = case_set(test, &block, 1);
        assert_non_null(pages);
        const struct page *page = &pages->items[0];
        if (last_line(page, "L") != one->first ||
            last_line(page, "M") != one->beside_1)
            fail_msg("case %zu: %zu and %zu lines", i, last_line(page, "L"),
                     last_line(page, "M"));
        const struct page *last = &pages->items[pages->count - 1];
        assert_int_equal(last_line(last, "L"), one->lines);
        assert_inside(test, pages);
    }
}

/* A label that stands on each page is no progress. */
static void divided_beside_a_label(void **state)
{
    struct table_case *test = *state;
    struct paragraph_style style = test->cell;
    style.orphan_lines = 100;
    struct row *rows = case_rows(test, 2, 2);
    struct cell *label = ARENA_ARRAY(test->bench.arena, 2, struct cell);
    memcpy(label, rows[0].cells, 2 * sizeof *label);
    label[0].rowspan = 2;
    rows[0].cells = label;
    struct cell *cell = ARENA_NEW(test->bench.arena, struct cell);
    *cell = rows[1].cells[1];
    cell->content = case_text(test, &style, many_lines(test, "L", 150));
    rows[1].cells = cell;
    rows[1].cell_count = 1;
    struct block block = case_block(case_table(test, 2, rows, 2));
    const struct pages *pages = case_set(test, &block, 1);
    assert_non_null(pages);
    assert_int_equal(pages->count, 5);
    for (size_t p = 0; p < 5; p++)
        assert_int_equal(page_count_text(&pages->items[p],
                                         p == 0 ? "r1a" : "r1a（续）", ANY),
                         1);
    /* A line higher than a page: reported, not waited for. */
    style.leading = AREA_HEIGHT;
    assert_null(case_set(test, &block, 1));
    assert_true(count_code(test->bench.log, DIAG_ROW_OVERFULL) > 0);
}

/* A table that begins with a divided row: two lines of it below a title. */
static void divided_below_a_title(void **state)
{
    struct table_case *test = *state;
    for (size_t fits = 0; fits < 2; fits++) {
        struct row *rows = case_rows(test, 1, 1);
        struct cell *cell = ARENA_NEW(test->bench.arena, struct cell);
        *cell = rows->cells[0];
        cell->content = case_text(test, &test->cell, many_lines(test, "L", 60));
        rows->cells = cell;
        struct table table = case_table(test, 1, rows, 1);
        table.title = case_text(test, &test->title, STR("表"));
        /* 26.4 * 14: 105.6 pt are left; title and header take 57.024. */
        struct paragraph_style style = test->narrative;
        style.space_after = fits ? 15000 : 16000;
        struct block blocks[2] = {case_line(test, &style, case_lines(test, 14)),
                                  case_block(table)};
        const struct pages *pages = case_set(test, blocks, 2);
        assert_non_null(pages);
        assert_int_equal(pages_find(pages, "表"), fits ? 0 : 1);
        assert_int_equal(last_line(&pages->items[0], "L"), fits ? 2 : 0);
    }
}

int run_divided_row_tests(void)
{
#define CASE(name) \
    cmocka_unit_test_setup_teardown(name, case_setup, case_teardown)
    const struct CMUnitTest tests[] = {
        CASE(no_line_alone),
        CASE(divided_beside_a_label),
        CASE(divided_below_a_title),
    };
    return cmocka_run_group_tests_name("divided rows", tests, NULL, NULL);
}
