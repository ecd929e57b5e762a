/* SPDX-License-Identifier: MIT
 *
 * Private to batch: the parts of index.html.
 */
#ifndef GONGKAI_BATCH_COUNTY_PAGE_PRIVATE_H
#define GONGKAI_BATCH_COUNTY_PAGE_PRIVATE_H

#include "batch/county_words.h"

/* county_page.html, terminated: the build makes a constant of it. A mark in it
 * is {{NAME}} of a word, or {{place}} for what county_page_html.c writes. */
extern const char county_page_template[];

/* What a part is written with. */
struct county_page {
    FILE *out;
    enum diag_language language;
    struct arena *scratch; /* reset for each report */
};

void county_page_word(const struct county_page *page, enum county_word word);

/* With {1} replaced. */
void county_page_filled(const struct county_page *page, enum county_word word,
                        struct str one);

/* The second row of a report: findings and corrections, to be opened. None if
 * there is nothing to say. */
void county_page_details(const struct county_page *page,
                         const struct report *report, int columns);

#endif
