/* SPDX-License-Identifier: MIT
 *
 * advise and fail: what a pack itself finds wrong with a budget; nearest: what
 * a misspelt text may mean.
 */
#include "script/object.h"

static int complain(lua_State *L, const char *owner, enum diag_code code)
{
    struct script *script = script_of(L);
    lua_settop(L, 2);
    struct str text = object_text(L, 1, owner, STR("1"), false);
    struct position at = script_position(L);
    const struct position *given = object_thing(L, 2, OBJECT_POSITION);
    if (given != NULL)
        at = *given;
    else if (!lua_isnil(L, 2))
        script_value_wrong(L, owner, STR("2"),
                           object_kind_text(OBJECT_POSITION), 2);
    if (text.length > 0)
        diag_add_details(script->log, code, at,
                         (struct str[]){script_clean(script->arena, text)}, 1,
                         script_rule_details(script));
    return 0;
}

static int advise(lua_State *L)
{
    return complain(L, "advise", DIAG_PACK_ADVICE);
}

static int fail(lua_State *L)
{
    return complain(L, "fail", DIAG_CHECK_FAILED);
}

/* nearest(text, list): the text of the list that is meant, or nil. */
static int nearest(lua_State *L)
{
    struct arena *arena = script_of(L)->arena;
    lua_settop(L, 2);
    struct str text = object_text(L, 1, "nearest", STR("1"), false);
    struct options list = options_open(L, 2, "nearest", NULL, SIZE_MAX);
    struct str *candidates = ARENA_ARRAY(arena, list.item_count, struct str);
    for (size_t i = 0; i < list.item_count; i++) {
        lua_rawgeti(L, 2, (lua_Integer)i + 1);
        candidates[i] = object_text(L, -1, "nearest",
                                    str_format(arena, "[%zu]", i + 1), false);
        lua_pop(L, 1);
    }
    struct str found = str_nearest(text, candidates, list.item_count);
    if (found.length == 0)
        lua_pushnil(L);
    else
        lua_pushlstring(L, found.data, found.length);
    return 1;
}

void script_open_check(lua_State *L)
{
    script_add_function(L, "nearest", nearest);
    script_add_function(L, "advise", advise);
    script_add_function(L, "fail", fail);
}
