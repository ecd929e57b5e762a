/* SPDX-License-Identifier: MIT
 *
 * What the county sees of a batch: index.html for people, summary.json and
 * summary.csv for programs. All three say what the manifest says.
 */
#ifndef GONGKAI_BATCH_COUNTY_PAGE_H
#define GONGKAI_BATCH_COUNTY_PAGE_H

#include "batch/manifest.h"

/* One static file: no network, no other file but the PDFs it links to. It
 * works without scripts; with them it can be sorted and searched. */
void county_page_write_html(const struct manifest *manifest,
                            enum diag_language language, FILE *out);

/* An object with one entry a report, states and severities as English words,
 * messages in the language. */
void county_page_write_json(const struct manifest *manifest,
                            enum diag_language language, FILE *out);

/* RFC 4180 with CRLF and a byte order mark (for spreadsheets), one row a
 * report; cells that a spreadsheet would take for a formula are disarmed. */
void county_page_write_csv(const struct manifest *manifest,
                           enum diag_language language, FILE *out);

#endif
