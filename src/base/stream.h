/* SPDX-License-Identifier: MIT
 *
 * A stream into memory: text that is written by printf and its like, and then
 * taken as a whole.
 */
#ifndef GONGKAI_BASE_STREAM_H
#define GONGKAI_BASE_STREAM_H

#include "base/str.h"

#include <stdio.h>

struct stream {
    FILE *out; /* write here */
    char *text;
    size_t length;
};

/* Release with stream_take. */
void stream_open(struct stream *stream);

/* What was written, copied into the arena. */
struct str stream_take(struct stream *stream, struct arena *arena);

#endif
