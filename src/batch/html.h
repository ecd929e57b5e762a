/* SPDX-License-Identifier: MIT
 *
 * Private to batch: text and addresses in HTML.
 */
#ifndef GONGKAI_BATCH_HTML_H
#define GONGKAI_BATCH_HTML_H

#include "base/str.h"

#include <stdio.h>

/* Text between tags or in a quoted attribute. What no page should hold (control
 * characters, those that turn the direction of what follows, bytes that are no
 * UTF-8) becomes U+FFFD. */
void html_write(FILE *out, struct str text);

/* A name of a file as a relative address (RFC 3986), byte for byte. */
void html_write_address(FILE *out, struct str name);

#endif
