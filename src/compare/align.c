/* SPDX-License-Identifier: MIT
 *
 * What is equal at both ends goes first. For the rest the shortest script of
 * insertions and deletions is found by Myers (1986): from the upper left
 * corner of the grid of both sequences, the furthest point that d steps aside
 * reach on each diagonal, for d = 0, 1, ...; all of them are kept, to go back
 * the way. If the script is longer than STEPS_MOST, things are told apart by
 * their occurrence (the n-th of the old ones is the n-th of the new ones), and
 * the longest run of pairs that keeps the order is taken.
 */
#include "compare/align.h"

#include "base/arena.h"

#include <stdlib.h>

enum { STEPS_MOST = 1500 };

/* A part of both sequences. */
struct part {
    const uint64_t *old, *new;
    size_t old_start, new_start; /* in the whole */
    size_t old_count, new_count;
};

struct alignment_pairs align_start(size_t old_count, size_t new_count,
                                   struct arena *arena)
{
    struct alignment_pairs pairs = {
        .of_old = ARENA_ARRAY(arena, old_count, size_t),
        .of_new = ARENA_ARRAY(arena, new_count, size_t),
        .old_count = old_count,
        .new_count = new_count,
    };
    for (size_t i = 0; i < old_count; i++)
        pairs.of_old[i] = ALIGN_NONE;
    for (size_t i = 0; i < new_count; i++)
        pairs.of_new[i] = ALIGN_NONE;
    return pairs;
}

void align_pair(struct alignment_pairs *pairs, size_t old_index,
                size_t new_index)
{
    pairs->of_old[old_index] = new_index;
    pairs->of_new[new_index] = old_index;
}

bool align_next_gap(const struct alignment_pairs *pairs, size_t *old_at,
                    size_t *new_at, struct align_gap *gap)
{
    for (;;) {
        struct align_gap found = {.old_start = *old_at, .new_start = *new_at};
        while (*old_at < pairs->old_count &&
               pairs->of_old[*old_at] == ALIGN_NONE)
            ++*old_at;
        while (*new_at < pairs->new_count &&
               pairs->of_new[*new_at] == ALIGN_NONE)
            ++*new_at;
        found.old_end = *old_at;
        found.new_end = *new_at;
        if (*old_at < pairs->old_count)
            ++*old_at; /* the pair behind it */
        if (*new_at < pairs->new_count)
            ++*new_at;
        if (found.old_start < found.old_end ||
            found.new_start < found.new_end) {
            *gap = found;
            return true;
        }
        if (found.old_end == pairs->old_count &&
            found.new_end == pairs->new_count)
            return false;
    }
}

static void take(struct alignment_pairs *pairs, const struct part *part,
                 size_t old_index, size_t new_index)
{
    align_pair(pairs, part->old_start + old_index, part->new_start + new_index);
}

/* Pair what is equal at both ends; what is left is smaller. */
static void trim(struct alignment_pairs *pairs, struct part *part)
{
    size_t start = 0;
    while (start < part->old_count && start < part->new_count &&
           part->old[start] == part->new[start]) {
        take(pairs, part, start, start);
        start++;
    }
    part->old += start;
    part->new += start;
    part->old_start += start;
    part->new_start += start;
    part->old_count -= start;
    part->new_count -= start;
    while (part->old_count > 0 && part->new_count > 0 &&
           part->old[part->old_count - 1] == part->new[part->new_count - 1])
        take(pairs, part, --part->old_count, --part->new_count);
}

/* ---- the shortest script ---- */

/* How far down diagonal k, old - new, the path with d steps begins: from the
 * diagonal beside it that reaches further. reach has d - 1 at its middle. */
static ptrdiff_t step_aside(const int32_t *middle, ptrdiff_t d, ptrdiff_t k)
{
    if (k == -d || (k != d && middle[k - 1] < middle[k + 1]))
        return middle[k + 1]; /* one of new is passed over */
    return middle[k - 1] + 1; /* one of old is */
}

/* Go back the way: reaches[d] is what d steps reached, -d to d. */
static void walk_back(struct alignment_pairs *pairs, const struct part *part,
                      int32_t *const *reaches, ptrdiff_t d)
{
    ptrdiff_t x = (ptrdiff_t)part->old_count;
    ptrdiff_t y = (ptrdiff_t)part->new_count;
    for (; d >= 0; d--) {
        ptrdiff_t k = x - y;
        ptrdiff_t start = 0;
        if (d > 0)
            start = step_aside(reaches[d - 1] + d, d, k);
        while (x > start && y > start - k)
            take(pairs, part, (size_t)--x, (size_t)--y);
        if (d == 0)
            return;
        bool down = k == -d || (k != d && reaches[d - 1][d + k - 1] <
                                              reaches[d - 1][d + k + 1]);
        if (down)
            y--;
        else
            x--;
    }
}

static bool shortest_script(struct alignment_pairs *pairs,
                            const struct part *part, struct arena *scratch)
{
    ptrdiff_t old_count = (ptrdiff_t)part->old_count;
    ptrdiff_t new_count = (ptrdiff_t)part->new_count;
    if (old_count > INT32_MAX || new_count > INT32_MAX ||
        labs(old_count - new_count) > STEPS_MOST)
        return false;
    int32_t **reaches = ARENA_ARRAY(scratch, STEPS_MOST + 1, int32_t *);
    for (ptrdiff_t d = 0; d <= STEPS_MOST; d++) {
        /* one more on each side, that the next step may look at */
        reaches[d] = ARENA_ARRAY(scratch, (size_t)(2 * d + 3), int32_t);
        int32_t *middle = reaches[d] + d + 1;
        middle[-d - 1] = middle[d + 1] = -1;
        for (ptrdiff_t k = -d; k <= d; k += 2) {
            ptrdiff_t x = d == 0 ? 0 : step_aside(reaches[d - 1] + d, d, k);
            while (x < old_count && x - k < new_count && x - k >= 0 &&
                   part->old[x] == part->new[x - k])
                x++;
            middle[k] = (int32_t)x;
            if (k == old_count - new_count && x == old_count) {
                walk_back(pairs, part, reaches, d);
                return true;
            }
        }
    }
    return false;
}

/* ---- by occurrence ---- */

struct thing {
    uint64_t hash;
    size_t index;
};

static int compare_things(const void *a, const void *b)
{
    const struct thing *x = a, *y = b;
    if (x->hash != y->hash)
        return x->hash < y->hash ? -1 : 1;
    return (x->index > y->index) - (x->index < y->index);
}

/* Those without a partner, if partners are given; *left is their number. */
static struct thing *sorted(const uint64_t *hashes, size_t count,
                            const size_t *partners, struct arena *scratch,
                            size_t *left)
{
    struct thing *things = ARENA_ARRAY(scratch, count, struct thing);
    *left = 0;
    for (size_t i = 0; i < count; i++)
        if (partners == NULL || partners[i] == ALIGN_NONE)
            things[(*left)++] = (struct thing){hashes[i], i};
    if (*left > 0)
        qsort(things, *left, sizeof *things, compare_things);
    return things;
}

/* By index of new: the old one with the same occurrence. */
static size_t *by_occurrence(const struct part *part, struct arena *scratch)
{
    size_t old_count, new_count;
    const struct thing *old =
        sorted(part->old, part->old_count, NULL, scratch, &old_count);
    const struct thing *new =
        sorted(part->new, part->new_count, NULL, scratch, &new_count);
    size_t *partner = ARENA_ARRAY(scratch, part->new_count, size_t);
    for (size_t i = 0; i < part->new_count; i++)
        partner[i] = ALIGN_NONE;
    for (size_t i = 0, j = 0; i < old_count && j < new_count;) {
        if (old[i].hash == new[j].hash)
            partner[new[j++].index] = old[i++].index;
        else if (old[i].hash < new[j].hash)
            i++;
        else
            j++;
    }
    return partner;
}

/* The longest run of partners that grow: ends[n] is the last of the run of
 * n + 1 whose end is smallest. */
static void longest_run(struct alignment_pairs *pairs, const struct part *part,
                        const size_t *partner, struct arena *scratch)
{
    size_t *ends = ARENA_ARRAY(scratch, part->new_count, size_t);
    size_t *before = ARENA_ARRAY(scratch, part->new_count, size_t);
    size_t count = 0;
    for (size_t i = 0; i < part->new_count; i++) {
        if (partner[i] == ALIGN_NONE)
            continue;
        size_t low = 0, high = count;
        while (low < high) {
            size_t middle = low + (high - low) / 2;
            if (partner[ends[middle]] < partner[i])
                low = middle + 1;
            else
                high = middle;
        }
        before[i] = low == 0 ? ALIGN_NONE : ends[low - 1];
        ends[low] = i;
        if (low == count)
            count++;
    }
    for (size_t i = count == 0 ? ALIGN_NONE : ends[count - 1]; i != ALIGN_NONE;
         i = before[i])
        take(pairs, part, partner[i], i);
}

void align_equal(struct alignment_pairs *pairs, const uint64_t *old_things,
                 const uint64_t *new_things)
{
    struct arena *scratch = arena_new();
    size_t old_at = 0, new_at = 0;
    struct align_gap gap;
    while (align_next_gap(pairs, &old_at, &new_at, &gap)) {
        struct part part = {
            .old = old_things + gap.old_start,
            .new = new_things + gap.new_start,
            .old_start = gap.old_start,
            .new_start = gap.new_start,
            .old_count = gap.old_end - gap.old_start,
            .new_count = gap.new_end - gap.new_start,
        };
        trim(pairs, &part);
        if (part.old_count == 0 || part.new_count == 0)
            continue;
        if (!shortest_script(pairs, &part, scratch))
            longest_run(pairs, &part, by_occurrence(&part, scratch), scratch);
        arena_reset(scratch);
    }
    arena_free(scratch);
}

void align_anywhere(struct alignment_pairs *pairs, const uint64_t *old_things,
                    const uint64_t *new_things)
{
    struct arena *scratch = arena_new();
    size_t old_count, new_count;
    const struct thing *old = sorted(old_things, pairs->old_count,
                                     pairs->of_old, scratch, &old_count);
    const struct thing *new = sorted(new_things, pairs->new_count,
                                     pairs->of_new, scratch, &new_count);
    for (size_t i = 0, j = 0; i < old_count && j < new_count;) {
        if (old[i].hash == new[j].hash)
            align_pair(pairs, old[i++].index, new[j++].index);
        else if (old[i].hash < new[j].hash)
            i++;
        else
            j++;
    }
    arena_free(scratch);
}
