/* SPDX-License-Identifier: MIT
 *
 * Tables in: a pack's import script reads official tables as they are and
 * tells what description they amount to.
 *
 * The script decides what a table is and where its figures belong. What it
 * cannot do is lose one: each cell with text is counted, and is in the end
 * written into the description, known to be no datum, or reported.
 */
#ifndef GONGKAI_SCRIPT_IMPORT_H
#define GONGKAI_SCRIPT_IMPORT_H

#include "reader/sheet.h"
#include "script/pack.h"
#include "writer/node.h"

/* A table that the script knew. */
struct import_table {
    struct str name; /* as the pack calls it */
    const struct sheet *sheet;
    size_t row; /* of its first cell, from 0 */
    size_t column;
    size_t last_row;
    size_t last_column;
};

/* What became of the cells that have text. */
struct import_count {
    size_t cells;      /* all of them; the others add up to it */
    size_t placed;     /* their text stands in the description */
    size_t decoration; /* titles, headers, notes, row numbers */
    size_t refused;    /* reported, by the script */
    size_t unused;     /* reported, because nobody asked for them */
};

struct import {
    struct str name;                /* of the description's file, no ending */
    struct str head;                /* comment for its first lines */
    const struct node *description; /* a NODE_MAP, without the pack's name */
    const struct import_table *tables;
    size_t table_count;
    struct import_count count;
};

/* Does the pack have an import script? own: in its own folder, and not in that
 * of its base. */
bool pack_imports(const struct pack *pack, bool *own);

/*
 * Run the import script over the sheets. The result lives in the arena that
 * opened the pack and borrows from the sheets. NULL if there was an error; so
 * it is if no table was known (IMPORT_NOTHING).
 */
const struct import *pack_import(struct pack *pack,
                                 const struct sheet *const *sheets,
                                 size_t count, struct diag_log *log);

#endif
