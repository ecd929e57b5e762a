/* SPDX-License-Identifier: MIT */
#include "reader/key_map.h"

#include "base/arena.h"

/* The slot of the key, or the free slot where it belongs. */
static size_t *find(const struct key_map *map, struct str key)
{
    uint64_t hash = str_hash(key);
    for (uint64_t i = hash ^ hash >> 32;; i++) {
        size_t *slot = &map->slots[i & (map->slot_count - 1)];
        if (*slot == 0 || str_equal(map->keys[*slot - 1], key))
            return slot;
    }
}

static void reserve_slot(struct key_map *map)
{
    if (2 * (map->count + 1) < map->slot_count)
        return;
    map->slot_count = map->slot_count == 0 ? 16 : 2 * map->slot_count;
    map->slots = ARENA_ARRAY(map->arena, map->slot_count, size_t);
    for (size_t i = 0; i < map->count; i++)
        *find(map, map->keys[i]) = i + 1;
}

size_t key_map_add(struct key_map *map, struct str key)
{
    reserve_slot(map);
    size_t *slot = find(map, key);
    if (*slot == 0) {
        ARENA_GROW(map->arena, map->keys, map->count, map->capacity);
        map->keys[map->count++] = key;
        *slot = map->count;
    }
    return *slot - 1;
}

size_t key_map_lookup(const struct key_map *map, struct str key)
{
    if (map->slot_count == 0)
        return SIZE_MAX;
    size_t number = *find(map, key);
    return number == 0 ? SIZE_MAX : number - 1;
}
