/* SPDX-License-Identifier: MIT
 *
 * Thousands of generated paragraphs: what must hold for every one of them.
 */
#include "test_typeset.h"

#include "generate.h"

#include "typeset/justify.h"

enum { PARAGRAPHS = 4000, EM = 12000 };

/* The text without the spaces that a line end or a gap may take. */
static struct str without_spaces(struct arena *arena, struct str text)
{
    struct builder result = {.arena = arena};
    for (size_t i = 0; i < text.length;) {
        struct str rest = str_slice(text, i, text.length);
        size_t length = str_starts(rest, STR(" "))    ? 1
                        : str_starts(rest, STR("　")) ? 3
                                                      : 0;
        if (length == 0)
            builder_add_char(&result, text.data[i]);
        i += length > 0 ? length : 1;
    }
    return builder_str(&result);
}

/* Nothing is lost, doubled or moved. */
static void check_text(struct bench *bench, const struct set_paragraph *set,
                       struct str text)
{
    struct builder all = {.arena = bench->arena};
    for (size_t i = 0; i < set->line_count; i++)
        builder_add(&all, line_text(bench, set, i));
    struct str found = without_spaces(bench->arena, builder_str(&all));
    struct str wanted = without_spaces(bench->arena, text);
    assert_true(str_equal(found, wanted));
}

/* Is there a place in the line where justification may add space? */
static bool can_stretch(const struct set_line *line)
{
    for (size_t i = 0; i + 1 < line->cluster_count; i++) {
        if (line->clusters[i].atom->join != JOIN_FIXED)
            return true;
    }
    return false;
}

/* Clusters follow each other and end where the line ends. */
static void check_places(const struct set_paragraph *set,
                         const struct set_line *line)
{
    length_t x = 0;
    for (size_t i = 0; i < line->cluster_count; i++) {
        const struct set_cluster *cluster = &line->clusters[i];
        const struct cluster *shape = cluster->atom->cluster;
        assert_true(cluster->x + shape->slack_before >= x);
        x = cluster->x + shape->advance - shape->slack_after;
        /* A word space may lose half of its own width. */
        if (cluster->atom->class == CHAR_SPACE)
            x -= cluster->atom->shrink;
    }
    assert_true(x <= line->width);
    const struct atom *last = line->clusters[line->cluster_count - 1].atom;
    assert_true(last->class != CHAR_SPACE);
    length_t end =
        line->clusters[line->cluster_count - 1].x + last->cluster->advance;
    assert_true(end >= line->width);
    assert_true(end - atom_trim_end(set->measured, last) <= line->width);
}

static void check_line(const struct set_paragraph *set, size_t index,
                       length_t measure, bool broken_words)
{
    const struct set_line *line = &set->lines[index];
    if (line->cluster_count == 0)
        return;
    length_t indent = index == 0 ? set->style->indent_first : 0;
    measure -= indent;
    assert_true(line->cluster_count == 1 || line->width <= measure);
    assert_true(line->x >= indent);
    assert_true(line->x + line->width <= measure + indent ||
                line->cluster_count == 1);
    bool last = index + 1 == set->line_count;
    if (set->style->align == ALIGN_JUSTIFY && !last && can_stretch(line))
        assert_int_equal(line->width, measure);
    check_places(set, line);
    const struct atom *first = line->clusters[0].atom;
    const struct atom *end = line->clusters[line->cluster_count - 1].atom;
    if (!broken_words) {
        assert_true(index == 0 || !(first->flags & ATOM_FORBIDS_START));
        assert_true(last || !(end->flags & ATOM_FORBIDS_END));
        assert_true(end->break_kind != BREAK_NEVER ||
                    end[1].class == CHAR_SPACE);
    }
}

static bool is_character(const struct atom *atom)
{
    return atom->class != CHAR_SPACE &&
           (atom->flags & (ATOM_FORBIDS_START | ATOM_FORBIDS_END)) == 0;
}

/* If the last line holds one character alone, the line before it could not
 * have ended earlier. */
static void check_last_line(const struct set_paragraph *set, length_t measure)
{
    if (set->line_count < 2)
        return;
    const struct set_line *last = &set->lines[set->line_count - 1];
    const struct set_line *before = last - 1;
    size_t characters = 0;
    for (size_t i = 0; i < last->cluster_count; i++)
        characters += is_character(last->clusters[i].atom);
    if (characters > 1)
        return;
    const struct atom *end = last->clusters[0].atom + last->cluster_count;
    const struct atom *start = before->clusters[0].atom;
    length_t width = 0;
    for (const struct atom *atom = end - 1; atom > start; atom--) {
        width += atom->cluster->advance + length_max(0, atom->space);
        characters += atom < last->clusters[0].atom && is_character(atom);
        bool avoidable = atom[-1].break_kind == BREAK_MAY && width <= measure &&
                         characters > 1;
        assert_false(avoidable);
    }
}

static void check_paragraph(struct bench *bench, uint64_t *seed, size_t *broken)
{
    static const enum alignment alignments[] = {
        ALIGN_JUSTIFY, ALIGN_JUSTIFY, ALIGN_START, ALIGN_CENTRE, ALIGN_END};
    struct arena *arena = bench->arena;
    struct paragraph_style style = style_narrative();
    style.text.size = EM;
    style.align = alignments[random_below(seed, 5)];
    style.compress = random_below(seed, 4) > 0;
    style.hanging_spaces = random_below(seed, 4) == 0;
    style.indent_first = random_below(seed, 2) ? 2 * EM : 0;
    length_t ems = (length_t)(4 + random_below(seed, 57));
    length_t measure = ems * EM + (length_t)random_below(seed, EM);
    bool wild = random_below(seed, 3) == 0;
    struct str text =
        random_text(arena, seed, 1 + random_below(seed, 200), wild);

    bench->setter.log = diag_log_new(arena);
    const struct set_paragraph *set = bench_set(bench, &style, text, measure);
    bool broken_words = count_code(bench->setter.log, DIAG_WORD_BROKEN) > 0;
    *broken += broken_words;
    assert_int_equal(count_code(bench->setter.log, DIAG_LINE_OVERFULL), 0);
    check_text(bench, set, text);
    for (size_t i = 0; i < set->line_count; i++)
        check_line(set, i, measure, broken_words);

    check_last_line(set, measure);

    /* The least width breaks no word, the most width no line. */
    length_t least = paragraph_least_width(set->measured);
    assert_true(!broken_words || least > measure);
    bench->setter.log = diag_log_new(arena);
    set = paragraph_set(&bench->setter, set->measured, least);
    assert_int_equal(diag_count(bench->setter.log), 0);
    length_t most = paragraph_most_width(set->measured);
    set = paragraph_set(&bench->setter, set->measured, most);
    assert_int_equal(set->line_count, 1);
    assert_int_equal(diag_count(bench->setter.log), 0);
}

static void paragraphs_keep_the_rules(void **state)
{
    (void)state;
    uint64_t seed = 20240218;
    size_t broken = 0;
    for (int i = 0; i < PARAGRAPHS;) {
        struct bench bench = bench_open();
        for (int n = 0; n < 100; n++, i++)
            check_paragraph(&bench, &seed, &broken);
        bench_close(&bench);
    }
    print_message("%d paragraphs, in %zu words had to be broken\n", PARAGRAPHS,
                  broken);
}

int run_property_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(paragraphs_keep_the_rules),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
