/* SPDX-License-Identifier: MIT
 *
 * Where a piece of input stands.
 */
#ifndef GONGKAI_BASE_POSITION_H
#define GONGKAI_BASE_POSITION_H

#include "base/str.h"

struct position {
    struct str file; /* as the user named it; "" if there is none */
    int line;        /* from 1; 0 if unknown */
    int column;      /* in code points, from 1; 0 if unknown */
    struct str cell; /* "Sheet1!B7" in a workbook; "" elsewhere */
};

/* "file:line:column", "file:Sheet1!B7", "file", or "". */
struct arena;
struct str position_text(struct arena *arena, struct position position);

#endif
