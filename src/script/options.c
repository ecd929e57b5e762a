/* SPDX-License-Identifier: MIT
 *
 * Reading the table of a constructor's call: unknown keys, wrong types and
 * values are reported at the call, and the constructor goes on.
 */
#include "script/object.h"

#include <assert.h>
#include <lauxlib.h>
#include <limits.h>
#include <string.h>

enum {
    MOST_KEYS = 64,
};

static struct str key_name(lua_State *L, const struct table_key *key)
{
    struct arena *arena = script_of(L)->arena;
    switch (key->kind) {
    case TABLE_KEY_INTEGER:
        return str_format(arena, "[" LUA_INTEGER_FMT "]", key->integer);
    case TABLE_KEY_STRING:
        return script_clean(arena, key->string);
    case TABLE_KEY_BOOLEAN:
        return key->integer != 0 ? STR("[true]") : STR("[false]");
    case TABLE_KEY_FLOAT:
    case TABLE_KEY_OTHER:
        break;
    }
    return DIAG_BOTH("[非文本的键]", "[a key that is no text]");
}

/* ---- keys ---- */

static bool key_is_known(lua_State *L, int index, const char *const *keys,
                         size_t most_items)
{
    if (lua_isinteger(L, index)) {
        lua_Integer item = lua_tointeger(L, index);
        return item >= 1 && (lua_Unsigned)item <= most_items &&
               item <= OPTIONS_MOST_ITEMS;
    }
    if (lua_type(L, index) != LUA_TSTRING)
        return false;
    const char *key = lua_tostring(L, index);
    for (; keys != NULL && *keys != NULL; keys++)
        if (strcmp(*keys, key) == 0)
            return true;
    return false;
}

static void report_keys(const struct options *options, const char *const *keys,
                        size_t most_items)
{
    lua_State *L = options->L;
    struct str known[MOST_KEYS];
    size_t known_count = 0;
    for (; keys != NULL && keys[known_count] != NULL; known_count++) {
        assert(known_count < MOST_KEYS);
        known[known_count] = str_from(keys[known_count]);
    }
    size_t count;
    const struct table_key *found =
        script_table_keys(L, options->index, &count);
    for (size_t i = 0; i < count; i++) {
        if (found[i].kind == TABLE_KEY_INTEGER)
            lua_pushinteger(L, found[i].integer);
        else if (found[i].kind == TABLE_KEY_STRING)
            lua_pushlstring(L, found[i].string.data, found[i].string.length);
        else
            lua_pushboolean(L, 0);
        if (!key_is_known(L, -1, keys, most_items)) {
            struct str name = key_name(L, &found[i]);
            script_report(
                L, DIAG_PACK_KEY_UNKNOWN, str_from(options->owner), name,
                diag_suggestion(script_of(L)->arena, name, known, known_count));
        }
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
}

struct options options_open(lua_State *L, int index, const char *owner,
                            const char *const *keys, size_t most_items)
{
    if (lua_type(L, index) != LUA_TTABLE)
        script_raise_value(L, owner, STR("1"),
                           DIAG_BOTH("表（table）", "a table"), index);
    luaL_checkstack(L, 8, NULL);
    struct options options = {
        .L = L, .index = lua_absindex(L, index), .owner = owner};
    bool known = true;
    for (lua_pushnil(L); lua_next(L, options.index) != 0; lua_pop(L, 1)) {
        if (!key_is_known(L, -2, keys, most_items))
            known = false;
        else if (lua_isinteger(L, -2) &&
                 (size_t)lua_tointeger(L, -2) > options.item_count)
            options.item_count = (size_t)lua_tointeger(L, -2);
    }
    if (!known)
        report_keys(&options, keys, most_items);
    return options;
}

/* ---- values ---- */

/* Push the value of a key; false, and nothing pushed, if it is nil. */
static bool push_value(const struct options *options, const char *key)
{
    if (lua_getfield(options->L, options->index, key) != LUA_TNIL)
        return true;
    lua_pop(options->L, 1);
    return false;
}

bool options_has(const struct options *options, const char *key)
{
    if (!push_value(options, key))
        return false;
    lua_pop(options->L, 1);
    return true;
}

bool options_require(const struct options *options, const char *key)
{
    if (options_has(options, key))
        return true;
    script_report(options->L, DIAG_PACK_KEY_MISSING, str_from(options->owner),
                  str_from(key));
    return false;
}

/* Report and pop the value on top. */
static void wrong(const struct options *options, const char *key,
                  struct str expected)
{
    script_value_wrong(options->L, options->owner, str_from(key), expected, -1);
    lua_pop(options->L, 1);
}

bool options_flag(const struct options *options, const char *key,
                  bool otherwise)
{
    if (!push_value(options, key))
        return otherwise;
    if (lua_type(options->L, -1) != LUA_TBOOLEAN) {
        wrong(options, key, STR("true | false"));
        return otherwise;
    }
    bool value = lua_toboolean(options->L, -1);
    lua_pop(options->L, 1);
    return value;
}

int options_integer(const struct options *options, const char *key, int least,
                    int most, int otherwise)
{
    if (!push_value(options, key))
        return otherwise;
    lua_State *L = options->L;
    lua_Integer value = lua_tointeger(L, -1);
    if (!lua_isinteger(L, -1) || value < least || value > most) {
        struct arena *arena = script_of(L)->arena;
        wrong(options, key,
              diag_both(
                  arena, str_format(arena, "%d 至 %d 的整数", least, most),
                  str_format(arena, "an integer from %d to %d", least, most)));
        return otherwise;
    }
    lua_pop(L, 1);
    return (int)value;
}

bool options_number(lua_State *L, int index, int least, int most, int *number)
{
    if (lua_type(L, index) != LUA_TNUMBER)
        return false;
    lua_Number exact = lua_tonumber(L, index) * 1000;
    /* Not a number fails both comparisons. */
    if (!(exact >= least - 0.5 && exact <= most + 0.5))
        return false;
    int64_t rounded = (int64_t)(exact + (exact < 0 ? -0.5 : 0.5));
    if (rounded < least || rounded > most)
        return false;
    *number = (int)rounded;
    return true;
}

/* A limit in thousandths as a decimal number. */
static struct str limit_text(struct arena *arena, int limit)
{
    if (limit % 1000 == 0)
        return str_format(arena, "%d", limit / 1000);
    return str_format(arena, "%s%d.%03d", limit < 0 ? "-" : "",
                      limit < 0 ? -(limit / 1000) : limit / 1000,
                      limit < 0 ? -(limit % 1000) : limit % 1000);
}

int options_thousandths(const struct options *options, const char *key,
                        int least, int most, int otherwise)
{
    if (!push_value(options, key))
        return otherwise;
    int value;
    if (!options_number(options->L, -1, least, most, &value)) {
        struct arena *arena = script_of(options->L)->arena;
        struct str low = limit_text(arena, least);
        struct str high = limit_text(arena, most);
        wrong(options, key,
              diag_both(arena,
                        str_format(arena, "%.*s 至 %.*s 的数", STR_FMT(low),
                                   STR_FMT(high)),
                        str_format(arena, "a number from %.*s to %.*s",
                                   STR_FMT(low), STR_FMT(high))));
        return otherwise;
    }
    lua_pop(options->L, 1);
    return value;
}

/* 100 m: beyond any page, and sums of some of them still fit. */
enum { LENGTH_LARGEST = 283465 * LENGTH_PT };

length_t options_length(const struct options *options, const char *key,
                        length_t least, length_t otherwise)
{
    return options_thousandths(options, key, least, LENGTH_LARGEST, otherwise);
}

static int hexadecimal(char digit)
{
    if (digit >= '0' && digit <= '9')
        return digit - '0';
    if (digit >= 'A' && digit <= 'F')
        return digit - 'A' + 10;
    if (digit >= 'a' && digit <= 'f')
        return digit - 'a' + 10;
    return -1;
}

uint32_t options_colour(const struct options *options, const char *key,
                        uint32_t otherwise)
{
    if (!push_value(options, key))
        return otherwise;
    uint32_t colour = 0;
    size_t length = 0;
    const char *text = lua_type(options->L, -1) == LUA_TSTRING
                           ? lua_tolstring(options->L, -1, &length)
                           : "";
    bool good = length == 7 && text[0] == '#';
    for (size_t i = 1; good && i < length; i++) {
        int digit = hexadecimal(text[i]);
        good = digit >= 0;
        colour = colour << 4 | (uint32_t)(digit & 15);
    }
    if (!good) {
        wrong(options, key, STR("\"#RRGGBB\""));
        return otherwise;
    }
    lua_pop(options->L, 1);
    return colour;
}

struct str options_text(const struct options *options, const char *key,
                        struct str otherwise)
{
    if (!push_value(options, key))
        return otherwise;
    struct str text =
        object_text(options->L, -1, options->owner, str_from(key), false);
    lua_pop(options->L, 1);
    return text;
}

struct str options_name(const struct options *options)
{
    lua_rawgeti(options->L, options->index, 1);
    struct str name = STR("");
    if (lua_type(options->L, -1) == LUA_TSTRING)
        name = object_text(options->L, -1, options->owner, STR("[1]"), false);
    else
        script_value_wrong(options->L, options->owner, STR("[1]"),
                           DIAG_BOTH("名称（文本）", "a name (text)"), -1);
    lua_pop(options->L, 1);
    return name;
}

int options_choice(const struct options *options, const char *key,
                   const char *const *names, int otherwise)
{
    if (!push_value(options, key))
        return otherwise;
    const char *text = lua_type(options->L, -1) == LUA_TSTRING
                           ? lua_tostring(options->L, -1)
                           : "";
    for (int i = 0; names[i] != NULL; i++) {
        if (strcmp(names[i], text) == 0) {
            lua_pop(options->L, 1);
            return i;
        }
    }
    struct builder all = {.arena = script_of(options->L)->arena};
    for (int i = 0; names[i] != NULL; i++)
        builder_format(&all, "%s\"%s\"", i == 0 ? "" : " | ", names[i]);
    wrong(options, key, builder_str(&all));
    return otherwise;
}

const void *options_object(const struct options *options, const char *key,
                           enum object_kind kind)
{
    if (!push_value(options, key))
        return NULL;
    const void *thing = object_thing(options->L, -1, kind);
    if (thing == NULL && lua_toboolean(options->L, -1)) {
        wrong(options, key, object_kind_text(kind));
        return NULL;
    }
    lua_pop(options->L, 1);
    return thing;
}

const void *options_required(const struct options *options, const char *key,
                             enum object_kind kind)
{
    if (!options_require(options, key))
        return NULL;
    const void *thing = options_object(options, key, kind);
    push_value(options, key);
    if (!lua_toboolean(options->L, -1))
        wrong(options, key, object_kind_text(kind));
    else
        lua_pop(options->L, 1);
    return thing;
}

struct position options_source(const struct options *options)
{
    const struct position *source =
        options_object(options, "source", OBJECT_POSITION);
    return source != NULL ? *source : script_position(options->L);
}
