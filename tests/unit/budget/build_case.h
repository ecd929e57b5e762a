/* SPDX-License-Identifier: MIT
 *
 * A schema with every kind of field, and descriptions checked against it.
 */
#ifndef GONGKAI_TESTS_BUILD_CASE_H
#define GONGKAI_TESTS_BUILD_CASE_H

#include "budget/budget.h"

extern const struct schema build_schema;

/*
 * The dump of the budget that a description gives, or the diagnostics if it
 * gives none; warnings stand behind the dump. path is where it would stand.
 */
const char *build_text(struct arena *arena, const char *path,
                       const char *description);

struct build_case {
    const char *description;
    const char *expected;
};

void check_build_cases(const struct build_case *cases, size_t count);

#endif
