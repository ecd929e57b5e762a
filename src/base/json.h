/* SPDX-License-Identifier: MIT
 *
 * The one thing that dumps and --json need of JSON: quoting (RFC 8259, 7).
 */
#ifndef GONGKAI_BASE_JSON_H
#define GONGKAI_BASE_JSON_H

#include "base/str.h"

#include <stdio.h>

/* text with quotes, escaped; non-ASCII characters stay as they are. */
void json_write_string(FILE *out, struct str text);
void json_add_string(struct builder *out, struct str text);

#endif
