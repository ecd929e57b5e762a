/* SPDX-License-Identifier: MIT
 *
 * What an import tells: the files it wrote, the tables it knew, what nobody
 * has told it yet, and what became of the cells.
 */
#ifndef GONGKAI_APP_IMPORT_RESULT_H
#define GONGKAI_APP_IMPORT_RESULT_H

#include "base/diag.h"

struct arena;
struct import;

struct import_result {
    const struct import *import; /* NULL: there was an error */
    const struct str *files;     /* written, in order */
    size_t file_count;
};

/* One item a line, its fields separated by tabs: "file", "table", "absent",
 * "cells" (the help of the verb explains them). */
void import_result_write(const struct import_result *result,
                         struct arena *arena, FILE *out);

/* The same and all findings, as one JSON object. */
void import_result_write_json(const struct import_result *result,
                              const struct diag_log *log,
                              enum diag_language language, struct arena *arena,
                              FILE *out);

#endif
