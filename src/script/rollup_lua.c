/* SPDX-License-Identifier: MIT
 *
 * rollup and code_name: classification codes in a pack.
 */
#include "script/object.h"

#include "budget/codes.h"

#include <lauxlib.h>

enum { MOST_LEVELS = 8, MOST_SUMS = 64 };

/* What one call of rollup asks for. */
struct request {
    struct options options;
    int levels[MOST_LEVELS];
    size_t level_count;
    struct str sums[MOST_SUMS]; /* ids of the amounts */
    size_t sum_count;
    struct str code;                          /* id of the code */
    const struct pack_dictionary *dictionary; /* NULL: rows have no name */
    uint32_t *origins; /* of the lines' amounts, in order; NULL: no trace */
};

const struct pack_dictionary *script_dictionary(lua_State *L, const char *owner,
                                                int index)
{
    const struct pack *pack = script_of(L)->pack;
    struct builder all = {.arena = pack->arena};
    size_t length = 0;
    const char *text = lua_type(L, index) == LUA_TSTRING
                           ? lua_tolstring(L, index, &length)
                           : "";
    for (size_t i = 0; i < pack->dictionary_count; i++) {
        const struct pack_dictionary *dictionary = &pack->dictionaries[i];
        if (str_equal(dictionary->name, (struct str){text, length}))
            return dictionary;
        builder_format(&all, "%s\"%.*s\"", i == 0 ? "" : " | ",
                       STR_FMT(dictionary->name));
    }
    script_value_wrong(
        L, owner, STR("dictionary"),
        all.length > 0 ? builder_str(&all)
                       : DIAG_BOTH("pack 的字典", "a dictionary of the pack"),
        index);
    return NULL;
}

/* ---- the request ---- */

static void read_levels(struct request *request)
{
    lua_State *L = request->options.L;
    lua_getfield(L, request->options.index, "levels");
    size_t count = lua_type(L, -1) == LUA_TTABLE ? lua_rawlen(L, -1) : 0;
    bool good = count >= 1 && count <= MOST_LEVELS;
    for (size_t i = 0; good && i < count; i++) {
        lua_rawgeti(L, -1, (lua_Integer)i + 1);
        lua_Integer digits = lua_tointeger(L, -1);
        good = lua_isinteger(L, -1) && digits >= 1 && digits <= 20 &&
               (i == 0 || digits > request->levels[i - 1]);
        request->levels[i] = good ? (int)digits : 0;
        lua_pop(L, 1);
    }
    if (!good)
        script_raise_value(L, "rollup", STR("levels"),
                           DIAG_BOTH("递增的位数，如 {3, 5, 7}",
                                     "growing numbers of digits, like "
                                     "{3, 5, 7}"),
                           -1);
    request->level_count = count;
    lua_pop(L, 1);
}

/* Keys that a row has for other things. */
static bool is_reserved(struct str id)
{
    return str_equal(id, STR("code")) || str_equal(id, STR("name")) ||
           str_equal(id, STR("level")) || str_equal(id, STR("lines")) ||
           str_equal(id, STR("first"));
}

static void read_sums(struct request *request)
{
    lua_State *L = request->options.L;
    struct arena *arena = script_of(L)->arena;
    lua_getfield(L, request->options.index, "sum");
    size_t count = lua_type(L, -1) == LUA_TTABLE ? lua_rawlen(L, -1) : 0;
    bool good = count >= 1 && count <= MOST_SUMS;
    for (size_t i = 0; good && i < count; i++) {
        lua_rawgeti(L, -1, (lua_Integer)i + 1);
        good = lua_type(L, -1) == LUA_TSTRING;
        if (good) {
            struct str id;
            id.data = lua_tolstring(L, -1, &id.length);
            request->sums[i] = str_copy(arena, id);
            good = !is_reserved(id);
        }
        lua_pop(L, 1);
    }
    if (!good)
        script_raise_value(
            L, "rollup", STR("sum"),
            DIAG_BOTH("金额字段名的列表，不用 code、name、level、"
                      "lines、first",
                      "a list of ids of amounts, other than "
                      "code, name, level, lines, first"),
            -1);
    request->sum_count = count;
    lua_pop(L, 1);
}

static void read_request(lua_State *L, struct request *request)
{
    static const char *const keys[] = {"levels", "sum", "dictionary", "code",
                                       NULL};
    *request =
        (struct request){.options = options_open(L, 2, "rollup", keys, 0)};
    read_levels(request);
    read_sums(request);
    request->code = options_text(&request->options, "code", STR("code"));
    if (lua_getfield(L, 2, "dictionary") != LUA_TNIL) {
        request->dictionary = script_dictionary(L, "rollup", -1);
        if (request->dictionary == NULL)
            script_stop(L);
    }
    lua_pop(L, 1);
}

/* ---- lines ---- */

/* Push the value of a field of the line on top. */
static void push_field(lua_State *L, struct str id)
{
    lua_pushlstring(L, id.data, id.length);
    lua_gettable(L, -2);
}

/* The line on top of the stack. */
static struct rollup_line read_line(lua_State *L, const struct request *request,
                                    size_t number, uint32_t *origins)
{
    struct arena *arena = script_of(L)->arena;
    struct str place = str_format(arena, "[%zu]", number);
    if (lua_type(L, -1) != LUA_TTABLE &&
        object_thing(L, -1, OBJECT_RECORD) == NULL)
        script_raise_value(L, "rollup", place,
                           DIAG_BOTH("记录或表", "a record or a table"), -1);
    push_field(L, request->code);
    struct str code = STR("");
    if (lua_type(L, -1) == LUA_TSTRING)
        code.data = lua_tolstring(L, -1, &code.length);
    if (!code_is_valid(code))
        script_raise_value(
            L, "rollup",
            str_format(arena, "[%zu].%.*s", number, STR_FMT(request->code)),
            DIAG_BOTH("分类编码（3、5 或 7 位数字的文本）",
                      "a classification code (text of 3, 5 or 7 digits)"),
            -1);
    code = str_copy(arena, code);
    lua_pop(L, 1);
    money_t *amounts = ARENA_ARRAY(arena, request->sum_count, money_t);
    for (size_t i = 0; i < request->sum_count; i++) {
        push_field(L, request->sums[i]);
        const struct object *object = object_at(L, -1);
        if (object != NULL && object->kind == OBJECT_MONEY) {
            amounts[i] = object->money;
            if (origins != NULL)
                origins[i] = object->origin;
        } else if (!lua_isnil(L, -1))
            script_raise_value(L, "rollup",
                               str_format(arena, "[%zu].%.*s", number,
                                          STR_FMT(request->sums[i])),
                               DIAG_BOTH("金额", "money"), -1);
        lua_pop(L, 1);
    }
    return (struct rollup_line){code, amounts};
}

/* ---- rows ---- */

/* The origins of all sums of all rows, in order; NULL if there is no trace.
 * Each line adds to the rows that rollup_make adds it to. */
static const uint32_t *join_origins(lua_State *L, const struct request *request,
                                    const struct rollup_line *lines,
                                    size_t line_count,
                                    const struct rollup *result)
{
    if (request->origins == NULL)
        return NULL;
    struct script *script = script_of(L);
    size_t sums = request->sum_count;
    uint32_t *joined =
        ARENA_ARRAY(script->arena, result->count * sums, uint32_t);
    struct key_map rows = {.arena = script->arena};
    for (size_t i = 0; i < result->count; i++)
        key_map_add(&rows, result->rows[i].code);
    for (size_t i = 0; i < line_count; i++)
        for (size_t k = 0; k <= request->level_count; k++) {
            size_t digits = k == 0 ? 0 : (size_t)request->levels[k - 1];
            if (digits > lines[i].code.length)
                break;
            size_t row =
                key_map_lookup(&rows, str_slice(lines[i].code, 0, digits));
            for (size_t s = 0; s < sums; s++) {
                uint32_t *origin = &joined[row * sums + s];
                *origin = script_trace_join(script, *origin,
                                            request->origins[i * sums + s]);
            }
        }
    return joined;
}

/* The lines are the table at 1; places tells where in it each stands. origins:
 * of the row's sums; NULL: none. */
static void push_row(lua_State *L, const struct request *request,
                     const struct rollup_row *row, const size_t *places,
                     const uint32_t *origins)
{
    lua_newtable(L);
    lua_pushinteger(L, (lua_Integer)row->line_count);
    lua_setfield(L, -2, "lines");
    if (row->line_count > 0) {
        lua_rawgeti(L, 1, (lua_Integer)places[row->first_line]);
        lua_setfield(L, -2, "first");
    }
    lua_pushinteger(L, row->level);
    lua_setfield(L, -2, "level");
    if (row->level > 0) {
        lua_pushlstring(L, row->code.data, row->code.length);
        lua_setfield(L, -2, "code");
        struct str name = STR("");
        if (request->dictionary != NULL)
            name = dictionary_name(request->dictionary->dictionary, row->code);
        lua_pushlstring(L, name.data, name.length);
        lua_setfield(L, -2, "name");
    }
    for (size_t i = 0; i < request->sum_count; i++) {
        lua_pushlstring(L, request->sums[i].data, request->sums[i].length);
        script_push_money(L, row->amounts[i], origins == NULL ? 0 : origins[i]);
        lua_rawset(L, -3);
    }
}

/* Codes of the input were looked up when the budget was read; those that stand
 * above them, 类 and 款, are first met here. */
static void warn_nameless(lua_State *L, const struct request *request,
                          const struct rollup_row *row,
                          const struct rollup_line *lines, size_t count)
{
    const struct pack_dictionary *dictionary = request->dictionary;
    if (dictionary == NULL || row->level == 0 ||
        dictionary_name(dictionary->dictionary, row->code).length > 0)
        return;
    for (size_t i = 0; i < count; i++)
        if (str_equal(lines[i].code, row->code))
            return;
    script_report(L, DIAG_CODE_UNKNOWN, STR("rollup"), row->code,
                  dictionary->name);
}

static int rollup(lua_State *L)
{
    struct script *script = script_of(L);
    lua_settop(L, 2);
    struct request request;
    read_request(L, &request);
    struct options list = options_open(L, 1, "rollup", NULL, SIZE_MAX);
    struct rollup_line *lines =
        ARENA_ARRAY(script->arena, list.item_count, struct rollup_line);
    size_t *places = ARENA_ARRAY(script->arena, list.item_count, size_t);
    if (script->trace != NULL)
        request.origins = ARENA_ARRAY(
            script->arena, list.item_count * request.sum_count, uint32_t);
    size_t count = 0;
    for (size_t i = 1; i <= list.item_count; i++) {
        if (lua_rawgeti(L, 1, (lua_Integer)i) != LUA_TNIL) {
            uint32_t *origins =
                request.origins == NULL
                    ? NULL
                    : request.origins + count * request.sum_count;
            places[count] = i;
            lines[count++] = read_line(L, &request, i, origins);
        }
        lua_settop(L, 2);
    }
    struct rollup result;
    /* It does not know the place: what it says is said here. */
    struct diag_log *unplaced = diag_log_new(script->arena);
    if (!rollup_make(lines, count, request.sum_count, request.levels,
                     request.level_count, script->arena, unplaced, &result))
        script_raise(L, DIAG_SUM_OVERFLOW, STR("rollup"));
    const uint32_t *origins = join_origins(L, &request, lines, count, &result);
    lua_newtable(L);
    for (size_t i = 0; i < result.count; i++) {
        warn_nameless(L, &request, &result.rows[i], lines, count);
        push_row(L, &request, &result.rows[i], places,
                 origins == NULL ? NULL : origins + i * request.sum_count);
        if (i == 0)
            lua_setfield(L, -2, "total");
        else
            lua_rawseti(L, -2, (lua_Integer)i);
    }
    return 1;
}

static int code_name(lua_State *L)
{
    lua_settop(L, 2);
    const struct pack_dictionary *dictionary =
        script_dictionary(L, "code_name", 1);
    if (dictionary == NULL)
        script_stop(L);
    if (lua_type(L, 2) != LUA_TSTRING)
        script_raise_value(L, "code_name", STR("2"),
                           DIAG_BOTH("编码（文本）", "a code (text)"), 2);
    struct str code;
    code.data = lua_tolstring(L, 2, &code.length);
    struct str name = dictionary_name(dictionary->dictionary, code);
    if (name.length == 0)
        lua_pushnil(L);
    else
        lua_pushlstring(L, name.data, name.length);
    return 1;
}

void script_open_rollup(lua_State *L)
{
    script_add_function(L, "rollup", rollup);
    script_add_function(L, "code_name", code_name);
}
