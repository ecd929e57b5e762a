/* SPDX-License-Identifier: MIT
 *
 * What the tests of text/ share: fonts, an arena and a log for each test.
 */
#ifndef GONGKAI_TESTS_TEXT_H
#define GONGKAI_TESTS_TEXT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/diag.h"
#include "text/font.h"
#include "text/shape.h"

/* For FONTCONFIG_FILE: a machine without fonts, as most tests want it. */
#define NO_FONTS SOURCE_FOLDER "/tests/data/fonts/none.conf"

struct bench {
    struct arena *arena;
    struct diag_log *log;
    struct fonts *fonts; /* those of fonts/ */
    struct shaper *shaper;
};

/* The fonts of the repository; released by bench_close. */
struct bench bench_open(void);
void bench_close(struct bench *bench);

/* Shape without features. */
const struct shaped_text *bench_shape(struct bench *bench, const char *role,
                                      unsigned features, const char *text);

/* A temporary folder with a fonts.manifest of the given text. "@" in the
 * text stands for the folder of the repository's fonts. In the arena. */
struct str manifest_folder(struct arena *arena, const char *text);
void manifest_folder_remove(struct arena *arena, struct str folder);

/* How often the code stands in the log. */
size_t count_code(const struct diag_log *log, enum diag_code code);

/* Each file's tests; the number of groups' failures. */
int run_manifest_tests(void);
int run_font_tests(void);
int run_subset_tests(void);
int run_mark_tests(void);
int run_shape_tests(void);
int run_patched_tests(void);
int run_linebreak_tests(void);
int run_charclass_tests(void);
int run_character_sets_tests(void);
int run_system_fonts_tests(void);
int run_twin_tests(void);

#endif
