/* SPDX-License-Identifier: MIT
 *
 * Lengths on a page.
 *
 * A length is an integer number of thousandths of a point (1 pt = 1/72 inch),
 * so that a page is the same on every machine. x grows to the right, y grows
 * downwards from the top edge of the page.
 */
#ifndef GONGKAI_BASE_LENGTH_H
#define GONGKAI_BASE_LENGTH_H

#include <stdint.h>

/* 1/1000 pt. The range, +-2147 m pt, is far beyond any page. */
typedef int32_t length_t;

#define LENGTH_PT 1000
#define LENGTH_MAX INT32_MAX

/* a * b / c on 64 bits, rounded half away from zero; c > 0. */
static inline length_t length_scale(length_t a, int64_t b, int64_t c)
{
    int64_t product = (int64_t)a * b;
    return (length_t)((product >= 0 ? product + c / 2 : product - c / 2) / c);
}

static inline length_t length_max(length_t a, length_t b)
{
    return a > b ? a : b;
}

static inline length_t length_min(length_t a, length_t b)
{
    return a < b ? a : b;
}

#endif
