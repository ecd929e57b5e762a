/* SPDX-License-Identifier: MIT
 *
 * UTF-8: decoding, encoding, checking.
 */
#ifndef GONGKAI_BASE_UTF8_H
#define GONGKAI_BASE_UTF8_H

#include "base/str.h"

/* Is the whole text well-formed (no surrogates, no overlong forms, at most
 * U+10FFFF)? If not, *where (may be NULL) is the first bad byte. */
bool utf8_check(struct str text, size_t *where);

/*
 * Decode the code point at *offset (< length) and move *offset behind it.
 * A malformed byte gives U+FFFD and moves by one.
 */
uint32_t utf8_next(struct str text, size_t *offset);

/* Encode into out (room for 4 bytes); returns the number of bytes. */
size_t utf8_encode(uint32_t code_point, char *out);

/* At most count code points before a byte that begins one, and as many from it
 * on: an excerpt for a message. */
struct str utf8_around(struct str text, size_t offset, size_t count);

/* White space, or a character without ink: where it stands depends on lines. */
bool utf8_is_blank(uint32_t code_point);

/* Number of code points. */
size_t utf8_count(struct str text);

#endif
