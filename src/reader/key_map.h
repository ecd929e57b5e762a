/* SPDX-License-Identifier: MIT
 *
 * Numbers for keys: each distinct text gets the next number, from 0. A file
 * of many thousand keys must not take quadratic time to compare them.
 *
 * Hash order is never visible: numbers go by the order of adding.
 */
#ifndef GONGKAI_READER_KEY_MAP_H
#define GONGKAI_READER_KEY_MAP_H

#include "base/str.h"

struct arena;

/* Start with {.arena = ...}. Keys are borrowed. */
struct key_map {
    struct arena *arena;
    struct str *keys; /* by number */
    size_t count;
    size_t capacity;
    size_t *slots;     /* hash table: number + 1, or 0 */
    size_t slot_count; /* a power of two, more than twice count; or 0 */
};

/* The number of the key, which is new if it equals the count before. */
size_t key_map_add(struct key_map *map, struct str key);

/* The number of the key; SIZE_MAX if it is not there. */
size_t key_map_lookup(const struct key_map *map, struct str key);

#endif
