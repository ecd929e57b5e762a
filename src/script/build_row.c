/* SPDX-License-Identifier: MIT
 *
 * Rows of tables: cell, row, row_group, and where the cells of a table's rows
 * stand.
 *
 * Cells take the next free column from left to right, as in HTML; columns that
 * a rowspan from above still fills are passed over.
 */
#include "script/build_table.h"

#include <string.h>

enum {
    MOST_SPAN = UINT16_MAX,
    DEEPEST_GROUP = 32,
};

/* ---- cell ---- */

/* sum = true, or a table with the keys of amount_format. */
static void read_sum(const struct options *options, struct cell_figure *figure)
{
    static const char *const keys[] = {"unit", "decimals", "grouping", "trim",
                                       NULL};
    lua_State *L = options->L;
    int type = lua_getfield(L, options->index, "sum");
    if (type == LUA_TTABLE) {
        struct options format = options_open(L, -1, "sum", keys, 0);
        figure->format = script_read_format(&format);
    } else if (lua_isboolean(L, -1) && lua_toboolean(L, -1)) {
        figure->format = script_of(L)->amount_format;
    } else {
        script_value_wrong(L, "cell", STR("sum"),
                           DIAG_BOTH("true 或金额格式的表",
                                     "true or a table of an amount's format"),
                           -1);
    }
    script_of(L)->amount_format_used = true;
    figure->is_sum = true;
    lua_pop(L, 1);
}

/* The keys amount and sum, for the sums of a page; NULL: neither. */
static const struct cell_figure *read_figure(const struct options *options)
{
    lua_State *L = options->L;
    bool is_sum = options_has(options, "sum");
    if (!is_sum && !options_has(options, "amount"))
        return NULL;
    struct cell_figure *figure =
        ARENA_NEW(script_of(L)->arena, struct cell_figure);
    if (is_sum) {
        read_sum(options, figure);
        return figure;
    }
    lua_getfield(L, options->index, "amount");
    if (!script_to_money(L, -1, &figure->amount))
        script_value_wrong(L, "cell", STR("amount"), DIAG_BOTH("金额", "money"),
                           -1);
    lua_pop(L, 1);
    return figure;
}

static int cell(lua_State *L)
{
    static const char *const keys[] = {"style",  "colspan",  "rowspan",
                                       "header", "vertical", "amount",
                                       "sum",    "source",   NULL};
    static const char *const headers[] = {"column", "row", NULL};
    static const char *const verticals[] = {"top", "middle", "bottom", NULL};
    struct options options = options_open(L, 1, "cell", keys, 1);
    struct arena *arena = script_of(L)->arena;
    const struct paragraph_style *style =
        options_required(&options, "style", OBJECT_STYLE);
    lua_rawgeti(L, 1, 1);
    struct str text = object_text(L, -1, "cell", STR("[1]"), true);
    struct cell cell = {
        .colspan =
            (uint16_t)options_integer(&options, "colspan", 1, MOST_COLUMNS, 1),
        .rowspan =
            (uint16_t)options_integer(&options, "rowspan", 1, MOST_SPAN, 1),
        .kind = (enum cell_kind)(
            options_choice(&options, "header", headers, -1) + 1),
        .vertical = (enum vertical_alignment)options_choice(
            &options, "vertical", verticals, VERTICAL_MIDDLE),
        .content =
            paragraph_of_text(arena, style, text, options_source(&options)),
        .figure = read_figure(&options),
    };
    object_push_copy(L, OBJECT_CELL, &cell, sizeof cell);
    return 1;
}

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
    script_add_function(L, "cell", cell);
    script_add_function(L, "row", row);
    script_add_function(L, "row_group", row_group);
}
