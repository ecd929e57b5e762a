/* SPDX-License-Identifier: MIT
 *
 * Tables over pages: one rule a test.
 */
#include "table_case.h"

#include <stdio.h>
#include <string.h>

#define ROW(test, ...)                                                    \
    case_row(test, &(test)->cell,                                         \
             sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *), \
             (const char *const[]){__VA_ARGS__})

/* Title 2 units, context 1, header 1: 21 rows, then 23 a page. */
static void exact_fit(void **state)
{
    struct table_case *test = *state;
    struct table table = case_table(test, 2, case_rows(test, 44, 2), 44);
    table.title = case_text(test, &test->title, STR("表"));
    table.context[0] = case_text(test, &test->context, STR("单位名"));
    table.context[2] = case_text(test, &test->context, STR("单位：万元"));
    struct block block = case_block(table);
    const struct pages *pages = case_set(test, &block, 1);
    assert_non_null(pages);
    assert_int_equal(pages->count, 2);
    assert_int_equal(page_rows(&pages->items[0]), 21);
    assert_int_equal(page_rows(&pages->items[1]), 23);
    assert_inside(test, pages);

    assert_int_equal(page_count_text(&pages->items[0], "表", REAL), 1);
    assert_int_equal(pages_count_text(pages, "表", ANY), 1);
    for (size_t p = 0; p < 2; p++) {
        enum whose whose = p == 0 ? REAL : REPEATED;
        const struct page *page = &pages->items[p];
        assert_int_equal(page_count_text(page, "H1", whose), 1);
        assert_int_equal(page_count_text(page, "H1", ANY), 1);
        assert_int_equal(page_count_text(page, "单位名", whose), 1);
        assert_int_equal(page_count_text(page, "单位：万元", whose), 1);
    }
    /* Columns stand in the same places on both pages. */
    assert_int_equal(page_find(&pages->items[0], "H2")->glyphs.items[0].x,
                     page_find(&pages->items[1], "H2")->glyphs.items[0].x);
}

/* A row that is 1/1000 pt higher than the rest of the page goes on. */
static void not_quite_fit(void **state)
{
    struct table_case *test = *state;
    struct row *rows = case_rows(test, 24, 2);
    rows[23].least_height = UNIT + 1;
    struct block block = case_block(case_table(test, 2, rows, 24));
    const struct pages *pages = case_set(test, &block, 1);
    assert_non_null(pages);
    assert_int_equal(page_rows(&pages->items[0]), 23);
    assert_int_equal(page_rows(&pages->items[1]), 1);
    rows[23].least_height = UNIT;
    assert_int_equal(case_set(test, &block, 1)->count, 1);
}

static void empty_with_note(void **state)
{
    struct table_case *test = *state;
    struct table table = case_table(test, 2, NULL, 0);
    struct paragraph note = case_text(test, &test->note, STR("注：空表"));
    table.notes = &note;
    table.note_count = 1;
    struct block block = case_block(table);
    const struct pages *pages = case_set(test, &block, 1);
    assert_non_null(pages);
    assert_int_equal(pages->count, 1);
    assert_int_equal(page_count_text(&pages->items[0], "H1", REAL), 1);
    assert_int_equal(page_count_text(&pages->items[0], "注：空表", REAL), 1);
    /* The header is the body: PDF/UA-1 has no THead without a TBody. */
    size_t bodies = 0;
    for (size_t e = 0; e < pages->element_count; e++) {
        assert_true(pages->elements[e].role != ELEMENT_TABLE_HEAD);
        bodies += pages->elements[e].role == ELEMENT_TABLE_BODY;
    }
    assert_int_equal(bodies, 1);
}

/* Notes stand with the last row: it goes to the next page with them. */
static void note_with_last_row(void **state)
{
    struct table_case *test = *state;
    struct table table = case_table(test, 2, case_rows(test, 24, 2), 24);
    struct paragraph note = case_text(test, &test->note, STR("注"));
    table.notes = &note;
    table.note_count = 1;
    struct block block = case_block(table);
    const struct pages *pages = case_set(test, &block, 1);
    assert_non_null(pages);
    assert_int_equal(pages->count, 2);
    assert_int_equal(page_rows(&pages->items[0]), 23);
    assert_int_equal(pages_find(pages, "r24a"), 1);
    assert_int_equal(pages_find(pages, "注"), 1);
}

static void total_not_alone(void **state)
{
    struct table_case *test = *state;
    struct row *rows = case_rows(test, 25, 2);
    rows[24].is_total = true;
    struct block block = case_block(case_table(test, 2, rows, 25));
    const struct pages *pages = case_set(test, &block, 1);
    assert_non_null(pages);
    assert_int_equal(page_rows(&pages->items[0]), 23);
    assert_int_equal(page_rows(&pages->items[1]), 2);
    /* A total that comes first is not left at a page's foot either. */
    struct row *first = case_rows(test, 30, 2);
    first[0].is_total = true;
    struct block blocks[2] = {
        case_line(test, &test->narrative, case_lines(test, 16)),
        case_block(case_table(test, 2, first, 30))};
    pages = case_set(test, blocks, 2);
    assert_non_null(pages);
    assert_int_equal(page_rows(&pages->items[0]), 0);
    assert_int_equal(pages_count_text(pages, "H1", REAL), 1);
    assert_int_equal(pages_find(pages, "H1"), 1);
}

static void rows_kept_with_next(void **state)
{
    struct table_case *test = *state;
    struct row *rows = case_rows(test, 30, 2);
    rows[22].keep_with_next = rows[23].keep_with_next = true;
    struct block block = case_block(case_table(test, 2, rows, 30));
    const struct pages *pages = case_set(test, &block, 1);
    assert_non_null(pages);
    assert_int_equal(page_rows(&pages->items[0]), 22);
    /* A chain longer than a page breaks somewhere, on full pages. */
    for (size_t r = 0; r < 30; r++)
        rows[r].keep_with_next = true;
    pages = case_set(test, &block, 1);
    assert_non_null(pages);
    assert_int_equal(pages->count, 2);
    assert_int_equal(page_rows(&pages->items[0]), 24);
}

/* A label over 40 rows stands wholly on each page, marked as continued. */
static void rowspan_over_pages(void **state)
{
    struct table_case *test = *state;
    struct row *rows = case_rows(test, 60, 2);
    rows[5] = ROW(test, "产出指标^40", "r6b");
    for (size_t r = 6; r < 45; r++)
        rows[r] =
            ROW(test, NULL, str_format(test->bench.arena, "r%zub", r + 1).data);
    struct block block = case_block(case_table(test, 2, rows, 60));
    const struct pages *pages = case_set(test, &block, 1);
    assert_non_null(pages);
    assert_int_equal(pages->count, 3);
    assert_int_equal(pages_count_text(pages, "产出指标", ANY), 1);
    assert_int_equal(page_count_text(&pages->items[0], "产出指标", REAL), 1);
    assert_int_equal(
        page_count_text(&pages->items[1], "产出指标（续）", REPEATED), 1);
    assert_int_equal(pages_count_text(pages, "产出指标（续）", ANY), 1);
    assert_inside(test, pages);
}

/*
 * Rows 23 to 25 have a label of two lines (33.008 pt). Row 24 is too high for
 * the page, so the page ends with row 23: it grows to hold the label, which
 * stands wholly on the next page too.
 */
static void rowspan_grows(void **state)
{
    struct table_case *test = *state;
    test->style.continued = STR("");
    struct row *rows = case_rows(test, 27, 2);
    rows[22] = ROW(test, "一\n二^3", "r23b");
    rows[23] = ROW(test, NULL, "甲\n乙\n丙");
    rows[24] = ROW(test, NULL, "r25b");
    struct block block = case_block(case_table(test, 2, rows, 27));
    const struct pages *pages = case_set(test, &block, 1);
    assert_non_null(pages);
    assert_int_equal(pages->count, 2);
    assert_int_equal(pages_find(pages, "r23b"), 0);
    assert_int_equal(pages_find(pages, "甲"), 1);
    assert_int_equal(page_count_text(&pages->items[0], "一", REAL), 1);
    assert_int_equal(page_count_text(&pages->items[0], "二", REAL), 1);
    assert_int_equal(page_count_text(&pages->items[1], "一", REPEATED), 1);
    assert_int_equal(page_count_text(&pages->items[1], "二", REPEATED), 1);
    assert_inside(test, pages);
}

/* Without repeated labels a text goes on in its next rows. */
static void rowspan_goes_on(void **state)
{
    struct table_case *test = *state;
    test->style.repeat_labels = false;
    struct builder text = {.arena = test->bench.arena};
    for (int i = 1; i <= 60; i++)
        builder_format(&text, i < 60 ? "L%d\n" : "L%d", i);
    struct row *rows = case_rows(test, 30, 2);
    builder_add(&text, STR("^30"));
    builder_add_char(&text, '\0');
    rows[0] = ROW(test, text.data, "r1b");
    for (size_t r = 1; r < 30; r++)
        rows[r] =
            ROW(test, NULL, str_format(test->bench.arena, "r%zub", r + 1).data);
    struct block block = case_block(case_table(test, 2, rows, 30));
    const struct pages *pages = case_set(test, &block, 1);
    assert_non_null(pages);
    for (int i = 1; i <= 60; i++) {
        char line[8];
        snprintf(line, sizeof line, "L%d", i);
        assert_int_equal(pages_count_text(pages, line, REAL), 1);
    }
    assert_inside(test, pages);
}

static void row_taller_than_page(void **state)
{
    struct table_case *test = *state;
    struct builder text = {.arena = test->bench.arena};
    for (int i = 1; i <= 100; i++)
        builder_format(&text, i < 100 ? "L%d\n" : "L%d", i);
    builder_add_char(&text, '\0');
    struct row *rows = case_rows(test, 4, 2);
    rows[1] = ROW(test, "甲", text.data);
    struct block block = case_block(case_table(test, 2, rows, 4));
    const struct pages *pages = case_set(test, &block, 1);
    assert_non_null(pages);
    assert_int_equal(pages->count, 4);
    assert_int_equal(pages_find(pages, "L1"), 0);
    assert_int_equal(pages_find(pages, "L100"), 3);
    assert_int_equal(pages_find(pages, "r4a"), 3);
    assert_int_equal(pages_count_text(pages, "甲", ANY), 1);
    assert_int_equal(pages_count_text(pages, "H1", REPEATED), 3);
    assert_inside(test, pages);
}

/* 23 lines of room and a row of 2: moved whole. */
static void row_moved_whole(void **state)
{
    struct table_case *test = *state;
    struct row *rows = case_rows(test, 25, 2);
    rows[23] = ROW(test, "一\n二", "r24b");
    struct block block = case_block(case_table(test, 2, rows, 25));
    const struct pages *pages = case_set(test, &block, 1);
    assert_non_null(pages);
    assert_int_equal(page_rows(&pages->items[0]), 23);
    assert_int_equal(pages_find(pages, "一"), 1);
    assert_int_equal(pages_find(pages, "二"), 1);
}

static void decimals_align(void **state)
{
    struct table_case *test = *state;
    const char *const texts[] = {"1.50", "12345.6", "-7.125", "88"};
    struct row rows[4];
    for (size_t i = 0; i < 4; i++)
        rows[i] = case_row(test, &test->figure, 1, &texts[i]);
    struct block block = case_block(case_table(test, 1, rows, 4));
    const struct pages *pages = case_set(test, &block, 1);
    assert_non_null(pages);
    length_t point[4];
    for (size_t i = 0; i < 4; i++) {
        const struct glyphs *glyphs =
            &page_find(&pages->items[0], texts[i])->glyphs;
        size_t at = strcspn(texts[i], ".");
        if (at < glyphs->count)
            point[i] = glyphs->items[at].x;
        else /* behind the last digit: all digits are equally wide */
            point[i] = 2 * glyphs->items[1].x - glyphs->items[0].x;
        assert_int_equal(point[i], point[0]);
    }
}

static void type_steps_down(void **state)
{
    struct table_case *test = *state;
    const char *texts[12];
    for (size_t c = 0; c < 12; c++)
        texts[c] = "123456789.12";
    struct row row = case_row(test, &test->figure, 12, texts);
    struct table table = case_table(test, 12, &row, 1);
    struct block block = case_block(table);
    const struct pages *pages = case_set(test, &block, 1);
    assert_non_null(pages);
    const struct item *item = page_find(&pages->items[0], "123456789.12");
    assert_true(item->glyphs.size < 10500);
    assert_true(item->glyphs.size >= 10500 * 7 / 10);
    assert_inside(test, pages);

    test->style.least_scale = 1000;
    assert_null(case_set(test, &block, 1));
    assert_int_equal(count_code(test->bench.log, DIAG_TABLE_TOO_WIDE), 1);
}

static void cells_overlap(void **state)
{
    struct table_case *test = *state;
    struct row rows[2] = {ROW(test, "a^2", "b"), ROW(test, "c", "d")};
    struct block block = case_block(case_table(test, 2, rows, 2));
    assert_null(case_set(test, &block, 1));
    assert_int_equal(count_code(test->bench.log, DIAG_TABLE_GRID_WRONG), 1);
}

static void outside_the_columns(void **state)
{
    struct table_case *test = *state;
    struct row rows[2] = {ROW(test, "a^2", "b"), ROW(test, NULL, "c", "d")};
    struct block block = case_block(case_table(test, 2, rows, 2));
    assert_null(case_set(test, &block, 1));
    assert_int_equal(count_code(test->bench.log, DIAG_TABLE_GRID_WRONG), 1);
}

static void overfull(void **state)
{
    struct table_case *test = *state;
    struct row *rows = case_rows(test, 1, 2);
    struct table table = case_table(test, 2, rows, 1);
    struct row *header = case_rows(test, 1, 2);
    header->least_height = AREA_HEIGHT + 1;
    table.header = header;
    struct block block = case_block(table);
    assert_null(case_set(test, &block, 1));
    assert_int_equal(count_code(test->bench.log, DIAG_HEADER_OVERFULL), 1);
    header->least_height = AREA_HEIGHT - 1000;
    assert_null(case_set(test, &block, 1));
    assert_int_equal(count_code(test->bench.log, DIAG_ROW_OVERFULL), 1);
}

/* Missing cells become empty ones: every row is equally wide. */
static void rows_equally_wide(void **state)
{
    struct table_case *test = *state;
    struct row rows[3] = {ROW(test, "a^2", "b<2"), ROW(test, NULL, "c"),
                          ROW(test, "d")};
    struct block block = case_block(case_table(test, 4, rows, 3));
    const struct pages *pages = case_set(test, &block, 1);
    assert_non_null(pages);
    size_t places = 0;
    for (size_t e = 0; e < pages->element_count; e++) {
        const struct element *element = &pages->elements[e];
        assert_true(e < 2 || element->parent < e);
        places += (size_t)element->colspan * element->rowspan;
    }
    assert_int_equal(places, 4 * 4);
}

int run_table_tests(void)
{
#define CASE(name) \
    cmocka_unit_test_setup_teardown(name, case_setup, case_teardown)
    const struct CMUnitTest tests[] = {
        CASE(exact_fit),           CASE(not_quite_fit),
        CASE(empty_with_note),     CASE(note_with_last_row),
        CASE(total_not_alone),     CASE(rows_kept_with_next),
        CASE(rowspan_over_pages),  CASE(rowspan_grows),
        CASE(rowspan_goes_on),     CASE(row_taller_than_page),
        CASE(row_moved_whole),     CASE(decimals_align),
        CASE(type_steps_down),     CASE(cells_overlap),
        CASE(outside_the_columns), CASE(overfull),
        CASE(rows_equally_wide),
    };
    return cmocka_run_group_tests_name("tables", tests, NULL, NULL);
}
