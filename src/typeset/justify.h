/* SPDX-License-Identifier: MIT
 *
 * Placing the clusters of one line. Private to typeset/.
 */
#ifndef GONGKAI_TYPESET_JUSTIFY_H
#define GONGKAI_TYPESET_JUSTIFY_H

#include "typeset/measure.h"

/* A cluster at its place. */
struct set_cluster {
    const struct atom *atom;
    length_t x; /* of its origin, from the line's x: negative where white
                   space of an opening mark is left of the line */
};

enum line_mode {
    LINE_NATURAL, /* as wide as it is; squeezed if it does not fit */
    LINE_TRIMMED, /* the same, without the white space of a mark at its end */
    LINE_FILLED,  /* as wide as the measure */
};

/*
 * Place count atoms, the first and the last of which print, on a line of this
 * measure; clusters has room for them. Returns the width of the line: never
 * more than the measure if squeezing can do it; exactly the measure if it is
 * to be filled and has a place to stretch. *natural: the width that it had
 * before.
 */
length_t line_place(const struct measured_paragraph *paragraph,
                    const struct atom *atoms, size_t count, length_t measure,
                    enum line_mode mode, struct set_cluster *clusters,
                    length_t *natural);

#endif
