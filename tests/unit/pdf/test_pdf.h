/* SPDX-License-Identifier: MIT
 *
 * What the test files of pdf/ share.
 */
#ifndef GONGKAI_TESTS_PDF_TEST_PDF_H
#define GONGKAI_TESTS_PDF_TEST_PDF_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/diag.h"
#include "page/page.h"

/* The committed fonts; ends the test run if they cannot be opened. */
struct fonts *test_fonts_open(struct diag_log *log);

/* What a test of a whole file or stream starts from: setup and teardown put it
 * into *state and release it. */
struct pdf_fixture {
    struct arena *arena;
    struct diag_log *log;
    struct fonts *fonts;
};

int pdf_fixture_open(void **state);
int pdf_fixture_close(void **state);

/* Compare text with a literal, both shown on failure. */
void test_text(struct str found, const char *expected);

/* A file of three pages with everything in it: sample.c. */
const struct pages *sample_pages(struct arena *arena, struct fonts *fonts,
                                 struct diag_log *log);

int test_syntax(void);
int test_coding(void);
int test_cff(void);
int test_content(void);
int test_structure(void);
int test_file(void);

#endif
