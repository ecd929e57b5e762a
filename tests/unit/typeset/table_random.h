/* SPDX-License-Identifier: MIT
 *
 * Random reports of tables, and a list of every line of text that must stand
 * in them.
 */
#ifndef GONGKAI_TESTS_TABLE_RANDOM_H
#define GONGKAI_TESTS_TABLE_RANDOM_H

#include "table_case.h"

enum { RANDOM_COLUMNS = 7, RANDOM_ROWS = 70, RANDOM_TABLES = 4 };

struct dice {
    uint32_t seed;
};

/* 0 to sides - 1. */
uint32_t roll(struct dice *dice, uint32_t sides);
/* True once in so many times. */
bool chance(struct dice *dice, uint32_t one_in);

enum line_kind { LINE_TITLE, LINE_CONTEXT, LINE_HEADER, LINE_BODY, LINE_NOTE };

/* One line of text; no other line of the report has the same. */
struct random_line {
    struct str text;
    enum line_kind kind;
    size_t table;            /* index */
    size_t row;              /* of a header or body cell */
    const struct cell *cell; /* of header and body, else NULL */
    size_t index, count;     /* among the lines of its cell */
    bool figure;             /* aligned by its decimal point */
};

struct random_report {
    const struct document *document;
    const struct table *tables[RANDOM_TABLES];
    const struct page_form *forms[RANDOM_TABLES]; /* of each table's section */
    size_t table_count;
    struct random_line *lines; /* tables, their rows and cells in order */
    size_t line_count, line_capacity;
};

/* One or two sections, upright or across, with one or two tables each, some
 * of them joined. In the arena of the case. */
struct random_report *random_report(struct table_case *test, struct dice *dice);

/* ---- what must hold; NULL or what does not, in the arena ---- */

/* table_checks.c */
const char *report_problem(struct table_case *test,
                           const struct random_report *report,
                           const struct pages *pages);

/* ink_checks.c: each rule once, and every joint filled exactly. */
const char *rules_problem(struct arena *arena, const struct page *page);

/* All ink inside these margins, frames of this thickness half outside; no text
 * meets another or a rule. */
const char *ink_problem(struct arena *arena, const struct page *page,
                        const struct page_form *margins, length_t frame);

/* A horizontal rule, by its length: columns are wider, rules thinner. */
bool rule_is_horizontal(const struct rule *rule);

#endif
