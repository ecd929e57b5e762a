/* SPDX-License-Identifier: MIT */
#include "app/data.h"

#include "base/arena.h"
#include "base/file.h"

bool data_close(struct stream *data, struct str path, struct diag_log *log)
{
    struct arena *arena = arena_new();
    bool done = file_replace(path, stream_take(data, arena), log);
    arena_free(arena);
    return done;
}

bool data_write_line(struct str text, struct diag_log *log)
{
    struct stream data;
    stream_open(&data);
    fprintf(data.out, "%.*s\n", STR_FMT(text));
    return data_close(&data, STR("-"), log);
}
