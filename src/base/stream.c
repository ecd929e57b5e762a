/* SPDX-License-Identifier: MIT */
#include "base/stream.h"

#include "base/arena.h"

#include <stdlib.h>

void stream_open(struct stream *stream)
{
    *stream = (struct stream){0};
    stream->out = open_memstream(&stream->text, &stream->length);
    if (stream->out == NULL)
        base_out_of_memory();
}

struct str stream_take(struct stream *stream, struct arena *arena)
{
    /* The only way to fail for a stream in memory. */
    if (ferror(stream->out) || fclose(stream->out) != 0)
        base_out_of_memory();
    struct str text =
        str_copy(arena, (struct str){stream->text, stream->length});
    free(stream->text);
    return text;
}
