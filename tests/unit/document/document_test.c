/* SPDX-License-Identifier: MIT */
#include "document/document.h"

#include "base/arena.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static struct paragraph_style style_plain(void)
{
    return (struct paragraph_style){
        .name = STR("正文"),
        .text = {.role = STR("仿宋"), .size = 14000},
        .align = ALIGN_JUSTIFY,
        .leading = 26400,
        .indent_first = 28000,
        .space_before = 1000,
        .space_after = 2000,
        .orphan_lines = 2,
        .widow_lines = 2,
        .gap = 125,
        .gap_least = 0,
        .gap_most = 250,
        .compress = true,
    };
}

static struct paragraph_style style_figure(void)
{
    return (struct paragraph_style){
        .name = STR("数"),
        .text = {.role = STR("宋体"),
                 .size = 10500,
                 .colour = 0xA00000,
                 .tabular = true},
        .align = ALIGN_DECIMAL,
        .leading = 14000,
        .indent_left = 100,
        .indent_right = 200,
        .orphan_lines = 1,
        .widow_lines = 1,
        .keep_with_next = true,
        .keep_together = true,
        .heading = 1,
        .outline = 2,
        .in_contents = true,
        .hanging_spaces = true,
    };
}

static struct paragraph paragraph_of(const struct paragraph_style *style,
                                     const struct span *span)
{
    return (struct paragraph){.style = style, .spans = span, .span_count = 1};
}

/* ---- questions ---- */

static void paragraph_without_ink_is_empty(void **state)
{
    (void)state;
    const struct paragraph_style plain = style_plain();
    struct paragraph none = {.style = &plain};
    assert_true(paragraph_is_empty(&none));
    const struct {
        struct str text;
        bool empty;
    } cases[] = {
        {STR(""), true},         {STR(" \n\t"), true}, {STR("　"), true},
        {STR("\xC2\xA0"), true}, {STR("—"), false},    {STR(" 0"), false},
        {STR("汉"), false},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct span span = {.text = cases[i].text};
        struct paragraph paragraph = paragraph_of(&plain, &span);
        assert_int_equal(paragraph_is_empty(&paragraph), cases[i].empty);
    }
    struct span two[] = {{.text = STR(" ")}, {.text = STR("x")}};
    struct paragraph paragraph = {
        .style = &plain, .spans = two, .span_count = 2};
    assert_false(paragraph_is_empty(&paragraph));
}

static void paragraph_text_joins_spans_without_line_feeds(void **state)
{
    (void)state;
    const struct paragraph_style plain = style_plain();
    struct arena *arena = arena_new();
    struct span spans[] = {
        {.text = STR("项\n目")}, {.text = STR("")}, {.text = STR("\n 名\n\n")}};
    struct paragraph paragraph = {
        .style = &plain, .spans = spans, .span_count = COUNT(spans)};
    assert_true(str_equal(paragraph_text(arena, &paragraph), STR("项目 名")));
    paragraph.span_count = 0;
    assert_int_equal(paragraph_text(arena, &paragraph).length, 0);
    arena_free(arena);
}

/* ---- the dump ---- */

static void assert_dump(const struct document *document, const char *expected)
{
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);
    assert_non_null(out);
    document_dump(document, out);
    fclose(out);
    assert_string_equal(text, expected);
    free(text);
}

static void empty_document_dumps(void **state)
{
    (void)state;
    struct document document = {0};
    assert_dump(&document, "document\n"
                           "  title \"\"\n"
                           "  author \"\"\n"
                           "  subject \"\"\n"
                           "  keywords \"\"\n"
                           "  language \"\"\n"
                           "  date \"\"\n"
                           "  form \"\" version \"\"\n"
                           "styles\n"
                           "table styles\n"
                           "forms\n");
}

static const char expected_dump[] =
    "document\n"
    "  title \"预算\"\n"
    "  author \"甲\"\n"
    "  subject \"乙\"\n"
    "  keywords \"丙\"\n"
    "  language \"zh-CN\"\n"
    "  date \"2024-02-18\"\n"
    "  form \"表\" version \"2024.1\"\n"
    "  revision 1 date \"2024-03-05\" reason \"录入有误\"\n"
    "styles\n"
    "  1 \"数\" font \"宋体\" size 10500 colour A00000 tabular align "
    "decimal leading 14000 indent 0 100 200 space 0 0 orphans 1 widows 1 "
    "heading 1 outline 2 gap 0 0 0 keep-with-next keep-together "
    "in-contents hanging-spaces\n"
    "  2 \"正文\" font \"仿宋\" size 14000 colour 000000 align justify "
    "leading 26400 indent 28000 0 0 space 1000 2000 orphans 2 widows 2 "
    "heading 0 outline 0 gap 125 0 250 compress\n"
    "table styles\n"
    "  1 \"表\" rule 500 head 600 vertical 0 frame 750 sides 250 "
    "colour 112233 padding 1 2 space 3 least-scale 800 repeat-labels "
    "continued \"（续）\" title-continued \"续表\"\n"
    "forms\n"
    "  1 \"横\" 842000 x 595000 margins 1 2 3 4\n"
    "    footer \"{page}\" style 1 distance 9 outside\n"
    "  2 \"张\" 0 x 0 margins 0 0 0 0 facing turned line-grid 29\n"
    "section form 1 \"一\" folio 1\n"
    "  contents levels 2 1 leader \"…\"\n"
    "    title 2 \"收\\\"入\"\n"
    "  page-break\n"
    "  space 12345\n"
    "  paragraph 2 \"收\\\"入\" outline \"别名\"\n"
    "  table style 1\n"
    "    title 2 \"收\\\"入\"\n"
    "    context-centre 2 \"收\\\"入\"\n"
    "    columns auto 5, share 2 6, fixed 7\n"
    "    header\n"
    "      row least 19008\n"
    "        cell 1 x2 column-header bottom 2 \"收\\\"入\"\n"
    "    body\n"
    "      row least 1\n"
    "        cell 1 y3 row-header top 2\n"
    "          span \"合\\n计\" font \"宋体\" size 10500 colour A00000 "
    "tabular\n"
    "          span \"数\"\n"
    "        cell 2 data middle amount -150 1 \"1.50\"\n"
    "      row least 0 keep\n"
    "        cell 2 data top 1\n"
    "      row least 0 total\n"
    "    brought\n"
    "      row least 7\n"
    "        cell 2 data middle sum yuan 2 grouping \",\" 1\n"
    "    carried\n"
    "      row least 8\n"
    "        cell 2 data middle sum wan 0 grouping \"\" trim negative "
    "\"（）\" 1\n"
    "    note 2 \"收\\\"入\"\n"
    "section form 2 no-folio\n"
    "section form 1\n";

static void document_dumps_everything(void **state)
{
    (void)state;
    const struct paragraph_style plain = style_plain();
    const struct paragraph_style figure = style_figure();
    const struct span word = {.text = STR("收\"入")};
    const struct span amount = {.text = STR("1.50")};
    const struct span mixed[] = {{.text = STR("合\n计"), .style = &figure.text},
                                 {.text = STR("数")}};
    const struct cell header[] = {{.column = 0,
                                   .colspan = 2,
                                   .rowspan = 1,
                                   .kind = CELL_COLUMN_HEADER,
                                   .vertical = VERTICAL_BOTTOM,
                                   .content = paragraph_of(&plain, &word)}};
    const struct cell_figure figures[] = {
        {.amount = -150},
        {.is_sum = true, .format = {.decimals = 2, .grouping = STR(",")}},
        {.is_sum = true,
         .format = {.unit = MONEY_WAN,
                    .trim = true,
                    .negative = MONEY_WIDE_BRACKETS}}};
    const struct cell body[] = {
        {.column = 0,
         .colspan = 1,
         .rowspan = 3,
         .kind = CELL_ROW_HEADER,
         .vertical = VERTICAL_TOP,
         .content = {.style = &plain, .spans = mixed, .span_count = 2}},
        {.column = 1,
         .colspan = 1,
         .rowspan = 1,
         .vertical = VERTICAL_MIDDLE,
         .content = paragraph_of(&figure, &amount),
         .figure = &figures[0]}};
    const struct cell sums[] = {{.column = 1,
                                 .colspan = 1,
                                 .rowspan = 1,
                                 .vertical = VERTICAL_MIDDLE,
                                 .content = {.style = &figure},
                                 .figure = &figures[1]},
                                {.column = 1,
                                 .colspan = 1,
                                 .rowspan = 1,
                                 .vertical = VERTICAL_MIDDLE,
                                 .content = {.style = &figure},
                                 .figure = &figures[2]}};
    const struct row brought = {
        .cells = &sums[0], .cell_count = 1, .least_height = 7};
    const struct row carried = {
        .cells = &sums[1], .cell_count = 1, .least_height = 8};
    const struct cell empty[] = {{.column = 1,
                                  .colspan = 1,
                                  .rowspan = 1,
                                  .content = {.style = &figure}}};
    const struct row header_rows[] = {
        {.cells = header, .cell_count = 1, .least_height = 19008}};
    const struct row body_rows[] = {
        {.cells = body, .cell_count = 2, .least_height = 1},
        {.cells = empty, .cell_count = 1, .keep_with_next = true},
        {.is_total = true}};
    const struct column columns[] = {
        {.kind = WIDTH_AUTO, .width = 5},
        {.kind = WIDTH_SHARE, .width = 6, .share = 2},
        {.kind = WIDTH_FIXED, .width = 7}};
    const struct table_style table_style = {.name = STR("表"),
                                            .rule = 500,
                                            .rule_head = 600,
                                            .frame = 750,
                                            .frame_sides = 250,
                                            .colour = 0x112233,
                                            .padding_x = 1,
                                            .padding_y = 2,
                                            .space_after = 3,
                                            .repeat_labels = true,
                                            .continued = STR("（续）"),
                                            .title_continued = STR("续表"),
                                            .least_scale = 800};
    const struct paragraph note = paragraph_of(&plain, &word);
    const struct paragraph_style *levels[] = {&plain, &figure};
    struct block blocks[] = {
        {.kind = BLOCK_CONTENTS,
         .contents = {.title = paragraph_of(&plain, &word),
                      .levels = levels,
                      .level_count = 2,
                      .leader = STR("…")}},
        {.kind = BLOCK_PAGE_BREAK},
        {.kind = BLOCK_SPACE, .space = 12345},
        {.kind = BLOCK_PARAGRAPH, .paragraph = note},
        {.kind = BLOCK_TABLE,
         .table = {.style = &table_style,
                   .title = note,
                   .context = {{0}, paragraph_of(&plain, &word), {0}},
                   .columns = columns,
                   .column_count = COUNT(columns),
                   .header = header_rows,
                   .header_count = COUNT(header_rows),
                   .body = body_rows,
                   .body_count = COUNT(body_rows),
                   .page_rows = {&brought, NULL, &carried},
                   .notes = &note,
                   .note_count = 1}},
    };
    blocks[3].paragraph.outline_title = STR("别名");
    const struct page_form form = {.name = STR("横"),
                                   .width = 842000,
                                   .height = 595000,
                                   .top = 1,
                                   .bottom = 2,
                                   .left = 3,
                                   .right = 4,
                                   .footer = {.text = STR("{page}"),
                                              .style = &figure,
                                              .distance = 9,
                                              .outside = true}};
    const struct page_form sheet = {
        .name = STR("张"), .line_grid = 29, .facing = true, .turned = true};
    const struct section sections[] = {{.form = &form,
                                        .first_folio = 1,
                                        .title = STR("一"),
                                        .blocks = blocks,
                                        .block_count = COUNT(blocks)},
                                       {.form = &sheet, .no_folio = true},
                                       {.form = &form}};
    const struct document document = {
        .title = STR("预算"),
        .author = STR("甲"),
        .subject = STR("乙"),
        .keywords = STR("丙"),
        .language = STR("zh-CN"),
        .date = STR("2024-02-18"),
        .form = STR("表"),
        .form_version = STR("2024.1"),
        .revision = {1, STR("2024-03-05"), STR("录入有误")},
        .sections = sections,
        .section_count = COUNT(sections)};
    assert_dump(&document, expected_dump);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(paragraph_without_ink_is_empty),
        cmocka_unit_test(paragraph_text_joins_spans_without_line_feeds),
        cmocka_unit_test(empty_document_dumps),
        cmocka_unit_test(document_dumps_everything),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
