/* SPDX-License-Identifier: MIT
 *
 * Tables: share, row, row_group, grid.
 *
 * Cells take the next free column from left to right, as in HTML: columns that
 * a rowspan from above still fills are passed over.
 */
#include "script/object.h"

#include <assert.h>
#include <string.h>

enum {
    MOST_COLUMNS = 1000,
    DEEPEST_GROUP = 32,
    WIDTH_LARGEST = 14400 * LENGTH_PT, /* 200 inches, the largest PDF page */
};

/* ---- share ---- */

static int share(lua_State *L)
{
    lua_settop(L, 2);
    struct column *column = ARENA_NEW(script_of(L)->arena, struct column);
    column->kind = WIDTH_SHARE;
    column->share = 1;
    lua_Integer part = lua_tointeger(L, 1);
    if (lua_isinteger(L, 1) && part >= 1 && part <= 1000)
        column->share = (int)part;
    else
        script_value_wrong(
            L, "share", STR("1"),
            DIAG_BOTH("1 至 1000 的整数", "an integer from 1 to 1000"), 1);
    int least = 0;
    if (!lua_isnil(L, 2) && !options_number(L, 2, 0, WIDTH_LARGEST, &least))
        script_value_wrong(L, "share", STR("2"),
                           DIAG_BOTH("宽度（pt）", "a width in pt"), 2);
    column->width = least;
    object_push(L, OBJECT_SHARE, column);
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

static const struct row *place_rows(struct script *script, struct str name,
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

/* ---- grid ---- */

/* The width on top of the stack: a number, "auto" or share(…). */
static struct column read_column(lua_State *L, size_t number)
{
    struct column column = {.kind = WIDTH_AUTO};
    const struct column *shared = object_thing(L, -1, OBJECT_SHARE);
    int width;
    if (shared != NULL) {
        column = *shared;
    } else if (options_number(L, -1, 1, WIDTH_LARGEST, &width)) {
        column = (struct column){.kind = WIDTH_FIXED, .width = width};
    } else if (lua_type(L, -1) != LUA_TSTRING ||
               !str_equal(str_from(lua_tostring(L, -1)), STR("auto"))) {
        script_value_wrong(L, "columns",
                           str_format(script_of(L)->arena, "[%zu]", number),
                           DIAG_BOTH("宽度（pt）、\"auto\" 或 share(…)",
                                     "a width in pt, \"auto\" or share(…)"),
                           -1);
    }
    return column;
}

static void read_columns(const struct options *options, struct table *table)
{
    lua_State *L = options->L;
    if (!options_require(options, "columns"))
        return;
    lua_getfield(L, options->index, "columns");
    struct options list = options_open(L, -1, "columns", NULL, MOST_COLUMNS);
    struct column *columns =
        ARENA_ARRAY(script_of(L)->arena, list.item_count, struct column);
    for (size_t i = 0; i < list.item_count; i++) {
        lua_rawgeti(L, list.index, (lua_Integer)i + 1);
        columns[i] = read_column(L, i + 1);
        lua_pop(L, 1);
    }
    if (list.item_count == 0)
        script_value_wrong(L, "grid", STR("columns"),
                           DIAG_BOTH("至少一列", "at least one column"), -1);
    lua_pop(L, 1);
    table->columns = columns;
    table->column_count = list.item_count;
}

/* context = { start, centre, finish }: each a paragraph, nil or false. */
static void read_context(const struct options *options, struct table *table)
{
    lua_State *L = options->L;
    if (lua_getfield(L, options->index, "context") == LUA_TNIL) {
        lua_pop(L, 1);
        return;
    }
    struct options list = options_open(L, -1, "context", NULL, 3);
    for (int i = 0; i < 3; i++) {
        lua_rawgeti(L, list.index, i + 1);
        const struct block *block = object_thing(L, -1, OBJECT_BLOCK);
        if (block != NULL && block->kind == BLOCK_PARAGRAPH)
            table->context[i] = block->paragraph;
        else if (block != NULL || lua_toboolean(L, -1))
            script_value_wrong(L, "context",
                               str_format(script_of(L)->arena, "[%d]", i + 1),
                               DIAG_BOTH("段落", "a paragraph"), -1);
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
}

static void read_notes(const struct options *options, struct table *table)
{
    lua_State *L = options->L;
    struct object_list list = options_list(options, "notes", OBJECT_BLOCK);
    struct paragraph *notes =
        ARENA_ARRAY(script_of(L)->arena, list.count, struct paragraph);
    for (size_t i = 0; i < list.count; i++) {
        const struct block *block = list.things[i];
        if (block->kind == BLOCK_PARAGRAPH)
            notes[table->note_count++] = block->paragraph;
        else
            script_report(L, DIAG_PACK_VALUE_WRONG, STR("grid"), STR("notes"),
                          DIAG_BOTH("段落", "paragraphs"),
                          DIAG_BOTH("其他的块", "another block"));
    }
    table->notes = notes;
}

/* A sum outside the page rows would stay empty; an amount in them would not
 * be printed. */
static void check_sums(lua_State *L, const struct row *rows, size_t count,
                       bool are_page_rows)
{
    for (size_t r = 0; r < count; r++)
        for (size_t i = 0; i < rows[r].cell_count; i++) {
            const struct cell_figure *figure = rows[r].cells[i].figure;
            if (figure == NULL || figure->is_sum == are_page_rows ||
                (!figure->is_sum && !figure->counted))
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

/* page_rows = { brought = row, subtotal = row, carried = row } */
static void read_page_rows(const struct options *options, struct str name,
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
            place_rows(script_of(L), name, table->column_count, &one);
        check_sums(L, table->page_rows[kind], 1, true);
    }
    lua_pop(L, 1);
}

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

/* wide = { form = page_form, key = 2, groups = {…} } */
static void read_wide(const struct options *options, struct table *table)
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

static int grid(lua_State *L)
{
    static const char *const keys[] = {
        "style", "title",     "context", "columns", "header",
        "body",  "page_rows", "notes",   "wide",    NULL};
    struct script *script = script_of(L);
    struct options options = options_open(L, 1, "grid", keys, 0);
    struct block *block = ARENA_NEW(script->arena, struct block);
    block->kind = BLOCK_TABLE;
    struct table *table = &block->table;
    table->at = script_position(L);
    table->style = options_required(&options, "style", OBJECT_TABLE_STYLE);
    table->title = options_paragraph(&options, "title");
    read_context(&options, table);
    read_columns(&options, table);
    read_wide(&options, table);
    struct object_list header = options_list(&options, "header", OBJECT_ROW);
    struct object_list body = options_list(&options, "body", OBJECT_ROW_GROUP);
    read_notes(&options, table);
    struct str name = paragraph_text(script->arena, &table->title);
    if (name.length == 0 && table->style != NULL)
        name = table->style->name;
    table->header_count = header.count;
    table->header = place_rows(script, name, table->column_count, &header);
    table->body_count = body.count;
    table->body = place_rows(script, name, table->column_count, &body);
    check_sums(L, table->header, table->header_count, false);
    check_sums(L, table->body, table->body_count, false);
    read_page_rows(&options, name, table);
    table->groups = body.groups;
    table->group_count = body.group_count;
    object_push_block(L, block);
    return 1;
}

void script_open_table(lua_State *L)
{
    script_add_function(L, "share", share);
    script_add_function(L, "row", row);
    script_add_function(L, "row_group", row_group);
    script_add_function(L, "grid", grid);
}
