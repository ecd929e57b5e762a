/* SPDX-License-Identifier: MIT
 *
 * Columns too narrow for their text: words are broken, but never a figure nor
 * a character, and no text leaves its cell: the table is refused before. That
 * holds for what stands on later pages too: marked labels, the parts of a
 * header over divided columns, sums.
 */
#include "generate.h"
#include "table_random.h"

#include <stdio.h>

static const struct pages *set_one(struct table_case *test, struct table table)
{
    test->bench.log = diag_log_new(test->bench.arena);
    struct block *block = ARENA_NEW(test->bench.arena, struct block);
    *block = case_block(table);
    return case_set(test, block, 1);
}

static void assert_refused(struct table_case *test, struct table table,
                           enum diag_code code)
{
    assert_null(set_one(test, table));
    assert_int_equal(count_code(test->bench.log, code), 1);
    assert_int_equal(diag_count(test->bench.log), 1);
}

/* One row of 望望 in count columns of a kind, without a header. */
static struct table texts(struct table_case *test, size_t count,
                          struct column column)
{
    struct arena *arena = test->bench.arena;
    const char **words = ARENA_ARRAY(arena, count, const char *);
    struct column *columns = ARENA_ARRAY(arena, count, struct column);
    for (size_t c = 0; c < count; c++) {
        words[c] = "望望";
        columns[c] = column;
    }
    struct row *row = ARENA_NEW(arena, struct row);
    *row = case_row(test, &test->cell, count, words);
    struct table table = case_table(test, count, row, 1);
    table.columns = columns;
    table.header_count = 0;
    return table;
}

/* A column holds a character of 10.5 pt and its padding of 4: 50 of them are
 * 725 pt of 728, 51 are too many, however small a share they may have. */
static void a_character_is_whole(void **state)
{
    struct table_case *test = *state;
    static const enum width_kind kinds[] = {WIDTH_AUTO, WIDTH_SHARE};
    test->style.least_scale = 1000;
    for (int i = 0; i < 2; i++) {
        const struct column column = {.kind = kinds[i], .share = 1};
        const struct pages *pages = set_one(test, texts(test, 50, column));
        assert_non_null(pages);
        assert_int_equal(diag_count(test->bench.log), 0);
        assert_int_equal(pages_count_text(pages, "望", REAL), 100);
        assert_null(ink_problem(test->bench.arena, &pages->items[0],
                                &test->form, 1000));
        assert_refused(test, texts(test, 51, column), DIAG_TABLE_TOO_WIDE);
        assert_refused(test, texts(test, 1000, column), DIAG_TABLE_TOO_WIDE);
    }
}

static void in_a_fixed_column(void **state)
{
    struct table_case *test = *state;
    struct column column = {.kind = WIDTH_FIXED, .width = 11350};
    const struct pages *pages = set_one(test, texts(test, 2, column));
    assert_non_null(pages); /* at 0.7 of its size */
    column.width--;
    assert_refused(test, texts(test, 1, column), DIAG_COLUMN_TOO_NARROW);
    /* A cell over two of them. */
    column.width = 6000;
    struct table table = texts(test, 2, column);
    struct row row =
        case_row(test, &test->cell, 1, (const char *const[]){"望望<2"});
    table.body = &row;
    assert_non_null(set_one(test, table));
    ((struct column *)(uintptr_t)table.columns)[0].width = 5349;
    assert_refused(test, table, DIAG_COLUMN_TOO_NARROW);
}

/* What an indent takes is not there for the text. */
static void beside_an_indent(void **state)
{
    struct table_case *test = *state;
    test->style.least_scale = 1000;
    struct column column = {.kind = WIDTH_FIXED, .width = 24500};
    test->cell.indent_left = 4000;
    test->cell.indent_first = 6000;
    assert_non_null(set_one(test, texts(test, 1, column)));
    test->cell.indent_first++;
    assert_refused(test, texts(test, 1, column), DIAG_COLUMN_TOO_NARROW);
}

/* A label of digits is narrower than its mark. */
static void behind_a_narrow_label(void **state)
{
    struct table_case *test = *state;
    struct row *rows = case_rows(test, 40, 2);
    const char *const first[] = {"1^40", "r1b"};
    rows[0] = case_row(test, &test->cell, 2, first);
    for (size_t r = 1; r < 40; r++) {
        const char *const next[] = {NULL, "b"};
        rows[r] = case_row(test, &test->cell, 2, next);
    }
    struct table table = case_table(test, 2, rows, 40);
    struct column columns[2] = {{.kind = WIDTH_FIXED, .width = 14500},
                                {.kind = WIDTH_SHARE, .share = 1}};
    table.columns = columns;
    table.header_count = 0;
    test->style.least_scale = 1000;
    const struct pages *pages = set_one(test, table);
    assert_non_null(pages);
    assert_int_equal(count_code(test->bench.log, DIAG_LINE_OVERFULL), 0);
    columns[0].width--;
    assert_refused(test, table, DIAG_COLUMN_TOO_NARROW);
    test->style.continued = STR("");
    assert_non_null(set_one(test, table));
}

/* A header over divided columns has room in each of the strips. */
static void over_divided_columns(void **state)
{
    struct table_case *test = *state;
    static const uint16_t groups[] = {1, 1};
    struct column columns[3] = {{.kind = WIDTH_FIXED, .width = 600000},
                                {.kind = WIDTH_AUTO},
                                {.kind = WIDTH_FIXED, .width = 120000}};
    const char *const head[] = {"甲", "望<2"}, *const body[] = {"甲", "", ""};
    struct row header = case_row(test, &test->cell, 2, head);
    struct row row = case_row(test, &test->cell, 3, body);
    struct table table = case_table(test, 3, &row, 1);
    table.columns = columns;
    table.header = &header;
    table.wide =
        (struct wide_table){.key = 1, .groups = groups, .group_count = 2};
    const struct pages *pages = set_one(test, table);
    assert_non_null(pages);
    assert_int_equal(pages->count, 2);
    assert_int_equal(count_code(test->bench.log, DIAG_LINE_OVERFULL), 0);
    columns[1] = (struct column){.kind = WIDTH_FIXED, .width = 11000};
    assert_refused(test, table, DIAG_COLUMN_TOO_NARROW);
}

/* Sums of pages have room for any digits: 1,099.99 on the first page is wider
 * than 1,111.11 of both, where digits are as wide as they are. */
static void sums_of_wide_digits(void **state)
{
    struct table_case *test = *state;
    struct arena *arena = test->bench.arena;
    test->style.least_scale = 1000;
    test->cell.align = ALIGN_END;
    const struct cell_figure figures[2] = {{.amount = 109999},
                                           {.amount = 1112}};
    const struct cell_figure sum = {
        .is_sum = true, .format = {.unit = MONEY_YUAN, .decimals = 2}};
    struct row *rows = case_rows(test, 30, 1);
    for (size_t r = 0; r < 30; r++) {
        struct cell *cells = ARENA_NEW(arena, struct cell);
        *cells = (struct cell){.colspan = 1, .rowspan = 1};
        cells->content.style = &test->cell;
        cells->figure = r == 0 ? &figures[0] : r == 29 ? &figures[1] : NULL;
        rows[r].cells = cells;
    }
    const struct cell shown = {.colspan = 1,
                               .rowspan = 1,
                               .content = {.style = &test->cell},
                               .figure = &sum};
    const struct row page_row = {.cells = &shown, .cell_count = 1};
    struct column columns[2] = {{.kind = WIDTH_FIXED},
                                {.kind = WIDTH_SHARE, .share = 1}};
    struct table table = case_table(test, 2, rows, 30);
    table.columns = columns;
    table.header_count = 0;
    table.page_rows[PAGE_ROW_SUBTOTAL] = &page_row;
    size_t set = 0;
    for (length_t width = 36000; width < 48000; width += 500) {
        columns[0].width = width;
        if (set_one(test, table) == NULL) {
            assert_int_equal(
                count_code(test->bench.log, DIAG_COLUMN_TOO_NARROW), 1);
            assert_int_equal(set, 0);
            continue;
        }
        assert_int_equal(diag_count(test->bench.log), 0);
        assert_int_equal(pages_count_text(test->pages, "1099.99", ANY), 1);
        set++;
    }
    assert_true(set > 2 && set < 22);
}

/* ---- at random ---- */

enum { ROUNDS = 1500, COLUMNS = 9, ROWS = 30 };

/* How the rounds came out. */
struct tally {
    size_t set, broken, too_wide, too_narrow;
};

static struct paragraph random_content(struct table_case *test,
                                       struct dice *dice,
                                       const struct paragraph_style *styles)
{
    const struct paragraph_style *style = &styles[roll(dice, 4)];
    struct arena *arena = test->bench.arena;
    uint64_t seed = 1 + roll(dice, 1u << 20);
    if (chance(dice, 4))
        return case_text(
            test, &test->figure,
            str_format(arena, "%u.%u", roll(dice, 1000), roll(dice, 90)));
    if (chance(dice, 3))
        return case_text(test, style, STR("一"));
    return case_text(test, style,
                     random_text(arena, &seed, 1 + roll(dice, 6), true));
}

/* Spans that never meet: those over rows stand in the first column. */
static struct row *random_rows(struct table_case *test, struct dice *dice,
                               const struct paragraph_style *styles,
                               size_t count, size_t columns, bool body)
{
    struct arena *arena = test->bench.arena;
    struct row *rows = ARENA_ARRAY(arena, count, struct row);
    size_t open = 0; /* rows that the first column's span still covers */
    for (size_t r = 0; r < count; r++) {
        struct cell *cells = ARENA_ARRAY(arena, columns, struct cell);
        size_t used = 0;
        for (size_t c = open > 0 ? 1 : 0; c < columns;) {
            size_t span = chance(dice, 4) && c > 0 ? 1 + roll(dice, 3) : 1;
            span = span > columns - c ? columns - c : span;
            size_t down = c == 0 && body && chance(dice, 3)
                              ? 1 + roll(dice, (uint32_t)(count - r))
                              : 1;
            open = c == 0 ? down : open;
            cells[used++] = (struct cell){
                .column = (uint16_t)c,
                .colspan = (uint16_t)span,
                .rowspan = (uint16_t)down,
                .content = random_content(test, dice, styles),
            };
            c += span;
        }
        open -= open > 0;
        rows[r] = (struct row){.cells = cells, .cell_count = used};
    }
    return rows;
}

static struct table random_table(struct table_case *test, struct dice *dice,
                                 const struct paragraph_style *styles)
{
    struct arena *arena = test->bench.arena;
    size_t count = 1 + roll(dice, COLUMNS);
    struct column *columns = ARENA_ARRAY(arena, count, struct column);
    for (size_t c = 0; c < count; c++)
        columns[c] = (struct column){.kind = chance(dice, 6)   ? WIDTH_FIXED
                                             : chance(dice, 2) ? WIDTH_AUTO
                                                               : WIDTH_SHARE,
                                     .width = (length_t)roll(dice, 60000),
                                     .share = 1 + (int)roll(dice, 3)};
    for (size_t c = 0; c < count; c++)
        if (columns[c].kind != WIDTH_FIXED && chance(dice, 2))
            columns[c].width = 0;
    size_t rows = 1 + roll(dice, ROWS);
    struct table table = {
        .style = &test->style,
        .columns = columns,
        .column_count = count,
        .header = random_rows(test, dice, styles, 1, count, false),
        .header_count = 1,
        .body = random_rows(test, dice, styles, rows, count, true),
        .body_count = rows,
    };
    if (count > 1 && chance(dice, 2)) {
        uint16_t *groups = ARENA_ARRAY(arena, count, uint16_t);
        table.wide.key = roll(dice, (uint32_t)count);
        for (size_t c = table.wide.key; c < count;) {
            size_t size = 1 + roll(dice, 3);
            size = size > count - c ? count - c : size;
            groups[table.wide.group_count++] = (uint16_t)size;
            c += size;
        }
        table.wide.groups = groups;
    }
    return table;
}

static void one_round(struct table_case *test, struct dice *dice, int round,
                      struct tally *tally)
{
    struct paragraph_style styles[4] = {test->cell, test->cell, test->cell,
                                        test->cell};
    styles[1].align = ALIGN_CENTRE;
    styles[2].align = ALIGN_JUSTIFY;
    styles[3].align = ALIGN_END;
    styles[1].indent_left = (length_t)roll(dice, 3000);
    styles[2].indent_left = 2000;
    styles[2].indent_first = (length_t)roll(dice, 8000) - 2000;
    bool compress = chance(dice, 2);
    for (int i = 0; i < 4; i++)
        styles[i].compress = compress;
    test->form.width = test->form.left + test->form.right + 30000 +
                       (length_t)roll(dice, 400000);
    const struct pages *pages = set_one(test, random_table(test, dice, styles));
    const struct diag_log *log = test->bench.log;
    if (count_code(log, DIAG_LINE_OVERFULL) > 0) {
        diag_print(log, stdout, DIAG_ENGLISH, false);
        fail_msg("round %d: text outside its cell", round);
    }
    tally->broken += pages != NULL && count_code(log, DIAG_WORD_BROKEN) > 0;
    tally->too_wide += count_code(log, DIAG_TABLE_TOO_WIDE) > 0;
    tally->too_narrow += count_code(log, DIAG_COLUMN_TOO_NARROW) > 0;
    if (pages == NULL) {
        assert_int_equal(diag_exit_code(log), 1);
        return;
    }
    tally->set++;
    /* Marks that lose white space have their origins outside. */
    for (size_t p = 0; p < pages->count && !compress; p++) {
        const char *problem =
            ink_problem(test->bench.arena, &pages->items[p], &test->form, 1000);
        if (problem != NULL)
            fail_msg("round %d, page %zu: %s", round, p + 1, problem);
    }
}

static void random_narrow(void **state)
{
    (void)state;
    struct table_case test;
    case_open(&test);
    struct arena *arena = test.bench.arena;
    struct tally tally = {0};
    test.style.least_scale = 1000; /* the checks know the size of the ink */
    for (uint32_t seed = 1; seed <= 3; seed++) {
        struct dice dice = {.seed = seed};
        for (int round = 0; round < ROUNDS / 3; round++) {
            test.bench.arena = arena_new();
            one_round(&test, &dice, round, &tally);
            arena_free(test.bench.arena);
        }
    }
    print_message("%zu set, %zu with broken words, %zu too wide, %zu with a "
                  "column too narrow\n",
                  tally.set, tally.broken, tally.too_wide, tally.too_narrow);
    assert_true(tally.set > 300 && tally.broken > 100 && tally.too_wide > 100 &&
                tally.too_narrow > 100);
    test.bench.arena = arena;
    case_close(&test);
}

int run_table_narrow_tests(void)
{
#define CASE(name) \
    cmocka_unit_test_setup_teardown(name, case_setup, case_teardown)
    const struct CMUnitTest tests[] = {
        CASE(a_character_is_whole),      CASE(in_a_fixed_column),
        CASE(beside_an_indent),          CASE(behind_a_narrow_label),
        CASE(over_divided_columns),      CASE(sums_of_wide_digits),
        cmocka_unit_test(random_narrow),
    };
    return cmocka_run_group_tests_name("narrow columns", tests, NULL, NULL);
}
