/* SPDX-License-Identifier: MIT
 *
 * An empty folder, the current one while a test runs.
 */
#ifndef GONGKAI_TESTS_READER_PLACE_H
#define GONGKAI_TESTS_READER_PLACE_H

#include "test_reader.h"

#include "base/file.h"

struct place {
    struct arena *arena;
    struct diag_log *log;
    struct str folder;
};

int make_place(void **state);
int drop_place(void **state);

/* Write a file, and the folders that it lies in. */
void put(struct place *place, const char *path, struct str content);

#define IN_PLACE(test) \
    cmocka_unit_test_setup_teardown(test, make_place, drop_place)

#endif
