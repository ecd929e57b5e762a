/* SPDX-License-Identifier: MIT
 *
 * What the test files of extract/ share.
 */
#ifndef GONGKAI_TESTS_EXTRACT_TEST_EXTRACT_H
#define GONGKAI_TESTS_EXTRACT_TEST_EXTRACT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/diag.h"
#include "extract/extract.h"
#include "page/page.h"

/* A file of one page in plain text: bodies of objects by number, each of which
 * a test may change. Objects 4, 11 and 14 have streams. */
enum {
    PAPER_CATALOGUE = 1,
    PAPER_PAGES,
    PAPER_PAGE,
    PAPER_CONTENT,
    PAPER_TREE,
    PAPER_DOCUMENT,
    PAPER_PARAGRAPH,
    PAPER_TABLE,
    PAPER_ROW,
    PAPER_FONT,
    PAPER_MAP,
    PAPER_OUTLINES,
    PAPER_BOOKMARK,
    PAPER_XMP,
    PAPER_CELL,
    PAPER_INFO,
    PAPER_END,
};

struct paper {
    struct str bodies[PAPER_END];
    struct str streams[PAPER_END]; /* data NULL: none */
};

/* All of it as it should be. */
struct paper paper_sound(void);

struct str paper_bytes(const struct paper *paper, struct arena *arena);

/*
 * Read bytes that may be anything, and check what must hold of the outcome:
 * pages that refer to nothing that is not there, with text that is UTF-8 and
 * no message; or no pages, and a message. Returns whether there are pages.
 */
bool extract_checked(struct str bytes);

/* Text as one item of the page, by its index among the items. */
void assert_item(const struct pages *pages, size_t page, size_t index,
                 uint32_t element, const char *text);

int test_lexer(void);
int test_paper(void);
int test_damage(void);
int test_sample(void);

#endif
