/* SPDX-License-Identifier: MIT
 *
 * Objects: what a pack holds of C's side, and the texts that it gives.
 */
#include "script/object.h"

#include "base/utf8.h"

#include <assert.h>
#include <lauxlib.h>
#include <string.h>

/* Registry keys are the addresses of these; the first name is the one that
 * Lua's own messages show. */
static const struct kind {
    const char *name;
    const char *text; /* as DIAG_BOTH */
} kinds[OBJECT_KIND_COUNT] = {
#define BOTH(chinese, english) "\x1E" chinese "\x1F" english "\x1E"
    [OBJECT_MONEY] = {"money", BOTH("金额", "money")},
    [OBJECT_RECORD] = {"record of the budget",
                       BOTH("一条记录", "a record of the budget")},
    [OBJECT_POSITION] = {"position", BOTH("position(…)", "a position(…)")},
    [OBJECT_VOCABULARY] = {"vocabulary",
                           BOTH("vocabulary{…}", "a vocabulary{…}")},
    [OBJECT_PACK] = {"pack", BOTH("pack{…}", "a pack{…}")},
    [OBJECT_FIELD] = {"field", BOTH("field{…}", "a field{…}")},
    [OBJECT_RECORD_TYPE] = {"record", BOTH("record{…}", "a record{…}")},
    [OBJECT_STYLE] = {"style", BOTH("style{…}", "a style{…}")},
    [OBJECT_TABLE_STYLE] = {"table_style",
                            BOTH("table_style{…}", "a table_style{…}")},
    [OBJECT_BLOCK] = {"block", BOTH("段落、表等块", "a block")},
    [OBJECT_CELL] = {"cell", BOTH("cell{…}", "a cell{…}")},
    [OBJECT_ROW] = {"row", BOTH("row{…}", "a row{…}")},
    [OBJECT_ROW_GROUP] = {"row_group", BOTH("row_group{…}", "a row_group{…}")},
    [OBJECT_SHARE] = {"share", BOTH("share(…)", "a share(…)")},
    [OBJECT_RUNNING] = {"running", BOTH("running{…}", "a running{…}")},
    [OBJECT_FORM] = {"page_form", BOTH("page_form{…}", "a page_form{…}")},
    [OBJECT_SECTION] = {"section", BOTH("section{…}", "a section{…}")},
    [OBJECT_DOCUMENT] = {"document", BOTH("document{…}", "a document{…}")},
    [OBJECT_SHEET] = {"sheet", BOTH("工作表", "a sheet")},
    [OBJECT_NODE] = {"value", BOTH("map{…}、given(…) 等",
                                   "a map{…}, given(…) or the like")},
    [OBJECT_ENTRY] = {"entry", BOTH("entry{…}", "an entry{…}")},
    [OBJECT_FIGURE] = {"figure", BOTH("figure(…)", "a figure(…)")},
    [OBJECT_FACTS] = {"facts", BOTH("只读的记录", "a read-only record")},
#undef BOTH
};

struct str object_kind_text(enum object_kind kind)
{
    return str_from(kinds[kind].text);
}

void object_open(lua_State *L)
{
    for (int kind = 0; kind < OBJECT_KIND_COUNT; kind++) {
        lua_newtable(L);
        lua_pushstring(L, kinds[kind].name);
        lua_setfield(L, -2, "__name");
        lua_rawsetp(L, LUA_REGISTRYINDEX, &kinds[kind]);
    }
}

void object_metatable(lua_State *L, enum object_kind kind)
{
    lua_rawgetp(L, LUA_REGISTRYINDEX, &kinds[kind]);
}

static struct object *push(lua_State *L, enum object_kind kind, size_t size)
{
    script_check_memory(L);
    luaL_checkstack(L, 4, NULL);
    struct object *object = lua_newuserdatauv(L, size, 1);
    *object = (struct object){.kind = kind};
    object_metatable(L, kind);
    lua_setmetatable(L, -2);
    return object;
}

struct object *object_push(lua_State *L, enum object_kind kind,
                           const void *thing)
{
    struct object *object = push(L, kind, sizeof *object);
    object->thing = thing;
    return object;
}

void object_push_copy(lua_State *L, enum object_kind kind, const void *thing,
                      size_t size)
{
    struct object *object = push(L, kind, sizeof *object + size);
    object->thing = memcpy(object + 1, thing, size);
}

void object_push_block(lua_State *L, const struct block *block)
{
    object_push(L, OBJECT_BLOCK, block);
}

const struct object *object_at(lua_State *L, int index)
{
    /* A pack meets no userdata but ours: library.c leaves out io. */
    if (lua_type(L, index) != LUA_TUSERDATA)
        return NULL;
    return lua_touserdata(L, index);
}

const void *object_thing(lua_State *L, int index, enum object_kind kind)
{
    const struct object *object = object_at(L, index);
    return object != NULL && object->kind == kind ? object->thing : NULL;
}

/* ---- texts ---- */

/* The first byte that a document must not hold, or SIZE_MAX: malformed UTF-8,
 * control characters other than line feed and tab. What the reader lets
 * through is good; a pack can still cut or escape. */
static size_t bad_byte(struct str text)
{
    size_t where;
    if (!utf8_check(text, &where))
        return where;
    for (size_t i = 0; i < text.length;) {
        size_t start = i;
        uint32_t c = utf8_next(text, &i);
        if ((c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7F && c < 0xA0))
            return start;
    }
    return SIZE_MAX;
}

static struct str string_text(lua_State *L, int index, const char *owner,
                              struct str key)
{
    struct script *script = script_of(L);
    struct str text;
    text.data = lua_tolstring(L, index, &text.length);
    size_t where = bad_byte(text);
    if (where == SIZE_MAX)
        return str_copy(script->arena, text);
    script_value_wrong(
        L, owner, key,
        diag_both(script->arena,
                  str_format(script->arena,
                             "UTF-8 文本，不含控制字符（第 %zu 字节不是）",
                             where + 1),
                  str_format(script->arena,
                             "UTF-8 text without control characters (byte "
                             "%zu is none)",
                             where + 1)),
        index);
    return STR("");
}

struct str object_text(lua_State *L, int index, const char *owner,
                       struct str key, bool optional)
{
    struct script *script = script_of(L);
    const struct object *object = object_at(L, index);
    if (object != NULL && object->kind == OBJECT_MONEY)
        return script_money_text(L, object);
    if (lua_type(L, index) == LUA_TSTRING)
        return string_text(L, index, owner, key);
    if (lua_isinteger(L, index))
        return str_format(script->arena, LUA_INTEGER_FMT,
                          lua_tointeger(L, index));
    if (optional && !lua_toboolean(L, index))
        return STR("");
    script_value_wrong(
        L, owner, key,
        DIAG_BOTH("文本、整数或金额", "a text, an integer or money"), index);
    return STR("");
}
