/* SPDX-License-Identifier: MIT
 *
 * What runs in one order on every machine: pairs and table.sort.
 *
 * Lua's own pairs follows the hash order of its strings, which a seed changes
 * from run to run; its table.sort takes the clock for a seed and leaves equal
 * elements in any order. Here pairs goes by sorted keys, and sorting is stable.
 */
#include "script/object.h"

#include <lauxlib.h>
#include <stdlib.h>

/* ---- keys ---- */

static struct table_key key_at(lua_State *L, int index)
{
    struct table_key key = {.kind = TABLE_KEY_OTHER};
    switch (lua_type(L, index)) {
    case LUA_TNUMBER:
        if (lua_isinteger(L, index)) {
            key.kind = TABLE_KEY_INTEGER;
            key.integer = lua_tointeger(L, index);
        } else {
            key.kind = TABLE_KEY_FLOAT;
            key.number = lua_tonumber(L, index);
        }
        break;
    case LUA_TSTRING:
        key.kind = TABLE_KEY_STRING;
        key.string.data = lua_tolstring(L, index, &key.string.length);
        break;
    case LUA_TBOOLEAN:
        key.kind = TABLE_KEY_BOOLEAN;
        key.integer = lua_toboolean(L, index);
        break;
    default:
        break;
    }
    return key;
}

static int compare_keys(const void *left, const void *right)
{
    const struct table_key *a = left, *b = right;
    if (a->kind != b->kind)
        return a->kind < b->kind ? -1 : 1;
    if (a->kind == TABLE_KEY_STRING)
        return str_compare(a->string, b->string);
    if (a->kind == TABLE_KEY_FLOAT)
        return (a->number > b->number) - (a->number < b->number);
    return (a->integer > b->integer) - (a->integer < b->integer);
}

const struct table_key *script_table_keys(lua_State *L, int index,
                                          size_t *count)
{
    luaL_checkstack(L, 4, NULL);
    index = lua_absindex(L, index);
    size_t number = 0;
    for (lua_pushnil(L); lua_next(L, index) != 0; lua_pop(L, 1))
        number++;
    struct table_key *keys =
        lua_newuserdatauv(L, (number + 1) * sizeof *keys, 0);
    *count = number;
    number = 0;
    for (lua_pushnil(L); lua_next(L, index) != 0; lua_pop(L, 1))
        keys[number++] = key_at(L, -2);
    qsort(keys, number, sizeof *keys, compare_keys);
    return keys;
}

static void push_key(lua_State *L, const struct table_key *key)
{
    switch (key->kind) {
    case TABLE_KEY_INTEGER:
        lua_pushinteger(L, key->integer);
        break;
    case TABLE_KEY_FLOAT:
        lua_pushnumber(L, key->number);
        break;
    case TABLE_KEY_STRING:
        lua_pushlstring(L, key->string.data, key->string.length);
        break;
    case TABLE_KEY_BOOLEAN:
        lua_pushboolean(L, (int)key->integer);
        break;
    case TABLE_KEY_OTHER:
        script_raise(L, DIAG_PACK_VALUE_WRONG, STR("pairs"), STR("1"),
                     DIAG_BOTH("以数、文本或真假为键的表",
                               "a table with numbers, texts or booleans as "
                               "its keys"),
                     DIAG_BOTH("以其他值为键的表", "one with other keys"));
    }
}

/* ---- pairs ---- */

/* The iterator: its upvalues are the list of keys and the last place in it.
 * A key that has lost its value meanwhile is passed over. */
static int pairs_next(lua_State *L)
{
    lua_Integer place = lua_tointeger(L, lua_upvalueindex(2));
    for (;;) {
        place++;
        if (lua_rawgeti(L, lua_upvalueindex(1), place) == LUA_TNIL)
            return 1;
        lua_pushvalue(L, -1);
        if (lua_rawget(L, 1) != LUA_TNIL)
            break;
        lua_pop(L, 2);
    }
    lua_pushinteger(L, place);
    lua_replace(L, lua_upvalueindex(2));
    return 2;
}

static int pairs(lua_State *L)
{
    lua_settop(L, 1);
    if (lua_type(L, 1) != LUA_TTABLE)
        script_raise_value(L, "pairs", STR("1"),
                           DIAG_BOTH("表（table）", "a table"), 1);
    size_t count;
    const struct table_key *keys = script_table_keys(L, 1, &count);
    lua_createtable(L, count < INT32_MAX ? (int)count : 0, 0);
    for (size_t i = 0; i < count; i++) {
        push_key(L, &keys[i]);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    lua_pushinteger(L, 0);
    lua_pushcclosure(L, pairs_next, 2);
    lua_pushvalue(L, 1);
    return 2;
}

/* ---- table.sort ---- */

enum { LIST = 1, BEFORE = 2, SPARE = 3 }; /* stack of sort */

/* Must the value on top stand before the one below it? */
static bool top_is_before(lua_State *L)
{
    if (lua_isnil(L, BEFORE))
        return lua_compare(L, -1, -2, LUA_OPLT);
    lua_pushvalue(L, BEFORE);
    lua_pushvalue(L, -2);
    lua_pushvalue(L, -4);
    lua_call(L, 2, 1);
    bool before = lua_toboolean(L, -1);
    lua_pop(L, 1);
    return before;
}

/* Merge [start, middle) and [middle, end) of from into to. */
static void merge(lua_State *L, int from, int to, lua_Integer start,
                  lua_Integer middle, lua_Integer end)
{
    lua_Integer left = start, right = middle;
    for (lua_Integer place = start; place < end; place++) {
        bool take_right = left >= middle;
        if (left < middle && right < end) {
            lua_geti(L, from, left);
            lua_geti(L, from, right);
            take_right = top_is_before(L);
            lua_pop(L, 2);
        }
        lua_geti(L, from, take_right ? right++ : left++);
        lua_seti(L, to, place);
    }
}

static int sort(lua_State *L)
{
    luaL_checktype(L, LIST, LUA_TTABLE);
    lua_settop(L, 2);
    if (!lua_isnil(L, BEFORE))
        luaL_checktype(L, BEFORE, LUA_TFUNCTION);
    lua_newtable(L);
    lua_Integer count = luaL_len(L, LIST);
    int from = LIST, to = SPARE;
    for (lua_Integer width = 1; width < count; width *= 2) {
        for (lua_Integer start = 1; start <= count; start += 2 * width) {
            lua_Integer middle = start + width, end = middle + width;
            middle = middle < count + 1 ? middle : count + 1;
            end = end < count + 1 ? end : count + 1;
            merge(L, from, to, start, middle, end);
        }
        int swap = from;
        from = to;
        to = swap;
    }
    for (lua_Integer i = 1; from != LIST && i <= count; i++) {
        lua_geti(L, from, i);
        lua_seti(L, LIST, i);
    }
    return 0;
}

void script_open_order(lua_State *L)
{
    script_add_function(L, "pairs", pairs);
    lua_getfield(L, -1, "table");
    script_add_function(L, "sort", sort);
    lua_pop(L, 1);
}
