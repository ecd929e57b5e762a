/* SPDX-License-Identifier: MIT
 *
 * Between the parts of line breaking.
 */
#ifndef GONGKAI_TEXT_LINEBREAK_PRIVATE_H
#define GONGKAI_TEXT_LINEBREAK_PRIVATE_H

#include "text/linebreak.h"

#include "base/str.h"

/*
 * The first number at or behind character from: characters [*start, *end),
 * with sign and unit. false if there is none.
 */
bool number_next(const uint32_t *text, size_t length, size_t from,
                 size_t *start, size_t *end);

/*
 * UAX #14 without our tailoring: one enum break_kind for each of the
 * characters, which are no surrogates. zh: quotation marks are brackets, as
 * in Chinese.
 */
void linebreak_plain(struct line_breaker *breaker, const uint32_t *text,
                     size_t length, bool zh, unsigned char *breaks);

#endif
