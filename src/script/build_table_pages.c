/* SPDX-License-Identifier: MIT
 *
 * What a table wants where it takes more than one page: rows with sums of each
 * (page_rows), and what becomes of it if it is too wide (wide).
 */
#include "script/build_table.h"

/* ---- page_rows ---- */

void table_check_sums(lua_State *L, const struct row *rows, size_t count,
                      bool are_page_rows)
{
    for (size_t r = 0; r < count; r++)
        for (size_t i = 0; i < rows[r].cell_count; i++) {
            const struct cell_figure *figure = rows[r].cells[i].figure;
            if (figure == NULL || figure->is_sum == are_page_rows)
                continue;
            script_report(
                L, DIAG_PACK_VALUE_WRONG, STR("cell"),
                figure->is_sum ? STR("sum") : STR("amount"),
                figure->is_sum
                    ? DIAG_BOTH("page_rows 中的格", "in a cell of page_rows")
                    : DIAG_BOTH("body 中的格", "in a cell of the body"),
                are_page_rows ? STR("page_rows") : STR("header / body"));
            return;
        }
}

void table_read_page_rows(const struct options *options, struct str name,
                          struct table *table)
{
    static const char *const keys[] = {"brought", "subtotal", "carried", NULL};
    lua_State *L = options->L;
    if (!options_has(options, "page_rows"))
        return;
    lua_getfield(L, options->index, "page_rows");
    struct options list = options_open(L, -1, "page_rows", keys, 0);
    for (int kind = 0; kind < PAGE_ROW_KINDS; kind++) {
        const void *row = options_object(&list, keys[kind], OBJECT_ROW);
        if (row == NULL)
            continue;
        struct object_list one = {.things = &row, .count = 1};
        table->page_rows[kind] =
            table_place_rows(script_of(L), name, table->column_count, &one);
        table_check_sums(L, table->page_rows[kind], 1, true);
    }
    lua_pop(L, 1);
}

/* ---- wide ---- */

/* groups = { 3, 3, 2 }: all columns behind the key, in groups. */
static void read_groups(const struct options *options, struct table *table)
{
    lua_State *L = options->L;
    struct wide_table *wide = &table->wide;
    lua_getfield(L, options->index, "groups");
    struct options list = options_open(L, -1, "groups", NULL, MOST_COLUMNS);
    uint16_t *groups =
        ARENA_ARRAY(script_of(L)->arena, list.item_count, uint16_t);
    size_t columns = wide->key;
    for (size_t i = 0; i < list.item_count; i++) {
        lua_rawgeti(L, list.index, (lua_Integer)i + 1);
        lua_Integer count = lua_isinteger(L, -1) ? lua_tointeger(L, -1) : 0;
        groups[i] = count >= 1 && count <= MOST_COLUMNS ? (uint16_t)count : 0;
        columns += groups[i] == 0 ? MOST_COLUMNS + 1 : groups[i];
        lua_pop(L, 1);
    }
    if (columns == table->column_count) {
        wide->groups = groups;
        wide->group_count = list.item_count;
    } else {
        script_value_wrong(
            L, "wide", STR("groups"),
            DIAG_BOTH("列数的列表，与 key 相加为全部列",
                      "a list of column counts that with key are all columns"),
            -1);
    }
    lua_pop(L, 1);
}

void table_read_wide(const struct options *options, struct table *table)
{
    static const char *const keys[] = {"form", "key", "groups", NULL};
    lua_State *L = options->L;
    if (!options_has(options, "wide"))
        return;
    lua_getfield(L, options->index, "wide");
    struct options wide = options_open(L, -1, "wide", keys, 0);
    table->wide.form = options_object(&wide, "form", OBJECT_FORM);
    table->wide.key = (size_t)options_integer(&wide, "key", 0, MOST_COLUMNS, 0);
    if (options_has(&wide, "groups"))
        read_groups(&wide, table);
    lua_pop(L, 1);
}
