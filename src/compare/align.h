/* SPDX-License-Identifier: MIT
 *
 * Which things of an old sequence are which of a new one.
 *
 * Things are numbers: hashes of what is to be equal. An alignment keeps the
 * order of both sequences.
 */
#ifndef GONGKAI_COMPARE_ALIGN_H
#define GONGKAI_COMPARE_ALIGN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;

/* Partners of each; ALIGN_NONE: it has none. */
struct alignment_pairs {
    size_t *of_old; /* index in the new sequence */
    size_t *of_new; /* index in the old one */
    size_t old_count, new_count;
};

#define ALIGN_NONE SIZE_MAX

/* Nobody has a partner yet; in the arena. */
struct alignment_pairs align_start(size_t old_count, size_t new_count,
                                   struct arena *arena);

/*
 * Pair equal things that have no partner yet, between those that have one:
 * the most that keep the order, where the sequences differ in at most some
 * thousand things; else many of them. Time grows with the length and with
 * what differs, memory with the latter.
 */
void align_equal(struct alignment_pairs *pairs, const uint64_t *old_things,
                 const uint64_t *new_things);

/* Pair what is equal and has no partner yet, wherever it stands: the first with
 * the first, and so on. The pairs need not keep the order any more. */
void align_anywhere(struct alignment_pairs *pairs, const uint64_t *old_things,
                    const uint64_t *new_things);

/* A stretch in which nobody has a partner. */
struct align_gap {
    size_t old_start, old_end;
    size_t new_start, new_end;
};

/* The next stretch with things on at least one side, from (*old, *new) on,
 * which are moved behind it; both begin as 0. False if there is none left. The
 * pairs must keep the order. */
bool align_next_gap(const struct alignment_pairs *pairs, size_t *old_at,
                    size_t *new_at, struct align_gap *gap);

void align_pair(struct alignment_pairs *pairs, size_t old_index,
                size_t new_index);

#endif
