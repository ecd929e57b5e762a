/* SPDX-License-Identifier: MIT
 *
 * A page that tells readers what was corrected (更正说明), as a pack sets it.
 */
#ifndef GONGKAI_APP_DIFF_NOTICE_H
#define GONGKAI_APP_DIFF_NOTICE_H

#include "app/verbs.h"

struct changes;
struct fonts;
struct metadata;
struct notice_report;

/* What the notice will tell. Start with {0}. */
struct diff_notice {
    struct notice_report *reports;
    size_t count, capacity;
    struct str form; /* of the first report, by its metadata; or "" */
};

/* One report that was corrected: its new state and what differs, which must
 * outlive the notice. Texts of the metadata are copied. */
void diff_notice_add(struct diff_notice *notice, const struct run *run,
                     const struct metadata *metadata,
                     const struct changes *changes);

/*
 * Set it by the pack that the command line or else the reports name, and write
 * it. NOTICE_EMPTY, and no file, if no report was added. False with
 * diagnostics.
 */
bool diff_notice_write(const struct diff_notice *notice, const struct run *run,
                       struct fonts *fonts);

#endif
