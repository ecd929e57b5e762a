/* SPDX-License-Identifier: MIT
 *
 * What the verbs do. Each adds to the log what is wrong, and returns; main
 * prints the log and gives the exit code.
 *
 * Private to app/.
 */
#ifndef GONGKAI_APP_VERBS_H
#define GONGKAI_APP_VERBS_H

#include "app/options.h"
#include "app/places.h"

/* What a verb works with; the arena and the log live as long as the run. */
struct run {
    const struct options *options;
    struct places places;
    struct arena *arena;
    struct diag_log *log;
    bool watched; /* standard error is a terminal that takes colour */
    int signal;   /* that interrupted it, and ends the process; 0: none */
};

void verb_render(struct run *run);
void verb_check(struct run *run);
void verb_batch(struct run *run);
void verb_diff(struct run *run);
void verb_import(struct run *run);
void verb_dump(struct run *run);
void verb_preview(struct run *run);
void verb_new(struct run *run);
void verb_fonts(struct run *run);
void verb_layouts(struct run *run);
void verb_help(struct run *run);
void verb_version(struct run *run);

/* layouts NAME --schema or --fields. */
void layout_tell(struct run *run);

#endif
