/* SPDX-License-Identifier: MIT
 *
 * Numbers in texts that are meant for people: found, not computed with.
 */
#ifndef GONGKAI_BASE_PRINTED_H
#define GONGKAI_BASE_PRINTED_H

#include "base/money.h"

/* A number in a text. */
struct printed_number {
    size_t start, end;     /* bytes, without sign */
    size_t sign, sign_end; /* the same with its sign, if it has one */
    bool is_percent;       /* behind it stands % */
    bool has_unit;         /* behind it stands a unit of money */
    enum money_unit unit;
};

/* The next number from *offset on, which is moved behind it. */
bool printed_next(struct str text, size_t *offset,
                  struct printed_number *number);

#endif
