/* SPDX-License-Identifier: MIT */
#include "test_typeset.h"

#include "typeset/justify.h"

struct bench bench_open(void)
{
    struct bench bench = {.arena = arena_new()};
    bench.log = diag_log_new(bench.arena);
    struct str folder = STR(SOURCE_FOLDER "/fonts");
    bench.fonts = fonts_open(&folder, 1, bench.log);
    assert_non_null(bench.fonts);
    bench.setter.arena = bench.arena;
    bench.setter.log = bench.log;
    bench.setter.shaper = shaper_new(bench.arena, bench.fonts, bench.log);
    bench.setter.breaker = line_breaker_open(bench.log);
    assert_non_null(bench.setter.breaker);
    return bench;
}

void bench_close(struct bench *bench)
{
    line_breaker_close(bench->setter.breaker);
    fonts_close(bench->fonts);
    arena_free(bench->arena);
}

size_t count_code(const struct diag_log *log, enum diag_code code)
{
    size_t count = 0;
    for (size_t i = 0; i < diag_count(log); i++)
        count += diag_lookup(log, i)->code == code;
    return count;
}

struct paragraph_style style_narrative(void)
{
    return (struct paragraph_style){
        .name = STR("narrative"),
        .text = {.role = STR("仿宋"), .size = 14000},
        .align = ALIGN_JUSTIFY,
        .leading = 26400,
        .gap = 125,
        .gap_least = 0,
        .gap_most = 250,
        .compress = true,
    };
}

const struct set_paragraph *bench_set(struct bench *bench,
                                      const struct paragraph_style *style,
                                      struct str text, length_t measure)
{
    struct span *span = ARENA_NEW(bench->arena, struct span);
    span->text = text;
    struct paragraph paragraph = {
        .style = style, .spans = span, .span_count = 1};
    return paragraph_set(&bench->setter,
                         paragraph_measure(&bench->setter, &paragraph, 1000),
                         measure);
}

struct str line_text(struct bench *bench, const struct set_paragraph *paragraph,
                     size_t line)
{
    struct builder text = {.arena = bench->arena};
    const struct set_line *set = &paragraph->lines[line];
    for (size_t i = 0; i < set->cluster_count; i++)
        builder_add(&text,
                    atom_text(paragraph->measured, set->clusters[i].atom));
    return builder_str(&text);
}
