/* SPDX-License-Identifier: MIT
 *
 * The proof of the figures of a report, for people and for programs.
 */
#ifndef GONGKAI_APP_PROOF_LIST_H
#define GONGKAI_APP_PROOF_LIST_H

#include "base/diag.h"

struct proof;

/* One item a line, fields separated by tabs, as help tells: the amounts of
 * the input in the order of reading, then figures in reading order, then a
 * summary. */
void proof_list_write(const struct proof *proof, FILE *out,
                      enum diag_language language);

/* An object {"amounts": [...], "figures": [...]}: all that is known of each.
 */
void proof_list_write_json(const struct proof *proof, FILE *out);

#endif
