/* SPDX-License-Identifier: MIT
 *
 * An empty folder for each test of files.
 */
#ifndef GONGKAI_TESTS_BASE_PLACE_H
#define GONGKAI_TESTS_BASE_PLACE_H

#include "base_tests.h"

#include "base/arena.h"
#include "base/file.h"

struct place {
    struct arena *arena;
    struct diag_log *log;
    struct str folder;
};

int make_place(void **state);
int drop_place(void **state);

/* A path in the folder, terminated. */
struct str path_in(struct place *place, const char *name);

void assert_content(struct place *place, struct str path, struct str expected);

/* Entries of the folder, without "." and "..". */
int entries(struct place *place);

/* Nothing but one diagnostic of this code was said. */
void assert_only_diag(struct place *place, enum diag_code code);

#define IN_PLACE(test) \
    cmocka_unit_test_setup_teardown(test, make_place, drop_place)

#endif
