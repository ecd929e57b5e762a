/* SPDX-License-Identifier: MIT
 *
 * What free texts say of figures, in a pack: vocabulary, recognise, misprint.
 */
#include "script/object.h"

#include "budget/mention.h"

#include <lauxlib.h>

/* 10^10 yuan: no unit is larger. */
enum { FEN = 100 };
#define LARGEST_UNIT INT64_C(10000000000)

/* ---- the vocabulary ---- */

static struct str text_at(lua_State *L, int index)
{
    struct str text;
    text.data = lua_tolstring(L, index, &text.length);
    return text;
}

/* Is the value under the key a table? Reports what else it is. Pushes it. */
static bool push_list(const struct options *options, const char *key)
{
    lua_State *L = options->L;
    int type = lua_getfield(L, options->index, key);
    if (type != LUA_TTABLE && type != LUA_TNIL)
        script_value_wrong(L, options->owner, str_from(key),
                           DIAG_BOTH("列表", "a list"), -1);
    return type == LUA_TTABLE;
}

static struct str item_key(lua_State *L, const char *key, lua_Integer index)
{
    return str_format(script_of(L)->arena, "%s[%lld]", key, (long long)index);
}

/* Call add for each text of the list under the key. */
static void read_texts(const struct options *options, const char *key,
                       struct mention_vocabulary *words, enum mention_word kind,
                       bool names)
{
    lua_State *L = options->L;
    if (push_list(options, key)) {
        lua_Integer count = (lua_Integer)lua_rawlen(L, -1);
        for (lua_Integer i = 1; i <= count; i++) {
            lua_rawgeti(L, -1, i);
            if (lua_type(L, -1) != LUA_TSTRING)
                script_value_wrong(L, options->owner, item_key(L, key, i),
                                   DIAG_BOTH("文字", "text"), -1);
            else if (names)
                mention_add_name(words, text_at(L, -1), (size_t)i);
            else
                mention_add_word(words, kind, text_at(L, -1));
            lua_pop(L, 1);
        }
    }
    lua_pop(L, 1);
}

/* { "万元", 10000 } at the top of the stack. */
static bool read_unit(lua_State *L, struct mention_vocabulary *words)
{
    if (lua_type(L, -1) != LUA_TTABLE)
        return false;
    lua_rawgeti(L, -1, 1);
    lua_rawgeti(L, -2, 2);
    lua_Integer yuan = lua_tointeger(L, -1);
    bool good = lua_type(L, -2) == LUA_TSTRING && lua_isinteger(L, -1) &&
                yuan >= 1 && yuan <= LARGEST_UNIT;
    if (good)
        mention_add_unit(words, text_at(L, -2), yuan * FEN);
    lua_pop(L, 2);
    return good;
}

static void read_units(const struct options *options,
                       struct mention_vocabulary *words)
{
    lua_State *L = options->L;
    if (push_list(options, "units")) {
        lua_Integer count = (lua_Integer)lua_rawlen(L, -1);
        for (lua_Integer i = 1; i <= count; i++) {
            lua_rawgeti(L, -1, i);
            if (!read_unit(L, words))
                script_value_wrong(
                    L, options->owner, item_key(L, "units", i),
                    DIAG_BOTH("{ 文字, 元数 }", "{ text, number of yuan }"),
                    -1);
            lua_pop(L, 1);
        }
    }
    lua_pop(L, 1);
}

static int vocabulary(lua_State *L)
{
    const char *keys[MENTION_WORD_COUNT + 3] = {"units", "names"};
    for (int i = 0; i < MENTION_WORD_COUNT; i++)
        keys[i + 2] = mention_word_name((enum mention_word)i);
    struct options options = options_open(L, 1, "vocabulary", keys, 0);
    struct mention_vocabulary *words =
        mention_vocabulary_new(script_of(L)->arena);
    read_units(&options, words);
    for (int i = 0; i < MENTION_WORD_COUNT; i++)
        read_texts(&options, keys[i + 2], words, (enum mention_word)i, false);
    read_texts(&options, "names", words, MENTION_PASS, true);
    object_push(L, OBJECT_VOCABULARY, words);
    return 1;
}

/* ---- recognise ---- */

static void set_text(lua_State *L, const char *key, struct str text)
{
    lua_pushlstring(L, text.data, text.length);
    lua_setfield(L, -2, key);
}

/* Only true ones: what is absent is nil. */
static void set_flag(lua_State *L, const char *key, bool flag)
{
    if (!flag)
        return;
    lua_pushboolean(L, true);
    lua_setfield(L, -2, key);
}

/* MENTION_NONE and 0 are nil. */
static void set_number(lua_State *L, const char *key, size_t number)
{
    if (number == MENTION_NONE || number == 0)
        return;
    lua_pushinteger(L, (lua_Integer)number);
    lua_setfield(L, -2, key);
}

static void set_money(lua_State *L, const char *key, money_t money)
{
    script_push_money(L, money, 0);
    lua_setfield(L, -2, key);
}

static void set_amount(lua_State *L, const struct mention *mention)
{
    set_money(L, "amount", mention->money);
    set_money(L, "step", mention->step);
}

static void set_change(lua_State *L, const struct mention *mention)
{
    lua_pushstring(L, mention_word_name(mention->direction));
    lua_setfield(L, -2, "direction");
    set_number(L, "measure",
               mention->measure == MENTION_NONE ? 0 : mention->measure + 1);
    set_number(L, "against", (size_t)mention->against);
    set_flag(L, "last", mention->last);
    set_flag(L, "object", mention->object);
    set_flag(L, "bare", mention->bare);
}

static void push_mention(lua_State *L, struct str text,
                         const struct mention *mention)
{
    lua_createtable(L, 0, 8);
    lua_pushstring(L, mention_kind_name(mention->kind));
    lua_setfield(L, -2, "kind");
    set_text(L, "text", str_slice(text, mention->from, mention->to));
    set_number(L, "from", mention->from + 1);
    set_number(L, "to", mention->to);
    if (mention->kind == MENTION_OF_AMOUNT)
        set_amount(L, mention);
    if (mention->kind == MENTION_OF_CHANGE)
        set_change(L, mention);
    if (mention->digits.length != 0) {
        set_text(L, "digits", mention->digits);
        lua_pushinteger(L, mention->decimals);
        lua_setfield(L, -2, "decimals");
    }
    set_number(L, "year", (size_t)mention->year);
    set_number(L, "name", mention->name);
    set_number(L, "base", mention->base);
    set_flag(L, "share", mention->share);
    set_flag(L, "about", mention->about);
    set_flag(L, "ranged", mention->ranged);
    set_flag(L, "titled", mention->titled);
}

static int recognise(lua_State *L)
{
    lua_settop(L, 2);
    struct script *script = script_of(L);
    const struct mention_vocabulary *words =
        object_thing(L, 2, OBJECT_VOCABULARY);
    if (lua_type(L, 1) != LUA_TSTRING)
        script_raise_value(L, "recognise", STR("1"), DIAG_BOTH("文字", "text"),
                           1);
    if (words == NULL)
        script_raise_value(L, "recognise", STR("2"),
                           object_kind_text(OBJECT_VOCABULARY), 2);
    struct str text = text_at(L, 1);
    size_t count;
    arena_reset(script->scratch);
    const struct mention *mentions =
        mention_find(text, words, script->scratch, &count);
    lua_newtable(L);
    for (size_t i = 0; i < count; i++) {
        push_mention(L, text, &mentions[i]);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    return 1;
}

/* ---- misprint ---- */

/* The money under a key of what recognise gave. */
static money_t money_of(lua_State *L, const char *key)
{
    money_t money;
    lua_getfield(L, 1, key);
    if (!script_to_money(L, -1, &money))
        script_raise_value(
            L, "misprint", STR("1"),
            DIAG_BOTH("recognise 认出的金额", "an amount of recognise"), 1);
    lua_pop(L, 1);
    return money;
}

static int misprint(lua_State *L)
{
    lua_settop(L, 2);
    money_t figure;
    if (lua_type(L, 1) != LUA_TTABLE)
        script_raise_value(
            L, "misprint", STR("1"),
            DIAG_BOTH("recognise 认出的金额", "an amount of recognise"), 1);
    if (!script_to_money(L, 2, &figure))
        script_raise_value(L, "misprint", STR("2"), DIAG_BOTH("金额", "money"),
                           2);
    struct mention amount = {.money = money_of(L, "amount"),
                             .step = money_of(L, "step")};
    int digits;
    enum mention_slip slip = mention_compare(&amount, figure, &digits);
    lua_pushstring(L, mention_slip_name(slip));
    lua_pushinteger(L, digits);
    return 2;
}

void script_open_mention(lua_State *L)
{
    script_add_function(L, "vocabulary", vocabulary);
    script_add_function(L, "recognise", recognise);
    script_add_function(L, "misprint", misprint);
}
