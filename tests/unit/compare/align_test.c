/* SPDX-License-Identifier: MIT
 *
 * Alignments, against the longest common subsequence found by the textbook.
 */
#include "test_compare.h"

#include "compare/align.h"

#include <stdlib.h>
#include <string.h>

static struct alignment_pairs align(struct arena *arena, const uint64_t *a,
                                    size_t a_count, const uint64_t *b,
                                    size_t b_count)
{
    struct alignment_pairs pairs = align_start(a_count, b_count, arena);
    align_equal(&pairs, a, b);
    return pairs;
}

/* Pairs are of equal things and keep the order; their number. */
static size_t check(const struct alignment_pairs *pairs, const uint64_t *a,
                    const uint64_t *b)
{
    size_t count = 0, next = 0;
    for (size_t i = 0; i < pairs->old_count; i++) {
        size_t j = pairs->of_old[i];
        if (j == ALIGN_NONE)
            continue;
        assert_true(j >= next && a[i] == b[j] && pairs->of_new[j] == i);
        next = j + 1;
        count++;
    }
    return count;
}

static size_t longest(const uint64_t *a, size_t n, const uint64_t *b, size_t m)
{
    size_t best[32][32] = {{0}};
    for (size_t i = n; i-- > 0;)
        for (size_t j = m; j-- > 0;) {
            best[i][j] = best[i + 1][j] > best[i][j + 1] ? best[i + 1][j]
                                                         : best[i][j + 1];
            if (a[i] == b[j] && best[i + 1][j + 1] + 1 > best[i][j])
                best[i][j] = best[i + 1][j + 1] + 1;
        }
    return best[0][0];
}

static uint64_t next_random(uint64_t *state)
{
    *state = *state * UINT64_C(6364136223846793005) + 1442695040888963407u;
    return *state >> 33;
}

static void finds_the_longest(void **state)
{
    (void)state;
    uint64_t seed = 7;
    for (int round = 0; round < 20000; round++) {
        struct arena *arena = arena_new();
        uint64_t a[30], b[30];
        size_t n = next_random(&seed) % 30, m = next_random(&seed) % 30;
        uint64_t kinds = 1 + next_random(&seed) % 8;
        for (size_t i = 0; i < n; i++)
            a[i] = next_random(&seed) % kinds;
        for (size_t i = 0; i < m; i++)
            b[i] = next_random(&seed) % kinds;
        struct alignment_pairs pairs = align(arena, a, n, b, m);
        assert_int_equal(check(&pairs, a, b), longest(a, n, b, m));
        arena_free(arena);
    }
}

static void keeps_earlier_pairs(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    const uint64_t a[] = {1, 2, 3, 1}, b[] = {1, 9, 3, 1};
    struct alignment_pairs pairs = align_start(4, 4, arena);
    align_pair(&pairs, 1, 1);
    align_equal(&pairs, a, b);
    for (size_t i = 0; i < 4; i++)
        assert_int_equal(pairs.of_old[i], i);
    arena_free(arena);
}

/* More differs than the shortest script is looked for. */
static void long_and_different(void **state)
{
    (void)state;
    enum { COUNT = 50000 };
    struct arena *arena = arena_new();
    uint64_t *a = ARENA_ARRAY(arena, COUNT, uint64_t);
    uint64_t *b = ARENA_ARRAY(arena, COUNT, uint64_t);
    for (size_t i = 0; i < COUNT; i++) {
        a[i] = i;
        b[i] = COUNT - i; /* backwards */
    }
    struct alignment_pairs pairs = align(arena, a, COUNT, b, COUNT);
    assert_int_equal(check(&pairs, a, b), 1);
    for (size_t i = 0; i < COUNT; i++)
        b[i] = i % 10 == 3 ? COUNT + i : i; /* every tenth another */
    pairs = align(arena, a, COUNT, b, COUNT);
    assert_int_equal(check(&pairs, a, b), COUNT / 10 * 9);
    /* wherever it stands */
    for (size_t i = 0; i < COUNT; i++)
        b[i] = COUNT - 1 - i;
    pairs = align_start(COUNT, COUNT, arena);
    align_anywhere(&pairs, a, b);
    for (size_t i = 0; i < COUNT; i++)
        assert_int_equal(pairs.of_old[i], COUNT - 1 - i);
    arena_free(arena);
}

static void gaps(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct alignment_pairs pairs = align_start(4, 5, arena);
    align_pair(&pairs, 1, 0);
    align_pair(&pairs, 2, 3);
    const struct align_gap expected[] = {
        {0, 1, 0, 0}, {2, 2, 1, 3}, {3, 4, 4, 5}};
    size_t old_at = 0, new_at = 0, count = 0;
    struct align_gap gap;
    while (align_next_gap(&pairs, &old_at, &new_at, &gap)) {
        assert_true(count < 3);
        assert_memory_equal(&gap, &expected[count], sizeof gap);
        count++;
    }
    assert_int_equal(count, 3);
    arena_free(arena);
}

int run_align_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_the_longest),
        cmocka_unit_test(keeps_earlier_pairs),
        cmocka_unit_test(long_and_different),
        cmocka_unit_test(gaps),
    };
    return cmocka_run_group_tests_name("align", tests, NULL, NULL);
}
