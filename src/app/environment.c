/* SPDX-License-Identifier: MIT */
#include "app/environment.h"

#include "base/arena.h"
#include "base/file.h"
#include "base/hash.h"
#include "batch/stat_cache.h"
#include "text/libraries.h"

#include <elf.h>
#include <link.h>
#include <string.h>

/* ---- the program ---- */

/* The first bytes of the build identifier that the linker has put into the
 * program: two builds of one version may differ. */
static int find_build(struct dl_phdr_info *object, size_t size, void *data)
{
    (void)size;
    struct builder *out = data;
    for (int i = 0; i < object->dlpi_phnum; i++) {
        const ElfW(Phdr) *part = &object->dlpi_phdr[i];
        if (part->p_type != PT_NOTE)
            continue;
        const char *note = (const char *)(object->dlpi_addr + part->p_vaddr);
        const char *end = note + part->p_memsz;
        while ((size_t)(end - note) >= sizeof(ElfW(Nhdr))) {
            ElfW(Nhdr) head;
            memcpy(&head, note, sizeof head);
            const char *name = note + sizeof head;
            const char *text = name + (head.n_namesz + 3) / 4 * 4;
            if (head.n_type == NT_GNU_BUILD_ID && head.n_namesz == 4 &&
                memcmp(name, "GNU", 4) == 0) {
                for (size_t k = 0; k < head.n_descsz && k < 8; k++)
                    builder_format(out, "%02x", (unsigned char)text[k]);
                return 1;
            }
            note = text + (head.n_descsz + 3) / 4 * 4;
        }
    }
    return 1; /* the program is the first object: no other is asked */
}

static struct str program(struct arena *arena)
{
    struct builder out = {.arena = arena};
    builder_add(&out, STR("gongkai " GONGKAI_VERSION ", "));
    builder_add(&out, text_libraries(arena));
    builder_add(&out, STR(", build "));
    dl_iterate_phdr(find_build, &out);
    return builder_str(&out);
}

/* ---- files ---- */

/* Each file in a folder, and below it if it is deep: its name below it, and its
 * hash. */
static void add_folder(struct builder *out, struct str folder, struct str below,
                       bool deep, struct stat_cache *cache)
{
    size_t count;
    const struct str *names = file_names(folder, NOWHERE, out->arena,
                                         diag_log_new(out->arena), &count);
    for (size_t i = 0; names != NULL && i < count; i++) {
        struct str path = file_join(out->arena, folder, names[i]);
        struct str name = str_format(out->arena, "%.*s/%.*s", STR_FMT(below),
                                     STR_FMT(names[i]));
        if (names[i].data[0] == '.')
            continue; /* what editors and systems leave behind */
        if (file_is_folder(path)) {
            if (deep)
                add_folder(out, path, name, true, cache);
        } else {
            builder_add(out, name);
            builder_add_char(out, '\n');
            builder_add(out, stat_cache_hash(cache, path));
            builder_add_char(out, '\n');
        }
    }
}

static struct str hash_of(const struct builder *text, struct arena *arena)
{
    return hash_hex(arena, hash_bytes(builder_str(text)));
}

static struct str hash_pack(const struct pack *pack, struct stat_cache *cache,
                            struct arena *arena)
{
    struct arena *own = arena_new();
    struct builder text = {.arena = own};
    for (size_t i = 0; i < pack_folder_count(pack); i++)
        add_folder(&text, pack_folder(pack, i), STR(""), true, cache);
    struct str hash = hash_of(&text, arena);
    arena_free(own);
    return hash;
}

/* The manifests have hashes of the font files, but nobody compares them when a
 * font is opened. */
static struct str hash_fonts(const struct places *places,
                             struct stat_cache *cache, struct arena *arena)
{
    struct arena *own = arena_new();
    struct builder text = {.arena = own};
    for (size_t i = 0; i < places->font_count; i++)
        add_folder(&text, places->fonts[i], STR(""), false, cache);
    if (places->system_fonts)
        builder_add(&text, STR("system\n"));
    struct str hash = hash_of(&text, arena);
    arena_free(own);
    return hash;
}

struct report_basis environment_shared(const struct places *places,
                                       struct stat_cache *cache,
                                       struct arena *arena)
{
    return (struct report_basis){.program = program(arena),
                                 .fonts = hash_fonts(places, cache, arena)};
}

bool environment_of_form(const struct places *places, struct str form,
                         struct pack_shelf *shelf, struct stat_cache *cache,
                         struct arena *arena, struct report_basis *basis)
{
    const struct pack *pack = pack_shelf_open(shelf, places, form);
    if (pack == NULL)
        return false;
    basis->form = form;
    basis->pack = hash_pack(pack, cache, arena);
    return true;
}
