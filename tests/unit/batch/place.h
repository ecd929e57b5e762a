/* SPDX-License-Identifier: MIT
 *
 * What the tests of files do in their folder (support/place.h).
 */
#ifndef GONGKAI_TESTS_BATCH_PLACE_H
#define GONGKAI_TESTS_BATCH_PLACE_H

#include "test_batch.h"

#include "base/arena.h"
#include "base/file.h"

#include "support/place.h"

/* Write a file, and the folders that it lies in. */
void put(struct place *place, const char *path, const char *content);

/* Its whole content; fails if it cannot be read. */
struct str content_of(struct place *place, const char *path);

/* The hash of a text, in hexadecimal digits. */
struct str hash_of(struct place *place, const char *content);

/* Each diagnostic of a log as "CODE place", a line each. */
const char *codes(struct place *place, const struct diag_log *log);

/* Forget what was said. */
void clear_log(struct place *place);

#endif
