/* SPDX-License-Identifier: MIT
 *
 * What an import script makes: the tree of a description. A text that came
 * from a cell knows the cell, and where the tree ends up in a description the
 * cell counts as placed: no script can claim it of a text that it dropped.
 */
#include "script/import_private.h"

#include "base/file.h"
#include "reader/key_map.h"

#include <lauxlib.h>

/* DIAG_BOTH is no constant. */
#define VALUE_WANTED                                                                          \
    DIAG_BOTH("文本、整数、given(…)、map{…}、items{…} 或 csv{…}；金额先" \
              "用 amount(…) 写成文本",                                                        \
              "a text, an integer, given(…), map{…}, items{…} or csv{…}; "            \
              "write money as a text by amount(…) first")

/* ---- values ---- */

static struct node_object *new_node(lua_State *L, enum node_kind kind)
{
    struct node_object *object =
        ARENA_NEW(script_of(L)->arena, struct node_object);
    object->node.kind = kind;
    return object;
}

/* The node of the value at index; NULL if it is nil, false or a text of white
 * space, which no reader tells from nothing. Reports all else. */
static const struct node *read_value(lua_State *L, int index, const char *owner,
                                     struct str key)
{
    const struct node_object *known = object_thing(L, index, OBJECT_NODE);
    if (known != NULL)
        return known->node.kind != NODE_TEXT ||
                       str_trim(known->node.text).length != 0
                   ? &known->node
                   : NULL;
    if (!lua_toboolean(L, index))
        return NULL;
    if (lua_type(L, index) != LUA_TSTRING && !lua_isinteger(L, index)) {
        script_value_wrong(L, owner, key, VALUE_WANTED, index);
        return NULL;
    }
    struct node_object *text = new_node(L, NODE_TEXT);
    text->node.text = object_text(L, index, owner, key, false);
    return str_trim(text->node.text).length != 0 ? &text->node : NULL;
}

/* given(sheet, row, column [, text]): what stands in the cell, or the same in
 * other words: a text that stands for it in the description. */
static int given(lua_State *L)
{
    struct script *script = script_of(L);
    lua_settop(L, 4);
    struct node_object *object = new_node(L, NODE_TEXT);
    object->source = import_check_sheet(L, "given");
    object->row = import_check_place(L, "given", 2);
    object->column = import_check_place(L, "given", 3);
    const struct sheet *sheet = object->source->sheet;
    if (sheet_check_cell(sheet, object->row, object->column, script->arena,
                         script->log))
        object->node.text =
            sheet_cell(sheet, object->row, object->column)->text;
    if (!lua_isnil(L, 4))
        object->node.text = object_text(L, 4, "given", STR("4"), false);
    object_push(L, OBJECT_NODE, object);
    return 1;
}

/* ---- maps ---- */

static int push_entry(lua_State *L, const char *owner, bool absent)
{
    static const char *const keys[] = {"comment", NULL};
    struct script *script = script_of(L);
    struct options options = options_open(L, 1, owner, keys, absent ? 1 : 2);
    struct node_member *member = ARENA_NEW(script->arena, struct node_member);
    member->key = options_name(&options);
    member->comment = options_text(&options, "comment", STR(""));
    if (str_trim(member->key).length == 0)
        script_report(L, DIAG_PACK_KEY_MISSING, str_from(owner), STR("[1]"));
    if (absent) {
        object_push(L, OBJECT_ENTRY, member);
        return 1;
    }
    lua_rawgeti(L, options.index, 2);
    member->value = read_value(L, -1, owner, STR("[2]"));
    /* A value that the tables do not have: no entry. */
    if (member->value == NULL)
        lua_pushnil(L);
    else
        object_push(L, OBJECT_ENTRY, member);
    return 1;
}

/* entry { key, value, comment = … }; nil where the value is nil, or has no
 * text. */
static int entry(lua_State *L)
{
    return push_entry(L, "entry", false);
}

/* absent { key, comment = … }: what no table tells, for somebody to fill in. */
static int absent(lua_State *L)
{
    return push_entry(L, "absent", true);
}

static void check_repeats(lua_State *L, const struct node *map)
{
    struct key_map keys = {.arena = script_of(L)->arena};
    for (size_t i = 0; i < map->count; i++) {
        if (key_map_add(&keys, map->members[i].key) < i)
            script_report(L, DIAG_PACK_NAME_REPEATED, STR("map"),
                          map->members[i].key);
    }
}

/* The map of the entries in the table of a call. */
static const struct node_object *read_map(const struct options *options)
{
    lua_State *L = options->L;
    struct object_list list = {0};
    object_list_add(L, options->index, options->item_count, options->owner,
                    OBJECT_ENTRY, &list);
    struct node_member *members =
        ARENA_ARRAY(script_of(L)->arena, list.count, struct node_member);
    for (size_t i = 0; i < list.count; i++)
        members[i] = *(const struct node_member *)list.things[i];
    struct node_object *map = new_node(L, NODE_MAP);
    map->node.members = members;
    map->node.count = list.count;
    check_repeats(L, &map->node);
    return map;
}

/* map { entry, … } */
static int map(lua_State *L)
{
    struct options options = options_open(L, 1, "map", NULL, SIZE_MAX);
    object_push(L, OBJECT_NODE, read_map(&options));
    return 1;
}

/* ---- lists ---- */

/* The key file: one plain name with this ending. */
static struct str read_file(const struct options *options, struct str ending)
{
    struct str name = options_text(options, "file", STR(""));
    if (options_has(options, "file") &&
        (!file_is_plain_name(name) || !str_ends(name, ending))) {
        lua_State *L = options->L;
        lua_getfield(L, options->index, "file");
        script_value_wrong(L, options->owner, STR("file"),
                           str_format(script_of(L)->arena, "“….%.*s”",
                                      STR_FMT(str_slice(ending, 1, SIZE_MAX))),
                           -1);
        lua_pop(L, 1);
        return STR("");
    }
    return name;
}

static bool has_value(const struct node *map)
{
    for (size_t i = 0; i < map->count; i++) {
        if (map->members[i].value != NULL)
            return true;
    }
    return false;
}

/* items { map, …, file = "x.yaml" } */
static int items(lua_State *L)
{
    static const char *const keys[] = {"file", NULL};
    struct options options = options_open(L, 1, "items", keys, SIZE_MAX);
    struct object_list list = {0};
    object_list_add(L, options.index, options.item_count, "items", OBJECT_NODE,
                    &list);
    const struct node **nodes =
        ARENA_ARRAY(script_of(L)->arena, list.count, const struct node *);
    struct node_object *object = new_node(L, NODE_LIST);
    for (size_t i = 0; i < list.count; i++) {
        nodes[i] = &((const struct node_object *)list.things[i])->node;
        if (nodes[i]->kind != NODE_MAP || !has_value(nodes[i]))
            script_raise(L, DIAG_PACK_VALUE_WRONG, STR("items"),
                         str_format(script_of(L)->arena, "[%zu]", i + 1),
                         DIAG_BOTH("有内容的 map{…}", "a map{…} with a value"),
                         object_kind_text(OBJECT_NODE));
    }
    object->node.items = nodes;
    object->node.count = list.count;
    object->node.file = read_file(&options, STR(".yaml"));
    object_push(L, OBJECT_NODE, object);
    return 1;
}

/* ---- tables ---- */

static void read_columns(const struct options *options, struct node *table)
{
    lua_State *L = options->L;
    struct arena *arena = script_of(L)->arena;
    if (lua_getfield(L, options->index, "columns") != LUA_TTABLE)
        script_raise_value(L, "csv", STR("columns"),
                           DIAG_BOTH("文本的列表", "a list of texts"), -1);
    struct options list = options_open(L, -1, "columns", NULL, SIZE_MAX);
    struct str *columns = ARENA_ARRAY(arena, list.item_count, struct str);
    struct key_map names = {.arena = arena};
    for (size_t i = 0; i < list.item_count; i++) {
        lua_rawgeti(L, list.index, (lua_Integer)i + 1);
        columns[i] = object_text(L, -1, "columns",
                                 str_format(arena, "[%zu]", i + 1), false);
        lua_pop(L, 1);
        if (key_map_add(&names, columns[i]) < i)
            script_report(L, DIAG_PACK_NAME_REPEATED, STR("columns"),
                          columns[i]);
    }
    lua_pop(L, 1);
    table->columns = columns;
    table->column_count = list.item_count;
}

/* Read the row on top of the stack into cells; false if it has no text. */
static bool read_row(lua_State *L, const struct node *table,
                     const struct node **cells)
{
    struct options row = options_open(L, -1, "rows", NULL, table->column_count);
    bool any = false;
    for (size_t c = 0; c < table->column_count; c++) {
        struct str key = table->columns[c];
        lua_rawgeti(L, row.index, (lua_Integer)c + 1);
        cells[c] = read_value(L, -1, "rows", key);
        if (cells[c] != NULL && cells[c]->kind != NODE_TEXT) {
            script_value_wrong(L, "rows", key, DIAG_BOTH("文本", "a text"), -1);
            cells[c] = NULL;
        }
        any = any || cells[c] != NULL;
        lua_pop(L, 1);
    }
    return any;
}

/* csv { file = "x.csv", columns = { name, … }, rows = { { value or nil, … },
 * … } } */
static int csv(lua_State *L)
{
    static const char *const keys[] = {"file", "columns", "rows", NULL};
    struct options options = options_open(L, 1, "csv", keys, 0);
    struct node_object *object = new_node(L, NODE_TABLE);
    struct node *table = &object->node;
    options_require(&options, "file");
    table->file = read_file(&options, STR(".csv"));
    read_columns(&options, table);
    if (lua_getfield(L, options.index, "rows") != LUA_TTABLE)
        script_raise_value(L, "csv", STR("rows"),
                           DIAG_BOTH("行的列表", "a list of rows"), -1);
    struct options rows = options_open(L, -1, "rows", NULL, OPTIONS_MOST_ITEMS);
    const struct node **cells =
        arena_array(script_of(L)->arena, rows.item_count,
                    (table->column_count + 1) * sizeof(const struct node *));
    for (size_t r = 0; r < rows.item_count; r++) {
        script_check_memory(L);
        lua_rawgeti(L, rows.index, (lua_Integer)r + 1);
        if (read_row(L, table, cells + table->count * table->column_count))
            table->count++;
        lua_pop(L, 1);
    }
    table->cells = cells;
    object_push(L, OBJECT_NODE, object);
    return 1;
}

/* ---- the description ---- */

struct walk {
    lua_State *L;
    struct key_map files;
};

static void note_file(struct walk *walk, struct str name)
{
    size_t known = walk->files.count;
    if (name.length != 0 && key_map_add(&walk->files, name) < known)
        script_report(walk->L, DIAG_PACK_NAME_REPEATED, STR("description"),
                      name);
}

/* All that the description holds: its cells are placed, its files have names
 * of their own. */
static void walk_node(struct walk *walk, const struct node *node)
{
    luaL_checkstack(walk->L, 8, NULL);
    switch (node->kind) {
    case NODE_TEXT: {
        /* Each is the head of an object: new_node. */
        const struct node_object *object = (const struct node_object *)node;
        if (object->source != NULL)
            import_set_fate(object->source, object->row, object->column,
                            FATE_PLACED);
        return;
    }
    case NODE_MAP:
        for (size_t i = 0; i < node->count; i++) {
            if (node->members[i].value != NULL)
                walk_node(walk, node->members[i].value);
        }
        return;
    case NODE_LIST:
        note_file(walk, node->file);
        for (size_t i = 0; i < node->count; i++)
            walk_node(walk, node->items[i]);
        return;
    case NODE_TABLE:
        note_file(walk, node->file);
        for (size_t i = 0; i < node->count * node->column_count; i++) {
            if (node->cells[i] != NULL)
                walk_node(walk, node->cells[i]);
        }
        return;
    }
}

/* description { name = …, head = …, entry, … } */
static int description(lua_State *L)
{
    static const char *const keys[] = {"name", "head", NULL};
    struct script *script = script_of(L);
    struct import_run *run = import_run_of(L);
    struct options options = options_open(L, 1, "description", keys, SIZE_MAX);
    const struct node_object *object = read_map(&options);
    struct import *result = &run->result;
    result->name = options_text(&options, "name", STR(""));
    result->head = options_text(&options, "head", STR(""));
    if (!file_is_plain_name(result->name)) {
        options_require(&options, "name");
        lua_getfield(L, options.index, "name");
        script_value_wrong(L, "description", STR("name"),
                           DIAG_BOTH("文件名", "the name of a file"), -1);
        lua_pop(L, 1);
    }
    struct walk walk = {L, {.arena = script->arena}};
    note_file(&walk, str_join(script->arena, result->name, STR(".yaml")));
    walk_node(&walk, &object->node);
    result->description = &object->node;
    object_push(L, OBJECT_NODE, object);
    return 1;
}

void import_open_nodes(lua_State *L)
{
    static const luaL_Reg functions[] = {
        {"given", given},
        {"entry", entry},
        {"absent", absent},
        {"map", map},
        {"items", items},
        {"csv", csv},
        {"description", description},
        {NULL, NULL},
    };
    for (size_t i = 0; functions[i].name != NULL; i++) {
        lua_pushcfunction(L, functions[i].func);
        script_add_name(L, functions[i].name);
    }
}
