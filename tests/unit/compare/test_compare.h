/* SPDX-License-Identifier: MIT
 *
 * What the tests of compare/ share: pages written down line by line.
 */
#ifndef GONGKAI_TESTS_COMPARE_H
#define GONGKAI_TESTS_COMPARE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "compare/compare.h"
#include "page/page.h"

/*
 * Pages from lines, whose first word tells what they are:
 *
 *     page 3            a new page with this folio
 *     h2 text           a heading
 *     p text            a paragraph
 *     more text         more of the element before, on this page
 *     artifact text     no element's
 *     contents text     an entry of a contents list
 *     table title       may be ""
 *     caption text
 *     head, body        rows of the table's header or body
 *     row a | >b | ^c   cells: > heads its row, ^ its column; "2x" or "2y"
 *                       before these are columns or rows that it spans: 2y>b
 *
 * Glyphs have no places. In the arena.
 */
const struct pages *pages_of(struct arena *arena, const char *lines);

/* One line a change: "figure table|row|column|words: old@1 -> new@2", "-" for
 * what is not there; derived: "*"; causes: " [1 2]". */
void assert_changes(const struct changes *changes, const char *expected);

/* Pages of both lines, compared. */
void assert_compared(const char *old_lines, const char *new_lines,
                     const char *expected);

/* Each file's tests; the number of failures. */
int run_align_tests(void);
int run_reading_tests(void);
int run_table_tests(void);
int run_text_tests(void);
int run_explain_tests(void);

#endif
