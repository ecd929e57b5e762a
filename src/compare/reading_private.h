/* SPDX-License-Identifier: MIT
 *
 * What the files of the reading share. Private to compare/.
 */
#ifndef GONGKAI_COMPARE_READING_PRIVATE_H
#define GONGKAI_COMPARE_READING_PRIVATE_H

#include "compare/reading.h"

/* reading_walk.c: the tables and the other texts, by texts and places. */
void reading_walk(struct reading *reading, struct arena *arena);

#endif
