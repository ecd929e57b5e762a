/* SPDX-License-Identifier: MIT
 *
 * What the files that read tables share: build_row.c, build_table.c and
 * build_table_pages.c. Private to them.
 */
#ifndef GONGKAI_SCRIPT_BUILD_TABLE_H
#define GONGKAI_SCRIPT_BUILD_TABLE_H

#include "script/object.h"

enum { MOST_COLUMNS = 1000 };

/*
 * Rows (struct row_object) with their cells put into columns: each takes the
 * next one that is free in its row. A cell that has no room, or leaves the
 * rows, is TABLE_GRID_WRONG and left out with those behind it. name: of the
 * table (build_row.c).
 */
const struct row *table_place_rows(struct script *script, struct str name,
                                   size_t column_count,
                                   const struct object_list *list);

/* Report a sum outside the page rows: it would stay empty. In them, report an
 * amount: it would not be printed (build_table_pages.c). */
void table_check_sums(lua_State *L, const struct row *rows, size_t count,
                      bool are_page_rows);

/* page_rows = { brought = row, subtotal = row, carried = row }; the table's
 * columns are known (build_table_pages.c). */
void table_read_page_rows(const struct options *options, struct str name,
                          struct table *table);

/* wide = { form = page_form, key = 2, groups = {…} }; the table's columns are
 * known (build_table_pages.c). */
void table_read_wide(const struct options *options, struct table *table);

#endif
