/* SPDX-License-Identifier: MIT
 *
 * The globals of a pack: one table for all its files, strict. Reading a name
 * that no file assigned is a mistake, and so is assigning one that belongs to
 * the language of packs.
 *
 *     globals --__index--> API --__index--> unset_global
 *        '--__newindex--> assign_global: notes the name in `assigned`
 *
 * The note keeps a global that was set to nil apart from one that never was.
 */
#include "script/object.h"

#include <string.h>

enum { API = 1, ASSIGNED = 2 }; /* upvalues */

/* Add the string keys of the table to names. */
static size_t add_names(lua_State *L, int table, struct str *names,
                        size_t count)
{
    size_t key_count;
    const struct table_key *keys = script_table_keys(L, table, &key_count);
    for (size_t i = 0; i < key_count; i++)
        if (keys[i].kind == TABLE_KEY_STRING)
            names[count++] = keys[i].string;
    return count;
}

static size_t key_count(lua_State *L, int table)
{
    size_t count;
    script_table_keys(L, table, &count);
    lua_pop(L, 1);
    return count;
}

/* __index of the API: nobody has this global. */
static int unset_global(lua_State *L)
{
    struct arena *arena = script_of(L)->arena;
    lua_settop(L, 2);
    lua_pushvalue(L, 2);
    if (lua_rawget(L, lua_upvalueindex(ASSIGNED)) != LUA_TNIL) {
        lua_pushnil(L);
        return 1;
    }
    int api = lua_upvalueindex(API), assigned = lua_upvalueindex(ASSIGNED);
    struct str *names = ARENA_ARRAY(
        arena, key_count(L, api) + key_count(L, assigned), struct str);
    size_t count = add_names(L, api, names, 0);
    count = add_names(L, assigned, names, count);
    struct str name = script_key_text(L, 2);
    script_raise(L, DIAG_PACK_NAME_UNKNOWN, name,
                 diag_suggestion(arena, name, names, count));
}

/* __newindex of the globals: a name assigned for the first time. */
static int assign_global(lua_State *L)
{
    lua_settop(L, 3);
    lua_pushvalue(L, 2);
    if (lua_rawget(L, lua_upvalueindex(API)) != LUA_TNIL)
        script_raise(L, DIAG_PACK_NAME_TAKEN, script_key_text(L, 2));
    lua_pop(L, 1);
    lua_pushvalue(L, 2);
    lua_pushboolean(L, 1);
    lua_rawset(L, lua_upvalueindex(ASSIGNED));
    lua_rawset(L, 1);
    return 0;
}

void script_open_environment(lua_State *L)
{
    int api = lua_gettop(L);
    lua_newtable(L);
    int assigned = lua_gettop(L);

    lua_newtable(L);
    lua_pushvalue(L, api);
    lua_pushvalue(L, assigned);
    lua_pushcclosure(L, unset_global, 2);
    lua_setfield(L, -2, "__index");
    lua_setmetatable(L, api);

    lua_newtable(L);
    lua_newtable(L);
    lua_pushvalue(L, api);
    lua_setfield(L, -2, "__index");
    lua_pushvalue(L, api);
    lua_pushvalue(L, assigned);
    lua_pushcclosure(L, assign_global, 2);
    lua_setfield(L, -2, "__newindex");
    lua_setmetatable(L, -2);
    lua_rawseti(L, LUA_REGISTRYINDEX, LUA_RIDX_GLOBALS);
    lua_settop(L, api - 1);
}

void script_add_name(lua_State *L, const char *name)
{
    lua_pushglobaltable(L);
    lua_getmetatable(L, -1);
    lua_getfield(L, -1, "__index");
    lua_pushstring(L, name);
    lua_pushvalue(L, -5);
    lua_rawset(L, -3);
    lua_pop(L, 4);
}

void script_add_function(lua_State *L, const char *name, lua_CFunction f)
{
    lua_pushcfunction(L, f);
    lua_setfield(L, -2, name);
}
