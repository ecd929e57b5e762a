/* SPDX-License-Identifier: MIT
 *
 * The groups of tests for base/: each runs its tests and returns the number
 * of those that failed.
 */
#ifndef GONGKAI_TESTS_BASE_TESTS_H
#define GONGKAI_TESTS_BASE_TESTS_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

int arena_tests(void);
int str_tests(void);
int utf8_tests(void);
int json_tests(void);
int hash_tests(void);
int length_tests(void);
int money_tests(void);
int diag_tests(void);
int diag_log_tests(void);
int file_tests(void);
int file_folder_tests(void);

/* Fail unless the struct str has the bytes of the literal. */
#define assert_str(text, literal)                                         \
    do {                                                                  \
        struct str found = (text);                                        \
        assert_int_equal(found.length, sizeof(literal) - 1);              \
        assert_memory_equal(found.length == 0 ? "" : found.data, literal, \
                            sizeof(literal) - 1);                         \
    } while (0)

#endif
