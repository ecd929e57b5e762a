/* SPDX-License-Identifier: MIT
 *
 * What the tests of typeset/ share: fonts, an arena and a log for each test.
 */
#ifndef GONGKAI_TESTS_TYPESET_H
#define GONGKAI_TESTS_TYPESET_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/diag.h"
#include "typeset/measure.h"

struct bench {
    struct arena *arena;
    struct diag_log *log;
    struct fonts *fonts; /* those of fonts/ */
    struct setter setter;
};

/* The fonts of the repository; released by bench_close. */
struct bench bench_open(void);
void bench_close(struct bench *bench);

/* How often the code stands in the log. */
size_t count_code(const struct diag_log *log, enum diag_code code);

/* ---- paragraphs ---- */

/* 仿宋 14 pt on 26.4 pt, gap 1/8 em (0 to 1/4), compressed, justified. */
struct paragraph_style style_narrative(void);

/* Measure and set one text. */
const struct set_paragraph *bench_set(struct bench *bench,
                                      const struct paragraph_style *style,
                                      struct str text, length_t measure);

/* The characters of a line as they are printed; in the arena. */
struct str line_text(struct bench *bench, const struct set_paragraph *paragraph,
                     size_t line);

/* Each file's tests; the number of failures. */
int run_paragraph_tests(void);
int run_spacing_tests(void);
int run_statement_tests(void);
int run_breaker_tests(void);
int run_property_tests(void);

#endif
