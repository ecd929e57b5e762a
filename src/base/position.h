/* SPDX-License-Identifier: MIT
 *
 * Where a piece of input stands.
 */
#ifndef GONGKAI_BASE_POSITION_H
#define GONGKAI_BASE_POSITION_H

#include "base/str.h"

struct position {
    struct str file;  /* as the user named it; "" if there is none */
    int line;         /* from 1; 0 if unknown */
    int column;       /* in code points, from 1; 0 if unknown */
    struct str sheet; /* of a workbook: line and column are then row and column
                         of its cell; "" elsewhere */
};

struct arena;

/* "file:line:column", "file:Sheet1!B7", "file:Sheet1", "file", or "". */
struct str position_text(struct arena *arena, struct position position);

/* "Sheet1!B7", "Sheet1" if no row is known; "" if it is in no workbook. */
struct str position_cell(struct arena *arena, struct position position);

#endif
