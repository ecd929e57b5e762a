/* SPDX-License-Identifier: MIT
 *
 * Money in a pack: exact, never a double. It adds to money alone, and takes
 * integers as factors. Overflow is a mistake, not a wrong figure.
 */
#include "script/object.h"

#include <lauxlib.h>

/* DIAG_BOTH is no constant. */
#define MONEY_WANTED DIAG_BOTH("金额", "money")

void script_push_money(lua_State *L, money_t money, uint32_t origin)
{
    struct object *object = object_push(L, OBJECT_MONEY, NULL);
    object->money = money;
    object->origin = origin;
}

static struct str printed(struct script *script, const struct object *object,
                          const struct money_format *format)
{
    struct str text = money_text(script->arena, object->money, format);
    script_trace_print(script, &(struct trace_print){.text = text,
                                                     .amount = object->money,
                                                     .format = *format,
                                                     .origin = object->origin});
    return text;
}

struct str script_money_text(lua_State *L, const struct object *money)
{
    struct script *script = script_of(L);
    script->amount_format_used = true;
    return printed(script, money, &script->amount_format);
}

static bool is_money(lua_State *L, int index)
{
    const struct object *object = object_at(L, index);
    return object != NULL && object->kind == OBJECT_MONEY;
}

bool script_to_money(lua_State *L, int index, money_t *money)
{
    if (!is_money(L, index))
        return false;
    *money = object_at(L, index)->money;
    return true;
}

/* The money at index; raises a mistake if there is none. */
static const struct object *check_object(lua_State *L, int index,
                                         const char *owner, struct str key)
{
    if (!is_money(L, index))
        script_raise_value(L, owner, key, MONEY_WANTED, index);
    return object_at(L, index);
}

static money_t check_money(lua_State *L, int index, const char *owner,
                           struct str key)
{
    return check_object(L, index, owner, key)->money;
}

static money_t operand(lua_State *L, int index, const char *operator)
{
    return check_money(L, index, operator,
                       index == 1 ? DIAG_BOTH("左边", "left side")
                                  : DIAG_BOTH("右边", "right side"));
}

/* Push what was computed from the money at two indices, which may be one. */
static void push_result(lua_State *L, money_t money, int a, int b)
{
    script_push_money(L, money,
                      script_trace_join(script_of(L), object_at(L, a)->origin,
                                        object_at(L, b)->origin));
}

static money_t add(lua_State *L, money_t a, money_t b, const char *operator)
{
    money_t sum;
    if (!money_add(a, b, &sum))
        script_raise(L, DIAG_SUM_OVERFLOW, str_from(operator));
    return sum;
}

/* ---- operators ---- */

static int money_plus(lua_State *L)
{
    money_t a = operand(L, 1, "+"), b = operand(L, 2, "+");
    push_result(L, add(L, a, b, "+"), 1, 2);
    return 1;
}

static money_t negative(lua_State *L, money_t money, const char *operator)
{
    if (money == INT64_MIN)
        script_raise(L, DIAG_SUM_OVERFLOW, str_from(operator));
    return -money;
}

static int money_minus(lua_State *L)
{
    money_t a = operand(L, 1, "-"), b = operand(L, 2, "-");
    money_t difference;
    if (__builtin_sub_overflow(a, b, &difference))
        script_raise(L, DIAG_SUM_OVERFLOW, STR("-"));
    push_result(L, difference, 1, 2);
    return 1;
}

static int money_negate(lua_State *L)
{
    push_result(L, negative(L, operand(L, 1, "-"), "-"), 1, 1);
    return 1;
}

static int money_times(lua_State *L)
{
    int money_index = is_money(L, 1) ? 1 : 2;
    int factor_index = 3 - money_index;
    money_t money = operand(L, money_index, "*");
    if (!lua_isinteger(L, factor_index))
        script_raise_value(L, "*", DIAG_BOTH("因数", "factor"),
                           DIAG_BOTH("整数", "an integer"), factor_index);
    money_t product;
    if (__builtin_mul_overflow(money, lua_tointeger(L, factor_index), &product))
        script_raise(L, DIAG_SUM_OVERFLOW, STR("*"));
    push_result(L, product, money_index, money_index);
    return 1;
}

static int money_equal(lua_State *L)
{
    bool equal = is_money(L, 1) && is_money(L, 2) &&
                 object_at(L, 1)->money == object_at(L, 2)->money;
    lua_pushboolean(L, equal);
    return 1;
}

static int money_less(lua_State *L)
{
    lua_pushboolean(L, operand(L, 1, "<") < operand(L, 2, "<"));
    return 1;
}

static int money_less_equal(lua_State *L)
{
    lua_pushboolean(L, operand(L, 1, "<=") <= operand(L, 2, "<="));
    return 1;
}

static int money_to_string(lua_State *L)
{
    operand(L, 1, "tostring");
    struct str text = script_money_text(L, object_at(L, 1));
    lua_pushlstring(L, text.data, text.length);
    return 1;
}

/* ---- methods ---- */

static int money_is_zero(lua_State *L)
{
    lua_pushboolean(L, check_money(L, 1, "is_zero", STR("1")) == 0);
    return 1;
}

static int money_abs(lua_State *L)
{
    money_t money = check_money(L, 1, "abs", STR("1"));
    push_result(L, money < 0 ? negative(L, money, "abs") : money, 1, 1);
    return 1;
}

static int unknown_method(lua_State *L)
{
    script_raise(L, DIAG_PACK_KEY_UNKNOWN, MONEY_WANTED, script_key_text(L, 2),
                 STR(""));
}

/* ---- printing ---- */

struct money_format script_read_format(const struct options *options)
{
    struct money_format format = script_of(options->L)->amount_format;
    static const char *const units[] = {"元", "万元", NULL};
    const char *signs[MONEY_SIGNS + 1] = {NULL};
    for (int i = 0; i < MONEY_SIGNS; i++)
        signs[i] = money_sign_name((enum money_sign)i);
    _Static_assert(MONEY_YUAN == 0 && MONEY_WAN == 1, "order of units");
    format.unit = (enum money_unit)options_choice(options, "unit", units,
                                                  (int)format.unit);
    format.decimals =
        options_integer(options, "decimals", 0, 6, format.decimals);
    format.grouping = options_text(options, "grouping", format.grouping);
    format.trim = options_flag(options, "trim", format.trim);
    format.negative = (enum money_sign)options_choice(
        options, "negative", signs, (int)format.negative);
    return format;
}

static int amount_format(lua_State *L)
{
    static const char *const keys[] = {"unit", "decimals", "grouping",
                                       "trim", "negative", NULL};
    struct script *script = script_of(L);
    struct options options = options_open(L, 1, "amount_format", keys, 0);
    if (script->amount_format_set || script->amount_format_used)
        script_report(L, DIAG_PACK_CALLED_AGAIN, STR("amount_format"));
    script->amount_format = script_read_format(&options);
    script->amount_format_set = true;
    return 0;
}

static int amount(lua_State *L)
{
    static const char *const keys[] = {"unit", "decimals", "grouping", "trim",
                                       "zero", "negative", NULL};
    struct script *script = script_of(L);
    lua_settop(L, 2);
    const struct object *money = check_object(L, 1, "amount", STR("1"));
    struct str text;
    if (lua_isnil(L, 2)) {
        text = script_money_text(L, money);
    } else {
        struct options options = options_open(L, 2, "amount", keys, 0);
        struct money_format format = script_read_format(&options);
        script->amount_format_used = true;
        text = money->money == 0 && options_has(&options, "zero")
                   ? options_text(&options, "zero", STR(""))
                   : printed(script, money, &format);
    }
    lua_pushlstring(L, text.data, text.length);
    return 1;
}

static int percent(lua_State *L)
{
    lua_settop(L, 4);
    money_t part = check_money(L, 1, "percent", STR("1"));
    money_t whole = check_money(L, 2, "percent", STR("2"));
    lua_Integer decimals = lua_isnil(L, 3) ? 2 : lua_tointeger(L, 3);
    if ((!lua_isnil(L, 3) && !lua_isinteger(L, 3)) || decimals < 0 ||
        decimals > 6)
        script_raise_value(L, "percent", STR("3"),
                           DIAG_BOTH("0 至 6 的整数", "an integer from 0 to 6"),
                           3);
    if (whole == 0)
        script_raise(L, DIAG_PACK_VALUE_WRONG, STR("percent"), STR("2"),
                     DIAG_BOTH("不为零的金额", "money other than zero"),
                     STR("0"));
    struct script *script = script_of(L);
    script->amount_format_used = true;
    struct str text =
        money_percent(script->arena, part, whole, (int)decimals,
                      !lua_toboolean(L, 4), script->amount_format.negative);
    if (script->trace != NULL)
        script_trace_print(
            script, &(struct trace_print){.text = text,
                                          .origin = script_trace_join(
                                              script, object_at(L, 1)->origin,
                                              object_at(L, 2)->origin),
                                          .is_percent = true});
    lua_pushlstring(L, text.data, text.length);
    return 1;
}

/* ---- sum ---- */

/* Push what sum adds of the element on top, by the id or function at 2. */
static void push_addend(lua_State *L)
{
    if (lua_type(L, 2) == LUA_TFUNCTION) {
        lua_pushvalue(L, 2);
        lua_pushvalue(L, -2);
        lua_call(L, 1, 1);
        return;
    }
    if (lua_type(L, -1) != LUA_TTABLE &&
        object_thing(L, -1, OBJECT_RECORD) == NULL)
        script_raise_value(
            L, "sum", STR("1"),
            DIAG_BOTH("记录或表的列表", "a list of records or tables"), -1);
    lua_pushvalue(L, 2);
    lua_gettable(L, -2);
}

static int sum(lua_State *L)
{
    lua_settop(L, 2);
    if (lua_type(L, 2) != LUA_TSTRING && lua_type(L, 2) != LUA_TFUNCTION)
        script_raise_value(
            L, "sum", STR("2"),
            DIAG_BOTH("字段名或函数", "the id of a field or a function"), 2);
    struct options list = options_open(L, 1, "sum", NULL, SIZE_MAX);
    money_t total = 0;
    uint32_t origin = 0;
    for (size_t i = 1; i <= list.item_count; i++) {
        lua_rawgeti(L, 1, (lua_Integer)i);
        if (!lua_isnil(L, -1)) {
            push_addend(L);
            if (!lua_isnil(L, -1)) {
                struct str place = str_format(script_of(L)->arena, "[%zu]", i);
                const struct object *addend = check_object(L, -1, "sum", place);
                total = add(L, total, addend->money, "sum");
                origin =
                    script_trace_join(script_of(L), origin, addend->origin);
            }
        }
        lua_settop(L, 2);
    }
    script_push_money(L, total, origin);
    return 1;
}

void script_open_money(lua_State *L)
{
    static const luaL_Reg operators[] = {
        {"__add", money_plus},
        {"__sub", money_minus},
        {"__unm", money_negate},
        {"__mul", money_times},
        {"__eq", money_equal},
        {"__lt", money_less},
        {"__le", money_less_equal},
        {"__tostring", money_to_string},
        {NULL, NULL},
    };
    object_metatable(L, OBJECT_MONEY);
    luaL_setfuncs(L, operators, 0);
    lua_newtable(L);
    script_add_function(L, "is_zero", money_is_zero);
    script_add_function(L, "abs", money_abs);
    lua_newtable(L);
    script_add_function(L, "__index", unknown_method);
    lua_setmetatable(L, -2);
    lua_setfield(L, -2, "__index");
    lua_pop(L, 1);

    script_push_money(L, 0, 0);
    lua_setfield(L, -2, "zero");
    script_add_function(L, "amount_format", amount_format);
    script_add_function(L, "amount", amount);
    script_add_function(L, "percent", percent);
    script_add_function(L, "sum", sum);
}
