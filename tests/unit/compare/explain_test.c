/* SPDX-License-Identifier: MIT
 *
 * Causes, by proofs written down: amounts 1 to 3, origin 4 = 1 + 2, and
 * 5 = 4 + 3.
 */
#include "test_compare.h"

#include "typeset/figures.h"

#include <string.h>

enum { SUM = 4, ALL = 5 };

struct state_of_input {
    struct proof proof;
    struct proof_amount amounts[3];
    struct proof_figure figures[8];
};

static const struct trace_pair pairs[] = {{1, 2}, {SUM, 3}};

static void set_amount(struct state_of_input *input, size_t index,
                       const char *file, const char *name, money_t amount)
{
    input->amounts[index].stated = (struct stated_amount){
        .name = str_from(name),
        .text = str_from(amount == 100   ? "1.00"
                         : amount == 200 ? "2.00"
                                         : "?"),
        .amount = amount,
        .at = {.file = str_from(file), .line = (int)index + 1, .column = 1},
    };
}

static void add_figure(struct state_of_input *input, uint32_t element,
                       size_t number, uint32_t origin)
{
    input->figures[input->proof.figure_count++] = (struct proof_figure){
        .element = element,
        .number = number,
        .origin = origin,
        .stated = origin <= 3 ? origin : 0,
    };
}

/* In a folder of its own; the amounts, of which 0 is left out at the end. */
static void set_up(struct state_of_input *input, const char *files[2],
                   money_t a, money_t b, money_t c)
{
    *input = (struct state_of_input){0};
    set_amount(input, 0, files[0], "main", a);
    set_amount(input, 1, files[1], "rows", b);
    set_amount(input, 2, files[1], "rows", c);
    input->proof = (struct proof){
        .figures = input->figures,
        .amounts = input->amounts,
        .amount_count = c == 0 ? 2 : 3,
        .pairs = pairs,
        .pair_count = c == 0 ? 1 : 2,
    };
}

static const char *old_files[] = {"old/d.yaml", "old/rows.csv"};
static const char *new_files[] = {"/x/new/e.yaml", "/x/new/rows.csv"};

/* Element 5 is a, 7 the sum, 9 the whole; 10 says both. */
#define LINES(a, sum, all)                                         \
    "table T\nbody\nrow " a "\nrow " sum "\nrow " all "\np 共" sum \
    "元，计" all "元\n"

static void set_figures(struct state_of_input *input, uint32_t all)
{
    add_figure(input, 5, 0, 1);
    add_figure(input, 7, 0, SUM);
    add_figure(input, 9, 0, all);
    add_figure(input, 10, 1, SUM);
    add_figure(input, 10, 2, all);
}

static const struct changes *explained(struct arena *arena,
                                       const struct state_of_input *old,
                                       const struct state_of_input *new,
                                       const char *old_lines,
                                       const char *new_lines)
{
    struct changes *changes = compare_pages(pages_of(arena, old_lines),
                                            pages_of(arena, new_lines), arena);
    const struct compare_input inputs[2] = {
        {&old->proof, str_from(old_files[0]), STR("")},
        {&new->proof, str_from(new_files[0]), STR("")}};
    changes_explain(changes, &inputs[0], &inputs[1], arena);
    return changes;
}

static void one_amount_moved(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct state_of_input old, new;
    set_up(&old, old_files, 100, 300, 400);
    set_up(&new, new_files, 200, 300, 400);
    set_figures(&old, ALL);
    set_figures(&new, ALL);
    const struct changes *changes =
        explained(arena, &old, &new, LINES("1.00", "4.00", "8.00"),
                  LINES("2.00", "5.00", "9.00"));
    assert_changes(
        changes, "figure T|#1||: 1.00@1 -> 2.00@1 [0]\n"
                 "figure T|#2||: 4.00@1 -> 5.00@1 * [0]\n"
                 "figure T|#3||: 8.00@1 -> 9.00@1 * [0]\n"
                 "figure |||共5.00元，计9.00元: 4.00元@1 -> 5.00元@1 * [0]\n"
                 "figure |||共5.00元，计9.00元: 8.00元@1 -> 9.00元@1 * [0]\n");
    assert_int_equal(changes->input_count, 1);
    const struct input_change *input = &changes->inputs[0];
    assert_memory_equal(input->name.data, "main", 4);
    assert_memory_equal(input->old_text.data, "1.00", 4);
    assert_memory_equal(input->new_text.data, "2.00", 4);
    assert_int_equal(input->new_at.line, 1);
    arena_free(arena);
}

/* What was not computed from it has no cause. */
static void one_amount_went(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct state_of_input old, new;
    set_up(&old, old_files, 100, 300, 400);
    set_up(&new, new_files, 100, 300, 0);
    set_figures(&old, ALL);
    set_figures(&new, SUM - 1); /* of two amounts, 3 is their sum */
    new.figures[1].origin = new.figures[3].origin = 3;
    for (int i = 1; i < 5; i++)
        new.figures[i].stated = 0;
    const struct changes *changes =
        explained(arena, &old, &new, LINES("1.00", "4.00", "8.00"),
                  LINES("1.50", "4.00", "4.00"));
    assert_changes(
        changes, "figure T|#1||: 1.00@1 -> 1.50@1\n"
                 "figure T|#3||: 8.00@1 -> 4.00@1 * [0]\n"
                 "figure |||共4.00元，计4.00元: 8.00元@1 -> 4.00元@1 * [0]\n");
    assert_int_equal(changes->input_count, 1);
    assert_int_equal(changes->inputs[0].new_text.length, 0);
    assert_int_equal(changes->inputs[0].old_at.line, 3);
    assert_int_equal(changes->inputs[0].new_at.file.length, 0);
    arena_free(arena);
}

static void two_amounts_moved(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct state_of_input old, new;
    set_up(&old, old_files, 100, 300, 400);
    set_up(&new, new_files, 200, 300, 500);
    set_figures(&old, ALL);
    set_figures(&new, ALL);
    const struct changes *changes = explained(
        arena, &old, &new, "table T\nbody\nrow 1.00\nrow 4.00\nrow 8.00\n",
        "table T\nbody\nrow 2.00\nrow 5.00\nrow 10.00\n");
    assert_changes(changes, "figure T|#1||: 1.00@1 -> 2.00@1 [0]\n"
                            "figure T|#2||: 4.00@1 -> 5.00@1 * [0]\n"
                            "figure T|#3||: 8.00@1 -> 10.00@1 * [0 1]\n");
    arena_free(arena);
}

/* 3.00 and 4.00 become 4.00 and 5.00: two amounts, none that came or went. */
static void an_amount_like_its_neighbour(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct state_of_input old, new;
    set_up(&old, old_files, 100, 300, 400);
    set_up(&new, new_files, 100, 400, 500);
    const struct changes *changes = explained(arena, &old, &new, "", "");
    assert_int_equal(changes->input_count, 2);
    for (size_t i = 0; i < 2; i++) {
        assert_int_equal(changes->inputs[i].old_at.line, i + 2);
        assert_int_equal(changes->inputs[i].new_at.line, i + 2);
    }
    arena_free(arena);
}

int run_explain_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_amount_moved),
        cmocka_unit_test(one_amount_went),
        cmocka_unit_test(two_amounts_moved),
        cmocka_unit_test(an_amount_like_its_neighbour),
    };
    return cmocka_run_group_tests_name("explain", tests, NULL, NULL);
}
