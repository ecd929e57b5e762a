/* SPDX-License-Identifier: MIT
 *
 * PDF syntax (ISO 32000-1, 7.3): numbers, names, strings, references, each
 * appended to a text. Numbers are made from integers, so that they depend on
 * no locale and no floating-point unit.
 */
#ifndef GONGKAI_PDF_SYNTAX_H
#define GONGKAI_PDF_SYNTAX_H

#include "base/str.h"

void syntax_integer(struct builder *out, int64_t value);

/* value / 1000, without needless zeros: 12500 -> "12.5". */
void syntax_thousandths(struct builder *out, int64_t value);

/* A reference to an object: "12 0 R". */
void syntax_reference(struct builder *out, uint32_t object);

/* A name, with # for what may not stand in one (7.3.5). */
void syntax_name(struct builder *out, struct str name);

/* bytes as hexadecimal digits, without brackets. */
void syntax_hex(struct builder *out, struct str bytes);

/* Four hexadecimal digits. */
void syntax_hex16(struct builder *out, uint32_t value);

/* Text as hexadecimal UTF-16BE, without brackets and byte order mark. */
void syntax_utf16(struct builder *out, struct str text);

/* A text string (7.9.2.2): in brackets if it is printable ASCII, otherwise
 * UTF-16BE with byte order mark. */
void syntax_text(struct builder *out, struct str text);

/* A destination that keeps the reader's zoom (12.3.2.2): at is in 1/1000 pt
 * from the lower edge of the sheet or, on a page that is read across it, from
 * its left edge. */
void syntax_destination(struct builder *out, uint32_t page, bool across,
                        int64_t at);

#endif
