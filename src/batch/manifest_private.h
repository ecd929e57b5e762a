/* SPDX-License-Identifier: MIT
 *
 * Private to batch: what the writer and the reader of a manifest share, its
 * format and words.
 */
#ifndef GONGKAI_BATCH_MANIFEST_PRIVATE_H
#define GONGKAI_BATCH_MANIFEST_PRIVATE_H

#include "batch/manifest.h"

/* Counted up when a manifest means something else than before. */
enum { MANIFEST_FORMAT = 1 };

enum { REPORT_STATE_COUNT = REPORT_GONE + 1 };

/* Is it a word of struct report_finding? */
bool manifest_is_severity(struct str word);

#endif
