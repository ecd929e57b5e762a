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
int pool_tests(void);
int pool_end_tests(void);
int wire_tests(void);
int progress_tests(void);
int county_tests(void);
int county_folder_tests(void);
int stat_cache_tests(void);
int result_folder_tests(void);
int plan_tests(void);
int answer_tests(void);
int ledger_tests(void);
int ledger_commit_tests(void);

/* Fail unless the struct str has the bytes of the literal. */
#define assert_str(text, literal)                                         \
    do {                                                                  \
        struct str found = (text);                                        \
        assert_int_equal(found.length, sizeof(literal) - 1);              \
        assert_memory_equal(found.length == 0 ? "" : found.data, literal, \
                            sizeof(literal) - 1);                         \
    } while (0)

#endif
