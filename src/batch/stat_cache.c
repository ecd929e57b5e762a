/* SPDX-License-Identifier: MIT */
#include "batch/stat_cache.h"

#include "base/arena.h"
#include "base/file.h"
#include "batch/clock.h"
#include "reader/key_map.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

/* All that changes with the bytes of a file. */
struct stamp {
    uint64_t size, device, number;
    int64_t changed, modified; /* nanoseconds */
};

struct entry {
    struct stamp stamp;
    struct str hash;
    bool known;   /* stamp and hash are those of a file that was read */
    bool used;    /* asked for in this run */
    int64_t read; /* when, by the wall clock in nanoseconds; 0: it was written
                     by us */
};

enum { LONG_AGO = 1 }; /* it was not young then */

struct stat_cache {
    struct arena *arena;
    struct key_map paths; /* number: of the entry */
    struct entry *entries;
    size_t capacity;
};

enum { HASH_DIGITS = 2 * HASH_SIZE };

/* One line: hash, five numbers, path. False if it is none. */
static bool parse_line(const char *line, struct stamp *stamp, struct str *hash,
                       struct str *path)
{
    int length = 0;
    if (strspn(line, "0123456789abcdef") != HASH_DIGITS ||
        sscanf(line + HASH_DIGITS,
               " %" SCNu64 " %" SCNu64 " %" SCNu64 " %" SCNd64 " %" SCNd64 "%n",
               &stamp->size, &stamp->device, &stamp->number, &stamp->changed,
               &stamp->modified, &length) != 5 ||
        line[HASH_DIGITS + length] != ' ')
        return false;
    *hash = (struct str){line, HASH_DIGITS};
    *path = str_from(line + HASH_DIGITS + length + 1);
    return path->length != 0;
}

/* The entry of a path, made if it is not there. */
static struct entry *find(struct stat_cache *cache, struct str path)
{
    size_t before = cache->paths.count;
    size_t number = key_map_lookup(&cache->paths, path);
    if (number == SIZE_MAX) {
        number = key_map_add(&cache->paths, str_copy(cache->arena, path));
        ARENA_GROW(cache->arena, cache->entries, before, cache->capacity);
        cache->entries[number] = (struct entry){.known = false};
    }
    return &cache->entries[number];
}

struct stat_cache *stat_cache_parse(struct str text, struct arena *arena)
{
    struct stat_cache *cache = ARENA_NEW(arena, struct stat_cache);
    cache->arena = cache->paths.arena = arena;
    for (size_t start = 0, end; start < text.length; start = end + 1) {
        end = str_find(text, STR("\n"), start);
        if (end == SIZE_MAX)
            break; /* the last line was never finished */
        const char *line = str_c(arena, str_slice(text, start, end));
        struct stamp stamp;
        struct str hash, path;
        if (parse_line(line, &stamp, &hash, &path))
            *find(cache, path) = (struct entry){
                .stamp = stamp, .hash = hash, .known = true, .read = LONG_AGO};
    }
    return cache;
}

static int64_t nanoseconds(struct timespec time)
{
    return (int64_t)time.tv_sec * 1000000000 + time.tv_nsec;
}

static bool take_stamp(struct str path, struct stamp *stamp)
{
    struct arena *arena = arena_new();
    struct stat status;
    bool there =
        stat(str_c(arena, path), &status) == 0 && S_ISREG(status.st_mode);
    if (there)
        *stamp =
            (struct stamp){(uint64_t)status.st_size, (uint64_t)status.st_dev,
                           (uint64_t)status.st_ino, nanoseconds(status.st_ctim),
                           nanoseconds(status.st_mtim)};
    arena_free(arena);
    return there;
}

static bool stamp_equal(const struct stamp *a, const struct stamp *b)
{
    return a->size == b->size && a->device == b->device &&
           a->number == b->number && a->changed == b->changed &&
           a->modified == b->modified;
}

struct str stat_cache_hash(struct stat_cache *cache, struct str path)
{
    struct entry *entry = find(cache, path);
    struct stamp stamp;
    entry->used = true;
    if (!take_stamp(path, &stamp)) {
        entry->known = false;
        return STR("");
    }
    if (entry->known && stamp_equal(&entry->stamp, &stamp))
        return entry->hash;
    struct arena *bytes = arena_new();
    struct str content;
    entry->read = clock_wall_nanoseconds();
    entry->known = file_read(bytes, path, SIZE_MAX / 2, NOWHERE,
                             diag_log_new(bytes), &content);
    entry->stamp = stamp;
    entry->hash =
        entry->known ? hash_hex(cache->arena, hash_bytes(content)) : STR("");
    arena_free(bytes);
    return entry->hash;
}

void stat_cache_know(struct stat_cache *cache, struct str path, struct str hash)
{
    struct entry *entry = find(cache, path);
    entry->used = true;
    entry->hash = str_copy(cache->arena, hash);
    entry->known = take_stamp(path, &entry->stamp);
    entry->read = 0;
}

/* Could the file change again when it had been read, and have the same times?
 * Where these have no fractions, the clock of its file system ticks in seconds.
 * Of what we wrote ourselves we know that nobody did, until now. */
static bool is_young(const struct entry *entry, int64_t now)
{
    const int64_t second = 1000000000;
    const struct stamp *stamp = &entry->stamp;
    int64_t last =
        stamp->changed > stamp->modified ? stamp->changed : stamp->modified;
    bool coarse = stamp->changed % second == 0;
    int64_t read = entry->read == 0 ? now : entry->read;
    return entry->read != LONG_AGO &&
           last > read - (coarse ? 3 * second : second / 50);
}

struct str stat_cache_text(const struct stat_cache *cache, struct arena *arena)
{
    int64_t now = clock_wall_nanoseconds();
    struct builder out = {.arena = arena};
    for (size_t i = 0; i < cache->paths.count; i++) {
        const struct entry *entry = &cache->entries[i];
        const struct stamp *stamp = &entry->stamp;
        struct str path = cache->paths.keys[i];
        if (!entry->used || !entry->known || is_young(entry, now) ||
            str_find(path, STR("\n"), 0) != SIZE_MAX)
            continue;
        builder_add(&out, entry->hash);
        builder_format(&out,
                       " %" PRIu64 " %" PRIu64 " %" PRIu64 " %" PRId64
                       " %" PRId64 " ",
                       stamp->size, stamp->device, stamp->number,
                       stamp->changed, stamp->modified);
        builder_add(&out, path);
        builder_add_char(&out, '\n');
    }
    return builder_str(&out);
}
