/* SPDX-License-Identifier: MIT
 *
 * Generated texts for property tests: always the same from the same seed.
 */
#ifndef GONGKAI_TESTS_GENERATE_H
#define GONGKAI_TESTS_GENERATE_H

#include "base/str.h"

/* A number below limit; xorshift64*. seed is never 0. */
uint32_t random_below(uint64_t *seed, uint32_t limit);

/* At least so many characters of 汉字, marks, brackets, digits with signs and
 * units, Latin words, spaces and dashes, as a report mixes them; wild: marks
 * in any order. */
struct str random_text(struct arena *arena, uint64_t *seed, size_t characters,
                       bool wild);

#endif
