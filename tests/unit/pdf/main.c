/* SPDX-License-Identifier: MIT
 *
 * Runs all tests of pdf/.
 */
#include "test_pdf.h"

#include <stdlib.h>

struct fonts *test_fonts_open(struct diag_log *log)
{
    struct str folder = STR(SOURCE_FOLDER "/fonts");
    struct fonts *fonts = fonts_open(&folder, 1, log);
    if (fonts != NULL)
        return fonts;
    diag_print(log, stderr, DIAG_ENGLISH, false);
    exit(EXIT_FAILURE);
}

int pdf_fixture_open(void **state)
{
    struct arena *arena = arena_new();
    struct pdf_fixture *fixture = ARENA_NEW(arena, struct pdf_fixture);
    fixture->arena = arena;
    fixture->log = diag_log_new(arena);
    fixture->fonts = test_fonts_open(fixture->log);
    *state = fixture;
    return 0;
}

int pdf_fixture_close(void **state)
{
    struct pdf_fixture *fixture = *state;
    fonts_close(fixture->fonts);
    arena_free(fixture->arena);
    return 0;
}

void test_text(struct str found, const char *expected)
{
    struct arena *arena = arena_new();
    assert_string_equal(str_c(arena, found), expected);
    arena_free(arena);
}

int main(void)
{
    return test_syntax() + test_coding() + test_cff() + test_content() +
           test_structure() + test_file();
}
