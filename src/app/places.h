/* SPDX-License-Identifier: MIT
 *
 * Where layout packs and fonts are looked for.
 *
 * In this order: the folders that the command line names; ./layouts and
 * ./fonts; those of the source tree or the installation that the program file
 * lies in; those of the installation that it was built for. What is found
 * never shows in a report: the same pack and fonts give the same file from
 * any folder.
 */
#ifndef GONGKAI_APP_PLACES_H
#define GONGKAI_APP_PLACES_H

#include "base/diag.h"
#include "script/pack.h"

struct arena;
struct character_sets;
struct fonts;

struct places {
    const struct str *layouts; /* folders of packs that are there, in order */
    size_t layout_count;
    const struct str *fonts; /* folders for fonts_open, in order */
    size_t font_count;
    bool system_fonts;         /* may be used for what those lack */
    struct str character_sets; /* file for character_sets_open; "" none */
};

/* A pack's place. */
struct pack_place {
    struct str name;
    struct str folder;
};

/*
 * Look around. layouts and fonts are the folders of the command line; one
 * that is not there is FILE_UNREADABLE. No fonts of the system are used
 * unless the caller says so. Everything lives in the arena.
 */
struct places places_find(const struct str *layouts, size_t layout_count,
                          const struct str *fonts, size_t font_count,
                          struct arena *arena, struct diag_log *log);

/*
 * The folder of the pack that is called name; "" with PACK_NOT_FOUND at the
 * position if there is none. A name is one folder name: anything that could
 * lead elsewhere is not found.
 */
struct str places_pack(const struct places *places, struct str name,
                       struct position at, struct arena *arena,
                       struct diag_log *log);

/* Where the files of the pack in a folder are looked for. What packs share is
 * taken from beside it, or else from the first such folder of the search. */
struct pack_folders places_folders(const struct places *places, struct str pack,
                                   struct arena *arena);

/* All packs by name; of two with one name, the one that places_pack finds. */
const struct pack_place *places_packs(const struct places *places,
                                      struct arena *arena, size_t *count);

/* Open the fonts: NULL with FILE_UNREADABLE if no manifest was found, or with
 * the diagnostics of fonts_open. Release with fonts_close. */
struct fonts *places_fonts(const struct places *places, struct diag_log *log);

/* Open the sets of characters: NULL with FILE_UNREADABLE if there are none, or
 * with the diagnostics of character_sets_open. */
struct character_sets *places_character_sets(const struct places *places,
                                             struct diag_log *log);

#endif
