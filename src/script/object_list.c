/* SPDX-License-Identifier: MIT
 *
 * Lists of objects: the rows of a table, the blocks of a section. Nested lists
 * stand in their place; nil and false are skipped, so that a pack can write
 * `condition and paragraph`.
 */
#include "script/object.h"

#include <lauxlib.h>

enum { DEEPEST_LIST = 32 };

/* ---- groups of rows ---- */

static void list_add_thing(lua_State *L, const void *thing,
                           struct object_list *list)
{
    ARENA_GROW(script_of(L)->arena, list->things, list->count, list->capacity);
    list->things[list->count++] = thing;
}

/* Rows of a group, with the groups inside it, behind those of the list. */
static void list_add_group(lua_State *L, const struct group_object *group,
                           struct object_list *list)
{
    for (size_t i = 0; i < group->list.group_count; i++) {
        ARENA_GROW(script_of(L)->arena, list->groups, list->group_count,
                   list->group_capacity);
        struct row_group inner = group->list.groups[i];
        inner.first += list->count;
        list->groups[list->group_count++] = inner;
    }
    if (group->list.group_depth > list->group_depth)
        list->group_depth = group->list.group_depth;
    for (size_t i = 0; i < group->list.count; i++)
        list_add_thing(L, group->list.things[i], list);
}

/* ---- lists ---- */

static void list_add(lua_State *L, int index, size_t item_count,
                     const char *owner, enum object_kind kind, int depth,
                     struct object_list *list);

/* The item on top of the stack. */
static void list_add_item(lua_State *L, size_t item, const char *owner,
                          enum object_kind kind, int depth,
                          struct object_list *list)
{
    const void *thing = object_thing(L, -1, kind);
    if (kind == OBJECT_ROW_GROUP) {
        if (thing != NULL) {
            list_add_group(L, thing, list);
            return;
        }
        thing = object_thing(L, -1, OBJECT_ROW);
    }
    if (thing != NULL) {
        list_add_thing(L, thing, list);
        return;
    }
    if (!lua_toboolean(L, -1))
        return;
    struct str place = str_format(script_of(L)->arena, "[%zu]", item);
    if (lua_type(L, -1) != LUA_TTABLE) {
        struct str expected = object_kind_text(kind);
        if (kind == OBJECT_ROW_GROUP)
            expected = DIAG_BOTH("row{…} 或 row_group{…}",
                                 "a row{…} or a row_group{…}");
        script_value_wrong(L, owner, place, expected, -1);
        return;
    }
    if (depth == DEEPEST_LIST)
        script_raise_value(L, owner, place,
                           DIAG_BOTH("嵌套不太深的列表",
                                     "a list that is not nested so deeply"),
                           -1);
    struct options nested =
        options_open(L, -1, owner, NULL, OPTIONS_MOST_ITEMS);
    list_add(L, nested.index, nested.item_count, owner, kind, depth + 1, list);
}

static void list_add(lua_State *L, int index, size_t item_count,
                     const char *owner, enum object_kind kind, int depth,
                     struct object_list *list)
{
    luaL_checkstack(L, 8, NULL);
    for (size_t i = 1; i <= item_count; i++) {
        lua_rawgeti(L, index, (lua_Integer)i);
        list_add_item(L, i, owner, kind, depth, list);
        lua_pop(L, 1);
    }
}

void object_list_add(lua_State *L, int index, size_t item_count,
                     const char *owner, enum object_kind kind,
                     struct object_list *list)
{
    list_add(L, lua_absindex(L, index), item_count, owner, kind, 0, list);
}

struct object_list options_list(const struct options *options, const char *key,
                                enum object_kind kind)
{
    struct object_list list = {0};
    lua_State *L = options->L;
    int type = lua_getfield(L, options->index, key);
    if (type == LUA_TTABLE) {
        struct options items =
            options_open(L, -1, key, NULL, OPTIONS_MOST_ITEMS);
        object_list_add(L, items.index, items.item_count, key, kind, &list);
    } else if (type != LUA_TNIL) {
        script_value_wrong(L, options->owner, str_from(key),
                           DIAG_BOTH("列表（table）", "a list (table)"), -1);
    }
    lua_pop(L, 1);
    return list;
}
