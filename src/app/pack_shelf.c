/* SPDX-License-Identifier: MIT */
#include "app/pack_shelf.h"

#include "base/arena.h"

struct shelf_pack {
    struct str form;
    const struct pack *pack; /* NULL: it cannot be opened */
};

static const struct shelf_pack *find(const struct pack_shelf *shelf,
                                     struct str form)
{
    for (size_t i = 0; i < shelf->count; i++) {
        if (str_equal(shelf->items[i].form, form))
            return &shelf->items[i];
    }
    return NULL;
}

const struct pack *pack_shelf_open(struct pack_shelf *shelf,
                                   const struct places *places, struct str form)
{
    const struct shelf_pack *found = find(shelf, form);
    if (found != NULL)
        return found->pack;
    struct arena *arena = shelf->arena;
    struct diag_log *silent = diag_log_new(arena);
    struct pack *pack = NULL;
    struct str folder = places_pack(places, form, NOWHERE, arena, silent);
    if (folder.length != 0) {
        struct pack_folders folders = places_folders(places, folder, arena);
        pack = pack_open(&folders, &pack_default_limits, arena, silent);
    }
    ARENA_GROW(arena, shelf->items, shelf->count, shelf->capacity);
    shelf->items[shelf->count++] =
        (struct shelf_pack){str_copy(arena, form), pack};
    return pack;
}
