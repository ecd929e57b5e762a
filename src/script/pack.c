/* SPDX-License-Identifier: MIT
 *
 * Opening a pack and running it: pack.lua, the schema, then the document or
 * the import script.
 *
 * Each run has a state of its own, so that one report leaves nothing behind
 * for the next; pack.lua and the schema run again in it, for their globals.
 */
#include "script/pack.h"

#include "script/import_private.h"

#include "base/file.h"

#include <assert.h>

/* What one run is to do. */
struct task {
    const struct budget *budget;     /* NULL: no document */
    struct import_run *import;       /* NULL: no import */
    const struct notice *notice;     /* NULL: none; with none of the three the
                                        pack is only opened */
    const struct document *document; /* the result */
    const struct trace *trace;       /* of it; NULL: not asked for */
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
    pack->import_file = facts->import_file;
    pack->notice_file = facts->notice_file;
    pack->schema = facts->schema; /* its keys; the root is read below */
    pack->dictionaries = facts->dictionaries;
    pack->dictionary_count = facts->dictionary_count;
    read_dictionaries(L);
}

/* The functions of an import script are there for it alone. */
static void run_import(lua_State *L, struct import_run *run)
{
    struct script *script = script_of(L);
    script->import = run;
    import_open_sheets(L);
    import_open_nodes(L);
    const void *made = include_thing(L, script->pack->import_file, OBJECT_NODE);
    if (run->result.description != &((const struct node_object *)made)->node) {
        script->fallback = (struct position){
            .file = script_resolve(L, script->pack->import_file)};
        script_value_wrong(L, "return", script->pack->import_file,
                           STR("description{…}"), -1);
        script_stop(L);
    }
}

static void run_budget(lua_State *L, struct task *task)
{
    struct script *script = script_of(L);
    size_t errors = diag_error_count(script->log);
    script->budget_at = task->budget->root->at;
    script->budget_at.file = str_copy(script->arena, script->budget_at.file);
    script->amounts_read =
        ARENA_ARRAY(script->arena, task->budget->amount_count + 1, bool);
    if (script->pack->traces)
        script_trace_begin(script, task->budget);
    script_push_record(L, task->budget->root);
    script_add_name(L, "budget");
    script_push_revision(L, &script->pack->revision);
    script_add_name(L, "revision");
    task->document =
        include_thing(L, script->pack->document_file, OBJECT_DOCUMENT);
    script_report_tails(script);
    if (diag_error_count(script->log) == errors)
        script_report_unread(script, task->budget);
    task->trace = script->trace;
    if (script->trace != NULL)
        script_trace_end(script);
}

static void run_notice(lua_State *L, struct task *task)
{
    script_push_notice(L, task->notice);
    script_add_name(L, "notice");
    task->document =
        include_thing(L, script_of(L)->pack->notice_file, OBJECT_DOCUMENT);
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
    bool opens =
        task->budget == NULL && task->import == NULL && task->notice == NULL;
    if (opens)
        take_facts(L, facts);
    const struct record_type *root =
        include_thing(L, script->pack->schema_file, OBJECT_RECORD_TYPE);
    if (opens)
        script->pack->schema.root = root;
    else if (task->import != NULL)
        run_import(L, task->import);
    else if (task->notice != NULL)
        run_notice(L, task);
    else
        run_budget(L, task);
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
    pack->chunks = ARENA_NEW(arena, struct pack_chunks);
    pack->chunks->arena = arena;
    struct task task = {0};
    size_t errors = diag_error_count(log);
    bool good = script_run(pack, log, run_files, &task);
    return good && diag_error_count(log) == errors ? pack : NULL;
}

struct pack *pack_share(const struct pack *pack, struct arena *arena)
{
    struct pack *shared = ARENA_NEW(arena, struct pack);
    *shared = *pack;
    shared->arena = arena;
    /* Found again by each run, for itself. */
    shared->bases = NULL;
    shared->base_count = shared->base_capacity = 0;
    return shared;
}

void pack_close(struct pack *pack)
{
    /* All of it is in the arena, and states end with their run. */
    (void)pack;
}

void pack_trace(struct pack *pack)
{
    pack->traces = true;
}

void pack_revise(struct pack *pack, const struct revision *revision)
{
    pack->revision = (struct revision){
        .number = revision->number,
        .date = str_copy(pack->arena, revision->date),
        .reason = str_copy(pack->arena, revision->reason),
    };
}

struct str pack_name(const struct pack *pack)
{
    return pack->name;
}

struct str pack_title(const struct pack *pack)
{
    return pack->title;
}

struct str pack_version(const struct pack *pack)
{
    return pack->version;
}

const struct schema *pack_schema(const struct pack *pack)
{
    return &pack->schema;
}

size_t pack_folder_count(const struct pack *pack)
{
    return 1 + pack->base_count + (pack->folders.common.length != 0);
}

struct str pack_folder(const struct pack *pack, size_t index)
{
    if (index == 0)
        return pack->folders.pack;
    return index <= pack->base_count ? pack->bases[index - 1]
                                     : pack->folders.common;
}

bool pack_run_import(struct pack *pack, struct import_run *run,
                     struct diag_log *log)
{
    struct task task = {.import = run};
    size_t errors = diag_error_count(log);
    bool good = script_run(pack, log, run_files, &task);
    return good && diag_error_count(log) == errors;
}

const struct document *pack_run(struct pack *pack, const struct budget *budget,
                                struct diag_log *log)
{
    assert(budget != NULL);
    struct task task = {.budget = budget};
    size_t errors = diag_error_count(log);
    bool good = script_run(pack, log, run_files, &task);
    if (!good || diag_error_count(log) != errors)
        return NULL;
    struct document *document = ARENA_NEW(pack->arena, struct document);
    *document = *task.document;
    document->form = pack->name;
    document->form_version = pack->version;
    document->revision = pack->revision;
    document->trace = task.trace;
    return document;
}

const struct document *pack_run_notice(struct pack *pack,
                                       const struct notice *notice,
                                       struct diag_log *log)
{
    assert(notice->report_count > 0);
    if (pack->notice_file.length == 0) {
        struct position at = {.file = file_join(pack->arena, pack->folders.pack,
                                                STR("pack.lua"))};
        diag_add(log, DIAG_PACK_NO_NOTICE, at, pack->name);
        return NULL;
    }
    struct task task = {.notice = notice};
    size_t errors = diag_error_count(log);
    bool good = script_run(pack, log, run_files, &task);
    return good && diag_error_count(log) == errors ? task.document : NULL;
}
