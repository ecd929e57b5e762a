/* SPDX-License-Identifier: MIT
 *
 * What the tests of files do in their folder (support/place.h).
 */
#ifndef GONGKAI_TESTS_READER_PLACE_H
#define GONGKAI_TESTS_READER_PLACE_H

#include "test_reader.h"

#include "base/file.h"

#include "support/place.h"

/* Write a file, and the folders that it lies in. */
void put(struct place *place, const char *path, struct str content);

#endif
