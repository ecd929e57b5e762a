/* SPDX-License-Identifier: MIT
 *
 * A list that stands in another file: {文件: name}, with the sheet and the
 * rows that count, where the file is a table. The keys are those of the schema.
 */
#ifndef GONGKAI_BUDGET_LIST_FILE_H
#define GONGKAI_BUDGET_LIST_FILE_H

#include "budget/budget.h"

/* What all lists of a description share. */
struct list_source {
    const struct schema *schema;
    const struct value *root; /* the description, for filters by its keys */
    struct inputs *inputs;    /* for reader_read; may be NULL */
    struct arena *arena;      /* keeps the names that positions refer to */
    struct diag_log *log;
};

/* Does the value name a file? */
bool list_file_is_named(const struct schema *schema, const struct value *value);

/* The list, in the arena values, from a file whose name is relative to the
 * folder of the file that names it. NULL with diagnostics. */
const struct value *list_file_read(const struct list_source *source,
                                   const struct field *field,
                                   const struct value *map,
                                   struct arena *values);

#endif
