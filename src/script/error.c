/* SPDX-License-Identifier: MIT
 *
 * Mistakes of a pack, at their file and line.
 *
 * A mistake found by this folder is put into the log where it is found; if the
 * pack cannot go on, a mark is thrown (the address of struct script). Any
 * other Lua error becomes PACK_ERROR in the message handler, where the
 * functions that ran are still known.
 */
#include "script/object.h"

#include "base/utf8.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum {
    LONGEST_MESSAGE = 1000, /* bytes of a pack's text in a message */
    LONGEST_QUOTE = 60,
};

/* ---- positions ---- */

/* Digits at *offset, moved behind them; -1 if there are none. */
static long read_number(struct str text, size_t *offset)
{
    long number = -1;
    for (; *offset < text.length && number < 100000000; ++*offset) {
        char digit = text.data[*offset];
        if (digit < '0' || digit > '9')
            break;
        number = (number < 0 ? 0 : number) * 10 + (digit - '0');
    }
    return number;
}

/* The file of chunk "#n" at *offset. -1: no chunk; 0: an expression. */
static long read_chunk(const struct script *script, struct str text,
                       size_t *offset)
{
    if (*offset >= text.length || text.data[*offset] != '#')
        return -1;
    ++*offset;
    long chunk = read_number(text, offset);
    return chunk <= (long)script->pack->chunks->count ? chunk : -1;
}

/* The file and line of the Lua function at a level. */
static bool frame_position(lua_State *L, lua_Debug *frame, struct position *at)
{
    const struct script *script = script_of(L);
    if (!lua_getinfo(L, "Sl", frame) || frame->source[0] != '=')
        return false;
    size_t offset = 1;
    long chunk = read_chunk(script, str_from(frame->source), &offset);
    if (chunk < 1 || frame->currentline < 1)
        return false;
    *at = (struct position){.file = script->pack->chunks->items[chunk - 1].path,
                            .line = frame->currentline};
    return true;
}

static bool is_below(struct str file, struct str folder)
{
    return str_starts(file, folder) && file.length > folder.length &&
           file.data[folder.length] == '/';
}

/* Is the file the pack's own or a base's, not one that all packs share? */
static bool is_own(const struct script *script, struct position at)
{
    const struct pack *pack = script->pack;
    bool own = is_below(at.file, pack->folders.pack);
    for (size_t i = 0; i < pack->base_count; i++)
        own = own || is_below(at.file, pack->bases[i]);
    return own;
}

/* Of the nearest Lua function, or the nearest one of the pack's own; false if
 * there is none. */
static bool nearest(lua_State *L, bool own, struct position *at)
{
    lua_Debug frame;
    for (int level = 0; lua_getstack(L, level, &frame); level++)
        if (frame_position(L, &frame, at) &&
            (!own || is_own(script_of(L), *at)))
            return true;
    return false;
}

struct position script_position(lua_State *L)
{
    struct position at;
    if (nearest(L, true, &at) || nearest(L, false, &at))
        return at;
    return script_of(L)->fallback;
}

/* Where in a shared file a mistake was found that stands at the pack's own
 * line. */
static void note_found(struct script *script, struct position at,
                       struct position found)
{
    if (!is_own(script, found) && !str_equal(at.file, found.file))
        diag_add(script->log, DIAG_PACK_FOUND_HERE, found, STR(""));
}

struct str script_strip(struct script *script, struct str message,
                        struct position *at)
{
    size_t offset = 0;
    long chunk = read_chunk(script, message, &offset);
    if (chunk < 0 || offset >= message.length || message.data[offset] != ':')
        return message;
    offset++;
    long line = read_number(message, &offset);
    if (line < 0 ||
        !str_starts(str_slice(message, offset, SIZE_MAX), STR(": ")))
        return message;
    if (chunk >= 1)
        *at = (struct position){.file =
                                    script->pack->chunks->items[chunk - 1].path,
                                .line = (int)line};
    return str_slice(message, offset + 2, SIZE_MAX);
}

/* ---- texts for messages ---- */

static struct str clean(struct arena *arena, struct str text, size_t longest)
{
    struct builder out = {.arena = arena};
    for (size_t offset = 0; offset < text.length;) {
        size_t start = offset;
        uint32_t code_point = utf8_next(text, &offset);
        if (offset > longest) {
            builder_add(&out, STR("…"));
            break;
        }
        if (code_point < 0x20 || (code_point >= 0x7F && code_point < 0xA0))
            builder_add_char(&out, ' ');
        else if (code_point == 0xFFFD)
            builder_add_char(&out, '?');
        else
            builder_add(&out, str_slice(text, start, offset));
    }
    return builder_str(&out);
}

struct str script_clean(struct arena *arena, struct str text)
{
    return clean(arena, text, LONGEST_MESSAGE);
}

struct str script_describe(lua_State *L, int index)
{
    struct arena *arena = script_of(L)->arena;
    size_t length;
    const char *text;
    switch (lua_type(L, index)) {
    case LUA_TNIL:
    case LUA_TNONE:
        return DIAG_BOTH("空（nil）", "nil");
    case LUA_TBOOLEAN:
        return lua_toboolean(L, index) ? STR("true") : STR("false");
    case LUA_TNUMBER:
        lua_pushvalue(L, index);
        text = lua_tolstring(L, -1, &length);
        struct str number = str_copy(arena, (struct str){text, length});
        lua_pop(L, 1);
        return number;
    case LUA_TSTRING:
        text = lua_tolstring(L, index, &length);
        return str_format(
            arena, "“%.*s”",
            STR_FMT(clean(arena, (struct str){text, length}, LONGEST_QUOTE)));
    case LUA_TTABLE:
        return DIAG_BOTH("表（table）", "a table");
    case LUA_TFUNCTION:
        return DIAG_BOTH("函数", "a function");
    default:
        break;
    }
    const struct object *object = object_at(L, index);
    assert(object != NULL);
    return object_kind_text(object->kind);
}

struct str script_key_text(lua_State *L, int index)
{
    if (lua_type(L, index) != LUA_TSTRING)
        return script_describe(L, index);
    struct str text;
    text.data = lua_tolstring(L, index, &text.length);
    return script_clean(script_of(L)->arena, text);
}

/* ---- reports ---- */

void script_report_list(lua_State *L, enum diag_code code,
                        const struct str *arguments, size_t count)
{
    struct script *script = script_of(L);
    struct position at = script_position(L), found;
    diag_add_list(script->log, code, at, arguments, count);
    if (nearest(L, false, &found))
        note_found(script, at, found);
}

_Noreturn void script_stop(lua_State *L)
{
    lua_pushlightuserdata(L, script_of(L));
    lua_error(L);
    abort(); /* lua_error does not return */
}

_Noreturn void script_raise_list(lua_State *L, enum diag_code code,
                                 const struct str *arguments, size_t count)
{
    script_report_list(L, code, arguments, count);
    script_stop(L);
}

void script_value_wrong(lua_State *L, const char *owner, struct str key,
                        struct str expected, int index)
{
    script_report(L, DIAG_PACK_VALUE_WRONG, str_from(owner), key, expected,
                  script_describe(L, index));
}

_Noreturn void script_raise_value(lua_State *L, const char *owner,
                                  struct str key, struct str expected,
                                  int index)
{
    script_value_wrong(L, owner, key, expected, index);
    script_stop(L);
}

int script_handle_error(lua_State *L)
{
    struct script *script = script_of(L);
    if (lua_touserdata(L, 1) == script)
        return 1;
    struct str message;
    if (lua_type(L, 1) == LUA_TSTRING) {
        size_t length;
        const char *text = lua_tolstring(L, 1, &length);
        message = (struct str){text, length};
    } else {
        message = script_describe(L, 1);
    }
    struct position found = script_position(L);
    message = script_strip(script, message, &found);
    /* What error() names with a level is meant, if it is the pack's own. */
    struct position at = is_own(script, found) ? found : script_position(L);
    if (lua_type(L, 1) == LUA_TSTRING)
        message = script_clean(script->arena, message);
    if (script->expression.length > 0)
        diag_add(script->log, DIAG_PACK_EXPRESSION, at,
                 script_clean(script->arena, script->expression), message);
    else
        diag_add(script->log, DIAG_PACK_ERROR, at, message);
    note_found(script, at, found);
    lua_pushlightuserdata(L, script);
    return 1;
}
