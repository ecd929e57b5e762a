/* SPDX-License-Identifier: MIT
 *
 * Opening a pack and running it: pack.lua, the schema, then the document.
 *
 * Each run has a state of its own, so that one report leaves nothing behind
 * for the next; pack.lua and the schema run again in it, for their globals.
 */
#include "script/pack.h"

#include "script/object.h"

#include "base/file.h"

#include <assert.h>

/* What one run is to do. */
struct task {
    const struct budget *budget;     /* NULL: open the pack only */
    const struct document *document; /* the result */
};

/* Push what a file returns, and its thing; stops if it is of another kind. */
static const void *include_thing(lua_State *L, struct str file,
                                 enum object_kind kind)
{
    struct script *script = script_of(L);
    script_include(L, file);
    const void *thing = object_thing(L, -1, kind);
    if (thing != NULL)
        return thing;
    struct position fallback = script->fallback;
    script->fallback = (struct position){.file = script_resolve(L, file)};
    script_value_wrong(L, "return", file, object_kind_text(kind), -1);
    script->fallback = fallback;
    script_stop(L);
}

/* Dictionaries are read once, when the pack is opened. */
static void read_dictionaries(lua_State *L)
{
    struct script *script = script_of(L);
    struct pack *pack = script->pack;
    bool good = true;
    for (size_t i = 0; i < pack->dictionary_count; i++) {
        struct pack_dictionary *dictionary = &pack->dictionaries[i];
        dictionary->dictionary = dictionary_read(
            script_resolve(L, dictionary->path), script->arena, script->log);
        good = good && dictionary->dictionary != NULL;
    }
    if (!good)
        script_stop(L);
}

static void take_facts(lua_State *L, const struct pack *facts)
{
    struct pack *pack = script_of(L)->pack;
    pack->name = facts->name;
    pack->title = facts->title;
    pack->version = facts->version;
    pack->schema_file = facts->schema_file;
    pack->document_file = facts->document_file;
    pack->schema.file_key = facts->schema.file_key;
    pack->dictionaries = facts->dictionaries;
    pack->dictionary_count = facts->dictionary_count;
    read_dictionaries(L);
}

static int run_files(lua_State *L)
{
    struct script *script = script_of(L);
    struct task *task = lua_touserdata(L, 1);
    size_t errors = diag_error_count(script->log);
    script->pack->base_count = 0;
    const struct pack *facts = include_thing(L, STR("pack.lua"), OBJECT_PACK);
    if (diag_error_count(script->log) != errors)
        script_stop(L);
    script_find_bases(L, facts);
    if (task->budget == NULL)
        take_facts(L, facts);
    const struct record_type *root =
        include_thing(L, script->pack->schema_file, OBJECT_RECORD_TYPE);
    if (task->budget == NULL) {
        script->pack->schema.root = root;
        return 0;
    }
    script->amounts_read =
        ARENA_ARRAY(script->arena, task->budget->amount_count + 1, bool);
    script_push_record(L, task->budget->root);
    script_add_name(L, "budget");
    task->document =
        include_thing(L, script->pack->document_file, OBJECT_DOCUMENT);
    if (diag_error_count(script->log) == errors)
        script_report_unread(script, task->budget);
    return 0;
}

struct pack *pack_open(const struct pack_folders *folders,
                       const struct pack_limits *limits, struct arena *arena,
                       struct diag_log *log)
{
    struct pack *pack = ARENA_NEW(arena, struct pack);
    pack->folders.pack = str_copy(arena, folders->pack);
    pack->folders.common = str_copy(arena, folders->common);
    struct str *layouts = ARENA_ARRAY(arena, folders->layout_count, struct str);
    for (size_t i = 0; i < folders->layout_count; i++)
        layouts[i] = str_copy(arena, folders->layouts[i]);
    pack->folders.layouts = layouts;
    pack->folders.layout_count = folders->layout_count;
    pack->limits = *limits;
    pack->arena = arena;
    struct task task = {0};
    size_t errors = diag_error_count(log);
    bool good = script_run(pack, log, run_files, &task);
    return good && diag_error_count(log) == errors ? pack : NULL;
}

void pack_close(struct pack *pack)
{
    /* All of it is in the arena, and states end with their run. */
    (void)pack;
}

struct str pack_name(const struct pack *pack)
{
    return pack->name;
}

struct str pack_title(const struct pack *pack)
{
    return pack->title;
}

const struct schema *pack_schema(const struct pack *pack)
{
    return &pack->schema;
}

const struct document *pack_run(struct pack *pack, const struct budget *budget,
                                struct diag_log *log)
{
    assert(budget != NULL);
    struct task task = {.budget = budget};
    size_t errors = diag_error_count(log);
    bool good = script_run(pack, log, run_files, &task);
    return good && diag_error_count(log) == errors ? task.document : NULL;
}
