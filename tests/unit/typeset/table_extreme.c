/* SPDX-License-Identifier: MIT
 *
 * Tables that nobody should write: they end, with all their text on the pages
 * or an error that says what is wrong, within memory that grows with them.
 * Bounds are on pages and memory, never on time.
 */
#include "table_random.h"

#include <string.h>

/* One row of a text count times. */
static struct row repeated(struct table_case *test,
                           const struct paragraph_style *style, size_t count,
                           const char *text)
{
    const char **texts = ARENA_ARRAY(test->bench.arena, count, const char *);
    for (size_t c = 0; c < count; c++)
        texts[c] = text;
    return case_row(test, style, count, texts);
}

static void set_widths(struct table_case *test, struct table *table,
                       enum width_kind kind, length_t width)
{
    struct column *columns =
        ARENA_ARRAY(test->bench.arena, table->column_count, struct column);
    for (size_t c = 0; c < table->column_count; c++)
        columns[c] = (struct column){.kind = kind, .width = width, .share = 1};
    table->columns = columns;
}

static const struct pages *set_one(struct table_case *test, struct table table)
{
    struct block *block = ARENA_NEW(test->bench.arena, struct block);
    *block = case_block(table);
    return case_set(test, block, 1);
}

/* The only thing said is this code, once. */
static void assert_refused(struct table_case *test, struct table table,
                           enum diag_code code)
{
    assert_null(set_one(test, table));
    assert_int_equal(count_code(test->bench.log, code), 1);
    assert_int_equal(diag_count(test->bench.log), 1);
    assert_int_equal(diag_exit_code(test->bench.log), 1);
}

/* Groups of 24 rows with groups of 8 in them, and one of all rows: each page
 * can end behind 24. */
static void many_groups(struct table_case *test, struct table *table)
{
    size_t count = table->body_count;
    struct row_group *groups =
        ARENA_ARRAY(test->bench.arena, count, struct row_group);
    groups[table->group_count++] = (struct row_group){0, count, true};
    for (size_t from = 0; from < count; from += 8) {
        if (from % 24 == 0)
            groups[table->group_count++] = (struct row_group){
                from, count - from < 24 ? count - from : 24, true};
        groups[table->group_count++] =
            (struct row_group){from, count - from < 8 ? count - from : 8, true};
    }
    table->groups = groups;
}

/* 20,000 rows of 8 columns: 24 a page. */
static void many_rows(void **state)
{
    (void)state;
    size_t used[2];
    const size_t sizes[2] = {2000, 20000};
    for (int i = 0; i < 2; i++) {
        struct table_case test;
        case_open(&test);
        struct row *rows = case_rows(&test, sizes[i], 8);
        struct table table = case_table(&test, 8, rows, sizes[i]);
        many_groups(&test, &table);
        const struct pages *pages = set_one(&test, table);
        assert_non_null(pages);
        assert_int_equal(pages->count, (sizes[i] + 23) / 24);
        used[i] = arena_footprint(test.bench.arena);
        case_close(&test);
    }
    assert_true(used[1] < 12 * used[0]);
}

/* 50,000 characters in a cell: 68 a line (724 pt of 10.5), 32 lines a page
 * (451.184 pt of 14). */
static void long_cell(void **state)
{
    (void)state;
    size_t used[2];
    const size_t sizes[2] = {5000, 50000};
    for (int i = 0; i < 2; i++) {
        struct table_case test;
        case_open(&test);
        struct builder text = {.arena = test.bench.arena};
        for (size_t k = 0; k < sizes[i]; k++)
            builder_add(&text, STR("望"));
        builder_add_char(&text, '\0');
        struct row row =
            case_row(&test, &test.cell, 1, (const char *const[]){text.data});
        const struct pages *pages =
            set_one(&test, case_table(&test, 1, &row, 1));
        assert_non_null(pages);
        assert_int_equal(diag_count(test.bench.log), 0);
        size_t lines = (sizes[i] + 67) / 68;
        assert_int_equal(pages->count, (lines + 31) / 32);
        assert_inside(&test, pages);
        used[i] = arena_footprint(test.bench.arena);
        case_close(&test);
    }
    assert_true(used[1] < 15 * used[0]);
}

/* A label over count rows; the rows of the other column are "b". */
static struct row *labelled(struct table_case *test, size_t count,
                            uint16_t rowspan)
{
    struct row *rows = ARENA_ARRAY(test->bench.arena, count, struct row);
    const char *const first[] = {"产出", "b"}, *const next[] = {NULL, "b"};
    for (size_t r = 0; r < count; r++)
        rows[r] = case_row(test, &test->cell, 2, r == 0 ? first : next);
    ((struct cell *)(uintptr_t)rows[0].cells)[0].rowspan = rowspan;
    return rows;
}

/* Five pages: the label is real on the first and marked on the others. */
static void label_over_five_pages(void **state)
{
    struct table_case *test = *state;
    const struct pages *pages =
        set_one(test, case_table(test, 2, labelled(test, 120, 120), 120));
    assert_non_null(pages);
    assert_int_equal(pages->count, 5);
    for (size_t p = 0; p < 5; p++) {
        const struct page *page = &pages->items[p];
        assert_int_equal(page_count_text(page, "b", REAL), 24);
        assert_int_equal(page_count_text(page, "产出", REAL), p == 0);
        assert_int_equal(page_count_text(page, "产出（续）", REPEATED), p > 0);
    }
}

/* As many rows as a span can have: 65,535. */
static void longest_label(void **state)
{
    struct table_case *test = *state;
    const size_t count = UINT16_MAX;
    const struct pages *pages = set_one(
        test, case_table(test, 2, labelled(test, count, UINT16_MAX), count));
    assert_non_null(pages);
    assert_int_equal(pages->count, (count + 23) / 24);
    assert_int_equal(pages_count_text(pages, "产出（续）", REPEATED),
                     pages->count - 1);
    /* A span longer than its table ends with it. */
    pages =
        set_one(test, case_table(test, 2, labelled(test, 3, UINT16_MAX), 3));
    assert_non_null(pages);
    assert_int_equal(pages->count, 1);
}

/* 60 columns: 870 pt at 10.5 pt, 681 at 0.7 of it; 728 are there. */
static void sixty_columns(void **state)
{
    struct table_case *test = *state;
    struct row row = repeated(test, &test->figure, 60, "12");
    struct table table = case_table(test, 60, &row, 1);
    table.header_count = 0;
    const struct pages *pages = set_one(test, table);
    assert_non_null(pages);
    assert_int_equal(pages_count_text(pages, "12", REAL), 60);
    const struct item *item = page_find(&pages->items[0], "12");
    assert_in_range(item->glyphs.size, 7350, 8500);
    assert_inside(test, pages);
    assert_null(rules_problem(test->bench.arena, &pages->items[0]));

    row = repeated(test, &test->figure, 60, "123");
    assert_refused(test, table, DIAG_TABLE_TOO_WIDE);
}

static void thousand_columns(void **state)
{
    struct table_case *test = *state;
    struct row row = repeated(test, &test->figure, 1000, "");
    struct table table = case_table(test, 1000, &row, 1);
    table.header_count = 0;
    const struct pages *pages = set_one(test, table);
    assert_non_null(pages);
    assert_int_equal(pages->count, 1);
    assert_inside(test, pages);
    row = repeated(test, &test->figure, 1000, "1");
    assert_refused(test, table, DIAG_TABLE_TOO_WIDE);
}

static void fixed_columns_too_wide(void **state)
{
    struct table_case *test = *state;
    struct row row = repeated(test, &test->cell, 8, "a");
    struct table table = case_table(test, 8, &row, 1);
    set_widths(test, &table, WIDTH_FIXED, 91001);
    assert_refused(test, table, DIAG_TABLE_TOO_WIDE);
}

/* Neither rows nor header: nothing is drawn, the note stands there. */
static void nothing_at_all(void **state)
{
    struct table_case *test = *state;
    struct table table = case_table(test, 2, NULL, 0);
    table.header_count = 0;
    struct paragraph note = case_text(test, &test->note, STR("注"));
    table.notes = &note;
    table.note_count = 1;
    const struct pages *pages = set_one(test, table);
    assert_non_null(pages);
    assert_int_equal(pages->count, 1);
    assert_int_equal(pages->items[0].count, 1);
    assert_int_equal(pages_count_text(pages, "注", REAL), 1);
}

/* Rows without text and height take no room. */
static void rows_of_no_height(void **state)
{
    struct table_case *test = *state;
    struct row *rows = case_rows(test, 26, 2);
    for (size_t r = 0; r < 26; r += 2)
        rows[r] = (struct row){0};
    const struct pages *pages = set_one(test, case_table(test, 2, rows, 26));
    assert_non_null(pages);
    assert_int_equal(pages->count, 1);
    assert_int_equal(page_find(&pages->items[0], "r26a")->glyphs.items[0].y -
                         page_find(&pages->items[0], "r2a")->glyphs.items[0].y,
                     12 * UNIT);
    assert_inside(test, pages);
}

/* A figure of 40 digits is 210 pt wide, with its padding 214: it stands in
 * one piece, in the narrower type of 0.7 still in 151, and never in less. */
static void figure_of_forty_digits(void **state)
{
    struct table_case *test = *state;
    char digits[41];
    memset(digits, '7', 40);
    digits[40] = '\0';
    struct row row = repeated(test, &test->figure, 1, digits);
    struct table table = case_table(test, 1, &row, 1);
    const struct pages *pages = set_one(test, table);
    assert_non_null(pages);
    assert_int_equal(pages_count_text(pages, digits, REAL), 1);
    set_widths(test, &table, WIDTH_FIXED, 151000);
    pages = set_one(test, table);
    assert_non_null(pages);
    assert_int_equal(pages_count_text(pages, digits, REAL), 1);
    assert_int_equal(page_find(&pages->items[0], digits)->glyphs.size, 7350);
    set_widths(test, &table, WIDTH_FIXED, 150999);
    assert_refused(test, table, DIAG_COLUMN_TOO_NARROW);
}

int run_table_extreme_tests(void)
{
#define CASE(name) \
    cmocka_unit_test_setup_teardown(name, case_setup, case_teardown)
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(many_rows),  cmocka_unit_test(long_cell),
        CASE(label_over_five_pages),  CASE(longest_label),
        CASE(sixty_columns),          CASE(thousand_columns),
        CASE(fixed_columns_too_wide), CASE(nothing_at_all),
        CASE(rows_of_no_height),      CASE(figure_of_forty_digits),
    };
    return cmocka_run_group_tests_name("extreme tables", tests, NULL, NULL);
}
