/* SPDX-License-Identifier: MIT
 *
 * Which libraries shape and break text: a report hangs on their versions.
 */
#ifndef GONGKAI_TEXT_LIBRARIES_H
#define GONGKAI_TEXT_LIBRARIES_H

#include "base/str.h"

struct arena;

/* "HarfBuzz 6.0.0, ICU 72.1": those that this process runs with. */
struct str text_libraries(struct arena *arena);

#endif
