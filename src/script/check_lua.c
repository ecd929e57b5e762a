/* SPDX-License-Identifier: MIT
 *
 * advise and fail: what a pack itself finds wrong with a budget.
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
        diag_add_details(
            script->log, code, at,
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

void script_open_check(lua_State *L)
{
    script_add_function(L, "advise", advise);
    script_add_function(L, "fail", fail);
}
