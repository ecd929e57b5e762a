/* SPDX-License-Identifier: MIT
 *
 * What libyaml finds wrong, in the words of a clerk.
 */
#ifndef GONGKAI_READER_YAML_PROBLEM_H
#define GONGKAI_READER_YAML_PROBLEM_H

#include "base/diag.h"

struct arena;

struct yaml_problem {
    struct str problem;    /* libyaml's words; "" none */
    struct str context;    /* what it was reading; "" unknown */
    struct position at;    /* where it stopped */
    struct position start; /* where that began, if context is known */
    bool tab;              /* it stopped at a tab */
};

/* Adds YAML_SYNTAX, where the mistake is rather than where it was noticed. */
void yaml_problem_report(const struct yaml_problem *problem,
                         struct arena *arena, struct diag_log *log);

#endif
