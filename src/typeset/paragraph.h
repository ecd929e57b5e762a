/* SPDX-License-Identifier: MIT
 *
 * One paragraph: measured, broken into lines, justified. Private to typeset/.
 *
 * Measuring shapes the text once; breaking may be done again at another
 * measure without shaping again.
 */
#ifndef GONGKAI_TYPESET_PARAGRAPH_H
#define GONGKAI_TYPESET_PARAGRAPH_H

#include "document/document.h"
#include "typeset/emit.h"

/* What setting text needs, one for a report. */
struct setter {
    struct arena *arena;
    struct shaper *shaper;
    struct line_breaker *breaker; /* whoever makes the setter closes it */
    struct diag_log *log;
};

/* A paragraph shaped and ready to be broken. Opaque. */
struct measured_paragraph;

/* scale: the size in 1/1000 of the style's, for tables that step down. */
struct measured_paragraph *paragraph_measure(struct setter *setter,
                                             const struct paragraph *paragraph,
                                             int scale);

/* Widest piece that no break divides: the narrowest useful measure. */
length_t paragraph_least_width(const struct measured_paragraph *measured);

/* Width of its widest cluster on a line of its own, indents included: on no
 * less does the text stay inside the measure, even if words are broken. */
length_t paragraph_cluster_width(const struct measured_paragraph *measured);

/* Width of its longest line if only forced breaks divide it. */
length_t paragraph_most_width(const struct measured_paragraph *measured);

/* Is there no place but its forced breaks where a line may end? */
bool paragraph_is_whole(const struct measured_paragraph *measured);

/* For ALIGN_DECIMAL: width up to and behind the decimal point. Without one it
 * is behind the last digit; without a digit all is before it. */
void paragraph_decimal(const struct measured_paragraph *measured,
                       length_t *before, length_t *behind);

struct set_cluster; /* a cluster and its x; see justify.h */

struct set_line {
    const struct set_cluster *clusters;
    size_t cluster_count;
    length_t x;       /* of its first cluster, from the left of the measure */
    length_t width;   /* as set */
    length_t natural; /* before it was stretched or squeezed */
    int badness;      /* how far it was stretched or squeezed: 0 to 10000 */
};

/* Lends from the measured paragraph, which must live as long. */
struct set_paragraph {
    const struct paragraph_style *style;
    const struct measured_paragraph *measured;
    const struct set_line *lines;
    size_t line_count;
    length_t leading; /* of each line, scaled */
    length_t height;  /* line_count * leading; no space before and after */
};

/* Break into lines of at most this measure (indents are taken from it). */
const struct set_paragraph *
paragraph_set(struct setter *setter, const struct measured_paragraph *measured,
              length_t measure);

/*
 * Emit the glyphs of one line whose upper left corner (of the measure and of
 * the leading) stands at x, y. The baseline is leading/2 + 0.38 em down: the
 * em box (880 above, 120 below, as in all CJK fonts) centred in the leading.
 * A line of justified text that belongs to an element is noted among the
 * lines.
 */
void paragraph_emit_line(struct item_list *items,
                         const struct set_paragraph *paragraph, size_t line,
                         length_t x, length_t y, struct item_owner owner);

#endif
