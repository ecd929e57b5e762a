/* SPDX-License-Identifier: MIT
 *
 * What the tests of files do in their folder (support/place.h).
 */
#ifndef GONGKAI_TESTS_BASE_PLACE_H
#define GONGKAI_TESTS_BASE_PLACE_H

#include "base_tests.h"

#include "base/arena.h"
#include "base/file.h"

#include "support/place.h"

/* A path in the folder, terminated. */
struct str path_in(struct place *place, const char *name);

void assert_content(struct place *place, struct str path, struct str expected);

/* Entries of the folder, without "." and "..". */
int entries(struct place *place);

/* Nothing but one diagnostic of this code was said. */
void assert_only_diag(struct place *place, enum diag_code code);

#endif
