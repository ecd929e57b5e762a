/* SPDX-License-Identifier: MIT
 *
 * Groups of rows, and rows divided between lines: one rule a test. Pages hold
 * 24 rows below the header.
 */
#include "table_case.h"

#include <string.h>

static int open_case(void **state)
{
    struct table_case *test = test_malloc(sizeof *test);
    case_open(test);
    *state = test;
    return 0;
}

static int close_case(void **state)
{
    case_close(*state);
    test_free(*state);
    return 0;
}

/* ---- groups ---- */

enum { ROWS = 60, MOST_GROUPS = 3 };

/* A table of ROWS rows, unless row_count says less, and how many of them stand
 * on its first page. */
struct group_case {
    struct row_group groups[MOST_GROUPS];
    size_t row_count;
    size_t first_page;
};

static const struct pages *set_groups(struct table_case *test, struct row *rows,
                                      const struct group_case *one)
{
    size_t count = one->row_count > 0 ? one->row_count : ROWS;
    struct table table = case_table(test, 2, rows, count);
    table.groups = one->groups;
    while (table.group_count < MOST_GROUPS &&
           one->groups[table.group_count].count > 0)
        table.group_count++;
    struct block block = case_block(table);
    const struct pages *pages = case_set(test, &block, 1);
    assert_non_null(pages);
    return pages;
}

static void expect_rows(struct table_case *test, struct row *rows,
                        const struct group_case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const struct pages *pages = set_groups(test, rows, &cases[i]);
        if (page_rows(&pages->items[0]) != cases[i].first_page)
            fail_msg("case %zu: %zu rows, not %zu", i,
                     page_rows(&pages->items[0]), cases[i].first_page);
    }
}

#define EXPECT_ROWS(test, rows, cases) \
    expect_rows(test, rows, cases, sizeof(cases) / sizeof *(cases))

/* Two rows at least on either side. */
static void no_row_alone(void **state)
{
    static const struct group_case cases[] = {
        {.groups = {{22, 2, false}}, .first_page = 24},
        {.groups = {{23, 2, false}}, .first_page = 23},
        {.groups = {{22, 3, false}}, .first_page = 22},
        {.groups = {{23, 9, false}}, .first_page = 23},
        {.groups = {{22, 9, false}}, .first_page = 24},
        {.groups = {{20, 5, false}}, .first_page = 23},
        {.groups = {{20, 6, false}}, .first_page = 24},
        {.groups = {{23, 1, true}}, .first_page = 24},
        {.groups = {{24, 1, true}}, .first_page = 24},
        /* 类, 款, 项: a row of each alone at the foot. */
        {.groups = {{21, 9, false}, {22, 8, false}, {23, 7, false}},
         .first_page = 21},
        /* Two groups that end together. */
        {.groups = {{10, 15, false}, {22, 3, false}}, .first_page = 22},
    };
    struct table_case *test = *state;
    EXPECT_ROWS(test, case_rows(test, ROWS, 2), cases);
}

static void kept_if_a_page_holds_it(void **state)
{
    static const struct group_case cases[] = {
        {.groups = {{15, 10, true}}, .first_page = 15},
        {.groups = {{15, 10, false}}, .first_page = 23},
        {.groups = {{15, 9, true}}, .first_page = 24},
        {.groups = {{10, 24, true}}, .first_page = 10},
        {.groups = {{10, 25, true}}, .first_page = 24},
        /* The outer one if a page holds it, else the inner ones. */
        {.groups = {{10, 24, true}, {20, 8, true}}, .first_page = 10},
        {.groups = {{10, 25, true}, {20, 8, true}}, .first_page = 20},
        {.groups = {{10, 25, true}, {20, 8, false}}, .first_page = 24},
        {.groups = {{10, 24, false}, {20, 8, true}}, .first_page = 20},
    };
    struct table_case *test = *state;
    struct row *rows = case_rows(test, ROWS, 2);
    EXPECT_ROWS(test, rows, cases);
    const struct pages *pages = set_groups(test, rows, &cases[3]);
    assert_int_equal(page_rows(&pages->items[1]), 24);
}

/* What stands with a group stands with it on its page; if no page holds them
 * all, the page before is not ended for it in vain. */
static void kept_with_what_is_bound(void **state)
{
    static const struct group_case above[] = {
        {.groups = {{10, 23, true}}, .first_page = 9},
        {.groups = {{10, 24, true}}, .first_page = 24},
    };
    static const struct group_case below[] = {
        {.groups = {{10, 22, true}}, .row_count = 33, .first_page = 10},
        {.groups = {{10, 23, true}}, .row_count = 34, .first_page = 10},
        {.groups = {{9, 24, true}}, .row_count = 34, .first_page = 24},
    };
    static const struct group_case outer[] = {
        {.groups = {{9, 25, false}, {10, 23, true}}, .first_page = 24},
        {.groups = {{9, 24, false}, {10, 22, true}}, .first_page = 9},
    };
    struct table_case *test = *state;
    struct row *rows = case_rows(test, ROWS, 2);
    EXPECT_ROWS(test, rows, outer);
    rows[9].keep_with_next = true;
    EXPECT_ROWS(test, rows, above);
    rows[9].keep_with_next = false;
    rows[32].is_total = rows[33].is_total = true;
    EXPECT_ROWS(test, rows, below);
    /* The totals that a table begins with. */
    static const struct group_case first[] = {
        {.groups = {{1, 23, true}}, .first_page = 24},
    };
    rows = case_rows(test, ROWS, 2);
    rows[0].is_total = true;
    EXPECT_ROWS(test, rows, first);
}

static void kept_with_notes(void **state)
{
    struct table_case *test = *state;
    struct paragraph note = case_text(test, &test->note, STR("注"));
    for (size_t keep = 23; keep <= 24; keep++) {
        struct row_group group = {10, keep, true};
        struct table table =
            case_table(test, 2, case_rows(test, 10 + keep, 2), 10 + keep);
        table.groups = &group;
        table.group_count = 1;
        table.notes = &note;
        table.note_count = 1;
        struct block block = case_block(table);
        const struct pages *pages = case_set(test, &block, 1);
        assert_non_null(pages);
        assert_int_equal(page_rows(&pages->items[0]), keep == 23 ? 10 : 24);
        assert_int_equal(pages_find(pages, "注"), 1);
    }
}

/* A label that is repeated there takes room from a group: with it the rows
 * would be higher than a page. */
static void kept_with_labels(void **state)
{
    static const struct group_case kept[] = {
        {.groups = {{11, 16, true}}, .first_page = 11},
    };
    static const struct group_case divided[] = {
        {.groups = {{11, 16, true}}, .first_page = 24},
    };
    struct table_case *test = *state;
    struct row *rows = case_rows(test, ROWS, 2);
    EXPECT_ROWS(test, rows, kept);
    struct builder text = {.arena = test->bench.arena};
    builder_add(&text, STR("r1a"));
    for (int i = 0; i < 13; i++)
        builder_add(&text, STR("\n标"));
    struct cell *cells = ARENA_ARRAY(test->bench.arena, 2, struct cell);
    memcpy(cells, rows[0].cells, 2 * sizeof *cells);
    cells[0].rowspan = 12;
    cells[0].content = case_text(test, &test->cell, builder_str(&text));
    rows[0].cells = cells;
    for (size_t r = 1; r < 12; r++) {
        rows[r].cells++;
        rows[r].cell_count--;
    }
    const struct pages *pages = set_groups(test, rows, &divided[0]);
    assert_int_equal(pages_find(pages, "r24b"), 0);
    assert_int_equal(pages_find(pages, "r25b"), 1);
}

/* Rules give way in their order. */
static void stronger_rules(void **state)
{
    static const struct group_case cases[] = {
        /* Behind 22 a kept row, behind 21 and 23 a group has one row left,
         * behind 24 another group. */
        {.groups = {{20, 2, false}, {22, 2, true}, {24, 9, true}},
         .first_page = 24},
        {.groups = {{1, 40, true}, {3, 20, true}}, .first_page = 24},
    };
    struct table_case *test = *state;
    struct row *rows = case_rows(test, ROWS, 2);
    EXPECT_ROWS(test, rows, cases);
    /* A chain of kept rows leaves only breaks in groups: the one that leaves
     * no row alone, although it divides a kept group. */
    for (size_t r = 0; r < 24; r++)
        rows[r].keep_with_next = r != 20 && r != 22;
    static const struct group_case chain[] = {
        {.groups = {{18, 9, true}, {22, 3, false}}, .first_page = 21},
        {.groups = {{21, 3, true}}, .first_page = 21},
        {.groups = {{20, 3, true}}, .first_page = 23},
    };
    EXPECT_ROWS(test, rows, chain);
    rows[20].keep_with_next = true;
    static const struct group_case bound[] = {
        {.groups = {{21, 3, true}}, .first_page = 23},
    };
    EXPECT_ROWS(test, rows, bound);
}

struct title_case {
    size_t above; /* lines of text */
    size_t keep;  /* rows of the group that the table begins with */
    size_t page;  /* of the title */
    size_t rows;  /* below it */
};

/* Title 2 units, header 1: 22 rows below it on a page of its own. */
static void below_a_title(void **state)
{
    static const struct title_case cases[] = {
        {1, 20, 0, 20},
        {1, 21, 1, 22},
        {5, 22, 1, 22},
        {0, 22, 0, 22},
        /* No title alone: its group is divided. */
        {0, 23, 0, 21},
        {5, 23, 1, 21},
        {5, 24, 1, 22},
        {5, 25, 0, 15},
    };
    struct table_case *test = *state;
    struct row *rows = case_rows(test, ROWS, 2);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        for (int heading = 0; heading < 2; heading++) {
            struct row_group group = {0, cases[i].keep, true};
            struct table table = case_table(test, 2, rows, ROWS);
            table.groups = &group;
            table.group_count = 1;
            struct block blocks[3];
            size_t count = 0;
            if (cases[i].above > 0)
                blocks[count++] = case_line(test, &test->narrative,
                                            case_lines(test, cases[i].above));
            /* A paragraph that is kept with the table does as a title does. */
            test->heading.leading = 2 * UNIT;
            if (heading)
                blocks[count++] = case_line(test, &test->heading, STR("表"));
            else
                table.title = case_text(test, &test->title, STR("表"));
            blocks[count++] = case_block(table);
            const struct pages *pages = case_set(test, blocks, count);
            assert_non_null(pages);
            size_t page = pages_find(pages, "表");
            if (page != cases[i].page || pages_find(pages, "r1a") != page ||
                page_rows(&pages->items[page]) != cases[i].rows)
                fail_msg("case %zu, %d: page %zu, %zu rows", i, heading, page,
                         page_rows(&pages->items[page]));
        }
}

/* Without a title the table leaves a page on which it would be divided. */
static void below_a_text(void **state)
{
    struct table_case *test = *state;
    struct row_group group = {0, 24, true};
    struct table table = case_table(test, 2, case_rows(test, ROWS, 2), ROWS);
    table.groups = &group;
    table.group_count = 1;
    struct block blocks[2] = {case_line(test, &test->narrative, STR("文")),
                              case_block(table)};
    const struct pages *pages = case_set(test, blocks, 2);
    assert_non_null(pages);
    assert_int_equal(page_rows(&pages->items[0]), 0);
    assert_int_equal(page_rows(&pages->items[1]), 24);
}

/* ---- rows divided between lines ---- */

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

int run_row_group_tests(void)
{
#define CASE(name) cmocka_unit_test_setup_teardown(name, open_case, close_case)
    const struct CMUnitTest tests[] = {
        CASE(no_row_alone),
        CASE(kept_if_a_page_holds_it),
        CASE(kept_with_what_is_bound),
        CASE(kept_with_notes),
        CASE(kept_with_labels),
        CASE(stronger_rules),
        CASE(below_a_title),
        CASE(below_a_text),
        CASE(no_line_alone),
        CASE(divided_beside_a_label),
        CASE(divided_below_a_title),
    };
    return cmocka_run_group_tests_name("groups of rows", tests, NULL, NULL);
}
