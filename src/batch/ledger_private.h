/* SPDX-License-Identifier: MIT
 *
 * What the ledger writes and reads of files. Private to batch/.
 */
#ifndef GONGKAI_BATCH_LEDGER_PRIVATE_H
#define GONGKAI_BATCH_LEDGER_PRIVATE_H

#include "batch/county.h"
#include "batch/manifest.h"

/* Forget the corrections that the PDF in the folder does not have: they were
 * not made after all. */
void ledger_drop_revisions(struct report *report);

/* A path of a finding as the manifest has it: relative to the county, or from
 * "layouts" on for a file of a pack, so that nothing tells the machine. */
struct str ledger_place(const struct county *county, struct str path);

/* The last line of what a worker wrote to its standard error, as part of a
 * message: ": …"; "" if it wrote nothing. */
struct str ledger_complaint(struct str complaint, struct arena *arena);

/* In the arena. */
struct str ledger_manifest_text(const struct manifest *manifest,
                                struct arena *arena);

/* One of the county's pages, in the arena. */
struct str ledger_page_text(void (*write)(const struct manifest *manifest,
                                          enum diag_language language,
                                          FILE *out),
                            const struct manifest *manifest,
                            enum diag_language language, struct arena *arena);

#endif
