/* SPDX-License-Identifier: MIT
 *
 * What a pack has of Lua's own library: nothing that reaches the machine, and
 * nothing whose result differs from run to run or between machines.
 *
 * Left out: io, os, debug, load and its like, metatables, coroutines, pcall
 * (a mistake must not be swallowed), random numbers, transcendental functions
 * (their last digit is the machine's) and string.pack (byte order). Addresses
 * of tables and functions are never shown. string.rep and table.move could run
 * for ever without a Lua instruction, so their counts are bounded.
 */
#include "script/object.h"

#include <lauxlib.h>
#include <lualib.h>
#include <stdlib.h>
#include <string.h>

enum { LARGEST_COUNT = 100000000 }; /* of string.rep and table.move */

/* tostring: of what has no text of its own, only its kind. */
static int value_to_string(lua_State *L)
{
    luaL_checkany(L, 1);
    int type = lua_type(L, 1);
    const struct object *object = object_at(L, 1);
    if (object != NULL && object->kind != OBJECT_MONEY)
        type = LUA_TNONE;
    if (type == LUA_TTABLE || type == LUA_TFUNCTION)
        lua_pushstring(L, lua_typename(L, type));
    else if (type == LUA_TNONE)
        luaL_getmetafield(L, 1, "__name");
    else
        luaL_tolstring(L, 1, NULL);
    return 1;
}

/* Call the function that this one guards. */
static int call_guarded(lua_State *L)
{
    int count = lua_gettop(L);
    lua_pushvalue(L, lua_upvalueindex(1));
    lua_insert(L, 1);
    lua_call(L, count, LUA_MULTRET);
    return lua_gettop(L);
}

/* string.format without addresses: %p, and %s of what has no text. */
static int guard_format(lua_State *L)
{
    const char *format = luaL_checkstring(L, 1);
    for (const char *p = strchr(format, '%'); p != NULL; p = strchr(p, '%')) {
        p++;
        p += strspn(p, "-+ #0123456789.");
        if (*p == 'p')
            return luaL_argerror(L, 1, "%p is not available");
        if (*p != '\0')
            p++;
    }
    for (int i = 2; i <= lua_gettop(L); i++) {
        int type = lua_type(L, i);
        const struct object *object = object_at(L, i);
        if (type == LUA_TTABLE || type == LUA_TFUNCTION ||
            (object != NULL && object->kind != OBJECT_MONEY))
            return luaL_argerror(L, i, "has no text");
    }
    return call_guarded(L);
}

static int guard_rep(lua_State *L)
{
    if (luaL_checkinteger(L, 2) > LARGEST_COUNT)
        return luaL_argerror(L, 2, "too many repetitions");
    return call_guarded(L);
}

static int guard_move(lua_State *L)
{
    lua_Integer first = luaL_checkinteger(L, 2);
    lua_Integer last = luaL_checkinteger(L, 3);
    if (last >= first &&
        (lua_Unsigned)last - (lua_Unsigned)first > LARGEST_COUNT)
        return luaL_argerror(L, 3, "too many elements");
    return call_guarded(L);
}

/* Put guard around a function of the library on top of the stack. */
static void guard(lua_State *L, const char *name, lua_CFunction function)
{
    lua_getfield(L, -1, name);
    lua_pushcclosure(L, function, 1);
    lua_setfield(L, -2, name);
}

static void leave_out(lua_State *L, const char *const *names)
{
    for (; *names != NULL; names++) {
        lua_pushnil(L);
        lua_setfield(L, -2, *names);
    }
}

void script_open_library(lua_State *L)
{
    static const char *const basic[] = {"assert",   "error", "ipairs", "select",
                                        "tonumber", "type",  NULL};
    static const char *const no_string[] = {"dump", "pack", "packsize",
                                            "unpack", NULL};
    static const char *const no_math[] = {
        "random", "randomseed", "sin", "cos", "tan",  "asin",
        "acos",   "atan",       "exp", "log", "sqrt", NULL};
    int api = lua_gettop(L);
    luaL_requiref(L, LUA_GNAME, luaopen_base, 0);
    for (size_t i = 0; basic[i] != NULL; i++) {
        lua_getfield(L, -1, basic[i]);
        lua_setfield(L, api, basic[i]);
    }
    luaL_requiref(L, LUA_STRLIBNAME, luaopen_string, 0);
    leave_out(L, no_string);
    guard(L, "format", guard_format);
    guard(L, "rep", guard_rep);
    lua_setfield(L, api, LUA_STRLIBNAME);
    luaL_requiref(L, LUA_TABLIBNAME, luaopen_table, 0);
    guard(L, "move", guard_move);
    lua_setfield(L, api, LUA_TABLIBNAME);
    luaL_requiref(L, LUA_MATHLIBNAME, luaopen_math, 0);
    leave_out(L, no_math);
    lua_setfield(L, api, LUA_MATHLIBNAME);
    luaL_requiref(L, LUA_UTF8LIBNAME, luaopen_utf8, 0);
    lua_setfield(L, api, LUA_UTF8LIBNAME);
    lua_settop(L, api);
    script_add_function(L, "tostring", value_to_string);
}
