/* SPDX-License-Identifier: MIT
 *
 * The state in which a pack runs, and its two limits.
 *
 * Memory: Lua asks script_allocate for all of it, and the arena is asked how
 * much it grew. Instructions: Lua calls a hook every few of them. C functions
 * are not counted; those of Lua's library whose time does not follow from the
 * memory they hold are guarded in library.c.
 */
#include "script/object.h"

#include "base/file.h"

#include <assert.h>
#include <inttypes.h>
#include <lauxlib.h>
#include <stdlib.h>
#include <string.h>

enum { HOOK_STEP = 1000 }; /* instructions between two looks at the limit */

const struct pack_limits pack_default_limits = {
    .memory = (size_t)256 * 1024 * 1024,
    .instructions = UINT64_C(2000000000),
};

struct script *script_of(lua_State *L)
{
    struct script *script;
    memcpy(&script, lua_getextraspace(L), sizeof script);
    return script;
}

static struct str limit_text(struct script *script, const char *name,
                             uint64_t limit)
{
    return str_format(script->arena, "%s %" PRIu64, name, limit);
}

/* ---- memory ---- */

/* What script_allocate needs: the state is there only when it is made. */
struct allocator {
    struct script *script;
    lua_State *L;
};

/*
 * Lua's allocator. When the limit is met the position is noted: once
 * lua_pcall returns, the functions that ran are forgotten. Looking at them
 * here changes nothing in the state.
 */
static void *script_allocate(void *data, void *old, size_t old_size,
                             size_t size)
{
    struct allocator *allocator = data;
    struct script *script = allocator->script;
    /* For a new object, old_size is its type. */
    size_t held = old == NULL ? 0 : old_size;
    if (size == 0) {
        free(old);
        script->memory -= held;
        return NULL;
    }
    size_t others = script->memory - held;
    size_t limit = script->pack->limits.memory;
    if (size > held && (others > limit || size > limit - others)) {
        script->memory_at = allocator->L == NULL
                                ? script->fallback
                                : script_position(allocator->L);
        return NULL;
    }
    void *memory = realloc(old, size);
    if (memory == NULL)
        base_out_of_memory();
    script->memory = others + size;
    return memory;
}

void script_check_memory(lua_State *L)
{
    struct script *script = script_of(L);
    size_t limit = script->pack->limits.memory;
    size_t grown = arena_footprint(script->arena) - script->arena_start;
    if (grown > limit || script->memory > limit - grown)
        script_raise_memory(L);
}

_Noreturn void script_raise_memory(lua_State *L)
{
    struct script *script = script_of(L);
    script_raise(L, DIAG_PACK_RUNAWAY,
                 limit_text(script, "memory", script->pack->limits.memory));
}

/* ---- instructions ---- */

static void count_instructions(lua_State *L, lua_Debug *debug)
{
    (void)debug;
    struct script *script = script_of(L);
    uint64_t limit = script->pack->limits.instructions;
    script->instructions += HOOK_STEP;
    if (script->instructions > limit)
        script_raise(L, DIAG_PACK_RUNAWAY,
                     limit_text(script, "instructions", limit));
    script_check_memory(L);
}

/* ---- the run ---- */

struct protected_run {
    lua_CFunction body;
    void *data;
};

static void open_all(lua_State *L)
{
    static void (*const parts[])(lua_State *) = {
        script_open_library,   script_open_order,   script_open_include,
        script_open_template,  script_open_money,   script_open_rollup,
        script_open_budget,    script_open_schema,  script_open_check,
        script_open_rule,      script_open_mention, script_open_style,
        script_open_paragraph, script_open_cell,    script_open_row,
        script_open_table,     script_open_section, script_open_facts,
    };
    object_open(L);
    lua_newtable(L);
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++)
        parts[i](L);
    script_open_environment(L);
}

static int run_protected(lua_State *L)
{
    const struct protected_run *run = lua_touserdata(L, 1);
    open_all(L);
    lua_settop(L, 0);
    lua_pushlightuserdata(L, run->data);
    run->body(L);
    return 0;
}

static int run_state(lua_State *L, struct script *script, lua_CFunction body,
                     void *data)
{
    struct protected_run run = {body, data};
    memcpy(lua_getextraspace(L), &script, sizeof script);
    lua_sethook(L, count_instructions, LUA_MASKCOUNT, HOOK_STEP);
    lua_pushcfunction(L, script_handle_error);
    lua_pushcfunction(L, run_protected);
    lua_pushlightuserdata(L, &run);
    int status = lua_pcall(L, 1, 0, 1);
    if (status == LUA_ERRERR)
        /* An error while an error was handled: the stack is used up. */
        diag_add(script->log, DIAG_PACK_ERROR, script->fallback,
                 STR("stack overflow"));
    return status;
}

bool script_run(struct pack *pack, struct diag_log *log, lua_CFunction body,
                void *data)
{
    struct script script = {
        .pack = pack,
        .arena = pack->arena,
        .scratch = arena_new(),
        .log = log,
        .arena_start = arena_footprint(pack->arena),
        .fallback = {.file = file_join(pack->arena, pack->folders.pack,
                                       STR("pack.lua"))},
        .source_names = {.arena = pack->arena},
        .amount_format = {.unit = MONEY_WAN, .decimals = 2},
    };
    struct allocator allocator = {&script, NULL};
    lua_State *L = lua_newstate(script_allocate, &allocator);
    int status = LUA_ERRMEM;
    if (L != NULL) {
        allocator.L = L;
        status = run_state(L, &script, body, data);
        /* Closing calls the allocator, but runs no function. */
        allocator.L = NULL;
        lua_close(L);
    }
    if (status == LUA_ERRMEM)
        diag_add(log, DIAG_PACK_RUNAWAY, script.memory_at,
                 limit_text(&script, "memory", pack->limits.memory));
    arena_free(script.scratch);
    assert(script.memory == 0);
    return status == LUA_OK;
}
