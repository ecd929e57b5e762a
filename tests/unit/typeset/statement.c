/* SPDX-License-Identifier: MIT
 *
 * A published statement, set on the measure that it was published on: 52 em
 * of 14 pt, first lines indented by 2 em.
 *
 * statement.txt holds one paragraph a line, "|" where a published line ends.
 * Each paragraph must have as many lines as the published one, or the pages
 * would end elsewhere. Where lines begin with other characters, they are
 * shown, and may not be more than a few characters away.
 */
#include "test_typeset.h"

#include "base/file.h"
#include "base/utf8.h"

#include <stdio.h>
#include <stdlib.h>

enum { MEASURE = 728000, INDENT = 28000, MOST_MOVED = 3 };

struct tally {
    size_t lines;    /* all */
    size_t moved;    /* that begin elsewhere */
    size_t furthest; /* characters */
    int64_t badness;
    int worst;
};

/* The paragraph without the marks of line ends; *ends: how many characters
 * stand before each. */
static struct str published_text(struct arena *arena, struct str line,
                                 size_t **ends, size_t *count)
{
    struct builder text = {.arena = arena};
    size_t capacity = 0;
    *ends = NULL;
    *count = 0;
    for (size_t i = 0; i < line.length; i++) {
        if (line.data[i] == '|') {
            ARENA_GROW(arena, *ends, *count, capacity);
            (*ends)[(*count)++] = utf8_count(builder_str(&text));
        } else {
            builder_add_char(&text, line.data[i]);
        }
    }
    ++*count;
    return builder_str(&text);
}

static void check_paragraph(struct bench *bench, struct str line,
                            struct tally *tally)
{
    struct paragraph_style style = style_narrative();
    style.indent_first = INDENT;
    size_t *ends, count;
    struct str text = published_text(bench->arena, line, &ends, &count);
    const struct set_paragraph *set = bench_set(bench, &style, text, MEASURE);
    if (set->line_count != count) {
        print_error("%zu lines, published %zu: %.*s\n", set->line_count, count,
                    STR_FMT(text));
        for (size_t i = 0; i < set->line_count; i++)
            print_error("  %.*s\n", STR_FMT(line_text(bench, set, i)));
    }
    assert_int_equal(set->line_count, count);
    size_t end = 0;
    tally->lines += count;
    for (size_t i = 0; i + 1 < count; i++) {
        end += utf8_count(line_text(bench, set, i));
        int badness = set->lines[i].badness;
        tally->badness += badness;
        tally->worst = badness > tally->worst ? badness : tally->worst;
        if (end == ends[i])
            continue;
        size_t by = end > ends[i] ? end - ends[i] : ends[i] - end;
        tally->furthest = by > tally->furthest ? by : tally->furthest;
        tally->moved++;
        if (getenv("SHOW_LINES") != NULL)
            print_message("%+ld [%d]: %.*s\n", (long)end - (long)ends[i],
                          badness, STR_FMT(line_text(bench, set, i)));
    }
}

static void statement_keeps_its_lines(void **state)
{
    (void)state;
    struct bench bench = bench_open();
    struct str file;
    assert_true(file_read(bench.arena,
                          STR(SOURCE_FOLDER "/tests/fixtures/statement.txt"),
                          1 << 20, NOWHERE, bench.log, &file));
    struct tally tally = {0};
    for (size_t start = 0, end; start < file.length; start = end + 1) {
        end = str_find(file, STR("\n"), start);
        check_paragraph(&bench, str_slice(file, start, end), &tally);
    }
    print_message("%zu lines, %zu begin elsewhere, by %zu characters at most; "
                  "badness %ld, worst line %d\n",
                  tally.lines, tally.moved, tally.furthest, (long)tally.badness,
                  tally.worst);
    assert_true(tally.furthest <= MOST_MOVED);
    assert_int_equal(diag_count(bench.log), 0);
    bench_close(&bench);
}

int run_statement_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(statement_keeps_its_lines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
