/* SPDX-License-Identifier: MIT
 *
 * What a table has on each page of its own: sums, its title again; and pages
 * of another form or strips of columns where it is too wide.
 */
#include "table_case.h"

#include "base/arena.h"

#include <stdio.h>
#include <string.h>

/* ---- sums ---- */

/* A name and a figure of amount fen. */
static struct row figure_row(struct table_case *test, const char *name,
                             money_t amount)
{
    struct arena *arena = test->bench.arena;
    struct row row =
        case_row(test, &test->cell, 2, (const char *const[]){name, "x"});
    struct cell *cells = ARENA_ARRAY(arena, 2, struct cell);
    memcpy(cells, row.cells, 2 * sizeof *cells);
    struct cell_figure *figure = ARENA_NEW(arena, struct cell_figure);
    figure->amount = amount;
    cells[1].figure = figure;
    row.cells = cells;
    return row;
}

static const struct row *sum_row(struct table_case *test, const char *name)
{
    struct arena *arena = test->bench.arena;
    struct row *row = ARENA_NEW(arena, struct row);
    *row = case_row(test, &test->cell, 2, (const char *const[]){name, ""});
    struct cell *cells = ARENA_ARRAY(arena, 2, struct cell);
    memcpy(cells, row->cells, 2 * sizeof *cells);
    struct cell_figure *figure = ARENA_NEW(arena, struct cell_figure);
    *figure = (struct cell_figure){
        .is_sum = true,
        .format = {.unit = MONEY_YUAN, .decimals = 2, .grouping = STR(",")}};
    cells[1].figure = figure;
    cells[1].content = (struct paragraph){.style = &test->figure};
    row->cells = cells;
    return row;
}

/* count rows of 1.00, 2.00, 3.00 … and all page rows. */
static struct table sum_table(struct table_case *test, size_t count)
{
    struct arena *arena = test->bench.arena;
    struct row *rows = ARENA_ARRAY(arena, count, struct row);
    for (size_t i = 0; i < count; i++)
        rows[i] =
            figure_row(test, str_c(arena, str_format(arena, "r%zua", i + 1)),
                       (money_t)(i + 1) * 100);
    struct table table = case_table(test, 2, rows, count);
    table.page_rows[PAGE_ROW_BROUGHT] = sum_row(test, "承前页");
    table.page_rows[PAGE_ROW_SUBTOTAL] = sum_row(test, "本页小计");
    table.page_rows[PAGE_ROW_CARRIED] = sum_row(test, "过次页");
    return table;
}

/* The text of the item that stands last on the line of another. */
static const char *beside(struct table_case *test, const struct page *page,
                          const char *text)
{
    const struct item *name = page_find(page, text);
    if (name == NULL)
        return "nowhere";
    const struct item *last = NULL;
    for (size_t i = 0; i < page->count; i++) {
        const struct item *item = &page->items[i];
        if (item->kind == ITEM_GLYPHS &&
            item->glyphs.items[0].y == name->glyphs.items[0].y)
            last = item;
    }
    return str_c(test->bench.arena, last->glyphs.text);
}

/* Header 1 unit of 25: 22 rows with two at the foot, 21 with three around
 * them; the last page has one at its head and one at its foot. */
static void sums_of_pages(void **state)
{
    struct table_case *test = *state;
    struct block block = case_block(sum_table(test, 22 + 21 + 22));
    const struct pages *pages = case_set(test, &block, 1);
    assert_non_null(pages);
    assert_int_equal(pages->count, 3);
    assert_int_equal(page_rows(&pages->items[0]), 22);
    assert_int_equal(page_rows(&pages->items[1]), 21);
    assert_int_equal(page_rows(&pages->items[2]), 22);
    assert_inside(test, pages);
    const struct page *page = pages->items;
    assert_int_equal(page_count_text(&page[0], "承前页", ANY), 0);
    assert_string_equal(beside(test, &page[0], "本页小计"), "253.00");
    assert_string_equal(beside(test, &page[0], "过次页"), "253.00");
    assert_string_equal(beside(test, &page[1], "承前页"), "253.00");
    assert_string_equal(beside(test, &page[1], "本页小计"), "693.00");
    assert_string_equal(beside(test, &page[1], "过次页"), "946.00");
    assert_string_equal(beside(test, &page[2], "承前页"), "946.00");
    assert_string_equal(beside(test, &page[2], "本页小计"), "1,199.00");
    assert_int_equal(page_count_text(&page[2], "过次页", ANY), 0);
    /* None of it is read as a part of the table. */
    assert_int_equal(pages_count_text(pages, "本页小计", REAL), 0);
}

static void one_page_has_no_sums(void **state)
{
    struct table_case *test = *state;
    struct block block = case_block(sum_table(test, 24));
    const struct pages *pages = case_set(test, &block, 1);
    assert_non_null(pages);
    assert_int_equal(pages->count, 1);
    assert_int_equal(pages_count_text(pages, "本页小计", ANY), 0);
    block = case_block(sum_table(test, 25));
    pages = case_set(test, &block, 1);
    assert_int_equal(pages->count, 2);
    assert_int_equal(pages_count_text(pages, "本页小计", ANY), 2);
}

static void last_subtotal_above_totals(void **state)
{
    struct table_case *test = *state;
    struct table table = sum_table(test, 30);
    struct row *rows = ARENA_ARRAY(test->bench.arena, 30, struct row);
    memcpy(rows, table.body, 30 * sizeof *rows);
    rows[29] =
        case_row(test, &test->cell, 2, (const char *const[]){"合计", "435.00"});
    rows[29].is_total = true;
    table.body = rows;
    struct block block = case_block(table);
    const struct pages *pages = case_set(test, &block, 1);
    assert_int_equal(pages->count, 2);
    const struct page *page = &pages->items[1];
    assert_string_equal(beside(test, page, "本页小计"), "182.00");
    assert_int_equal(page_find(page, "合计")->glyphs.items[0].y -
                         page_find(page, "本页小计")->glyphs.items[0].y,
                     UNIT);
}

/* A row divided between pages counts where it begins. */
static void divided_row_counts_once(void **state)
{
    struct table_case *test = *state;
    struct table table = sum_table(test, 3);
    struct row *rows = ARENA_ARRAY(test->bench.arena, 3, struct row);
    memcpy(rows, table.body, 3 * sizeof *rows);
    struct cell *cells = ARENA_ARRAY(test->bench.arena, 2, struct cell);
    memcpy(cells, rows[1].cells, 2 * sizeof *cells);
    cells[0].content = case_text(test, &test->cell, case_lines(test, 40));
    rows[1].cells = cells;
    table.body = rows;
    struct block block = case_block(table);
    const struct pages *pages = case_set(test, &block, 1);
    assert_non_null(pages);
    assert_true(pages->count > 2);
    assert_string_equal(beside(test, &pages->items[0], "本页小计"), "3.00");
    assert_string_equal(beside(test, &pages->items[1], "本页小计"), "0.00");
    assert_string_equal(
        beside(test, &pages->items[pages->count - 1], "本页小计"), "3.00");
}

static void sum_overflow_is_an_error(void **state)
{
    struct table_case *test = *state;
    struct table table = sum_table(test, 2);
    struct row rows[2] = {figure_row(test, "a", INT64_MAX),
                          figure_row(test, "b", -1)};
    table.body = rows;
    struct block block = case_block(table);
    assert_null(case_set(test, &block, 1));
    assert_int_equal(count_code(test->bench.log, DIAG_SUM_OVERFLOW), 1);
}

/* ---- titles ---- */

static void title_stands_again(void **state)
{
    struct table_case *test = *state;
    test->style.title_continued = STR("（续）");
    struct table table = case_table(test, 2, case_rows(test, 44, 2), 44);
    table.title = case_text(test, &test->title, STR("表"));
    struct block block = case_block(table);
    const struct pages *pages = case_set(test, &block, 1);
    assert_non_null(pages);
    assert_int_equal(pages->count, 2);
    assert_int_equal(page_rows(&pages->items[0]), 22);
    assert_int_equal(page_rows(&pages->items[1]), 22);
    assert_int_equal(page_count_text(&pages->items[0], "表", REAL), 1);
    assert_int_equal(page_count_text(&pages->items[1], "表（续）", REPEATED),
                     1);
    assert_int_equal(
        page_find(&pages->items[0], "表")->glyphs.items[0].y,
        page_find(&pages->items[1], "表（续）")->glyphs.items[0].y);
    assert_inside(test, pages);
}

/* ---- wide tables ---- */

/* As case_table with fixed columns of a width. */
static struct table fixed_table(struct table_case *test, size_t columns,
                                length_t width, size_t row_count)
{
    struct table table = case_table(
        test, columns, case_rows(test, row_count, columns), row_count);
    struct column *fixed =
        ARENA_ARRAY(test->bench.arena, columns, struct column);
    for (size_t c = 0; c < columns; c++)
        fixed[c] = (struct column){.kind = WIDTH_FIXED, .width = width};
    table.columns = fixed;
    return table;
}

static void pages_of_another_form(void **state)
{
    struct table_case *test = *state;
    struct page_form wide = test->form;
    wide.width += 400000;
    struct table table = fixed_table(test, 4, 250000, 30);
    table.wide.form = &wide;
    struct block blocks[] = {case_line(test, &test->heading, STR("之前")),
                             case_block(table),
                             case_line(test, &test->narrative, STR("之后"))};
    const struct pages *pages = case_set(test, blocks, 3);
    assert_non_null(pages);
    assert_int_equal(pages->count, 4);
    assert_int_equal(pages->items[0].width, test->form.width);
    assert_int_equal(pages->items[1].width, wide.width);
    assert_int_equal(pages->items[2].width, wide.width);
    assert_int_equal(pages->items[3].width, test->form.width);
    assert_int_equal(page_rows(&pages->items[1]), 24);
    assert_int_equal(page_rows(&pages->items[2]), 6);
    assert_int_equal(pages_find(pages, "之后"), 3);
    /* A table that fits has no pages of its own. */
    table = fixed_table(test, 4, 150000, 3);
    table.wide.form = &wide;
    blocks[1] = case_block(table);
    assert_int_equal(case_set(test, blocks, 3)->count, 1);
}

static void strips_of_columns(void **state)
{
    struct table_case *test = *state;
    struct table table = fixed_table(test, 6, 200000, 40);
    table.wide.key = 1;
    table.wide.groups = (const uint16_t[]){1, 2, 1, 1};
    table.wide.group_count = 4;
    struct block block = case_block(table);
    const struct pages *pages = case_set(test, &block, 1);
    assert_non_null(pages);
    /* 24 rows and 16; each beside columns 2, 3 4 and 5 6. */
    assert_int_equal(pages->count, 2 * 3);
    for (size_t p = 0; p < 6; p++) {
        const struct page *page = &pages->items[p];
        size_t rows = p < 3 ? 24 : 16;
        assert_int_equal(page_rows(page), rows);
        assert_int_equal(page_count_text(page, "H1", ANY), 1);
        assert_int_equal(page_count_text(page, "H2", ANY), p % 3 == 0);
        assert_int_equal(page_count_text(page, "H3", ANY), p % 3 == 1);
        assert_int_equal(page_count_text(page, "H6", ANY), p % 3 == 2);
        assert_int_equal(page_count_text(page, "H1", REAL), p == 0);
        assert_int_equal(page_count_text(page, "H6", REAL), p == 2);
    }
    for (size_t r = 1; r <= 40; r++)
        for (char c = 'a'; c <= 'f'; c++) {
            char text[16];
            snprintf(text, sizeof text, "r%zu%c", r, c);
            assert_int_equal(pages_count_text(pages, text, REAL), 1);
            assert_int_equal(pages_count_text(pages, text, ANY),
                             c == 'a' ? 3 : 1);
        }
    assert_inside(test, pages);
}

/* A header cell over divided columns stands on each of their pages, centred
 * over those that are there. */
static void header_spans_strips(void **state)
{
    struct table_case *test = *state;
    struct table table = fixed_table(test, 5, 300000, 2);
    struct row header[2] = {
        case_row(test, &test->cell, 5,
                 (const char *const[]){"键^2", "横跨<4", NULL, NULL, NULL}),
        case_row(test, &test->cell, 5,
                 (const char *const[]){NULL, "H2", "H3", "H4", "H5"})};
    table.header = header;
    table.header_count = 2;
    table.wide.key = 1;
    table.wide.groups = (const uint16_t[]){2, 2};
    table.wide.group_count = 2;
    struct column *columns = ARENA_ARRAY(test->bench.arena, 5, struct column);
    memcpy(columns, table.columns, 5 * sizeof *columns);
    columns[0].width = 100000;
    table.columns = columns;
    struct block block = case_block(table);
    const struct pages *pages = case_set(test, &block, 1);
    assert_non_null(pages);
    assert_int_equal(pages->count, 2);
    assert_int_equal(page_count_text(&pages->items[0], "横跨", REAL), 1);
    assert_int_equal(page_count_text(&pages->items[1], "横跨", REPEATED), 1);
    assert_int_equal(page_count_text(&pages->items[1], "键", REPEATED), 1);
}

static void body_spans_no_strips(void **state)
{
    struct table_case *test = *state;
    struct table table = fixed_table(test, 3, 400000, 1);
    struct row row =
        case_row(test, &test->cell, 3, (const char *const[]){"a", "b<2", NULL});
    table.body = &row;
    table.wide.key = 0;
    table.wide.groups = (const uint16_t[]){1, 1, 1};
    table.wide.group_count = 3;
    struct block block = case_block(table);
    assert_null(case_set(test, &block, 1));
    assert_int_equal(count_code(test->bench.log, DIAG_TABLE_SPAN_DIVIDED), 1);
}

int run_table_page_tests(void)
{
#define TEST(name) \
    cmocka_unit_test_setup_teardown(name, case_setup, case_teardown)
    const struct CMUnitTest tests[] = {
        TEST(sums_of_pages),
        TEST(one_page_has_no_sums),
        TEST(last_subtotal_above_totals),
        TEST(divided_row_counts_once),
        TEST(sum_overflow_is_an_error),
        TEST(title_stands_again),
        TEST(pages_of_another_form),
        TEST(strips_of_columns),
        TEST(header_spans_strips),
        TEST(body_spans_no_strips),
    };
#undef TEST
    return cmocka_run_group_tests(tests, NULL, NULL);
}
