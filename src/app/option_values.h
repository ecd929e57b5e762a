/* SPDX-License-Identifier: MIT
 *
 * Values of options.
 */
#ifndef GONGKAI_APP_OPTION_VALUES_H
#define GONGKAI_APP_OPTION_VALUES_H

#include "base/str.h"

/* A number alone, up to a million. */
bool option_number(struct str text, size_t *number);

/* "3", "1-3", "4-": from 1; *last is SIZE_MAX if it is left open. */
bool option_pages(struct str text, size_t *first, size_t *last);

/* One line of UTF-8 that is not blank, without control characters: for lists
 * and metadata. */
bool option_is_line(struct str text);

#endif
