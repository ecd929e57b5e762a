/* SPDX-License-Identifier: MIT
 *
 * Building documents by hand and asking their pages, for the tests of tables,
 * flow and contents.
 *
 * The form is A4 landscape with a type area of 728 pt by 475.2 pt: 18
 * narrative lines of 26.4 pt, or 25 table units of 19.008 pt.
 */
#ifndef GONGKAI_TESTS_TABLE_CASE_H
#define GONGKAI_TESTS_TABLE_CASE_H

#include "test_typeset.h"

#include "typeset/layout.h"
#include "typeset/typeset.h"

enum {
    UNIT = 19008,
    LINE = 26400,
    AREA_WIDTH = 728000,
    AREA_HEIGHT = 475200,
};

/* All that a test's document points to. */
struct table_case {
    struct bench bench;
    struct page_form form;
    struct paragraph_style narrative; /* 1 line: LINE */
    struct paragraph_style heading;   /* keep_with_next, outline, contents */
    struct paragraph_style title;     /* of tables: 2 units */
    struct paragraph_style context;   /* 1 unit */
    struct paragraph_style cell;      /* 1 line + padding: 1 unit */
    struct paragraph_style figure;    /* decimal */
    struct paragraph_style note;      /* 1 unit */
    struct paragraph_style entry;     /* contents */
    struct table_style style;
    const struct pages *pages; /* of the last case_set */
};

void case_open(struct table_case *test);
void case_close(struct table_case *test);

/* Fixtures of cmocka: *state is a table_case. */
int case_setup(void **state);
int case_teardown(void **state);

struct paragraph case_text(struct table_case *test,
                           const struct paragraph_style *style,
                           struct str text);

/* One row from texts: NULL is a place that a span from above takes, "" an
 * empty cell. Written "text<2" it spans 2 columns, "text^3" 3 rows. */
struct row case_row(struct table_case *test,
                    const struct paragraph_style *style, size_t count,
                    const char *const *texts);

/* count rows "r1a", "r1b", ... over the columns. */
struct row *case_rows(struct table_case *test, size_t count, size_t columns);

/* A table of columns of equal shares, with one header row "H1", "H2", ... */
struct table case_table(struct table_case *test, size_t columns,
                        struct row *rows, size_t row_count);

struct block case_block(struct table table);
struct block case_line(struct table_case *test,
                       const struct paragraph_style *style, struct str text);

/* A text that fills exactly so many narrative lines. */
struct str case_lines(struct table_case *test, size_t lines);

/* One section of these blocks, in the arena. */
const struct document *case_document(struct table_case *test,
                                     const struct block *blocks, size_t count);

/* Typeset it; NULL pages on error. */
const struct pages *case_set(struct table_case *test,
                             const struct block *blocks, size_t count);

/* ---- asking ---- */

enum whose { REAL, REPEATED, ANY };

/* Items of the page whose text is this. */
size_t page_count_text(const struct page *page, const char *text,
                       enum whose whose);
/* On all pages. */
size_t pages_count_text(const struct pages *pages, const char *text,
                        enum whose whose);
/* The first item of the text on the page, or NULL. */
const struct item *page_find(const struct page *page, const char *text);
/* The page of the first real item of the text; SIZE_MAX: none. */
size_t pages_find(const struct pages *pages, const char *text);

/* Body rows "r…a" on the page. */
size_t page_rows(const struct page *page);

/* Do all rules and glyphs stand in the type area, frames half outside? */
void assert_inside(const struct table_case *test, const struct pages *pages);

/* Each file's tests; the number of failures. */
int run_columns_tests(void);
int run_table_tests(void);
int run_table_page_tests(void);
int run_rules_tests(void);
int run_flow_tests(void);
int run_table_property_tests(void);
int run_table_extreme_tests(void);
int run_table_narrow_tests(void);
int run_table_pages_property_tests(void);
int run_proof_tests(void);
int run_divided_row_tests(void);
int run_row_group_tests(void);
int run_row_group_property_tests(void);

#endif
