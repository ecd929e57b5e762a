/* SPDX-License-Identifier: MIT
 *
 * The groups of tests for batch/: each runs its tests and returns the number
 * of those that failed.
 */
#ifndef GONGKAI_TESTS_TEST_BATCH_H
#define GONGKAI_TESTS_TEST_BATCH_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

int manifest_tests(void);
int county_page_tests(void);

#endif
