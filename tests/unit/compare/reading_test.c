/* SPDX-License-Identifier: MIT */
#include "test_compare.h"

#include "compare/reading.h"

#include <string.h>

static void assert_str(struct str text, const char *expected)
{
    struct arena *arena = arena_new();
    assert_string_equal(str_c(arena, text), expected);
    arena_free(arena);
}

static void texts_and_headings(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    const struct reading *reading =
        reading_read(pages_of(arena, "page i\n"
                                     "contents one 3\n"
                                     "artifact i\n"
                                     "h1 one\n"
                                     "h2 two\n"
                                     "page 1\n"
                                     "p begins here\n"
                                     "page 2\n"
                                     "more and ends there\n"
                                     "h2 three\n"
                                     "p\n"
                                     "h1 four\n"
                                     "p last\n"),
                     arena);
    assert_int_equal(reading->count, 6);
    const struct reading_text *items = reading->items;
    assert_str(items[0].text, "one");
    assert_str(items[1].heading, "one");
    assert_str(items[2].text, "begins hereand ends there");
    assert_str(items[2].heading, "two");
    assert_int_equal(reading_page(reading, items[2].element, 0), 1);
    assert_int_equal(reading_page(reading, items[2].element, 10), 1);
    assert_int_equal(reading_page(reading, items[2].element, 11), 2);
    assert_str(items[3].heading, "one");
    assert_str(items[4].heading, "");
    assert_str(items[5].heading, "four");
    arena_free(arena);
}

static void tables(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    const struct reading *reading =
        reading_read(pages_of(arena, "h1 3、things\n"
                                     "p unit\n"
                                     "table things\n"
                                     "head\n"
                                     "row ^No | 2x^what\n"
                                     "body\n"
                                     "row 1 | 2y>a | 1.00\n"
                                     "page 2\n"
                                     "artifact a\n"
                                     "row 2 | 2.00\n"
                                     "row 3 | >b |\n"
                                     "p note\n"),
                     arena);
    assert_int_equal(reading->table_count, 1);
    const struct reading_table *table = &reading->tables[0];
    assert_int_equal(table->row_count, 4);
    assert_int_equal(table->column_count, 3);
    assert_true(table->numbered);
    assert_str(table->labels[0], "No");
    assert_str(table->labels[2], "what");
    /* the head that reaches down stands in both rows */
    const struct reading_row *second = &table->rows[2];
    assert_int_equal(second->cell_count, 3);
    const struct reading_cell *cells = table->cells + second->first_cell;
    assert_true(cells[1].continued && cells[1].heads_row);
    assert_false(cells[1].heads_one || cells[0].continued);
    assert_str(reading->texts[cells[2].element], "2.00");
    assert_int_equal(reading_page(reading, cells[2].element, 0), 1);
    assert_int_equal(reading_page(reading, cells[1].element, 0), 0);
    /* an empty cell stands where its row does */
    cells = table->cells + table->rows[3].first_cell;
    assert_int_equal(reading_page(reading, cells[2].element, 0), 1);
    /* what introduces it, and what does not */
    assert_int_equal(reading->count, 3);
    assert_int_equal(reading->items[0].table, 1);
    assert_int_equal(reading->items[1].table, 1);
    assert_int_equal(reading->items[2].table, 0);
    arena_free(arena);
}

static void what_is_no_running_number(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    const struct reading *reading = reading_read(
        pages_of(arena, "table a\nbody\nrow 1 | x\nrow 3 | y\n"
                        "table b\nbody\nrow >1 | x\nrow >2 | y\n"
                        "table c\nbody\nrow x | 1\nrow y | 2\n"
                        "table d\nbody\nrow 1 | x\nrow | y\nrow 2 | z\n"),
        arena);
    assert_false(reading->tables[0].numbered);
    assert_false(reading->tables[1].numbered);
    assert_false(reading->tables[2].numbered);
    assert_true(reading->tables[3].numbered);
    arena_free(arena);
}

static void cores_and_numbers(void **state)
{
    (void)state;
    assert_str(reading_core(STR("3、甲")), "甲");
    assert_str(reading_core(STR("十一、甲")), "甲");
    assert_str(reading_core(STR("（二）甲")), "甲");
    assert_str(reading_core(STR("(2) 甲")), "甲");
    assert_str(reading_core(STR("1.甲")), "甲");
    assert_str(reading_core(STR("3.5万元")), "3.5万元");
    assert_str(reading_core(STR("一般")), "一般");
    assert_str(reading_core(STR("2024年")), "2024年");
    assert_str(reading_core(STR("1、")), "1、");
    assert_true(reading_is_number(STR(" 1,234.50 ")));
    assert_true(reading_is_number(STR("-3")));
    assert_true(reading_is_number(STR("（3）")));
    assert_true(reading_is_number(STR("12.5%")));
    assert_true(reading_is_number(STR("3万元")));
    assert_false(reading_is_number(STR("≥98")));
    assert_false(reading_is_number(STR("3月")));
    assert_false(reading_is_number(STR("3 4")));
    assert_false(reading_is_number(STR("")));
    assert_true(reading_same(STR("a b"), STR("ab ")));
    assert_false(reading_same(STR("ab"), STR("abc")));
    assert_true(reading_hash(STR("a　b")) == reading_hash(STR("ab")));
}

/* What a damaged file may claim: no sense, but no harm either. */
static void hostile_trees(void **state)
{
    (void)state;
    static const struct element elements[] = {
        {0},
        {.role = ELEMENT_DOCUMENT},
        {.role = ELEMENT_DATA_CELL, .parent = 1, .colspan = 1, .rowspan = 1},
        {.role = ELEMENT_TABLE_ROW, .parent = 9000},
        {.role = ELEMENT_CAPTION, .parent = 1},
        {.role = ELEMENT_TABLE, .parent = 1},
        {.role = ELEMENT_TABLE_ROW, .parent = 5},
        {.role = ELEMENT_DATA_CELL,
         .parent = 6,
         .colspan = UINT16_MAX,
         .rowspan = UINT16_MAX},
        {.role = ELEMENT_HEADER_CELL,
         .parent = 6,
         .scope = SCOPE_ROW,
         .colspan = UINT16_MAX,
         .rowspan = UINT16_MAX},
        {.role = ELEMENT_DATA_CELL, .parent = 6},
        {.role = ELEMENT_TABLE_ROW, .parent = 5},
    };
    const struct item items[] = {
        {.kind = ITEM_GLYPHS, .element = 7, .glyphs = {.text = STR("a")}},
        {.kind = ITEM_GLYPHS, .element = 77, .glyphs = {.text = STR("b")}},
        {.kind = ITEM_GLYPHS, .element = 9, .glyphs = {.text = STR("c\xFF")}},
    };
    const struct page page = {.items = items, .count = 3};
    const struct pages pages = {
        .items = &page, .count = 1, .elements = elements, .element_count = 11};
    const struct pages none = {.elements = elements, .element_count = 11};
    const struct pages nothing = {0};
    struct arena *arena = arena_new();
    const struct pages *all[] = {&pages, &none, &nothing};
    for (int i = 0; i < 3; i++)
        for (int j = 0; j < 3; j++) {
            const struct changes *changes =
                compare_pages(all[i], all[j], arena);
            assert_int_equal(changes->count == 0, i == j);
        }
    arena_free(arena);
}

int run_reading_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_and_headings),
        cmocka_unit_test(tables),
        cmocka_unit_test(what_is_no_running_number),
        cmocka_unit_test(cores_and_numbers),
        cmocka_unit_test(hostile_trees),
    };
    return cmocka_run_group_tests_name("reading", tests, NULL, NULL);
}
