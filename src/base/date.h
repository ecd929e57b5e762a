/* SPDX-License-Identifier: MIT
 *
 * Dates as users write them.
 */
#ifndef GONGKAI_BASE_DATE_H
#define GONGKAI_BASE_DATE_H

#include "base/str.h"

#include <stdbool.h>

/* A calendar date of GB/T 7408 (ISO 8601) in its extended format, "2024-03-05",
 * of a day that is in the Gregorian calendar? */
bool date_is_real(struct str text);

#endif
