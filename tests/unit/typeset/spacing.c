/* SPDX-License-Identifier: MIT
 *
 * Gaps and marks, one case a line: the text, and where each cluster's origin
 * stands in 1/1000 em. 仿宋 has digits of half an em.
 */
#include "test_typeset.h"

#include "typeset/justify.h"

#include <stdio.h>

enum { EM = 10000, ROOM = 100 * EM };

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

struct spacing_case {
    const char *text;
    const char *places; /* of the clusters, then the width, in 1/1000 em */
};

static struct paragraph_style style_spacing(void)
{
    struct paragraph_style style = style_narrative();
    style.text.size = EM;
    style.gap = 250;
    style.gap_least = 125;
    style.gap_most = 500;
    return style;
}

static void check_line(struct bench *bench, const struct set_line *line,
                       const struct spacing_case *expected)
{
    struct builder found = {.arena = bench->arena};
    for (size_t n = 0; n < line->cluster_count; n++)
        builder_format(&found, "%d ", line->clusters[n].x * 1000 / EM);
    builder_format(&found, "%d", line->width * 1000 / EM);
    if (!str_equal(builder_str(&found), str_from(expected->places)))
        print_error("%s\n", expected->text);
    assert_string_equal(str_c(bench->arena, builder_str(&found)),
                        expected->places);
}

static void check_cases(const struct paragraph_style *style,
                        const struct spacing_case *cases, size_t count)
{
    struct bench bench = bench_open();
    for (size_t i = 0; i < count; i++) {
        const struct set_paragraph *set =
            bench_set(&bench, style, str_from(cases[i].text), ROOM);
        assert_int_equal(set->line_count, 1);
        check_line(&bench, &set->lines[0], &cases[i]);
    }
    assert_int_equal(diag_count(bench.log), 0);
    bench_close(&bench);
}

static void gaps_stand_between_han_and_western(void **state)
{
    (void)state;
    static const struct spacing_case cases[] = {
        {"甲1", "0 1250 1750"},
        {"1甲", "0 750 1750"},
        {"1（甲", "0 500 1500 2500"}, /* none beside full-width marks */
        {"甲，1", "0 1000 2000 2500"},
        {"甲 1 乙", "0 1250 2000 3000"}, /* the gap takes a space's place */
        {"甲  1", "0 1250 1750"},
        {" 1", "0 333 833"},           /* but not at the ends */
        {"甲 乙", "0 1000 1333 2333"}, /* and not between 汉字 */
        {"甲　1", "0 1000 2000 2500"}, /* U+3000 is typed on purpose */
        {"甲,乙", "0 1000 1278 2278"}, /* Western marks have no gap */
    };
    struct paragraph_style style = style_spacing();
    check_cases(&style, cases, COUNT(cases));
}

static void gaps_can_be_switched_off(void **state)
{
    (void)state;
    static const struct spacing_case none[] = {
        {"甲1乙", "0 1000 1500 2500"},
        {"甲 1 乙", "0 1000 1500 2500"},
    };
    static const struct spacing_case kept[] = {
        {"甲1", "0 1250 1750"},
        {"甲 1", "0 1000 1333 1833"},
    };
    struct paragraph_style style = style_spacing();
    style.hanging_spaces = true;
    check_cases(&style, kept, COUNT(kept));
    style.hanging_spaces = false;
    style.gap = style.gap_least = style.gap_most = 0;
    check_cases(&style, none, COUNT(none));
}

static void adjacent_marks_lose_half_an_em(void **state)
{
    (void)state;
    static const struct spacing_case cases[] = {
        {"甲。乙", "0 1000 2000 3000"},
        {"甲》、《乙", "0 1000 1500 2000 3000 4000"},
        {"甲，“乙", "0 1000 1500 2500 3500"},
        {"甲）。", "0 1000 1500 2500"},
        {"甲。”", "0 1000 1500 2500"},
        {"甲：“《乙", "0 1000 1500 2000 3000 4000"},
        {"甲》·《乙", "0 1000 1500 2000 3000 4000"},
        {"甲（）乙", "0 1000 2000 3000 4000"}, /* no white space inside */
        {"甲——”", "0 1000 2000 3000 4000"},    /* dashes have none */
        {"（甲", "-500 500 1500"},             /* a line's start */
    };
    struct paragraph_style style = style_spacing();
    check_cases(&style, cases, COUNT(cases));
}

static void compression_can_be_switched_off(void **state)
{
    (void)state;
    static const struct spacing_case cases[] = {
        {"（甲》、《乙）。", "0 1000 2000 3000 4000 5000 6000 7000 8000"},
    };
    struct paragraph_style style = style_spacing();
    style.compress = false;
    check_cases(&style, cases, COUNT(cases));
}

/* ---- justification ---- */

/* A text on a measure: where the clusters of its first line stand. */
struct fill_case {
    length_t measure; /* em */
    struct spacing_case first_line;
};

static void lines_are_filled_in_order(void **state)
{
    (void)state;
    static const struct fill_case cases[] = {
        /* Exact: nothing moves. */
        {5, {"甲乙丙丁戊己庚辛", "0 1000 2000 3000 4000 5000"}},
        {5, {"甲1乙丙丁戊己庚", "0 1250 2000 3000 4000 5000"}},
        /* Gaps grow first, alike, */
        {6, {"甲12乙3丙丁戊己", "0 1375 1875 2750 4125 5000 6000"}},
        {6, {"甲1，乙丙丁戊己庚", "0 1500 2000 3000 4000 5000 6000"}},
        /* to their most; then marks, then places between 汉字. */
        {5, {"甲，乙丙200元戊", "0 1000 2562 4000 5000"}},
        {6, {"甲——乙丙200元戊", "0 1333 2333 3666 5000 6000"}},
        {5, {"甲乙丙丁200元己", "0 1333 2666 4000 5000"}},
        /* The mark at the end loses what is needed, */
        {6, {"甲乙12丙丁，戊己庚", "0 1000 2250 2750 3500 4500 5500 6000"}},
        /* then marks and gaps in the line give way. */
        {7,
         {"一，二34四，五六七八九十",
          "0 1000 1833 3000 3500 4166 5166 6000 7000"}},
        /* Marks come down to half an em before much is pushed out. */
        {5, {"甲，乙丙丁，戊己", "0 1000 1500 2500 3500 4500 5000"}},
    };
    struct bench bench = bench_open();
    struct paragraph_style style = style_spacing();
    for (size_t i = 0; i < COUNT(cases); i++) {
        const struct set_paragraph *set =
            bench_set(&bench, &style, str_from(cases[i].first_line.text),
                      cases[i].measure * EM);
        assert_true(set->line_count > 1);
        check_line(&bench, &set->lines[0], &cases[i].first_line);
    }
    bench_close(&bench);
}

int run_spacing_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gaps_stand_between_han_and_western),
        cmocka_unit_test(gaps_can_be_switched_off),
        cmocka_unit_test(adjacent_marks_lose_half_an_em),
        cmocka_unit_test(compression_can_be_switched_off),
        cmocka_unit_test(lines_are_filled_in_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
