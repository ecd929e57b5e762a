/* SPDX-License-Identifier: MIT */
#include "table_case.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct paragraph_style plain(struct str name, length_t size,
                                    length_t leading)
{
    return (struct paragraph_style){
        .name = name,
        .text = {.role = STR("宋体"), .size = size},
        .leading = leading,
        .orphan_lines = 1,
        .widow_lines = 1,
    };
}

void case_open(struct table_case *test)
{
    *test = (struct table_case){.bench = bench_open()};
    test->form = (struct page_form){
        .name = STR("A4"),
        .width = 841890,
        .height = 595276,
        .top = 60038,
        .bottom = 60038,
        .left = 56945,
        .right = 56945,
    };
    test->narrative = plain(STR("narrative"), 14000, LINE);
    test->narrative.align = ALIGN_JUSTIFY;
    test->heading = plain(STR("heading"), 14000, LINE);
    test->heading.keep_with_next = true;
    test->heading.heading = 1;
    test->heading.outline = 1;
    test->heading.in_contents = true;
    test->title = plain(STR("title"), 18000, 2 * UNIT);
    test->title.align = ALIGN_CENTRE;
    test->title.keep_with_next = true;
    test->title.outline = 2;
    test->title.in_contents = true;
    test->context = plain(STR("context"), 10500, UNIT);
    test->cell = plain(STR("cell"), 10500, 14000);
    test->figure = plain(STR("figure"), 10500, 14000);
    test->figure.align = ALIGN_DECIMAL;
    test->figure.text.tabular = true;
    test->note = plain(STR("note"), 10500, UNIT);
    test->entry = plain(STR("entry"), 14000, LINE);
    test->style = (struct table_style){
        .name = STR("grid"),
        .rule = 500,
        .rule_head = 500,
        .rule_vertical = 500,
        .frame = 1000,
        .frame_sides = 1000,
        .padding_x = 2000,
        .padding_y = 2504,
        .repeat_labels = true,
        .continued = STR("（续）"),
        .least_scale = 700,
    };
}

void case_close(struct table_case *test)
{
    bench_close(&test->bench);
}

int case_setup(void **state)
{
    _Static_assert(25 * UNIT == AREA_HEIGHT && 18 * LINE == AREA_HEIGHT,
                   "25 units, 18 lines");
    struct table_case *test = test_malloc(sizeof *test);
    case_open(test);
    *state = test;
    return 0;
}

int case_teardown(void **state)
{
    case_close(*state);
    test_free(*state);
    return 0;
}

struct paragraph case_text(struct table_case *test,
                           const struct paragraph_style *style, struct str text)
{
    if (text.length == 0)
        return (struct paragraph){.style = style};
    struct span *span = ARENA_NEW(test->bench.arena, struct span);
    span->text = text;
    return (struct paragraph){.style = style, .spans = span, .span_count = 1};
}

struct row case_row(struct table_case *test,
                    const struct paragraph_style *style, size_t count,
                    const char *const *texts)
{
    struct cell *cells = ARENA_ARRAY(test->bench.arena, count, struct cell);
    struct row row = {.cells = cells, .least_height = UNIT};
    uint16_t column = 0;
    for (size_t i = 0; i < count; i++) {
        if (texts[i] == NULL) {
            column++;
            continue;
        }
        struct cell *cell = &cells[row.cell_count++];
        size_t length = strcspn(texts[i], "<^");
        *cell = (struct cell){.column = column, .colspan = 1, .rowspan = 1};
        const char *mark = strchr(texts[i], '<');
        if (mark != NULL)
            cell->colspan = (uint16_t)atoi(mark + 1);
        mark = strchr(texts[i], '^');
        if (mark != NULL)
            cell->rowspan = (uint16_t)atoi(mark + 1);
        cell->vertical = VERTICAL_MIDDLE;
        cell->content = case_text(test, style, (struct str){texts[i], length});
        column = (uint16_t)(column + cell->colspan);
    }
    return row;
}

struct row *case_rows(struct table_case *test, size_t count, size_t columns)
{
    struct arena *arena = test->bench.arena;
    struct row *rows = ARENA_ARRAY(arena, count, struct row);
    const char **texts = ARENA_ARRAY(arena, columns, const char *);
    for (size_t r = 0; r < count; r++) {
        for (size_t c = 0; c < columns; c++)
            texts[c] = str_format(arena, "r%zu%c", r + 1, (char)('a' + c)).data;
        rows[r] = case_row(test, &test->cell, columns, texts);
    }
    return rows;
}

struct table case_table(struct table_case *test, size_t columns,
                        struct row *rows, size_t row_count)
{
    struct arena *arena = test->bench.arena;
    struct column *widths = ARENA_ARRAY(arena, columns, struct column);
    const char **heads = ARENA_ARRAY(arena, columns, const char *);
    for (size_t c = 0; c < columns; c++) {
        widths[c] = (struct column){.kind = WIDTH_SHARE, .share = 1};
        heads[c] = str_format(arena, "H%zu", c + 1).data;
    }
    struct row *header = ARENA_NEW(arena, struct row);
    *header = case_row(test, &test->cell, columns, heads);
    return (struct table){
        .style = &test->style,
        .columns = widths,
        .column_count = columns,
        .header = header,
        .header_count = 1,
        .body = rows,
        .body_count = row_count,
    };
}

struct block case_block(struct table table)
{
    return (struct block){.kind = BLOCK_TABLE, .table = table};
}

struct block case_line(struct table_case *test,
                       const struct paragraph_style *style, struct str text)
{
    return (struct block){.kind = BLOCK_PARAGRAPH,
                          .paragraph = case_text(test, style, text)};
}

struct str case_lines(struct table_case *test, size_t lines)
{
    struct builder builder = {.arena = test->bench.arena};
    for (size_t i = 0; i < lines * 52; i++)
        builder_add(&builder, STR("望"));
    return builder_str(&builder);
}

const struct document *case_document(struct table_case *test,
                                     const struct block *blocks, size_t count)
{
    struct arena *arena = test->bench.arena;
    struct section *section = ARENA_NEW(arena, struct section);
    *section = (struct section){
        .form = &test->form, .blocks = blocks, .block_count = count};
    struct document *document = ARENA_NEW(arena, struct document);
    *document = (struct document){.title = STR("T"),
                                  .language = STR("zh-CN"),
                                  .sections = section,
                                  .section_count = 1};
    return document;
}

const struct pages *case_set(struct table_case *test,
                             const struct block *blocks, size_t count)
{
    test->pages =
        typeset_document(case_document(test, blocks, count), test->bench.fonts,
                         STR("test"), test->bench.arena, test->bench.log);
    return test->pages;
}

/* ---- asking ---- */

static bool is_text(const struct item *item, const char *text, enum whose whose)
{
    if (item->kind != ITEM_GLYPHS)
        return false;
    if (whose == REAL && item->element == 0)
        return false;
    if (whose == REPEATED && item->artifact != ARTIFACT_PAGINATION)
        return false;
    return str_equal(item->glyphs.text, str_from(text));
}

size_t page_count_text(const struct page *page, const char *text,
                       enum whose whose)
{
    size_t count = 0;
    for (size_t i = 0; i < page->count; i++)
        count += is_text(&page->items[i], text, whose);
    return count;
}

size_t pages_count_text(const struct pages *pages, const char *text,
                        enum whose whose)
{
    size_t count = 0;
    for (size_t p = 0; p < pages->count; p++)
        count += page_count_text(&pages->items[p], text, whose);
    return count;
}

const struct item *page_find(const struct page *page, const char *text)
{
    for (size_t i = 0; i < page->count; i++)
        if (is_text(&page->items[i], text, ANY))
            return &page->items[i];
    return NULL;
}

size_t pages_find(const struct pages *pages, const char *text)
{
    for (size_t p = 0; p < pages->count; p++)
        if (page_count_text(&pages->items[p], text, REAL) > 0)
            return p;
    return SIZE_MAX;
}

size_t page_rows(const struct page *page)
{
    size_t count = 0;
    for (size_t i = 0; i < page->count; i++) {
        const struct item *item = &page->items[i];
        if (item->kind == ITEM_GLYPHS &&
            str_starts(item->glyphs.text, STR("r")) &&
            str_ends(item->glyphs.text, STR("a")))
            count++;
    }
    return count;
}

void assert_inside(const struct table_case *test, const struct pages *pages)
{
    length_t slack = test->style.frame;
    length_t left = test->form.left - slack, top = test->form.top - slack;
    length_t right = test->form.width - test->form.right + slack;
    length_t bottom = test->form.height - test->form.bottom + slack;
    for (size_t p = 0; p < pages->count; p++)
        for (size_t i = 0; i < pages->items[p].count; i++) {
            const struct item *item = &pages->items[p].items[i];
            if (item->kind == ITEM_RULE) {
                const struct rule *rule = &item->rule;
                assert_true(rule->x >= left && rule->y >= top);
                assert_true(rule->x + rule->width <= right);
                assert_true(rule->y + rule->height <= bottom);
            } else if (item->kind == ITEM_GLYPHS) {
                const struct glyphs *glyphs = &item->glyphs;
                assert_true(glyphs->items[0].x >= left);
                assert_true(glyphs->items[glyphs->count - 1].x <= right);
                assert_true(glyphs->items[0].y >= top);
                assert_true(glyphs->items[0].y <= bottom);
            }
        }
}
