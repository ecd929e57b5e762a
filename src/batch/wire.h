/* SPDX-License-Identifier: MIT
 *
 * Answers of workers as bytes: packed in one process and unpacked in another
 * of the same program.
 *
 * A message is a row of values without names: it is read in the order in which
 * it was written. A worker may have gone mad before it wrote: a reader bears
 * any bytes, and says at the end whether they made sense.
 */
#ifndef GONGKAI_BATCH_WIRE_H
#define GONGKAI_BATCH_WIRE_H

#include "base/diag.h"

void wire_add_u64(struct builder *out, uint64_t number);
void wire_add_bool(struct builder *out, bool truth);
void wire_add_str(struct builder *out, struct str text);
void wire_add_position(struct builder *out, struct position at);

/* All diagnostics. */
void wire_add_log(struct builder *out, const struct diag_log *log);

/* Start with {.rest = the message}. */
struct wire_reader {
    struct str rest; /* what was not read yet */
    bool broken;     /* a value was not there, or none of its kind: from then
                        on all values are 0, false or "" */
};

uint64_t wire_read_u64(struct wire_reader *reader);
bool wire_read_bool(struct wire_reader *reader);

/* A number of things that come next, each of at least so many bytes (not 0):
 * never more than the message can hold, so that room can be made for them. */
size_t wire_read_count(struct wire_reader *reader, size_t least);

/* Texts are lent from the message; or copied, if an arena is given. */
struct str wire_read_str(struct wire_reader *reader, struct arena *arena);
struct position wire_read_position(struct wire_reader *reader,
                                   struct arena *arena);

/* Add all diagnostics to a log: none if one of them is broken. */
void wire_read_log(struct wire_reader *reader, struct diag_log *log);

/* Was the message read to its end, and sound? */
bool wire_is_done(const struct wire_reader *reader);

#endif
