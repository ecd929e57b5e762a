/* SPDX-License-Identifier: MIT
 *
 * An import while it runs: what became of each cell so far.
 *
 * Private to script/.
 */
#ifndef GONGKAI_SCRIPT_IMPORT_PRIVATE_H
#define GONGKAI_SCRIPT_IMPORT_PRIVATE_H

#include "script/import.h"
#include "script/object.h"

enum cell_fate {
    FATE_UNUSED,
    FATE_DECORATION,
    FATE_REFUSED,
    FATE_PLACED, /* stands in the description: nothing is stronger */
};

/* A sheet, as the script holds it. */
struct import_sheet {
    const struct sheet *sheet;
    unsigned char **fates; /* enum cell_fate of the cells of each row: a sheet
                              may have few of them, far apart */
};

/* A node, as the script holds it, with the cell that its text came from. */
struct node_object {
    struct node node;
    const struct import_sheet *source; /* NULL: from no cell */
    size_t row;
    size_t column;
};

/* What runs: script_of(L)->import. */
struct import_run {
    struct import result;
    struct import_sheet *sheets;
    size_t sheet_count;
    struct import_table *tables; /* those of result */
    size_t table_capacity;
};

/* The run; import functions exist in no other. */
struct import_run *import_run_of(lua_State *L);

/* Make the functions of the import script names of the API: what it reads by
 * (import_sheet.c) and what it writes by (import_node.c). */
void import_open_sheets(lua_State *L);
void import_open_nodes(lua_State *L);

/* What became of a cell so far. */
enum cell_fate import_fate(const struct import_sheet *sheet, size_t row,
                           size_t column);

/* Note what became of a cell; the stronger fate stays. */
void import_set_fate(const struct import_sheet *sheet, size_t row,
                     size_t column, enum cell_fate fate);

/* The cell counts: it has text, or a formula whose value is not known. */
bool import_cell_counts(const struct sheet *sheet, size_t row, size_t column);

/* The beginning of its text, for a message. */
struct str import_excerpt(struct arena *arena, const struct sheet *sheet,
                          size_t row, size_t column);

/* Read sheet, row and column at index 1 to 3 of a call, from 1; raises a
 * mistake if they are none. */
const struct import_sheet *import_check_sheet(lua_State *L, const char *owner);
size_t import_check_place(lua_State *L, const char *owner, int index);

#endif
