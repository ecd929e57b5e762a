/* SPDX-License-Identifier: MIT
 *
 * The groups of tests for budget/: each runs its tests and returns the number
 * of those that failed.
 */
#ifndef GONGKAI_TESTS_TEST_BUDGET_H
#define GONGKAI_TESTS_TEST_BUDGET_H

#include "base/arena.h"
#include "base/diag.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

int codes_tests(void);
int rollup_tests(void);
int build_tests(void);
int list_tests(void);
int guide_tests(void);
int mention_tests(void);

/* Each diagnostic as "CODE line:column message", a line each. */
const char *diagnostics(struct arena *arena, const struct diag_log *log);

#endif
