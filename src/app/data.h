/* SPDX-License-Identifier: MIT
 *
 * Data for standard output: written as text into memory, and then as a whole
 * where the user wants it, so that a full disk or a closed pipe is noticed
 * and nothing half-written is left in a file.
 */
#ifndef GONGKAI_APP_DATA_H
#define GONGKAI_APP_DATA_H

#include "base/diag.h"
#include "base/stream.h"

/* Write a stream to a path, "-" for standard output, and release it. False with
 * FILE_UNWRITABLE on failure. */
bool data_close(struct stream *data, struct str path, struct diag_log *log);

/* Write one line to standard output at once; false as data_close. */
bool data_write_line(struct str text, struct diag_log *log);

#endif
