/* SPDX-License-Identifier: MIT
 *
 * Tables: share, grid. Their rows are those of build_row.c.
 */
#include "script/build_table.h"

enum {
    WIDTH_LARGEST = 14400 * LENGTH_PT, /* 200 inches, the largest PDF page */
};

/* ---- columns ---- */

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

/* ---- what stands around the rows ---- */

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

/* ---- grid ---- */

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
    table_read_wide(&options, table);
    struct object_list header = options_list(&options, "header", OBJECT_ROW);
    struct object_list body = options_list(&options, "body", OBJECT_ROW_GROUP);
    read_notes(&options, table);
    struct str name = paragraph_text(script->arena, &table->title);
    if (name.length == 0 && table->style != NULL)
        name = table->style->name;
    table->header_count = header.count;
    table->header =
        table_place_rows(script, name, table->column_count, &header);
    table->body_count = body.count;
    table->body = table_place_rows(script, name, table->column_count, &body);
    table_check_sums(L, table->header, table->header_count, false);
    table_check_sums(L, table->body, table->body_count, false);
    table_read_page_rows(&options, name, table);
    table->groups = body.groups;
    table->group_count = body.group_count;
    object_push_block(L, block);
    return 1;
}

void script_open_table(lua_State *L)
{
    script_add_function(L, "share", share);
    script_add_function(L, "grid", grid);
}
