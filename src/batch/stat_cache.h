/* SPDX-License-Identifier: MIT
 *
 * Hashes of files without reading them again: a file whose size, times and
 * number are as they were when it was last read has the same bytes. Losing the
 * cache costs time and nothing else.
 *
 * A file may change twice within one tick of the file system's clock, so
 * nothing is kept of files that had changed just before they were read, or
 * before the cache was written if they were written in this run.
 */
#ifndef GONGKAI_BATCH_STAT_CACHE_H
#define GONGKAI_BATCH_STAT_CACHE_H

#include "base/hash.h"

#include <stdbool.h>

struct stat_cache;

/* The cache that a text says; an empty one if it says none. In the arena. */
struct stat_cache *stat_cache_parse(struct str text, struct arena *arena);

/* The hash of a file's bytes, 64 hexadecimal digits; "" if there is no such
 * file or it cannot be read. Lives as long as the cache. */
struct str stat_cache_hash(struct stat_cache *cache, struct str path);

/* The hash of a file that was just written. */
void stat_cache_know(struct stat_cache *cache, struct str path,
                     struct str hash);

/* The files that were asked for, as text, in the arena. */
struct str stat_cache_text(const struct stat_cache *cache, struct arena *arena);

#endif
