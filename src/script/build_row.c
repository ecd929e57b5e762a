/* SPDX-License-Identifier: MIT
 *
 * Rows of tables: row, row_group, and where the cells of their rows stand.
 *
 * Cells take the next free column from left to right, as in HTML; columns that
 * a rowspan from above still fills are passed over.
 */
#include "script/build_table.h"

#include <string.h>

enum { DEEPEST_GROUP = 32 };

/* ---- row ---- */

static int row(lua_State *L)
{
    static const char *const keys[] = {"height", "keep_with_next", "total",
                                       "source", NULL};
    struct options options = options_open(L, 1, "row", keys, SIZE_MAX);
    struct arena *arena = script_of(L)->arena;
    struct object_list list = {0};
    object_list_add(L, 1, options.item_count, "row", OBJECT_CELL, &list);
    struct cell *cells = ARENA_ARRAY(arena, list.count, struct cell);
    size_t column = 0; /* if no rowspan comes from above */
    for (size_t i = 0; i < list.count; i++) {
        cells[i] = *(const struct cell *)list.things[i];
        cells[i].column = (uint16_t)column;
        column += cells[i].colspan;
    }
    struct row_object *row = ARENA_NEW(arena, struct row_object);
    *row = (struct row_object){
        .row =
            {
                .cells = cells,
                .cell_count = list.count,
                .least_height = options_length(&options, "height", 0, 0),
                .keep_with_next =
                    options_flag(&options, "keep_with_next", false),
                .is_total = options_flag(&options, "total", false),
                .at = options_source(&options),
            },
        .called_at = script_position(L),
    };
    object_push(L, OBJECT_ROW, row);
    return 1;
}

/* ---- row_group ---- */

static int row_group(lua_State *L)
{
    static const char *const keys[] = {"keep", NULL};
    struct options options =
        options_open(L, 1, "row_group", keys, OPTIONS_MOST_ITEMS);
    struct arena *arena = script_of(L)->arena;
    struct group_object *group = ARENA_NEW(arena, struct group_object);
    struct object_list *list = &group->list;
    /* Its own place; how many rows it has is known behind them. */
    ARENA_GROW(arena, list->groups, list->group_count, list->group_capacity);
    list->groups[list->group_count++] =
        (struct row_group){.keep = options_flag(&options, "keep", false)};
    object_list_add(L, 1, options.item_count, "row_group", OBJECT_ROW_GROUP,
                    list);
    list->groups[0].count = list->count;
    if (list->count == 0)
        list->group_count = 0;
    if (++list->group_depth > DEEPEST_GROUP)
        script_raise_value(L, "row_group", STR("1"),
                           DIAG_BOTH("嵌套不太深的行组",
                                     "groups that are not nested so deeply"),
                           1);
    object_push(L, OBJECT_ROW_GROUP, group);
    return 1;
}

/* ---- the columns of cells ---- */

/* Rows of a header or a body being put into columns. */
struct placing {
    struct script *script;
    struct str name; /* of the table, for messages */
    size_t column_count;
    size_t row_count;
    size_t *free_from; /* for each column: the first row it is free in */
};

static void place_wrong(const struct placing *placing,
                        const struct row_object *row, size_t number)
{
    diag_add(placing->script->log, DIAG_TABLE_GRID_WRONG, row->called_at,
             placing->name,
             str_format(placing->script->arena, "%zu", number + 1));
}

/* Are the columns [start, start + count) there, and free in the row? */
static bool columns_free(const struct placing *placing, size_t start,
                         size_t count, size_t row)
{
    if (start + count > placing->column_count)
        return false;
    for (size_t c = start; c < start + count; c++)
        if (placing->free_from[c] > row)
            return false;
    return true;
}

/* The row with its cells in columns, copied only if they are not there yet;
 * those that have no room are reported and left out. */
static struct row place_row(const struct placing *placing,
                            const struct row_object *source, size_t number)
{
    struct row row = source->row;
    struct cell *moved = NULL;
    size_t column = 0;
    for (size_t i = 0; i < source->row.cell_count; i++) {
        const struct cell *cell = &row.cells[i];
        while (column < placing->column_count &&
               placing->free_from[column] > number)
            column++;
        if (!columns_free(placing, column, cell->colspan, number) ||
            cell->rowspan > placing->row_count - number) {
            place_wrong(placing, source, number);
            row.cell_count = i;
            break;
        }
        if (cell->column != column && moved == NULL) {
            moved = ARENA_ARRAY(placing->script->arena, row.cell_count,
                                struct cell);
            memcpy(moved, row.cells, row.cell_count * sizeof *moved);
            row.cells = moved;
        }
        if (moved != NULL)
            moved[i].column = (uint16_t)column;
        for (size_t end = column + row.cells[i].colspan; column < end; column++)
            placing->free_from[column] = number + row.cells[i].rowspan;
    }
    return row;
}

const struct row *table_place_rows(struct script *script, struct str name,
                                   size_t column_count,
                                   const struct object_list *list)
{
    struct placing placing = {
        .script = script,
        .name = name,
        .column_count = column_count,
        .row_count = list->count,
        .free_from = ARENA_ARRAY(script->arena, column_count, size_t),
    };
    struct row *rows = ARENA_ARRAY(script->arena, list->count, struct row);
    for (size_t i = 0; i < list->count; i++)
        rows[i] = place_row(&placing, list->things[i], i);
    return rows;
}

void script_open_row(lua_State *L)
{
    script_add_function(L, "row", row);
    script_add_function(L, "row_group", row_group);
}
