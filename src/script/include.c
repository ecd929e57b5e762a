/* SPDX-License-Identifier: MIT
 *
 * The files of a pack: include "file.lua" runs a file of the pack's folder, or
 * else of its base's, or else of the common one, once.
 */
#include "script/object.h"

#include "base/file.h"
#include "base/utf8.h"

#include <lauxlib.h>

enum { FILE_LIMIT = 4 * 1024 * 1024 }; /* bytes of one Lua file */

/* Registry keys: addresses that nobody else has. */
static const char included_key; /* table: path -> {value} */

/* A relative name that cannot leave its folder. */
static bool name_is_inside(struct str name)
{
    if (name.length == 0 || name.data[0] == '/')
        return false;
    for (size_t start = 0; start <= name.length;) {
        size_t end = str_find(name, STR("/"), start);
        if (end == SIZE_MAX)
            end = name.length;
        struct str part = str_slice(name, start, end);
        if (part.length == 0 || str_equal(part, STR("..")))
            return false;
        start = end + 1;
    }
    for (size_t i = 0; i < name.length; i++)
        if (name.data[i] == '\\' || (unsigned char)name.data[i] < 0x20)
            return false;
    return true;
}

struct str script_resolve(lua_State *L, struct str name)
{
    struct script *script = script_of(L);
    struct arena *arena = script->arena;
    if (!name_is_inside(name) || !utf8_check(name, NULL))
        script_raise(L, DIAG_PACK_FILE_OUTSIDE, script_clean(arena, name));
    const struct pack *pack = script->pack;
    struct str path = file_join(arena, pack->folders.pack, name);
    if (file_exists(path))
        return path;
    for (size_t i = 0; i < pack->base_count; i++) {
        struct str inherited = file_join(arena, pack->bases[i], name);
        if (file_exists(inherited))
            return inherited;
    }
    if (pack->folders.common.length > 0) {
        struct str shared = file_join(arena, pack->folders.common, name);
        if (file_exists(shared))
            return shared;
    }
    script_raise(L, DIAG_PACK_FILE_MISSING, name, path);
}

/* The text of a file of the pack. */
static struct str read_text(lua_State *L, struct str path)
{
    struct script *script = script_of(L);
    struct str content;
    if (!file_read(script->arena, path, FILE_LIMIT, script_position(L),
                   script->log, &content))
        script_stop(L);
    struct position at = {.file = path};
    size_t where;
    if (!utf8_check(content, &where)) {
        at.line = 1;
        for (size_t i = 0; i < where; i++)
            at.line += content.data[i] == '\n';
        diag_add(script->log, DIAG_NOT_UTF8, at,
                 str_format(script->arena, "0x%02X",
                            (unsigned char)content.data[where]));
        script_stop(L);
    }
    return str_starts(content, STR("\xEF\xBB\xBF"))
               ? str_slice(content, 3, SIZE_MAX)
               : content;
}

/* The number of the chunk of a path, which is noted if it is new. */
static size_t chunk_number(struct pack_chunks *chunks, struct str path)
{
    for (size_t i = 0; i < chunks->count; i++) {
        if (str_equal(chunks->items[i].path, path))
            return i;
    }
    ARENA_GROW(chunks->arena, chunks->items, chunks->count, chunks->capacity);
    chunks->items[chunks->count] =
        (struct pack_chunk){.path = str_copy(chunks->arena, path)};
    return chunks->count++;
}

/* The chunk could not be made of a file: its position is in Lua's message. */
_Noreturn static void refuse_chunk(lua_State *L, int status, struct str path)
{
    struct script *script = script_of(L);
    struct position at = {.file = path};
    if (status == LUA_ERRMEM)
        script_raise_memory(L);
    size_t length;
    const char *text = lua_tolstring(L, -1, &length);
    struct str message = script_strip(script, (struct str){text, length}, &at);
    diag_add(script->log, DIAG_PACK_ERROR, at,
             script_clean(script->arena, message));
    script_stop(L);
}

static int write_code(lua_State *L, const void *bytes, size_t length,
                      void *data)
{
    (void)L;
    builder_add(data, (struct str){bytes, length});
    return 0;
}

/* Push the file's chunk: compiled, or as it was compiled by an earlier run. */
static void load_file(lua_State *L, struct str path)
{
    struct pack_chunks *chunks = script_of(L)->pack->chunks;
    size_t number = chunk_number(chunks, path);
    bool known = chunks->items[number].code.length != 0;
    struct str code = known ? chunks->items[number].code : read_text(L, path);
    char name[32];
    snprintf(name, sizeof name, "=#%zu", number + 1);
    int status =
        luaL_loadbufferx(L, code.data, code.length, name, known ? "b" : "t");
    if (status != LUA_OK)
        refuse_chunk(L, status, chunks->items[number].path);
    if (known)
        return;
    struct builder out = {.arena = chunks->arena};
    lua_dump(L, write_code, &out, 0);
    chunks->items[number].code = builder_str(&out);
}

void script_include(lua_State *L, struct str name)
{
    script_include_path(L, script_resolve(L, name), name);
}

void script_include_path(lua_State *L, struct str path, struct str name)
{
    struct script *script = script_of(L);
    luaL_checkstack(L, 8, NULL);
    if (lua_rawgetp(L, LUA_REGISTRYINDEX, &included_key) != LUA_TTABLE) {
        lua_pop(L, 1);
        lua_newtable(L);
        lua_pushvalue(L, -1);
        lua_rawsetp(L, LUA_REGISTRYINDEX, &included_key);
    }
    int included = lua_gettop(L);
    lua_pushlstring(L, path.data, path.length);
    int found = lua_rawget(L, included);
    if (found == LUA_TBOOLEAN)
        script_raise(L, DIAG_PACK_FILE_CYCLE, name);
    if (found == LUA_TTABLE) {
        lua_rawgeti(L, -1, 1);
    } else {
        lua_pushlstring(L, path.data, path.length);
        lua_pushboolean(L, 1);
        lua_rawset(L, included);
        load_file(L, path);
        struct position fallback = script->fallback;
        script->fallback = (struct position){.file = path};
        lua_call(L, 0, 1);
        script->fallback = fallback;
        lua_pushlstring(L, path.data, path.length);
        lua_newtable(L);
        lua_pushvalue(L, -3);
        lua_rawseti(L, -2, 1);
        lua_rawset(L, included);
    }
    lua_replace(L, included);
    lua_settop(L, included);
}

static int include(lua_State *L)
{
    lua_settop(L, 1);
    if (lua_type(L, 1) != LUA_TSTRING)
        script_raise_value(L, "include", STR("1"),
                           DIAG_BOTH("文件名", "the name of a file"), 1);
    size_t length;
    const char *name = lua_tolstring(L, 1, &length);
    script_include(L, (struct str){name, length});
    return 1;
}

void script_open_include(lua_State *L)
{
    script_add_function(L, "include", include);
}
