/* SPDX-License-Identifier: MIT
 *
 * Templates: "{year}年收入{income.total}万元". What stands in braces is a Lua
 * expression; {{ and }} are braces. Floats have no exact text and are refused.
 *
 * An expression ends at the brace that balances its own, braces in its quoted
 * strings aside. Each is compiled once, as a function of its environment.
 */
#include "script/object.h"

#include "base/utf8.h"

#include <lauxlib.h>

/* Registry key: table expression -> function. */
static const char compiled_key;

/* ---- finding expressions ---- */

/* Behind the quoted string that starts at start, or SIZE_MAX. */
static size_t string_end(struct str text, size_t start)
{
    for (size_t i = start + 1; i < text.length; i++) {
        if (text.data[i] == '\\')
            i++;
        else if (text.data[i] == text.data[start])
            return i + 1;
    }
    return SIZE_MAX;
}

/* The brace that closes the one before start, or SIZE_MAX. */
static size_t expression_end(struct str text, size_t start)
{
    int depth = 1;
    for (size_t i = start; i < text.length; i++) {
        switch (text.data[i]) {
        case '{':
            depth++;
            break;
        case '}':
            if (--depth == 0)
                return i;
            break;
        case '"':
        case '\'':
            i = string_end(text, i);
            if (i == SIZE_MAX)
                return SIZE_MAX;
            i--;
            break;
        default:
            break;
        }
    }
    return SIZE_MAX;
}

static _Noreturn void raise_template(lua_State *L, struct str text,
                                     struct str reason)
{
    script_raise(L, DIAG_PACK_TEMPLATE, script_clean(script_of(L)->arena, text),
                 reason);
}

static _Noreturn void raise_expression(lua_State *L, struct str expression,
                                       struct str reason)
{
    script_raise(L, DIAG_PACK_EXPRESSION,
                 script_clean(script_of(L)->arena, expression), reason);
}

/* ---- computing them ---- */

/* __index of an environment with locals: they are upvalue 1. */
static int local_or_global(lua_State *L)
{
    lua_settop(L, 2);
    /* A record raises on a name that it does not have: only tables may
     * answer nil. */
    lua_pushvalue(L, 2);
    if (lua_gettable(L, lua_upvalueindex(1)) != LUA_TNIL)
        return 1;
    lua_pop(L, 1);
    lua_pushglobaltable(L);
    lua_insert(L, 2);
    lua_gettable(L, 2);
    return 1;
}

/* Push the environment of expressions. */
static void push_environment(lua_State *L, int locals)
{
    if (locals == 0) {
        lua_pushglobaltable(L);
        return;
    }
    lua_newtable(L);
    lua_newtable(L);
    lua_pushvalue(L, locals);
    lua_pushcclosure(L, local_or_global, 1);
    lua_setfield(L, -2, "__index");
    lua_setmetatable(L, -2);
}

static void compile(lua_State *L, struct str expression)
{
    struct script *script = script_of(L);
    struct str source =
        str_join(script->arena, STR("local _ENV = ...; return "), expression);
    int status = luaL_loadbufferx(L, source.data, source.length, "=#0", "t");
    if (status == LUA_ERRMEM)
        script_raise_memory(L);
    if (status == LUA_OK)
        return;
    struct str message;
    message.data = lua_tolstring(L, -1, &message.length);
    struct position at = NOWHERE;
    message = script_strip(script, message, &at);
    raise_expression(L, expression, script_clean(script->arena, message));
}

/* Push the function of an expression. */
static void push_compiled(lua_State *L, struct str expression)
{
    if (lua_rawgetp(L, LUA_REGISTRYINDEX, &compiled_key) != LUA_TTABLE) {
        lua_pop(L, 1);
        lua_newtable(L);
        lua_pushvalue(L, -1);
        lua_rawsetp(L, LUA_REGISTRYINDEX, &compiled_key);
    }
    lua_pushlstring(L, expression.data, expression.length);
    lua_pushvalue(L, -1);
    if (lua_rawget(L, -3) == LUA_TNIL) {
        lua_pop(L, 1);
        compile(L, expression);
        lua_pushvalue(L, -2);
        lua_pushvalue(L, -2);
        lua_rawset(L, -5);
    }
    lua_replace(L, -3);
    lua_pop(L, 1);
}

/* The text of the value on top, which it pops. */
static struct str value_text(lua_State *L, struct str expression)
{
    struct script *script = script_of(L);
    struct str text = STR("");
    const struct object *object = object_at(L, -1);
    if (lua_type(L, -1) == LUA_TSTRING) {
        struct str value;
        value.data = lua_tolstring(L, -1, &value.length);
        text = str_copy(script->arena, value);
    } else if (lua_isinteger(L, -1)) {
        text = str_format(script->arena, LUA_INTEGER_FMT, lua_tointeger(L, -1));
    } else if (object != NULL && object->kind == OBJECT_MONEY) {
        text = script_money_text(L, object);
    } else {
        struct str found = script_describe(L, -1);
        struct str reason =
            DIAG_BOTH("应为文本、整数或金额，实为",
                      "should be a text, an integer or money, found ");
        if (lua_type(L, -1) == LUA_TNUMBER)
            reason = DIAG_BOTH("小数没有精确的文本，应由 amount、percent 或 "
                               "string.format 得出：",
                               "a fraction has no exact text; use amount, "
                               "percent or string.format: ");
        raise_expression(L, expression, str_join(script->arena, reason, found));
    }
    lua_pop(L, 1);
    return text;
}

static void add_expression(lua_State *L, struct builder *out,
                           struct str expression, int environment)
{
    struct script *script = script_of(L);
    luaL_checkstack(L, 8, NULL);
    push_compiled(L, expression);
    lua_pushvalue(L, environment);
    struct str outer = script->expression;
    script->expression = expression;
    lua_call(L, 1, 1);
    script->expression = outer;
    builder_add(out, value_text(L, expression));
}

static bool is_folio(struct str expression)
{
    return str_equal(expression, STR("page")) ||
           str_equal(expression, STR("pages"));
}

/* What stands behind the brace at *offset, moved behind all of it. */
static void add_brace(lua_State *L, struct builder *out, struct str text,
                      size_t *offset, int environment, bool keep_folio)
{
    char brace = text.data[*offset];
    size_t start = *offset + 1;
    if (start < text.length && text.data[start] == brace) {
        builder_add_char(out, brace);
        *offset = start + 1;
        return;
    }
    if (brace == '}')
        raise_template(L, text,
                       DIAG_BOTH("多出“}”；括号本身写作“}}”",
                                 "“}” closes nothing; for the brace itself "
                                 "write “}}”"));
    size_t end = expression_end(text, start);
    if (end == SIZE_MAX)
        raise_template(L, text,
                       DIAG_BOTH("“{”没有配对的“}”；括号本身写作“{{”",
                                 "“{” is not closed; for the brace itself "
                                 "write “{{”"));
    struct str expression = str_trim(str_slice(text, start, end));
    if (expression.length == 0)
        raise_template(
            L, text, DIAG_BOTH("“{}”中没有表达式", "“{}” holds no expression"));
    if (keep_folio && is_folio(expression))
        builder_format(out, "{%.*s}", STR_FMT(expression));
    else
        add_expression(L, out, expression, environment);
    *offset = end + 1;
}

void script_fill(lua_State *L, int index, int locals, bool keep_folio)
{
    luaL_checkstack(L, 8, NULL);
    struct str text;
    text.data = lua_tolstring(L, index, &text.length);
    push_environment(L, locals);
    int environment = lua_gettop(L);
    struct builder out = {.arena = script_of(L)->arena};
    for (size_t offset = 0; offset < text.length;) {
        size_t start = offset;
        while (offset < text.length && text.data[offset] != '{' &&
               text.data[offset] != '}')
            offset++;
        builder_add(&out, str_slice(text, start, offset));
        if (offset < text.length)
            add_brace(L, &out, text, &offset, environment, keep_folio);
    }
    struct str filled = builder_str(&out);
    lua_pushlstring(L, filled.length > 0 ? filled.data : "", filled.length);
    lua_replace(L, environment);
    script_check_memory(L);
}

static int fill(lua_State *L)
{
    lua_settop(L, 2);
    if (lua_type(L, 1) != LUA_TSTRING)
        script_raise_value(L, "fill", STR("1"), DIAG_BOTH("文本", "a text"), 1);
    if (!lua_isnil(L, 2) && lua_type(L, 2) != LUA_TTABLE)
        script_raise_value(L, "fill", STR("2"),
                           DIAG_BOTH("表（table）", "a table"), 2);
    script_fill(L, 1, lua_isnil(L, 2) ? 0 : 2, false);
    return 1;
}

void script_open_template(lua_State *L)
{
    script_add_function(L, "fill", fill);
}
