/* SPDX-License-Identifier: MIT
 *
 * The base of a pack: another pack, whose files it takes where it has none of
 * its own, so that two forms share what they have in common.
 *
 * pack.lua of each base runs for the name of the next one; nothing else of it
 * counts.
 */
#include "script/object.h"

#include "base/file.h"

#define PACK_FILE STR("pack.lua")

/* The folder of the pack called name: beside the pack, or else in the folders
 * of the search; "" if there is none. */
static struct str find_folder(const struct pack *pack, struct str name,
                              struct arena *arena)
{
    if (!file_is_plain_name(name))
        return STR("");
    const struct pack_folders *folders = &pack->folders;
    struct str beside = file_join(arena, file_folder(folders->pack), name);
    if (file_exists(file_join(arena, beside, PACK_FILE)))
        return beside;
    for (size_t i = 0; i < folders->layout_count; i++) {
        struct str folder = file_join(arena, folders->layouts[i], name);
        if (file_exists(file_join(arena, folder, PACK_FILE)))
            return folder;
    }
    return STR("");
}

static bool is_known(const struct pack *pack, struct str folder)
{
    bool known = str_equal(folder, pack->folders.pack);
    for (size_t i = 0; i < pack->base_count; i++)
        known = known || str_equal(folder, pack->bases[i]);
    return known;
}

static _Noreturn void refuse(lua_State *L, enum diag_code code,
                             const struct pack *facts)
{
    struct script *script = script_of(L);
    diag_add(script->log, code, facts->base_at,
             script_clean(script->arena, facts->name),
             script_clean(script->arena, facts->base));
    script_stop(L);
}

void script_find_bases(lua_State *L, const struct pack *facts)
{
    struct script *script = script_of(L);
    struct pack *pack = script->pack;
    while (facts->base.length != 0) {
        struct str folder = find_folder(pack, facts->base, script->arena);
        if (folder.length == 0)
            refuse(L, DIAG_PACK_BASE_MISSING, facts);
        if (is_known(pack, folder))
            refuse(L, DIAG_PACK_BASE_CYCLE, facts);
        struct str file = file_join(script->arena, folder, PACK_FILE);
        size_t errors = diag_error_count(script->log);
        script_include_path(L, file, PACK_FILE);
        const struct pack *next = object_thing(L, -1, OBJECT_PACK);
        lua_pop(L, 1);
        if (diag_error_count(script->log) != errors)
            script_stop(L);
        if (next == NULL)
            refuse(L, DIAG_PACK_BASE_MISSING, facts);
        ARENA_GROW(script->arena, pack->bases, pack->base_count,
                   pack->base_capacity);
        pack->bases[pack->base_count++] = folder;
        facts = next;
    }
}
