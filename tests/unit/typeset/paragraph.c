/* SPDX-License-Identifier: MIT */
#include "test_typeset.h"

#include "typeset/justify.h"

#include <string.h>

enum { EM = 10000 };

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static struct paragraph_style style_plain(enum alignment align)
{
    return (struct paragraph_style){
        .text = {.role = STR("仿宋"), .size = EM},
        .align = align,
        .leading = 2 * EM,
        .compress = true,
    };
}

static void assert_line(struct bench *bench, const struct set_paragraph *set,
                        size_t line, const char *text)
{
    assert_true(line < set->line_count);
    assert_string_equal(str_c(bench->arena, line_text(bench, set, line)), text);
}

/* ---- lines ---- */

static void lines_are_aligned(void **state)
{
    (void)state;
    static const struct {
        enum alignment align;
        const char *text;
        length_t x;
        length_t width;
    } cases[] = {
        {ALIGN_START, "（甲）", 0, 25000},
        {ALIGN_JUSTIFY, "（甲）", 0, 25000},
        {ALIGN_DECIMAL, "1.5", 0, 12780},
        {ALIGN_CENTRE, "（甲）", 40000, 20000}, /* by what is seen */
        {ALIGN_END, "甲）", 85000, 15000},
        {ALIGN_END, "甲 ", 90000, 10000},
        {ALIGN_CENTRE, "甲　", 45000, 10000},
    };
    struct bench bench = bench_open();
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct paragraph_style style = style_plain(cases[i].align);
        const struct set_paragraph *set =
            bench_set(&bench, &style, str_from(cases[i].text), 10 * EM);
        assert_int_equal(set->line_count, 1);
        assert_int_equal(set->lines[0].x, cases[i].x);
        assert_int_equal(set->lines[0].width, cases[i].width);
        assert_int_equal(set->lines[0].badness, 0);
    }
    bench_close(&bench);
}

static void indents_are_taken_from_the_measure(void **state)
{
    (void)state;
    struct bench bench = bench_open();
    struct paragraph_style style = style_plain(ALIGN_START);
    style.indent_first = 2 * EM;
    style.indent_left = EM;
    style.indent_right = EM;
    const struct set_paragraph *set =
        bench_set(&bench, &style, STR("一二三四五六七八九十\n一"), 7 * EM);
    assert_int_equal(set->line_count, 4);
    assert_line(&bench, set, 0, "一二三");
    assert_int_equal(set->lines[0].x, 3 * EM);
    assert_line(&bench, set, 1, "四五六七八");
    assert_int_equal(set->lines[1].x, EM);
    assert_int_equal(set->lines[3].x, EM);
    assert_int_equal(paragraph_most_width(set->measured), 14 * EM);
    assert_int_equal(paragraph_least_width(set->measured), 5 * EM);

    style.indent_first = -EM; /* hanging */
    set = bench_set(&bench, &style, STR("一二三四五六七八九十"), 7 * EM);
    assert_line(&bench, set, 0, "一二三四五六");
    assert_int_equal(set->lines[0].x, 0);
    bench_close(&bench);
}

static void line_feeds_force_breaks(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t lines;
    } cases[] = {{"", 0},         {"甲", 1}, {"甲\n", 1}, {"甲\n乙", 2},
                 {"甲\n\n乙", 3}, {"\n", 1}, {"\n甲", 2}, {" ", 1}};
    struct bench bench = bench_open();
    struct paragraph_style style = style_plain(ALIGN_JUSTIFY);
    for (size_t i = 0; i < COUNT(cases); i++) {
        const struct set_paragraph *set =
            bench_set(&bench, &style, str_from(cases[i].text), 5 * EM);
        assert_int_equal(set->line_count, cases[i].lines);
        assert_int_equal(set->height, (length_t)cases[i].lines * 2 * EM);
    }
    /* A line before a forced break is set like a last line. */
    const struct set_paragraph *set =
        bench_set(&bench, &style, STR("甲乙\n丙丁"), 5 * EM);
    assert_int_equal(set->lines[0].width, 2 * EM);
    bench_close(&bench);
}

static void last_line_has_more_than_one_character(void **state)
{
    (void)state;
    struct bench bench = bench_open();
    enum alignment aligns[] = {ALIGN_JUSTIFY, ALIGN_START, ALIGN_END};
    for (size_t i = 0; i < COUNT(aligns); i++) {
        struct paragraph_style style = style_plain(aligns[i]);
        const struct set_paragraph *set =
            bench_set(&bench, &style, STR("一二三四五六七八九。"), 8 * EM);
        assert_int_equal(set->line_count, 2);
        assert_line(&bench, set, 1, "八九。");
    }
    bench_close(&bench);
}

/* GB/T 9704-2012, 7.3.1: 词意完整，排列对称. */
static void titles_are_balanced(void **state)
{
    (void)state;
    static const struct {
        length_t measure;
        const char *lines[4];
    } cases[] = {
        {20, {"望都县人民政府办公室2024年", "部门预算信息公开情况说明"}},
        /* At most one measure, at least so many lines, none short. */
        {10, {"望都县人民政府", "办公室2024年部门预算", "信息公开情况说明"}},
        {12, {"政府性基金预算", "财政拨款支出表"}},
        {25, {"政府性基金预算财政拨款支出表"}},
        /* What is even alike: the longer line first. */
        {4, {"财政拨款", "收入"}},
        /* Not in the dictionary; marks count by what is seen. */
        {5, {"财政专户", "收入"}},
        {5, {"预算规模", "及资金用途"}},
        {8, {"财政拨款", "办公室、办公室。"}},
    };
    struct bench bench = bench_open();
    struct paragraph_style style = style_plain(ALIGN_CENTRE);
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct builder text = {.arena = bench.arena};
        size_t count = 0;
        for (; count < COUNT(cases[i].lines) && cases[i].lines[count] != NULL;
             count++)
            builder_add(&text, str_from(cases[i].lines[count]));
        const struct set_paragraph *set = bench_set(
            &bench, &style, builder_str(&text), cases[i].measure * EM);
        assert_int_equal(set->line_count, count);
        for (size_t k = 0; k < count; k++)
            assert_line(&bench, set, k, cases[i].lines[k]);
    }
    bench_close(&bench);
}

static void scale_steps_type_and_leading_down(void **state)
{
    (void)state;
    struct bench bench = bench_open();
    struct paragraph_style style = style_plain(ALIGN_START);
    struct span span = {.text = STR("甲乙")};
    struct paragraph paragraph = {
        .style = &style, .spans = &span, .span_count = 1};
    const struct measured_paragraph *measured =
        paragraph_measure(&bench.setter, &paragraph, 850);
    assert_int_equal(paragraph_most_width(measured), 17000);
    const struct set_paragraph *set =
        paragraph_set(&bench.setter, measured, 17000);
    assert_int_equal(set->leading, 17000);
    assert_int_equal(set->height, 17000);
    bench_close(&bench);
}

/* ---- widths ---- */

static void widths_are_those_of_pieces_and_lines(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        length_t least;
        length_t most;
    } cases[] = {
        {"", 0, 0},
        {"甲乙丙", EM, 3 * EM},
        {"甲乙。", 15000, 3 * EM}, /* a mark may be trimmed at a line's end */
        {"“甲”乙", 20000, 35000},
        {"甲976元", 25000, 35000}, /* a number with its unit stays whole */
        {"甲 乙", EM, 23330},      /* spaces at line ends do not count */
        {"甲  ", EM, EM},
        {"甲乙丙\n丁", EM, 3 * EM},
    };
    struct bench bench = bench_open();
    struct paragraph_style style = style_plain(ALIGN_START);
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct span span = {.text = str_from(cases[i].text)};
        struct paragraph paragraph = {
            .style = &style, .spans = &span, .span_count = 1};
        const struct measured_paragraph *measured =
            paragraph_measure(&bench.setter, &paragraph, 1000);
        if (paragraph_least_width(measured) != cases[i].least ||
            paragraph_most_width(measured) != cases[i].most)
            print_error("%s\n", cases[i].text);
        assert_int_equal(paragraph_least_width(measured), cases[i].least);
        assert_int_equal(paragraph_most_width(measured), cases[i].most);
    }
    bench_close(&bench);
}

static void figures_divide_at_the_decimal_point(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        length_t before;
        length_t behind;
    } cases[] = {
        {"", 0, 0},
        {"12", 10000, 0},
        {"1.25", 5000, 12780},
        {"1,234.50", 22780, 12780},
        {"1.", 5000, 2780},
        {"(12)", 13890, 3890},
        {"(1.25)", 8890, 16670},
        {"△12", 20000, 0},
        {"12元", 10000, 10000},
        {"甲", 10000, 0},
    };
    struct bench bench = bench_open();
    struct paragraph_style style = style_plain(ALIGN_DECIMAL);
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct span span = {.text = str_from(cases[i].text)};
        struct paragraph paragraph = {
            .style = &style, .spans = &span, .span_count = 1};
        length_t before, behind;
        paragraph_decimal(paragraph_measure(&bench.setter, &paragraph, 1000),
                          &before, &behind);
        if (before != cases[i].before || behind != cases[i].behind)
            print_error("%s: %d %d\n", cases[i].text, before, behind);
        assert_int_equal(before, cases[i].before);
        assert_int_equal(behind, cases[i].behind);
    }
    bench_close(&bench);
}

/* ---- what does not fit ---- */

static void long_words_are_broken_and_reported(void **state)
{
    (void)state;
    struct bench bench = bench_open();
    struct paragraph_style style = style_plain(ALIGN_START);
    const struct set_paragraph *set =
        bench_set(&bench, &style, STR("代码13063124004245116869，甲"), 5 * EM);
    assert_int_equal(count_code(bench.log, DIAG_WORD_BROKEN), 1);
    assert_int_equal(diag_count(bench.log), 1);
    assert_non_null(
        strstr(str_c(bench.arena, diag_lookup(bench.log, 0)->message[0]),
               "“13063124004245116869，”"));
    for (size_t i = 0; i < set->line_count; i++)
        assert_true(set->lines[i].width <= 5 * EM);
    assert_line(&bench, set, 0, "代码130631");
    /* Even so, the comma does not begin a line. */
    set = bench_set(&bench, &style, STR("1306312400，甲乙"), 5 * EM);
    assert_line(&bench, set, 0, "130631240");
    assert_line(&bench, set, 1, "0，甲乙");
    bench_close(&bench);
}

static void only_a_single_cluster_is_overfull(void **state)
{
    (void)state;
    struct bench bench = bench_open();
    struct paragraph_style style = style_plain(ALIGN_CENTRE);
    const struct set_paragraph *set =
        bench_set(&bench, &style, STR("甲1"), EM / 2 + 100);
    assert_int_equal(set->line_count, 2);
    assert_int_equal(set->lines[0].x, 0);
    assert_int_equal(set->lines[0].width, EM);
    assert_int_equal(count_code(bench.log, DIAG_LINE_OVERFULL), 1);
    assert_non_null(
        strstr(str_c(bench.arena, diag_lookup(bench.log, 0)->message[1]),
               "4.900 pt wider than its measure: “甲”"));
    /* No measure at all. */
    set = bench_set(&bench, &style, STR("12"), -EM);
    assert_int_equal(set->line_count, 2);
    bench_close(&bench);
}

static void unknown_roles_are_reported_once(void **state)
{
    (void)state;
    struct bench bench = bench_open();
    struct paragraph_style style = style_plain(ALIGN_START);
    style.text.role = STR("仿宋体");
    bench_set(&bench, &style, STR("甲\n乙"), 5 * EM);
    const struct set_paragraph *set =
        bench_set(&bench, &style, STR("丙"), 5 * EM);
    assert_int_equal(set->line_count, 1);
    assert_int_equal(diag_count(bench.log), 1);
    const struct diag *diag = diag_lookup(bench.log, 0);
    assert_int_equal(diag->code, DIAG_FONT_ROLE_UNKNOWN);
    assert_non_null(strstr(str_c(bench.arena, diag->message[0]), "“仿宋”"));
    bench_close(&bench);
}

/* ---- emission ---- */

static void assert_item(struct bench *bench, const struct item *item,
                        const char *text, const length_t *x, size_t count)
{
    assert_int_equal(item->kind, ITEM_GLYPHS);
    assert_string_equal(str_c(bench->arena, item->glyphs.text), text);
    assert_int_equal(item->glyphs.count, count);
    size_t offset = 0;
    for (size_t i = 0; i < count; i++) {
        const struct placed_glyph *glyph = &item->glyphs.items[i];
        assert_int_equal(glyph->x, x[i]);
        assert_int_equal(glyph->text_start, offset);
        offset += glyph->text_length;
    }
    assert_int_equal(offset, item->glyphs.text.length);
}

static void lines_are_emitted_by_font_size_and_colour(void **state)
{
    (void)state;
    struct bench bench = bench_open();
    struct paragraph_style style = style_narrative();
    style.text.size = EM;
    style.leading = 2 * EM;
    style.gap = 250;
    struct text_style red = style.text;
    red.colour = 0xFF0000;
    struct text_style large = red;
    large.size = 2 * EM;
    struct text_style other = style.text;
    other.role = STR("黑体");
    const struct span spans[] = {
        {.text = STR("甲 1")},
        {.text = STR("乙")},
        {.text = STR("丙"), .style = &red},
        {.text = STR("丁"), .style = &large},
        {.text = STR("（戊 "), .style = &other},
    };
    struct paragraph paragraph = {
        .style = &style, .spans = spans, .span_count = COUNT(spans)};
    const struct set_paragraph *set = paragraph_set(
        &bench.setter, paragraph_measure(&bench.setter, &paragraph, 1000),
        100 * EM);
    struct item_list items = {.arena = bench.arena};
    struct item_owner owner = {.element = 7};
    paragraph_emit_line(&items, set, 0, 1000, 5000, owner);
    assert_int_equal(items.count, 4);
    /* The space that became a gap is not in the text; spans join. */
    assert_item(&bench, &items.items[0], "甲1乙",
                (length_t[]){1000, 13500, 21000}, 3);
    assert_item(&bench, &items.items[1], "丙", (length_t[]){31000}, 1);
    assert_item(&bench, &items.items[2], "丁", (length_t[]){41000}, 1);
    assert_item(&bench, &items.items[3], "（戊", (length_t[]){61000, 71000}, 2);
    assert_int_equal(items.items[1].colour, 0xFF0000);
    assert_int_equal(items.items[2].glyphs.size, 2 * EM);
    assert_int_not_equal(items.items[3].glyphs.font,
                         items.items[0].glyphs.font);
    for (size_t i = 0; i < items.count; i++) {
        assert_int_equal(items.items[i].element, 7);
        /* One baseline: half the leading and 0.38 em down. */
        assert_int_equal(items.items[i].glyphs.items[0].y, 5000 + EM + 3800);
    }
    bench_close(&bench);
}

static void marks_at_a_line_start_are_emitted_left_of_it(void **state)
{
    (void)state;
    struct bench bench = bench_open();
    struct paragraph_style style = style_plain(ALIGN_START);
    const struct set_paragraph *set =
        bench_set(&bench, &style, STR("（甲） 乙"), 10 * EM);
    struct item_list items = {.arena = bench.arena};
    paragraph_emit_line(&items, set, 0, 0, 0, (struct item_owner){0});
    assert_int_equal(items.count, 1);
    assert_item(&bench, &items.items[0], "（甲） 乙",
                (length_t[]){-5000, 5000, 15000, 25000, 28330}, 5);
    /* An empty line emits nothing. */
    set = bench_set(&bench, &style, STR(" \n乙"), 10 * EM);
    items.count = 0;
    paragraph_emit_line(&items, set, 0, 0, 0, (struct item_owner){0});
    assert_int_equal(items.count, 0);
    bench_close(&bench);
}

int run_paragraph_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_are_aligned),
        cmocka_unit_test(indents_are_taken_from_the_measure),
        cmocka_unit_test(line_feeds_force_breaks),
        cmocka_unit_test(last_line_has_more_than_one_character),
        cmocka_unit_test(titles_are_balanced),
        cmocka_unit_test(scale_steps_type_and_leading_down),
        cmocka_unit_test(widths_are_those_of_pieces_and_lines),
        cmocka_unit_test(figures_divide_at_the_decimal_point),
        cmocka_unit_test(long_words_are_broken_and_reported),
        cmocka_unit_test(only_a_single_cluster_is_overfull),
        cmocka_unit_test(unknown_roles_are_reported_once),
        cmocka_unit_test(lines_are_emitted_by_font_size_and_colour),
        cmocka_unit_test(marks_at_a_line_start_are_emitted_left_of_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
