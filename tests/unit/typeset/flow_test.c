/* SPDX-License-Identifier: MIT
 *
 * Paragraphs over pages, sections, folios, contents, structure.
 */
#include "table_case.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Lines on a page: different baselines. */
static size_t page_lines(const struct page *page)
{
    size_t count = 0;
    length_t last = -1;
    for (size_t i = 0; i < page->count; i++)
        if (page->items[i].kind == ITEM_GLYPHS &&
            page->items[i].glyphs.items[0].y != last) {
            last = page->items[i].glyphs.items[0].y;
            count++;
        }
    return count;
}

static void eighteen_lines(void **state)
{
    struct table_case *test = *state;
    struct block block =
        case_line(test, &test->narrative, case_lines(test, 18));
    const struct pages *pages = case_set(test, &block, 1);
    assert_non_null(pages);
    assert_int_equal(pages->count, 1);
    assert_int_equal(page_lines(&pages->items[0]), 18);
    assert_inside(test, pages);
    block = case_line(test, &test->narrative, case_lines(test, 19));
    pages = case_set(test, &block, 1);
    assert_non_null(pages);
    assert_int_equal(pages->count, 2);
    assert_int_equal(page_lines(&pages->items[0]), 18);
}

struct lines_case {
    size_t above, lines;
    int orphan, widow;
    size_t first; /* lines of the second paragraph on the first page */
};

static void orphans_and_widows(void **state)
{
    struct table_case *test = *state;
    static const struct lines_case cases[] = {
        {16, 5, 1, 1, 2}, {17, 5, 1, 1, 1}, {17, 5, 2, 1, 0}, {16, 5, 2, 2, 2},
        {14, 5, 2, 2, 3}, {14, 5, 1, 1, 4}, {16, 3, 2, 2, 0}, {16, 3, 1, 2, 1},
        {15, 3, 2, 2, 3}, {18, 3, 2, 2, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct block blocks[2];
        struct paragraph_style style = test->narrative;
        style.orphan_lines = cases[i].orphan;
        style.widow_lines = cases[i].widow;
        blocks[0] =
            case_line(test, &test->narrative, case_lines(test, cases[i].above));
        blocks[1] = case_line(test, &style, case_lines(test, cases[i].lines));
        const struct pages *pages = case_set(test, blocks, 2);
        assert_non_null(pages);
        assert_int_equal(page_lines(&pages->items[0]),
                         cases[i].above + cases[i].first);
    }
}

/* A heading goes with the line, the table, the heading behind it. */
static void headings_keep(void **state)
{
    struct table_case *test = *state;
    struct block blocks[4];
    blocks[0] = case_line(test, &test->narrative, case_lines(test, 17));
    blocks[1] = case_line(test, &test->heading, STR("题"));
    blocks[2] = case_line(test, &test->narrative, STR("文"));
    const struct pages *pages = case_set(test, blocks, 3);
    assert_non_null(pages);
    assert_int_equal(pages_find(pages, "题"), 1);

    blocks[0] = case_line(test, &test->narrative, case_lines(test, 16));
    pages = case_set(test, blocks, 3);
    assert_non_null(pages);
    assert_int_equal(pages->count, 1);

    /* Heading 26.4, header and row 38.016: 64.416 pt do not fit into 52.8. */
    blocks[2] = case_block(case_table(test, 2, case_rows(test, 9, 2), 9));
    pages = case_set(test, blocks, 3);
    assert_non_null(pages);
    assert_int_equal(pages_find(pages, "题"), 1);
    assert_int_equal(pages_find(pages, "H1"), 1);

    blocks[0] = case_line(test, &test->narrative, case_lines(test, 15));
    pages = case_set(test, blocks, 3);
    assert_non_null(pages);
    assert_int_equal(pages_find(pages, "题"), 0);
    assert_int_equal(page_rows(&pages->items[0]), 1);

    struct paragraph_style second = test->heading;
    second.heading = 2;
    second.outline = 2;
    blocks[0] = case_line(test, &test->narrative, case_lines(test, 16));
    blocks[2] = case_line(test, &second, STR("节"));
    blocks[3] = case_line(test, &test->narrative, STR("文"));
    pages = case_set(test, blocks, 4);
    assert_non_null(pages);
    assert_int_equal(pages_find(pages, "题"), 1);
    assert_int_equal(pages_find(pages, "文"), 1);
}

static void spaces_and_breaks(void **state)
{
    struct table_case *test = *state;
    struct paragraph_style spaced = test->narrative;
    spaced.space_before = 5000;
    struct block blocks[5];
    blocks[0] = case_line(test, &spaced, STR("甲"));
    blocks[1] = case_line(test, &spaced, STR("乙"));
    blocks[2] = (struct block){.kind = BLOCK_PAGE_BREAK};
    blocks[3] = (struct block){.kind = BLOCK_SPACE, .space = 7000};
    blocks[4] = case_line(test, &spaced, STR("丙"));
    const struct pages *pages = case_set(test, blocks, 5);
    assert_non_null(pages);
    assert_int_equal(pages->count, 2);
    length_t a = page_find(&pages->items[0], "甲")->glyphs.items[0].y;
    length_t b = page_find(&pages->items[0], "乙")->glyphs.items[0].y;
    length_t c = page_find(&pages->items[1], "丙")->glyphs.items[0].y;
    assert_int_equal(b - a, LINE + 5000);
    assert_int_equal(c - a, 7000 + 5000);
}

/* Where the text behind a table and its note begins, from the line above the
 * table: header and three rows are 4 units, 76.032 pt of lines of 26.4. */
static length_t below_a_table(struct table_case *test, length_t space_after,
                              bool note)
{
    test->style.space_after = space_after;
    struct table table = case_table(test, 2, case_rows(test, 3, 2), 3);
    struct paragraph paragraph = case_text(test, &test->note, STR("注"));
    table.notes = &paragraph;
    table.note_count = note ? 1 : 0;
    struct block blocks[3] = {case_line(test, &test->narrative, STR("上")),
                              case_block(table),
                              case_line(test, &test->narrative, STR("下"))};
    const struct pages *pages = case_set(test, blocks, 3);
    assert_non_null(pages);
    assert_int_equal(pages->count, 1);
    return page_find(pages->items, "下")->glyphs.items[0].y -
           page_find(pages->items, "上")->glyphs.items[0].y;
}

/* Behind a table text returns to the lines of the page, if its form has any. */
static void line_grid(void **state)
{
    struct table_case *test = *state;
    assert_int_equal(below_a_table(test, 0, false), LINE + 4 * UNIT);
    test->form.line_grid = LINE;
    assert_int_equal(below_a_table(test, 0, false), 4 * LINE);
    assert_int_equal(below_a_table(test, 3 * LINE - 4 * UNIT, false), 4 * LINE);
    assert_int_equal(below_a_table(test, 3 * LINE - 4 * UNIT + 1, false),
                     5 * LINE);
    assert_int_equal(below_a_table(test, 0, true), 5 * LINE);
    test->form.line_grid = 1000;
    assert_int_equal(below_a_table(test, 0, false), 103000);
}

static void folios(void **state)
{
    struct table_case *test = *state;
    struct arena *arena = test->bench.arena;
    test->form.footer = (struct running_line){
        .text = STR("—{page}/{pages}—"),
        .style = &test->note,
        .distance = 10000,
        .outside = true,
    };
    test->note.indent_right = 14000;
    struct block *blocks = ARENA_ARRAY(arena, 3, struct block);
    for (size_t i = 0; i < 3; i++)
        blocks[i] = case_line(test, &test->narrative, case_lines(test, 20));
    const struct section sections[3] = {
        {.form = &test->form,
         .no_folio = true,
         .blocks = blocks,
         .block_count = 1},
        {.form = &test->form,
         .first_folio = 7,
         .blocks = blocks + 1,
         .block_count = 1},
        {.form = &test->form, .blocks = blocks + 2, .block_count = 1},
    };
    const struct document document = {.sections = sections, .section_count = 3};
    const struct pages *pages = typeset_document(
        &document, test->bench.fonts, STR("test"), arena, test->bench.log);
    assert_non_null(pages);
    assert_int_equal(pages->count, 6);
    assert_int_equal(pages->items[0].label.length, 0);
    assert_int_equal(pages->items[1].label.length, 0);
    assert_true(str_equal(pages->items[2].label, STR("7")));
    assert_true(str_equal(pages->items[5].label, STR("10")));
    const struct item *odd = page_find(&pages->items[2], "—7/10—");
    const struct item *even = page_find(&pages->items[3], "—8/10—");
    assert_non_null(odd);
    assert_non_null(even);
    assert_int_equal(odd->artifact, ARTIFACT_PAGINATION);
    assert_int_equal(even->glyphs.items[0].x, test->form.left + 14000);
    assert_true(odd->glyphs.items[0].x > test->form.width / 2);
    assert_true(odd->glyphs.items[0].y >
                test->form.height - test->form.bottom + 10000);
}

/* Titles with numbers and links; the tables begin behind the contents. */
static void contents(void **state)
{
    struct table_case *test = *state;
    struct arena *arena = test->bench.arena;
    const struct paragraph_style *levels[2] = {&test->entry, &test->entry};
    enum { TABLES = 40 };
    struct block *blocks = ARENA_ARRAY(arena, TABLES + 2, struct block);
    blocks[0] = (struct block){
        .kind = BLOCK_CONTENTS,
        .contents = {.title = case_text(test, &test->note, STR("目录")),
                     .levels = levels,
                     .level_count = 2,
                     .leader = STR("…")}};
    blocks[1] = (struct block){.kind = BLOCK_PAGE_BREAK};
    for (size_t i = 0; i < TABLES; i++) {
        struct table table = case_table(test, 1, case_rows(test, 30, 1), 30);
        table.title =
            case_text(test, &test->title, str_format(arena, "表%zu", i + 1));
        blocks[i + 2] = case_block(table);
        if (i % 2 == 1) /* some begin in the middle of a page */
            test->style.space_after = 1000;
    }
    const struct pages *pages = case_set(test, blocks, TABLES + 2);
    assert_non_null(pages);
    size_t links = 0;
    for (size_t p = 0; p < 3; p++)
        for (size_t i = 0; i < pages->items[p].count; i++) {
            const struct item *item = &pages->items[p].items[i];
            if (item->kind != ITEM_LINK)
                continue;
            links++;
            const char *title = str_c(arena, item->link.contents);
            size_t target = item->link.page;
            const struct page *page = &pages->items[target];
            /* The title stands where the link leads to. */
            const struct item *found = page_find(page, title);
            assert_non_null(found);
            assert_true(found->glyphs.items[0].y > item->link.target_y);
            assert_true(found->glyphs.items[0].y <
                        item->link.target_y + 2 * UNIT);
            /* And its number is in the entry. */
            bool numbered = false;
            for (size_t k = 0; k < pages->items[p].count; k++) {
                const struct item *number = &pages->items[p].items[k];
                numbered =
                    numbered || (number->kind == ITEM_GLYPHS &&
                                 number->element == item->element &&
                                 str_equal(number->glyphs.text, page->label));
            }
            assert_true(numbered);
            assert_int_equal(pages->elements[item->element].role, ELEMENT_LINK);
        }
    assert_int_equal(links, TABLES);
    assert_int_equal(pages->outline_count, TABLES);
    assert_int_equal(pages->outline[0].level, 1);
    assert_int_equal(pages->outline[TABLES - 1].level, 1);
    assert_inside(test, pages);
}

/* 3 digits: wider than the room that is kept at first. */
static void contents_settle(void **state)
{
    struct table_case *test = *state;
    struct arena *arena = test->bench.arena;
    const struct paragraph_style *levels[1] = {&test->entry};
    enum { HEADINGS = 120 };
    struct block *blocks = ARENA_ARRAY(arena, 2 * HEADINGS + 1, struct block);
    blocks[0] =
        (struct block){.kind = BLOCK_CONTENTS,
                       .contents = {.levels = levels, .level_count = 1}};
    for (size_t i = 0; i < HEADINGS; i++) {
        blocks[2 * i + 1] = (struct block){.kind = BLOCK_PAGE_BREAK};
        blocks[2 * i + 2] =
            case_line(test, &test->heading, str_format(arena, "节%zu", i));
    }
    const struct pages *pages = case_set(test, blocks, 2 * HEADINGS + 1);
    assert_non_null(pages);
    /* 120 entries at 18 a page: 7 pages. */
    assert_int_equal(pages->count, 7 + HEADINGS);
    assert_int_equal(pages_count_text(pages, "127", REAL), 1);
    assert_inside(test, pages);
}

static void structure(void **state)
{
    struct table_case *test = *state;
    struct table table = case_table(test, 1, case_rows(test, 1, 1), 1);
    table.title = case_text(test, &test->title, STR("表"));
    table.context[1] = case_text(test, &test->context, STR("年"));
    struct paragraph note = case_text(test, &test->note, STR("注"));
    table.notes = &note;
    table.note_count = 1;
    struct block blocks[2] = {case_line(test, &test->heading, STR("题")),
                              case_block(table)};
    const struct pages *pages = case_set(test, blocks, 2);
    assert_non_null(pages);
    static const enum element_role roles[] = {
        ELEMENT_DOCUMENT,    ELEMENT_DOCUMENT,   ELEMENT_SECTION,
        ELEMENT_H1,          ELEMENT_PARAGRAPH,  ELEMENT_TABLE,
        ELEMENT_CAPTION,     ELEMENT_TABLE_HEAD, ELEMENT_TABLE_ROW,
        ELEMENT_HEADER_CELL, ELEMENT_TABLE_BODY, ELEMENT_TABLE_ROW,
        ELEMENT_DATA_CELL,   ELEMENT_PARAGRAPH,
    };
    static const uint32_t parents[] = {0, 0, 1, 2, 2,  2,  5,
                                       5, 7, 8, 5, 10, 11, 2};
    assert_int_equal(pages->element_count, sizeof roles / sizeof *roles);
    for (size_t e = 1; e < pages->element_count; e++) {
        assert_int_equal(pages->elements[e].role, roles[e]);
        assert_int_equal(pages->elements[e].parent, parents[e]);
    }
    assert_int_equal(pages->elements[9].scope, SCOPE_COLUMN);
    assert_int_equal(pages->outline_count, 2);
    assert_int_equal(pages->outline[1].level, 2);
    assert_int_equal(pages->outline[1].element, 6);
    assert_true(str_equal(pages->metadata.language, STR("zh-CN")));
    assert_true(str_equal(pages->metadata.producer, STR("test")));
}

static struct str dump(struct table_case *test, const struct pages *pages)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    assert_non_null(out);
    page_dump(pages, test->bench.fonts, out);
    fclose(out);
    struct str copy = str_copy(test->bench.arena, (struct str){text, size});
    free(text);
    return copy;
}

/* Every text of the document is overwritten when the pages are made. */
static void pages_outlive_the_document(void **state)
{
    struct table_case *test = *state;
    enum { TEXTS = 12, ROOM = 16 };
    char texts[TEXTS][ROOM];
    struct str names[TEXTS];
    for (int i = 0; i < TEXTS; i++)
        names[i] = (struct str){texts[i],
                                (size_t)snprintf(texts[i], ROOM, "文%d字", i)};
    const struct paragraph_style *levels[1] = {&test->entry};
    struct row *rows = case_rows(test, 2, 1);
    rows[1].cells =
        &(struct cell){.colspan = 1,
                       .rowspan = 1,
                       .content = case_text(test, &test->cell, names[0])};
    struct table table = case_table(test, 1, rows, 2);
    table.title = case_text(test, &test->title, names[1]);
    table.context[0] = case_text(test, &test->context, names[2]);
    struct paragraph note = case_text(test, &test->note, names[3]);
    table.notes = &note;
    table.note_count = 1;
    struct block blocks[3] = {
        {.kind = BLOCK_CONTENTS,
         .contents = {.title = case_text(test, &test->note, names[4]),
                      .levels = levels,
                      .level_count = 1}},
        case_line(test, &test->heading, names[5]),
        case_block(table),
    };
    blocks[1].paragraph.outline_title = names[6];
    test->form.footer = (struct running_line){
        .text = names[7], .style = &test->note, .distance = 10000};
    const struct section section = {.form = &test->form,
                                    .title = names[8],
                                    .blocks = blocks,
                                    .block_count = 3};
    const struct document document = {.title = names[9],
                                      .author = names[10],
                                      .sections = &section,
                                      .section_count = 1};
    const struct pages *pages =
        typeset_document(&document, test->bench.fonts, names[11],
                         test->bench.arena, test->bench.log);
    assert_non_null(pages);
    struct str before = dump(test, pages);
    for (int i = 0; i < TEXTS; i++) {
        assert_int_not_equal(str_find(before, names[i], 0), SIZE_MAX);
        memset(texts[i], 'x', ROOM);
    }
    assert_true(str_equal(dump(test, pages), before));
}

int run_flow_tests(void)
{
#define CASE(name) \
    cmocka_unit_test_setup_teardown(name, case_setup, case_teardown)
    const struct CMUnitTest tests[] = {
        CASE(eighteen_lines), CASE(orphans_and_widows),
        CASE(headings_keep),  CASE(spaces_and_breaks),
        CASE(line_grid),      CASE(folios),
        CASE(contents),       CASE(contents_settle),
        CASE(structure),      CASE(pages_outlive_the_document),
    };
    return cmocka_run_group_tests_name("flow", tests, NULL, NULL);
}
