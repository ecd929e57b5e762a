/* SPDX-License-Identifier: MIT
 *
 * The groups of tests for preview/: each returns the number that failed.
 */
#ifndef GONGKAI_TESTS_TEST_PREVIEW_H
#define GONGKAI_TESTS_TEST_PREVIEW_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

struct arena;
struct fonts;

int canvas_tests(void);
int glyph_cache_tests(void);
int ink_tests(void);
int preview_tests(void);

/* The font of boxes (tests/data/boxes), to be closed. */
struct fonts *boxes_open(struct arena *arena);

#endif
