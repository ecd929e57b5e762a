/* SPDX-License-Identifier: MIT
 *
 * Scalars of YAML: how a text is written so that it is read as the same.
 *
 * Private to writer/.
 */
#ifndef GONGKAI_WRITER_SCALAR_H
#define GONGKAI_WRITER_SCALAR_H

#include "base/str.h"

/* Can the code point stand as it is in a file? libyaml takes some for ends of
 * lines and refuses others (YAML 1.1, 5.1 and 5.4). */
bool scalar_is_printable(uint32_t c);

/* A text on one line: plain where nobody could take it for anything else, in
 * double quotes otherwise. Stands in a block and in braces. */
void scalar_add(struct builder *out, struct str text);

/*
 * Can the text be a literal block scalar, a line of the file for each of its
 * own? False for a text of one line, and for what such a scalar cannot hold.
 */
bool scalar_is_block(struct str text);

/* The text as a literal block scalar, its lines indented by so many spaces;
 * ends with a line feed. */
void scalar_add_block(struct builder *out, struct str text, int indent);

#endif
