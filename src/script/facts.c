/* SPDX-License-Identifier: MIT
 *
 * What a pack is told beside the budget, as read-only records: revision, and
 * notice with its reports and their changes. A key that a record does not have
 * is a mistake, never nil; texts that are "" are nil.
 *
 * The values of a record stand in its user value, by the number of their key.
 * Lists are tables, each made once, as those of a budget.
 */
#include "script/object.h"

#include "base/utf8.h"

#include <lauxlib.h>

struct facts_type {
    const char *name;
    const char *const *keys; /* ends with NULL */
};

static const struct facts_type revision_type = {
    "revision", (const char *const[]){"number", "date", "reason", NULL}};
static const struct facts_type notice_type = {
    "notice",
    (const char *const[]){"date", "reason", "signer", "reports", NULL}};
static const struct facts_type report_type = {
    "report",
    (const char *const[]){"title", "author", "revision", "changes", NULL}};
static const struct facts_type change_type = {
    "change", (const char *const[]){"kind", "table", "row", "column", "words",
                                    "old", "new", "derived", NULL}};
static const struct facts_type side_type = {
    "change side", (const char *const[]){"text", "page", "folio", NULL}};

/* ---- reading them ---- */

/* The number of the key at index, from 1; 0 if the type has no such key. */
static lua_Integer key_number(lua_State *L, const struct facts_type *type,
                              int index)
{
    if (lua_type(L, index) != LUA_TSTRING)
        return 0;
    struct str key;
    key.data = lua_tolstring(L, index, &key.length);
    for (lua_Integer i = 0; type->keys[i] != NULL; i++)
        if (str_equal(key, str_from(type->keys[i])))
            return i + 1;
    return 0;
}

static _Noreturn void unknown_key(lua_State *L, const struct facts_type *type)
{
    struct arena *arena = script_of(L)->arena;
    size_t count = 0;
    while (type->keys[count] != NULL)
        count++;
    struct str *keys = ARENA_ARRAY(arena, count, struct str);
    for (size_t i = 0; i < count; i++)
        keys[i] = str_from(type->keys[i]);
    struct str key = script_key_text(L, 2);
    script_raise(L, DIAG_PACK_KEY_UNKNOWN, str_from(type->name), key,
                 diag_suggestion(arena, key, keys, count));
}

static int facts_index(lua_State *L)
{
    const struct facts_type *type = object_thing(L, 1, OBJECT_FACTS);
    lua_Integer number = key_number(L, type, 2);
    if (number == 0)
        unknown_key(L, type);
    lua_getiuservalue(L, 1, 1);
    lua_rawgeti(L, -1, number);
    return 1;
}

static int facts_assign(lua_State *L)
{
    const struct facts_type *type = object_thing(L, 1, OBJECT_FACTS);
    script_raise(L, DIAG_PACK_READ_ONLY, str_from(type->name),
                 script_key_text(L, 2));
}

void script_open_facts(lua_State *L)
{
    object_metatable(L, OBJECT_FACTS);
    script_add_function(L, "__index", facts_index);
    script_add_function(L, "__newindex", facts_assign);
    lua_pop(L, 1);
}

/* ---- making them ---- */

/* Make a record of the values on top of the stack, one for each key in order,
 * which it pops. */
static void push_facts(lua_State *L, const struct facts_type *type)
{
    int count = 0;
    while (type->keys[count] != NULL)
        count++;
    int first = lua_gettop(L) - count + 1;
    lua_createtable(L, count, 0);
    for (int i = 0; i < count; i++) {
        lua_pushvalue(L, first + i);
        lua_rawseti(L, -2, i + 1);
    }
    object_push(L, OBJECT_FACTS, type);
    lua_insert(L, first);
    lua_setiuservalue(L, first, 1);
    lua_settop(L, first);
}

/* The text as a document may hold it, in the arena: such texts come from
 * command lines and from files of others. */
static struct str printable(struct arena *arena, struct str text)
{
    struct builder out = {.arena = arena};
    for (size_t start = 0, end = 0; end < text.length; start = end) {
        uint32_t c = utf8_next(text, &end);
        if (end - start == 1 && c > 0x7F)
            builder_add_char(&out, '?'); /* malformed */
        else if ((c < 0x20 && c != '\n') || (c >= 0x7F && c < 0xA0))
            builder_add_char(&out, ' ');
        else
            builder_add(&out, str_slice(text, start, end));
    }
    return builder_str(&out);
}

static void push_any_text(lua_State *L, struct str text)
{
    struct script *script = script_of(L);
    arena_reset(script->scratch);
    text = printable(script->scratch, text);
    lua_pushlstring(L, text.data, text.length);
}

static void push_text(lua_State *L, struct str text)
{
    if (text.length == 0)
        lua_pushnil(L);
    else
        push_any_text(L, text);
}

void script_push_revision(lua_State *L, const struct revision *revision)
{
    luaL_checkstack(L, 8, NULL);
    lua_pushinteger(L, revision->number);
    push_text(L, revision->date);
    push_text(L, revision->reason);
    push_facts(L, &revision_type);
}

static void push_side(lua_State *L, const struct change_side *side)
{
    if (!side->there) {
        lua_pushnil(L);
        return;
    }
    push_any_text(L, side->text);
    lua_pushinteger(L, (lua_Integer)side->page);
    push_text(L, side->folio);
    push_facts(L, &side_type);
}

static void push_change(lua_State *L, const struct change *change)
{
    lua_pushstring(L, change_kind_word(change->kind));
    push_text(L, change->table);
    push_text(L, change->row);
    push_text(L, change->column);
    push_text(L, change->words);
    push_side(L, &change->old);
    push_side(L, &change->new);
    lua_pushboolean(L, change->derived);
    push_facts(L, &change_type);
}

static void push_report(lua_State *L, const struct notice_report *report)
{
    push_text(L, report->title);
    push_text(L, report->author);
    script_push_revision(L, &report->revision);
    size_t count = report->changes == NULL ? 0 : report->changes->count;
    lua_newtable(L);
    for (size_t i = 0; i < count; i++) {
        push_change(L, &report->changes->items[i]);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    push_facts(L, &report_type);
}

void script_push_notice(lua_State *L, const struct notice *notice)
{
    luaL_checkstack(L, 40, NULL);
    push_text(L, notice->date);
    push_text(L, notice->reason);
    push_text(L, notice->signer);
    lua_newtable(L);
    for (size_t i = 0; i < notice->report_count; i++) {
        push_report(L, &notice->reports[i]);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    push_facts(L, &notice_type);
}
