/* SPDX-License-Identifier: MIT
 *
 * A folder for one unit test, which it works in and which goes with it.
 */
#ifndef GONGKAI_TESTS_SUPPORT_PLACE_H
#define GONGKAI_TESTS_SUPPORT_PLACE_H

#include "base/diag.h"

struct arena;

struct place {
    struct arena *arena;
    struct diag_log *log;
    struct str folder; /* the working folder */
};

/* Setup and teardown of cmocka. */
int make_place(void **state);
int drop_place(void **state);

#define IN_PLACE(test) \
    cmocka_unit_test_setup_teardown(test, make_place, drop_place)

#endif
