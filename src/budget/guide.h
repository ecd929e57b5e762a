/* SPDX-License-Identifier: MIT
 *
 * What a schema tells people and editors: a page of all fields, a JSON Schema,
 * and a template to fill in.
 *
 * All three are in the language of the fields' names, Chinese, whatever the
 * language of messages is: they are files that are kept and passed on.
 */
#ifndef GONGKAI_BUDGET_GUIDE_H
#define GONGKAI_BUDGET_GUIDE_H

#include "base/file.h"
#include "budget/budget.h"

struct guide {
    const struct schema *schema;
    struct str pack;     /* its name, as a description gives it */
    struct str title;    /* of the pack */
    struct str version;  /* of the pack */
    struct str pack_key; /* the key that names the pack */
};

/*
 * A JSON Schema (draft 2020-12) of a description. What it refuses is refused
 * by budget_build too, with few exceptions: a text without characters or with
 * white space around it where another type is asked for, and a blank record of
 * a list, count as not stated there. It cannot tell all that budget_build
 * tells: amounts that are too fine, days that are in no calendar, codes in no
 * dictionary, repeated values, and what stands in other files.
 */
void guide_write_schema(const struct guide *guide, FILE *out);

/* The documentation of all fields, in Markdown. */
void guide_write_fields(const struct guide *guide, FILE *out);

/*
 * The files of an empty description in folder: name.yaml, the JSON Schema that
 * its first line names, and a CSV file (with a byte order mark, for Excel) for
 * each list that a table can hold. Keys have no values; comments above tell
 * what goes where. Lists of records that nest stand in the description with one
 * blank record. All in the arena.
 */
const struct file_content *guide_template(const struct guide *guide,
                                          struct str folder, struct str name,
                                          struct arena *arena, size_t *count);

#endif
