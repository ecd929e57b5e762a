/* SPDX-License-Identifier: MIT
 *
 * Changes as text, for people and for programs.
 */
#ifndef GONGKAI_COMPARE_LIST_H
#define GONGKAI_COMPARE_LIST_H

#include "base/diag.h"
#include "document/change.h"

/* The amounts of the input with a number each, then what changed on the pages
 * by table or heading, with the numbers of what moved it. Nothing if nothing
 * changed. */
void changes_write(const struct changes *changes, FILE *out,
                   enum diag_language language);

/* Two members of a JSON object: "inputs": [...], "changes": [...]. */
void changes_write_json(const struct changes *changes, FILE *out);

#endif
