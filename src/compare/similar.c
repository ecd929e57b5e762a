/* SPDX-License-Identifier: MIT
 *
 * How much texts resemble each other: the share of pairs of neighbouring
 * characters that they have in common (Dice 1945). Only what has no equal comes
 * here, so the stretches are short; long ones are looked at piece by piece, to
 * take no quadratic time.
 */
#include "compare/compare_private.h"

#include "base/arena.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

enum {
    PAIRS_MOST = 2000, /* of a text: its beginning tells enough */
    STRETCH_MOST = 64, /* things on a side that are weighed together */
    LEAST = 350,       /* in 1/1000: less is another text */
};

struct profile {
    uint64_t *pairs; /* sorted */
    size_t count;
    uint64_t group;
};

static int compare_hashes(const void *a, const void *b)
{
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return (x > y) - (x < y);
}

static struct profile profile_of(struct str text, uint64_t group,
                                 struct arena *arena)
{
    struct profile profile = {.pairs = ARENA_ARRAY(arena, PAIRS_MOST, uint64_t),
                              .group = group};
    uint32_t last = 0;
    for (size_t at = 0; at < text.length && profile.count < PAIRS_MOST;) {
        uint32_t code_point = utf8_next(text, &at);
        if (utf8_is_blank(code_point))
            continue;
        profile.pairs[profile.count++] = (uint64_t)last << 32 | code_point;
        last = code_point;
    }
    qsort(profile.pairs, profile.count, sizeof *profile.pairs, compare_hashes);
    return profile;
}

/* In 1/1000; 0 if they are of different groups. */
static int similarity(const struct profile *a, const struct profile *b)
{
    if (a->group != b->group || a->count + b->count == 0)
        return 0;
    size_t common = 0;
    for (size_t i = 0, j = 0; i < a->count && j < b->count;) {
        if (a->pairs[i] == b->pairs[j]) {
            common++;
            i++;
            j++;
        } else if (a->pairs[i] < b->pairs[j]) {
            i++;
        } else {
            j++;
        }
    }
    return (int)(2000 * common / (a->count + b->count));
}

/* The pairs of a stretch whose resemblances have the largest sum, by dynamic
 * programming: best[i][j] is that of what stands from i and j on. */
static void pair_stretch(struct alignment_pairs *pairs,
                         const struct align_gap *gap,
                         const struct profile *old_ones,
                         const struct profile *new_ones)
{
    enum { width = STRETCH_MOST + 1 };
    int alike[STRETCH_MOST * STRETCH_MOST];
    int best[(STRETCH_MOST + 1) * (STRETCH_MOST + 1)];
    size_t n = gap->old_end - gap->old_start;
    size_t m = gap->new_end - gap->new_start;
    memset(best, 0, sizeof best);
    for (size_t i = n; i-- > 0;)
        for (size_t j = m; j-- > 0;) {
            int one = similarity(&old_ones[i], &new_ones[j]);
            if (one < LEAST)
                one = 0;
            alike[i * STRETCH_MOST + j] = one;
            const int *at = &best[i * (size_t)width + j];
            int most = at[width] > at[1] ? at[width] : at[1];
            if (one > 0 && one + at[width + 1] > most)
                most = one + at[width + 1];
            best[i * (size_t)width + j] = most;
        }
    for (size_t i = 0, j = 0; i < n && j < m;) {
        const int *at = &best[i * (size_t)width + j];
        int one = alike[i * STRETCH_MOST + j];
        if (one > 0 && one + at[width + 1] == *at)
            align_pair(pairs, gap->old_start + i++, gap->new_start + j++);
        else if (at[width] == *at)
            i++;
        else
            j++;
    }
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* One gap, at most STRETCH_MOST of each side at a time. */
static void pair_gap(struct alignment_pairs *pairs, struct align_gap gap,
                     const struct str *const texts[2],
                     const uint64_t *const groups[2], struct arena *scratch)
{
    while (gap.old_start < gap.old_end && gap.new_start < gap.new_end) {
        struct align_gap part = gap;
        part.old_end = least(gap.old_end, gap.old_start + STRETCH_MOST);
        part.new_end = least(gap.new_end, gap.new_start + STRETCH_MOST);
        struct profile profiles[2][STRETCH_MOST];
        for (size_t i = part.old_start; i < part.old_end; i++)
            profiles[0][i - part.old_start] =
                profile_of(texts[0][i], groups[0][i], scratch);
        for (size_t i = part.new_start; i < part.new_end; i++)
            profiles[1][i - part.new_start] =
                profile_of(texts[1][i], groups[1][i], scratch);
        pair_stretch(pairs, &part, profiles[0], profiles[1]);
        arena_reset(scratch);
        gap.old_start = part.old_end;
        gap.new_start = part.new_end;
    }
}

void similar_align(struct alignment_pairs *pairs, const struct str *old_texts,
                   const struct str *new_texts, const uint64_t *old_groups,
                   const uint64_t *new_groups)
{
    struct arena *scratch = arena_new();
    const struct str *const texts[2] = {old_texts, new_texts};
    const uint64_t *const groups[2] = {old_groups, new_groups};
    size_t old_at = 0, new_at = 0;
    struct align_gap gap;
    while (align_next_gap(pairs, &old_at, &new_at, &gap))
        pair_gap(pairs, gap, texts, groups, scratch);
    arena_free(scratch);
}
