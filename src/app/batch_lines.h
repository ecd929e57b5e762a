/* SPDX-License-Identifier: MIT
 *
 * What a batch says while it runs and at its end: a line a department on
 * standard output, in the order of the county; progress and a summary on
 * standard error.
 */
#ifndef GONGKAI_APP_BATCH_LINES_H
#define GONGKAI_APP_BATCH_LINES_H

#include "app/verbs.h"
#include "batch/ledger.h"

struct batch_lines;

/* Begin: todo_count departments are to be worked on. Everything is lent; the
 * lines live in the arena of the run. */
struct batch_lines *batch_lines_new(struct run *run,
                                    const struct ledger *ledger,
                                    const struct plan_item *plan, size_t count,
                                    struct str folder, size_t todo_count);

/* The work on a department has ended. */
void batch_lines_ended(struct batch_lines *lines, size_t department);

/* A tenth of a second has passed. */
void batch_lines_tick(struct batch_lines *lines);

/* All that was not said yet, or all of it as JSON; and where to read on, if the
 * county's pages were written. */
void batch_lines_finish(struct batch_lines *lines, bool written);

/* Instead of all these, if nothing could be begun: as JSON, what is wrong. */
void batch_lines_none(struct run *run);

#endif
