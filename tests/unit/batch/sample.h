/* SPDX-License-Identifier: MIT
 *
 * A manifest in which each field of each struct has a value of its own.
 */
#ifndef GONGKAI_TESTS_BATCH_SAMPLE_H
#define GONGKAI_TESTS_BATCH_SAMPLE_H

#include "batch/manifest.h"

extern const struct manifest sample_manifest;

/* What a function writes, in the arena. */
struct str sample_written(struct arena *arena,
                          void (*write)(const struct manifest *manifest,
                                        enum diag_language language, FILE *out),
                          const struct manifest *manifest,
                          enum diag_language language);

#endif
