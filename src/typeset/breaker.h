/* SPDX-License-Identifier: MIT
 *
 * Breaking a segment into lines by total fit. Private to typeset/; open to its
 * tests, which compare other ways to break with it by line_cost.
 */
#ifndef GONGKAI_TYPESET_BREAKER_H
#define GONGKAI_TYPESET_BREAKER_H

#include "typeset/measure.h"

enum { BADNESS_MOST = 10000 };

/* A segment with sums over its atoms, so that any line of it is rated in
 * constant time. Index i: atoms before atom i of the segment. */
struct breaker {
    const struct measured_paragraph *paragraph;
    const struct atom *atoms; /* of the segment */
    size_t count;
    const int64_t *width;   /* of advances and spaces */
    const int64_t *shrink;  /* of spaces */
    const int64_t *squeeze; /* of spaces */
    const int64_t *stretch; /* of spaces */
    length_t first_measure; /* of the segment's first line */
    length_t measure;       /* of the others */
    bool justify;
    const bool *word_ends; /* behind each atom, does no word go on? NULL: who
                              cares */
};

/* One line as it could be. */
struct line_fit {
    size_t end;      /* behind the last atom that prints: spaces end here */
    int64_t natural; /* width; white space of an opening mark is off */
    int64_t trim;    /* white space of the mark at the end, may go too */
    int64_t shrink;  /* what may be squeezed out without harm */
    int64_t squeeze; /* what may be squeezed out at most */
    int64_t stretch; /* what may be added without harm */
};

/* Where lines end, in atoms of the segment. */
struct line_ends {
    size_t *ends; /* the last is the segment's count */
    size_t count;
    size_t trials; /* lines that were rated: the cost of breaking */
};

struct breaker breaker_new(struct arena *scratch,
                           const struct measured_paragraph *paragraph,
                           struct segment segment, length_t first_measure,
                           length_t measure);

/* Break the segment as a title: lines of about one width, which end behind
 * whole words. */
void breaker_balance(struct breaker *breaker, struct arena *scratch,
                     struct line_breaker *words);

struct line_fit line_fit(const struct breaker *breaker, size_t start,
                         size_t end);

/* 0 (natural) to BADNESS_MOST (far too loose); -1 if it cannot be squeezed
 * into the measure. An unjustified or last line is never loose. */
int line_badness(const struct breaker *breaker, size_t start, size_t end);

/* What total fit minimises the sum of; -1 if the line does not fit. */
int64_t line_cost(const struct breaker *breaker, size_t start, size_t end);

/* Is there a break opportunity behind atom end - 1, and may the line end
 * there by itself? */
bool line_may_end(const struct breaker *breaker, size_t end);

/*
 * Break the segment at the least total cost. A word that is wider than the
 * measure is broken between any two clusters; only a single cluster can be
 * wider than its line. Time: the length of the segment times the number of
 * clusters that fit on a line.
 */
struct line_ends breaker_total_fit(struct arena *scratch,
                                   const struct breaker *breaker);

#endif
