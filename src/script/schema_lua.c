/* SPDX-License-Identifier: MIT
 *
 * pack, record and field: what a pack is, and what its descriptions say.
 */
#include "script/object.h"

#include "budget/scalar.h"

#include <lauxlib.h>

/* ---- field ---- */

/* Order of enum field_kind. */
static const char *const field_kinds[] = {"text", "amount", "integer", "date",
                                          "code", "choice", "unit",    "record",
                                          "list", NULL};

/* The type at [3]. */
static enum field_kind read_kind(const struct options *options)
{
    lua_State *L = options->L;
    struct str names[FIELD_LIST + 1];
    struct builder all = {.arena = script_of(L)->arena};
    lua_rawgeti(L, options->index, 3);
    struct str text = STR("");
    if (lua_type(L, -1) == LUA_TSTRING)
        text.data = lua_tolstring(L, -1, &text.length);
    for (int kind = 0; field_kinds[kind] != NULL; kind++) {
        names[kind] = str_from(field_kinds[kind]);
        builder_format(&all, "%s\"%s\"", kind == 0 ? "" : " | ",
                       field_kinds[kind]);
        if (str_equal(text, names[kind])) {
            lua_pop(L, 1);
            return (enum field_kind)kind;
        }
    }
    script_value_wrong(L, "field", STR("[3]"), builder_str(&all), -1);
    lua_pop(L, 1);
    return FIELD_TEXT;
}

static bool is_identifier(struct str id)
{
    for (size_t i = 0; i < id.length; i++) {
        char c = id.data[i];
        bool letter = (c >= 'a' && c <= 'z') || c == '_';
        if (!letter && (i == 0 || c < '0' || c > '9'))
            return false;
    }
    return id.length > 0;
}

/* The text at [place], which must be there. */
static struct str read_text(const struct options *options, int place,
                            struct str what)
{
    lua_State *L = options->L;
    struct str key = str_format(script_of(L)->arena, "[%d]", place);
    struct str text = STR("");
    lua_rawgeti(L, options->index, place);
    if (lua_type(L, -1) == LUA_TSTRING)
        text = object_text(L, -1, options->owner, key, false);
    if (text.length == 0)
        script_value_wrong(L, options->owner, key, what, -1);
    lua_pop(L, 1);
    return text;
}

/* Texts of a list under a key. */
static void read_choices(const struct options *options, struct field *field)
{
    lua_State *L = options->L;
    struct arena *arena = script_of(L)->arena;
    if (lua_getfield(L, options->index, "choices") == LUA_TTABLE) {
        struct options list = options_open(L, -1, "choices", NULL, SIZE_MAX);
        struct str *choices = ARENA_ARRAY(arena, list.item_count, struct str);
        for (size_t i = 0; i < list.item_count; i++) {
            lua_rawgeti(L, list.index, (lua_Integer)i + 1);
            choices[i] = object_text(L, -1, "choices",
                                     str_format(arena, "[%zu]", i + 1), false);
            lua_pop(L, 1);
        }
        field->choices = choices;
        field->choice_count = list.item_count;
    } else if (!lua_isnil(L, -1)) {
        script_value_wrong(L, "field", STR("choices"),
                           DIAG_BOTH("文本的列表", "a list of texts"), -1);
    }
    lua_pop(L, 1);
}

/* What a template shows must be right in a description. */
static void read_example(const struct options *options, struct field *field)
{
    lua_State *L = options->L;
    field->example = options_text(options, "example", STR(""));
    if (field->example.length == 0 || scalar_accepts(field, field->example))
        return;
    lua_getfield(L, options->index, "example");
    script_value_wrong(L, "field", STR("example"), field_kind_name(field->kind),
                       -1);
    lua_pop(L, 1);
}

/* A key that only one kind of field has, and needs. */
static bool key_fits(const struct options *options, const char *key,
                     bool wanted, bool needed)
{
    if (!wanted && options_has(options, key)) {
        script_report(options->L, DIAG_PACK_KEY_UNWANTED,
                      str_from(options->owner), str_from(key));
        return false;
    }
    if (needed)
        return options_require(options, key);
    return wanted && options_has(options, key);
}

static int field(lua_State *L)
{
    static const char *const keys[] = {"required", "meaning",    "unique",
                                       "choices",  "dictionary", "of",
                                       "example",  NULL};
    struct options options = options_open(L, 1, "field", keys, 3);
    struct field *field = ARENA_NEW(script_of(L)->arena, struct field);
    field->name = read_text(&options, 1,
                            DIAG_BOTH("描述所用的名称", "its name in a "
                                                        "description"));
    field->id = read_text(&options, 2, DIAG_BOTH("标识符", "an identifier"));
    if (field->id.length > 0 && !is_identifier(field->id)) {
        lua_rawgeti(L, 1, 2);
        script_value_wrong(L, "field", STR("[2]"),
                           DIAG_BOTH("小写字母、数字和下划线的标识符",
                                     "an identifier of a-z, 0-9, _"),
                           -1);
        lua_pop(L, 1);
    }
    field->kind = read_kind(&options);
    field->required = options_flag(&options, "required", false);
    field->unique = options_flag(&options, "unique", false);
    field->meaning = options_text(&options, "meaning", STR(""));
    bool choice = field->kind == FIELD_CHOICE;
    if (key_fits(&options, "choices", choice, choice))
        read_choices(&options, field);
    if (key_fits(&options, "dictionary", field->kind == FIELD_CODE, false)) {
        lua_getfield(L, options.index, "dictionary");
        const struct pack_dictionary *dictionary =
            script_dictionary(L, "field", -1);
        lua_pop(L, 1);
        if (dictionary != NULL) {
            field->dictionary_name = dictionary->path;
            field->dictionary = dictionary->dictionary;
        }
    }
    bool nests = field->kind == FIELD_RECORD || field->kind == FIELD_LIST;
    if (key_fits(&options, "of", nests, nests))
        field->record = options_required(&options, "of", OBJECT_RECORD_TYPE);
    if (key_fits(&options, "example", !nests, false))
        read_example(&options, field);
    object_push(L, OBJECT_FIELD, field);
    return 1;
}

/* ---- record ---- */

static void check_repeats(lua_State *L, const struct record_type *type)
{
    for (size_t i = 0; i < type->field_count; i++) {
        for (size_t j = 0; j < i; j++) {
            const struct field *a = &type->fields[j], *b = &type->fields[i];
            if (a->name.length > 0 && str_equal(a->name, b->name))
                script_report(L, DIAG_PACK_NAME_REPEATED, type->name, b->name);
            if (a->id.length > 0 && str_equal(a->id, b->id))
                script_report(L, DIAG_PACK_NAME_REPEATED, type->name, b->id);
        }
    }
}

static int record(lua_State *L)
{
    static const char *const keys[] = {"name", NULL};
    struct arena *arena = script_of(L)->arena;
    struct options options = options_open(L, 1, "record", keys, SIZE_MAX);
    options_require(&options, "name");
    struct object_list list = {0};
    object_list_add(L, options.index, options.item_count, "record",
                    OBJECT_FIELD, &list);
    struct field *fields = ARENA_ARRAY(arena, list.count, struct field);
    for (size_t i = 0; i < list.count; i++)
        fields[i] = *(const struct field *)list.things[i];
    struct record_type *type = ARENA_NEW(arena, struct record_type);
    *type = (struct record_type){
        .name = options_text(&options, "name", STR("")),
        .fields = fields,
        .field_count = list.count,
    };
    check_repeats(L, type);
    object_push(L, OBJECT_RECORD_TYPE, type);
    return 1;
}

/* ---- pack ---- */

static void read_dictionaries(const struct options *options, struct pack *pack)
{
    lua_State *L = options->L;
    struct arena *arena = script_of(L)->arena;
    int type = lua_getfield(L, options->index, "dictionaries");
    if (type != LUA_TNIL && type != LUA_TTABLE)
        script_value_wrong(L, "pack", STR("dictionaries"),
                           DIAG_BOTH("表（table）", "a table"), -1);
    if (type == LUA_TTABLE) {
        int table = lua_gettop(L);
        size_t count;
        const struct table_key *keys = script_table_keys(L, table, &count);
        pack->dictionaries = ARENA_ARRAY(arena, count, struct pack_dictionary);
        for (size_t i = 0; i < count; i++) {
            if (keys[i].kind != TABLE_KEY_STRING) {
                script_report(L, DIAG_PACK_KEY_UNKNOWN, STR("dictionaries"),
                              DIAG_BOTH("非文本的键", "a key that is no text"),
                              STR(""));
                continue;
            }
            struct str name = script_clean(arena, keys[i].string);
            lua_getfield(L, table, str_c(arena, keys[i].string));
            pack->dictionaries[pack->dictionary_count++] =
                (struct pack_dictionary){
                    .name = name,
                    .path = object_text(L, -1, "dictionaries", name, false),
                };
            lua_pop(L, 1);
        }
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
}

static int pack(lua_State *L)
{
    static const char *const keys[] = {
        "name",      "title",      "version", "schema",
        "file_key",  "document",   "base",    "dictionaries",
        "sheet_key", "filter_key", "import",  "notice",
        NULL};
    enum { REQUIRED_COUNT = 6 }; /* the first ones */
    struct options options = options_open(L, 1, "pack", keys, 0);
    struct pack *pack = ARENA_NEW(script_of(L)->arena, struct pack);
    for (size_t i = 0; i < REQUIRED_COUNT; i++)
        options_require(&options, keys[i]);
    pack->name = options_text(&options, "name", STR(""));
    pack->title = options_text(&options, "title", STR(""));
    pack->version = options_text(&options, "version", STR(""));
    pack->schema_file = options_text(&options, "schema", STR(""));
    pack->document_file = options_text(&options, "document", STR(""));
    pack->schema.file_key = options_text(&options, "file_key", STR(""));
    pack->import_file = options_text(&options, "import", STR(""));
    pack->notice_file = options_text(&options, "notice", STR(""));
    pack->schema.sheet_key = options_text(&options, "sheet_key", STR(""));
    pack->schema.filter_key = options_text(&options, "filter_key", STR(""));
    pack->base = options_text(&options, "base", STR(""));
    pack->base_at = script_position(L);
    read_dictionaries(&options, pack);
    object_push(L, OBJECT_PACK, pack);
    return 1;
}

void script_open_schema(lua_State *L)
{
    script_add_function(L, "field", field);
    script_add_function(L, "record", record);
    script_add_function(L, "pack", pack);
}
