/* SPDX-License-Identifier: MIT
 *
 * Arena: memory that is released all at once.
 *
 * Nothing in an arena is released alone: what lives as long shares one. Memory
 * is zeroed and aligned for any type.
 *
 * Running out of memory, or asking for more than SIZE_MAX bytes, prints a
 * message and ends the process with exit code 3: no function here returns
 * NULL.
 */
#ifndef GONGKAI_BASE_ARENA_H
#define GONGKAI_BASE_ARENA_H

#include <stddef.h>

struct arena;

/* A new, empty arena. Release it with arena_free. */
struct arena *arena_new(void);

/* Release the arena and all that was allocated from it. NULL is allowed. */
void arena_free(struct arena *arena);

/* Release all that was allocated from it, and keep the arena, and some of its
 * memory, for the next: for what is made again and again, page by page. */
void arena_reset(struct arena *arena);

/* size zeroed bytes that live as long as the arena. */
void *arena_alloc(struct arena *arena, size_t size);

/* count * size zeroed bytes; the product is checked. */
void *arena_array(struct arena *arena, size_t count, size_t size);

/*
 * A larger piece in the place of memory, which has size bytes (NULL: 0) and
 * must not be used any more. Its first used bytes are kept, the others are
 * anything. Costs no copy, and leaves no hole, if memory was allocated last.
 */
void *arena_extend(struct arena *arena, void *memory, size_t used, size_t size,
                   size_t larger);

/*
 * Room for one more item in a growing array of *capacity items of the given
 * size, of which count are in use. Returns items, or a larger copy of them
 * (the old one stays valid until the arena goes); updates *capacity.
 */
void *arena_grow(struct arena *arena, void *items, size_t size, size_t count,
                 size_t *capacity);

/* Bytes taken from the system so far: for tests and measurements. */
size_t arena_footprint(const struct arena *arena);

#define ARENA_NEW(arena, type) ((type *)arena_alloc(arena, sizeof(type)))
#define ARENA_ARRAY(arena, count, type) \
    ((type *)arena_array(arena, count, sizeof(type)))

/* Append *item to an arena-grown array: needs lvalues items and capacity. */
#define ARENA_GROW(arena, items, count, capacity) \
    ((items) = arena_grow(arena, items, sizeof *(items), count, &(capacity)))

/* End the process, exit code 3, with a message that memory ran out. */
_Noreturn void base_out_of_memory(void);

#endif
