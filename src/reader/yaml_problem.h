/* SPDX-License-Identifier: MIT
 *
 * What libyaml finds wrong, in the words of a clerk.
 */
#ifndef GONGKAI_READER_YAML_PROBLEM_H
#define GONGKAI_READER_YAML_PROBLEM_H

#include "base/position.h"

struct arena;

/*
 * An argument of diag_add in both languages. problem and context are
 * libyaml's, either may be NULL; start is where the context begins.
 */
struct str yaml_problem_text(struct arena *arena, const char *problem,
                             const char *context, struct position start);

#endif
