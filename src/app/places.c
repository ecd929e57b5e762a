/* SPDX-License-Identifier: MIT */
#include "app/places.h"

#include "base/arena.h"
#include "base/file.h"
#include "text/character_sets.h"
#include "text/font.h"

#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define PACK_FILE STR("pack.lua")
#define COMMON_FOLDER STR("common")
#define MANIFEST STR("fonts.manifest")
#define CHARACTER_SETS STR("character-sets.txt")

enum { MANIFEST_LIMIT = 1024 * 1024 }; /* bytes */

/* A growing list of folders. */
struct list {
    struct arena *arena;
    struct str *items;
    size_t count;
    size_t capacity;
};

static void list_add(struct list *list, struct str item)
{
    for (size_t i = 0; i < list->count; i++) {
        if (str_equal(list->items[i], item))
            return;
    }
    ARENA_GROW(list->arena, list->items, list->count, list->capacity);
    list->items[list->count++] = item;
}

/* The folder of the program file; "" if the system does not tell. */
static struct str program_folder(struct arena *arena)
{
    char path[PATH_MAX];
    ssize_t length = readlink("/proc/self/exe", path, sizeof path);
    if (length <= 0 || (size_t)length == sizeof path)
        return STR("");
    struct str whole = {path, (size_t)length};
    return str_copy(arena, file_folder(whole));
}

/* Folders that hold layouts/ and fonts/, in the order of the search. */
static struct list data_folders(struct arena *arena)
{
    struct list list = {.arena = arena};
    list_add(&list, STR("."));
    struct str program = program_folder(arena);
    if (program.length != 0) {
        list_add(&list, file_folder(program));
        list_add(&list,
                 str_join(arena, file_folder(program), STR("/share/gongkai")));
    }
    list_add(&list, STR(GONGKAI_DATA_FOLDER));
    return list;
}

/* The folders of the command line; each must be there. */
static void add_named(struct list *list, const struct str *named, size_t count,
                      struct diag_log *log)
{
    for (size_t i = 0; i < count; i++) {
        DIR *folder = opendir(str_c(list->arena, named[i]));
        if (folder == NULL) {
            diag_add(log, DIAG_FILE_UNREADABLE, NOWHERE, named[i],
                     str_from(strerror(errno)));
            continue;
        }
        closedir(folder);
        list_add(list, named[i]);
    }
}

/*
 * Does a folder of the list have this very manifest? Then both hold one set of
 * fonts (a copy of the program's own, say), and opening both would name each
 * font twice.
 */
static bool has_manifest(const struct list *list, struct str manifest)
{
    struct str wanted, other;
    struct diag_log *silent = diag_log_new(list->arena);
    if (!file_read(list->arena, manifest, MANIFEST_LIMIT, NOWHERE, silent,
                   &wanted))
        return false;
    for (size_t i = 0; i < list->count; i++) {
        struct str path = file_join(list->arena, list->items[i], MANIFEST);
        if (file_read(list->arena, path, MANIFEST_LIMIT, NOWHERE, silent,
                      &other) &&
            str_equal(wanted, other))
            return true;
    }
    return false;
}

struct places places_find(const struct str *layouts, size_t layout_count,
                          const struct str *fonts, size_t font_count,
                          struct arena *arena, struct diag_log *log)
{
    struct list pack_list = {.arena = arena};
    struct list font_list = {.arena = arena};
    add_named(&pack_list, layouts, layout_count, log);
    add_named(&font_list, fonts, font_count, log);
    struct list folders = data_folders(arena);
    bool has_fonts = false; /* of the program's own */
    struct str sets = STR("");
    for (size_t i = 0; i < folders.count; i++) {
        struct str packs = file_join(arena, folders.items[i], STR("layouts"));
        if (file_exists(packs))
            list_add(&pack_list, packs);
        struct str faces = file_join(arena, folders.items[i], STR("fonts"));
        struct str manifest = file_join(arena, faces, MANIFEST);
        struct str set_file = file_join(arena, faces, CHARACTER_SETS);
        if (sets.length == 0 && file_exists(set_file))
            sets = set_file;
        if (has_fonts || !file_exists(manifest))
            continue;
        has_fonts = true;
        if (!has_manifest(&font_list, manifest))
            list_add(&font_list, faces);
    }
    return (struct places){
        .layouts = pack_list.items,
        .layout_count = pack_list.count,
        .fonts = font_list.items,
        .font_count = font_list.count,
        .character_sets = sets,
    };
}

/* May this be the name of a pack: one plain folder name? */
static bool is_pack_name(struct str name)
{
    return file_is_plain_name(name) && !str_equal(name, COMMON_FOLDER);
}

static bool holds_pack(struct arena *arena, struct str folder)
{
    return file_exists(file_join(arena, folder, PACK_FILE));
}

/* The nearest name, or how to see them all. */
static struct str suggestion(const struct places *places, struct str name,
                             struct arena *arena)
{
    size_t count;
    const struct pack_place *packs = places_packs(places, arena, &count);
    struct str *names = ARENA_ARRAY(arena, count, struct str);
    for (size_t i = 0; i < count; i++)
        names[i] = packs[i].name;
    struct str nearest = diag_suggestion(arena, name, names, count);
    if (nearest.length != 0)
        return nearest;
    return DIAG_BOTH("；现有的见 gongkai layouts",
                     "; see gongkai layouts for those there are");
}

struct str places_pack(const struct places *places, struct str name,
                       struct position at, struct arena *arena,
                       struct diag_log *log)
{
    for (size_t i = 0; is_pack_name(name) && i < places->layout_count; i++) {
        struct str folder = file_join(arena, places->layouts[i], name);
        if (holds_pack(arena, folder))
            return folder;
    }
    diag_add(log, DIAG_PACK_NOT_FOUND, at, name,
             suggestion(places, name, arena));
    return STR("");
}

static struct str common_folder(const struct places *places, struct str pack,
                                struct arena *arena)
{
    struct str beside = file_join(arena, file_folder(pack), COMMON_FOLDER);
    if (file_exists(beside))
        return beside;
    for (size_t i = 0; i < places->layout_count; i++) {
        struct str folder = file_join(arena, places->layouts[i], COMMON_FOLDER);
        if (file_exists(folder))
            return folder;
    }
    return STR("");
}

struct pack_folders places_folders(const struct places *places, struct str pack,
                                   struct arena *arena)
{
    return (struct pack_folders){
        .pack = pack,
        .common = common_folder(places, pack, arena),
        .layouts = places->layouts,
        .layout_count = places->layout_count,
    };
}

static int compare_places(const void *a, const void *b)
{
    return str_compare(((const struct pack_place *)a)->name,
                       ((const struct pack_place *)b)->name);
}

const struct pack_place *places_packs(const struct places *places,
                                      struct arena *arena, size_t *count)
{
    struct list names = {.arena = arena};
    struct diag_log *silent = diag_log_new(arena);
    struct pack_place *packs = NULL;
    size_t capacity = 0;
    *count = 0;
    for (size_t i = 0; i < places->layout_count; i++) {
        size_t entry_count;
        const struct str *entries = file_names(places->layouts[i], NOWHERE,
                                               arena, silent, &entry_count);
        for (size_t k = 0; k < entry_count; k++) {
            struct str name = entries[k];
            struct str path = file_join(arena, places->layouts[i], name);
            if (!is_pack_name(name) || !holds_pack(arena, path))
                continue;
            size_t before = names.count;
            list_add(&names, name);
            if (names.count == before)
                continue; /* an earlier folder has it */
            ARENA_GROW(arena, packs, *count, capacity);
            packs[(*count)++] = (struct pack_place){name, path};
        }
    }
    if (*count > 1)
        qsort(packs, *count, sizeof *packs, compare_places);
    return packs;
}

struct fonts *places_fonts(const struct places *places, struct diag_log *log)
{
    if (places->font_count == 0) {
        diag_add(log, DIAG_FILE_UNREADABLE, NOWHERE,
                 STR("fonts/fonts.manifest"), str_from(strerror(ENOENT)));
        return NULL;
    }
    struct fonts *fonts = fonts_open(places->fonts, places->font_count, log);
    if (fonts != NULL && places->system_fonts)
        fonts_use_system(fonts);
    return fonts;
}

struct character_sets *places_character_sets(const struct places *places,
                                             struct diag_log *log)
{
    if (places->character_sets.length == 0) {
        diag_add(log, DIAG_FILE_UNREADABLE, NOWHERE,
                 STR("fonts/character-sets.txt"), str_from(strerror(ENOENT)));
        return NULL;
    }
    return character_sets_open(places->character_sets, log);
}
