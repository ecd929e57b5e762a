/* SPDX-License-Identifier: MIT
 *
 * How far a batch is, for people who watch: one line of a terminal, drawn anew
 * in its place. Where nobody watches nothing is drawn.
 *
 *     [###########-----------------]  37/100  2 份失败  4.2 份/秒  剩 15 秒
 * 财政局
 */
#ifndef GONGKAI_BATCH_PROGRESS_H
#define GONGKAI_BATCH_PROGRESS_H

#include "base/diag.h"

struct progress {
    FILE *out; /* NULL: nobody watches */
    enum diag_language language;
    size_t total;   /* reports to make */
    size_t done;    /* that have ended, */
    size_t failed;  /* of these, without a PDF */
    int64_t begun;  /* by clock_milliseconds */
    int64_t drawn;  /* the same, the last time */
    bool visible;   /* a line stands on the terminal */
    char last[128]; /* name of what was done last, cut */
};

/* Begin, and draw the first line. on_terminal: out is a terminal that may be
 * drawn on (no TERM=dumb, no NO_COLOR); if not, all that follows does nothing
 * but count. */
void progress_begin(struct progress *progress, FILE *out, bool on_terminal,
                    enum diag_language language, size_t total);

/* One more is done. */
void progress_add(struct progress *progress, struct str name, bool failed);

/* Draw it, if the last time is a tenth of a second ago: the clock goes on
 * while nothing is done. */
void progress_draw(struct progress *progress);

/* Take the line away: before something else is printed, and at the end. It
 * comes back with the next progress_draw. */
void progress_clear(struct progress *progress);

/* Columns that a text takes on a terminal, as it is shown there: a Chinese
 * character takes two. */
size_t progress_columns(struct str text);

#endif
