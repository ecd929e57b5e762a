/* SPDX-License-Identifier: MIT
 *
 * Data for standard output: written as text into memory, and then as a whole
 * where the user wants it, so that a full disk or a closed pipe is noticed
 * and nothing half-written is left in a file.
 */
#ifndef GONGKAI_APP_DATA_H
#define GONGKAI_APP_DATA_H

#include "base/diag.h"

struct data {
    FILE *out; /* write here */
    char *text;
    size_t length;
};

/* Memory for data. Release with data_close. */
void data_open(struct data *data);

/* Write it to a path, "-" for standard output, and release the memory. False
 * with FILE_UNWRITABLE on failure. */
bool data_close(struct data *data, struct str path, struct diag_log *log);

/* What was written so far, copied; releases the memory. */
struct arena;
struct str data_take(struct data *data, struct arena *arena);

/* Write one line to standard output at once; false as data_close. */
bool data_write_line(struct str text, struct diag_log *log);

#endif
