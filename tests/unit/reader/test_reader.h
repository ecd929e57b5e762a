/* SPDX-License-Identifier: MIT
 *
 * The groups of tests for reader/: each runs its tests and returns the number
 * of those that failed. A case is an input and what is made of it: the dump of
 * the value, then each diagnostic as "CODE line:column message".
 */
#ifndef GONGKAI_TESTS_TEST_READER_H
#define GONGKAI_TESTS_TEST_READER_H

#include "base/arena.h"
#include "reader/value.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

int yaml_tests(void);
int json_tests(void);
int csv_tests(void);
int file_tests(void);
int number_tests(void);
int xlsx_tests(void);
int table_tests(void);
int text_run_tests(void);
int inputs_tests(void);
int kept_tests(void);
int description_tests(void);

struct read_case {
    const char *input;
    const char *expected;
};

typedef const struct value *parse_function(struct str text, struct str path,
                                           struct arena *arena,
                                           struct diag_log *log);

/* What is made of a value (NULL: nothing) and of a log. In the arena. */
const char *outcome(struct arena *arena, const struct value *value,
                    const struct diag_log *log);

/* Run all cases with input in a file of this name. */
void check_cases(const struct read_case *cases, size_t count, const char *path,
                 parse_function *parse);

#endif
