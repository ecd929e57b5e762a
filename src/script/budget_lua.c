/* SPDX-License-Identifier: MIT
 *
 * The budget in a pack: records that are read by the ids of the schema. An id
 * that the schema does not have is a mistake, never nil.
 *
 * Sub-records and lists are made when first asked for and kept in the user
 * value of their record, so that budget.projects is the same list each time.
 */
#include "script/object.h"

#include <lauxlib.h>

static _Noreturn void unknown_id(lua_State *L, const struct record *record,
                                 int key)
{
    struct arena *arena = script_of(L)->arena;
    const struct record_type *type = record->type;
    struct str *ids = ARENA_ARRAY(arena, type->field_count, struct str);
    for (size_t i = 0; i < type->field_count; i++)
        ids[i] = type->fields[i].id;
    struct str id = script_key_text(L, key);
    script_raise(L, DIAG_PACK_KEY_UNKNOWN, type->name, id,
                 diag_suggestion(arena, id, ids, type->field_count));
}

/* The datum of the id at key; raises a mistake if there is none. */
static const struct datum *check_datum(lua_State *L,
                                       const struct record *record, int key)
{
    const struct datum *datum = NULL;
    if (lua_type(L, key) == LUA_TSTRING) {
        struct str id;
        id.data = lua_tolstring(L, key, &id.length);
        datum = record_lookup(record, id);
    }
    if (datum == NULL)
        unknown_id(L, record, key);
    return datum;
}

void script_push_record(lua_State *L, const struct record *record)
{
    object_push(L, OBJECT_RECORD, record);
    lua_newtable(L);
    lua_setiuservalue(L, -2, 1);
}

static void push_list(lua_State *L, const struct datum *datum)
{
    size_t count = datum->record_count;
    lua_createtable(L, count < INT32_MAX ? (int)count : 0, 0);
    for (size_t i = 0; i < count; i++) {
        script_push_record(L, datum->records[i]);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
}

/* Push the record or list of the datum, made once; the record that has it is
 * at 1. */
static void push_kept(lua_State *L, const struct datum *datum)
{
    lua_getiuservalue(L, 1, 1);
    if (lua_rawgetp(L, -1, datum) == LUA_TNIL) {
        lua_pop(L, 1);
        if (datum->field->kind == FIELD_LIST)
            push_list(L, datum);
        else
            script_push_record(L, datum->record);
        lua_pushvalue(L, -1);
        lua_rawsetp(L, -3, datum);
    }
    lua_remove(L, -2);
}

static int record_index(lua_State *L)
{
    const struct record *record = object_thing(L, 1, OBJECT_RECORD);
    const struct datum *datum = check_datum(L, record, 2);
    switch (datum->field->kind) {
    case FIELD_AMOUNT:
        script_of(L)->amounts_read[datum->number] = true;
        script_push_money(L, datum->money,
                          script_of(L)->trace == NULL ? 0 : datum->number);
        break;
    case FIELD_INTEGER:
        if (datum->present)
            lua_pushinteger(L, datum->integer);
        else
            lua_pushnil(L);
        break;
    case FIELD_TEXT:
    case FIELD_DATE:
    case FIELD_CODE:
    case FIELD_CHOICE:
    case FIELD_UNIT:
        if (datum->present)
            lua_pushlstring(L, datum->text.data, datum->text.length);
        else
            lua_pushnil(L);
        break;
    case FIELD_RECORD:
    case FIELD_LIST:
        push_kept(L, datum);
        break;
    }
    return 1;
}

static int record_assign(lua_State *L)
{
    const struct record *record = object_thing(L, 1, OBJECT_RECORD);
    script_raise(L, DIAG_PACK_READ_ONLY, record->type->name,
                 script_key_text(L, 2));
}

static const struct record *check_record(lua_State *L, const char *owner)
{
    const struct record *record = object_thing(L, 1, OBJECT_RECORD);
    if (record == NULL)
        script_raise_value(L, owner, STR("1"), object_kind_text(OBJECT_RECORD),
                           1);
    return record;
}

static int stated(lua_State *L)
{
    lua_settop(L, 2);
    const struct record *record = check_record(L, "stated");
    lua_pushboolean(L, check_datum(L, record, 2)->present);
    return 1;
}

/* The document outlives the budget: names of files and of sheets are copied,
 * each once. */
static struct str kept_name(struct script *script, struct str name)
{
    struct key_map *names = &script->source_names;
    size_t known = names->count;
    size_t index = key_map_add(names, name);
    if (index == known)
        names->keys[index] = str_copy(script->arena, name);
    return names->keys[index];
}

struct position script_kept_position(struct script *script, struct position at)
{
    at.file = kept_name(script, at.file);
    at.sheet = kept_name(script, at.sheet);
    return at;
}

/* Where the byte of a text stands whose number, from 1, is at 3. */
static struct position inner_position(lua_State *L, const struct datum *datum)
{
    lua_Integer from = lua_tointeger(L, 3);
    if (datum->field->kind != FIELD_TEXT || !lua_isinteger(L, 3) || from < 1 ||
        (size_t)from > datum->text.length + 1)
        script_raise_value(
            L, "position", STR("3"),
            DIAG_BOTH("文字中字节的序号", "the number of a byte of a text"), 3);
    return text_runs_position(datum->runs, datum->text, datum->at,
                              (size_t)from - 1);
}

static int position(lua_State *L)
{
    lua_settop(L, 3);
    const struct record *record = check_record(L, "position");
    struct position at = record->at;
    if (!lua_isnil(L, 2) || !lua_isnil(L, 3)) {
        const struct datum *datum = check_datum(L, record, 2);
        at = lua_isnil(L, 3) ? datum->at : inner_position(L, datum);
    }
    at = script_kept_position(script_of(L), at);
    object_push_copy(L, OBJECT_POSITION, &at, sizeof at);
    return 1;
}

/* What a message may say of a position: its line. */
static int position_index(lua_State *L)
{
    const struct position *at = object_thing(L, 1, OBJECT_POSITION);
    struct str key = script_key_text(L, 2);
    if (!str_equal(key, STR("line")))
        script_raise(L, DIAG_PACK_KEY_UNKNOWN,
                     object_kind_text(OBJECT_POSITION), key, STR(""));
    if (at->line == 0)
        lua_pushnil(L);
    else
        lua_pushinteger(L, at->line);
    return 1;
}

void script_open_budget(lua_State *L)
{
    object_metatable(L, OBJECT_POSITION);
    script_add_function(L, "__index", position_index);
    lua_pop(L, 1);
    object_metatable(L, OBJECT_RECORD);
    script_add_function(L, "__index", record_index);
    script_add_function(L, "__newindex", record_assign);
    lua_pop(L, 1);
    script_add_function(L, "stated", stated);
    script_add_function(L, "position", position);
}
