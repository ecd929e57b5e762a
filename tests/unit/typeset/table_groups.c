/* SPDX-License-Identifier: MIT
 *
 * Groups of rows: one rule a test. Pages hold 24 rows below the header.
 */
#include "table_case.h"

#include <string.h>

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

/* A label of 14 lines, 10.6 units, over some rows. */
static void add_label(struct table_case *test, struct row *rows, size_t row,
                      uint16_t count)
{
    struct builder text = {.arena = test->bench.arena};
    for (int i = 0; i < 14; i++)
        builder_add(&text, i == 0 ? STR("标") : STR("\n标"));
    struct cell *cells = ARENA_ARRAY(test->bench.arena, 2, struct cell);
    memcpy(cells, rows[row].cells, 2 * sizeof *cells);
    cells[0].rowspan = count;
    cells[0].content = case_text(test, &test->cell, builder_str(&text));
    rows[row].cells = cells;
    for (size_t r = row + 1; r < row + count; r++) {
        rows[r].cells++;
        rows[r].cell_count--;
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
    /* It ends with the first row of the group. */
    add_label(test, rows, 0, 12);
    const struct pages *pages = set_groups(test, rows, &divided[0]);
    assert_int_equal(pages_find(pages, "r24b"), 0);
    assert_int_equal(pages_find(pages, "r25b"), 1);
    /* It begins with the last one and goes on behind the group. */
    rows = case_rows(test, ROWS, 2);
    add_label(test, rows, 26, 12);
    EXPECT_ROWS(test, rows, divided);
}

/* Rather than alone the note stands with the total, though that is parted from
 * the rows for it. */
static void note_not_alone(void **state)
{
    struct table_case *test = *state;
    struct paragraph note = case_text(test, &test->note, STR("注"));
    struct row *rows = case_rows(test, 24, 2);
    for (size_t r = 0; r < 23; r++)
        rows[r].keep_with_next = true;
    rows[23].is_total = true;
    struct table table = case_table(test, 2, rows, 24);
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
    /* Not if it would be divided on the next one too: the total above it
     * stands with it. */
    struct row *rows = case_rows(test, ROWS, 2);
    rows[0].is_total = true;
    group.first = 1;
    table.body = rows;
    blocks[1] = case_block(table);
    pages = case_set(test, blocks, 2);
    assert_non_null(pages);
    assert_int_equal(page_rows(&pages->items[0]), 22);
}

/* Heading, title and the first rows stand on one page, even if these are rows
 * of a group that no page holds below the two. */
static void below_a_heading_and_a_title(void **state)
{
    struct table_case *test = *state;
    for (size_t keep = 20; keep <= 23; keep++) {
        struct row_group group = {0, keep, true};
        struct table table =
            case_table(test, 2, case_rows(test, ROWS, 2), ROWS);
        table.groups = &group;
        table.group_count = 1;
        table.title = case_text(test, &test->title, STR("表"));
        struct block blocks[3] = {
            case_line(test, &test->narrative, case_lines(test, 5)),
            case_line(test, &test->heading, STR("题")), case_block(table)};
        const struct pages *pages = case_set(test, blocks, 3);
        assert_non_null(pages);
        assert_int_equal(pages_find(pages, "题"), 1);
        assert_int_equal(pages_find(pages, "表"), 1);
        assert_int_equal(page_rows(&pages->items[1]), keep == 21 ? 19 : 20);
    }
}

int run_row_group_tests(void)
{
#define CASE(name) \
    cmocka_unit_test_setup_teardown(name, case_setup, case_teardown)
    const struct CMUnitTest tests[] = {
        CASE(no_row_alone),
        CASE(kept_if_a_page_holds_it),
        CASE(kept_with_what_is_bound),
        CASE(kept_with_notes),
        CASE(note_not_alone),
        CASE(kept_with_labels),
        CASE(stronger_rules),
        CASE(below_a_title),
        CASE(below_a_text),
        CASE(below_a_heading_and_a_title),
    };
    return cmocka_run_group_tests_name("groups of rows", tests, NULL, NULL);
}
