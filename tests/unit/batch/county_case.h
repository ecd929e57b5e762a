/* SPDX-License-Identifier: MIT
 *
 * Counties as text.
 */
#ifndef GONGKAI_TESTS_BATCH_COUNTY_CASE_H
#define GONGKAI_TESTS_BATCH_COUNTY_CASE_H

#include "place.h"

#include "batch/county.h"

/*
 * The county that an operand means, its form named by 表单: "NAME in FOLDER",
 * then a line for each department: its name, its path or "given", where it is
 * named, and the keys that it has if its own description states none. Then all
 * that is said.
 */
const char *county_text(struct place *place, const char *operand);

void assert_county(struct place *place, const char *operand,
                   const char *expected);

#endif
