/* SPDX-License-Identifier: MIT
 *
 * Total fit against other ways to break the same text: all of them for short
 * texts, first-fit for long ones; and what it costs.
 */
#include "test_typeset.h"

#include "generate.h"

#include "typeset/breaker.h"

enum { EM = 12000 };

static struct breaker bench_breaker(struct bench *bench,
                                    const struct paragraph_style *style,
                                    struct str text, length_t measure)
{
    struct span *span = ARENA_NEW(bench->arena, struct span);
    span->text = text;
    const struct paragraph paragraph = {
        .style = style, .spans = span, .span_count = 1};
    const struct measured_paragraph *measured =
        paragraph_measure(&bench->setter, &paragraph, 1000);
    assert_int_equal(measured->segment_count, 1);
    return breaker_new(bench->arena, measured, measured->segments[0], measure,
                       measure);
}

/* Sum of the costs of these lines; all must fit. */
static int64_t total_cost(const struct breaker *breaker,
                          const struct line_ends *lines)
{
    int64_t total = 0;
    size_t start = 0;
    for (size_t i = 0; i < lines->count; i++) {
        int64_t cost = line_cost(breaker, start, lines->ends[i]);
        assert_true(cost >= 0);
        total += cost;
        start = lines->ends[i];
    }
    assert_int_equal(start, breaker->count);
    return total;
}

/* Each line as long as it can be. */
static int64_t first_fit_cost(const struct breaker *breaker)
{
    int64_t total = 0;
    for (size_t start = 0, end; start < breaker->count; start = end) {
        end = start;
        int64_t cost = -1;
        for (size_t i = start + 1; i <= breaker->count; i++) {
            if (!line_may_end(breaker, i))
                continue;
            int64_t found = line_cost(breaker, start, i);
            if (found < 0)
                break;
            cost = found;
            end = i;
        }
        assert_true(cost >= 0);
        total += cost;
    }
    return total;
}

/* The least cost of lines from start on, over all breaks there are. */
static int64_t exhaustive_cost(const struct breaker *breaker, size_t start)
{
    if (start == breaker->count)
        return 0;
    int64_t best = -1;
    for (size_t end = start + 1; end <= breaker->count; end++) {
        if (!line_may_end(breaker, end))
            continue;
        int64_t cost = line_cost(breaker, start, end);
        if (cost < 0)
            continue;
        int64_t rest = exhaustive_cost(breaker, end);
        if (rest >= 0 && (best < 0 || cost + rest < best))
            best = cost + rest;
    }
    return best;
}

static void total_fit_is_the_optimum(void **state)
{
    (void)state;
    struct bench bench = bench_open();
    struct paragraph_style style = style_narrative();
    style.text.size = EM;
    uint64_t seed = 42;
    int compared = 0;
    for (int i = 0; i < 400; i++) {
        style.align = i % 3 == 0 ? ALIGN_START : ALIGN_JUSTIFY;
        struct str text = random_text(bench.arena, &seed, 16, i % 4 == 0);
        length_t measure = EM * (length_t)(4 + random_below(&seed, 8));
        struct breaker breaker = bench_breaker(&bench, &style, text, measure);
        int64_t least = exhaustive_cost(&breaker, 0);
        if (least < 0)
            continue; /* a word is wider than the measure */
        struct line_ends lines = breaker_total_fit(bench.arena, &breaker);
        assert_true(total_cost(&breaker, &lines) == least);
        compared++;
    }
    assert_true(compared > 100);
    bench_close(&bench);
}

/* The looser a line, the more each further bit costs: room is never better
 * heaped up in one line than shared by two. */
static void looseness_costs_ever_more(void **state)
{
    (void)state;
    struct bench bench = bench_open();
    struct paragraph_style style = style_narrative();
    style.text.size = EM;
    struct builder text = {.arena = bench.arena};
    for (int i = 0; i < 60; i++)
        builder_add(&text, STR("汉"));
    struct breaker breaker =
        bench_breaker(&bench, &style, builder_str(&text), 40 * EM);
    int64_t step = 0;
    for (size_t end = 39; end >= 14; end--) {
        int64_t more =
            line_cost(&breaker, 0, end) - line_cost(&breaker, 0, end + 1);
        assert_true(more > step);
        step = more;
    }
    assert_int_equal(line_badness(&breaker, 0, 14), BADNESS_MOST);
    bench_close(&bench);
}

static void total_fit_is_never_worse_than_first_fit(void **state)
{
    (void)state;
    struct bench bench = bench_open();
    struct paragraph_style style = style_narrative();
    style.text.size = EM;
    uint64_t seed = 7;
    size_t better = 0;
    for (int i = 0; i < 300; i++) {
        struct str text = random_text(bench.arena, &seed, 600, false);
        length_t measure = EM * (length_t)(12 + random_below(&seed, 49));
        struct breaker breaker = bench_breaker(&bench, &style, text, measure);
        struct line_ends lines = breaker_total_fit(bench.arena, &breaker);
        int64_t total = total_cost(&breaker, &lines);
        int64_t first = first_fit_cost(&breaker);
        assert_true(total <= first);
        better += total < first;
    }
    print_message("total fit is better in %zu of 300 paragraphs\n", better);
    assert_true(better > 200);
    bench_close(&bench);
}

/* The number of lines that are rated for one character does not grow with
 * the text. */
static void cost_is_linear(void **state)
{
    (void)state;
    struct bench bench = bench_open();
    struct paragraph_style style = style_narrative();
    style.text.size = EM;
    for (size_t characters = 100; characters <= 100000; characters *= 10) {
        uint64_t seed = 1;
        struct str text = random_text(bench.arena, &seed, characters, false);
        struct breaker breaker = bench_breaker(&bench, &style, text, 40 * EM);
        struct line_ends lines = breaker_total_fit(bench.arena, &breaker);
        size_t per_atom = lines.trials / breaker.count;
        print_message("%zu atoms, %zu lines: %zu trials an atom\n",
                      breaker.count, lines.count, per_atom);
        assert_true(per_atom <= 40);
    }
    bench_close(&bench);
}

/* A text without any break opportunity, or with nothing but marks, does not
 * make it slow either. */
static void awkward_texts_are_linear_too(void **state)
{
    (void)state;
    static const char *const pieces[] = {"a", " ", "。", "（", "9", "—", "　"};
    struct bench bench = bench_open();
    struct paragraph_style style = style_narrative();
    style.text.size = EM;
    for (size_t i = 0; i < sizeof pieces / sizeof pieces[0]; i++) {
        struct builder text = {.arena = bench.arena};
        for (size_t n = 0; n < 20000; n++)
            builder_add(&text, str_from(pieces[i]));
        struct breaker breaker =
            bench_breaker(&bench, &style, builder_str(&text), 20 * EM);
        struct line_ends lines = breaker_total_fit(bench.arena, &breaker);
        assert_int_equal(lines.ends[lines.count - 1], breaker.count);
        assert_true(lines.trials <= 60 * breaker.count);
        assert_int_equal(
            bench_set(&bench, &style, builder_str(&text), 20 * EM)->line_count,
            lines.count);
    }
    bench_close(&bench);
}

int run_breaker_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(total_fit_is_the_optimum),
        cmocka_unit_test(looseness_costs_ever_more),
        cmocka_unit_test(total_fit_is_never_worse_than_first_fit),
        cmocka_unit_test(cost_is_linear),
        cmocka_unit_test(awkward_texts_are_linear_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
