/* SPDX-License-Identifier: MIT */
#include "app/data.h"

#include "base/arena.h"
#include "base/file.h"

#include <stdlib.h>

void data_open(struct data *data)
{
    *data = (struct data){0};
    data->out = open_memstream(&data->text, &data->length);
    if (data->out == NULL)
        base_out_of_memory();
}

bool data_close(struct data *data, struct str path, struct diag_log *log)
{
    /* The only way to fail for a stream in memory. */
    if (ferror(data->out) || fclose(data->out) != 0)
        base_out_of_memory();
    bool done = file_replace(path, (struct str){data->text, data->length}, log);
    free(data->text);
    return done;
}

struct str data_take(struct data *data, struct arena *arena)
{
    if (ferror(data->out) || fclose(data->out) != 0)
        base_out_of_memory();
    struct str text = str_copy(arena, (struct str){data->text, data->length});
    free(data->text);
    return text;
}

bool data_write_line(struct str text, struct diag_log *log)
{
    struct data data;
    data_open(&data);
    fprintf(data.out, "%.*s\n", STR_FMT(text));
    return data_close(&data, STR("-"), log);
}
