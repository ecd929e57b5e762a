/* SPDX-License-Identifier: MIT
 *
 * Arena: a chain of blocks, each at least twice as large as the one before
 * (up to a bound), so that the number of system calls grows with the
 * logarithm of the size.
 */
#include "base/arena.h"

#include <stdalign.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_BLOCK = 64 * 1024, LARGEST_BLOCK = 4 * 1024 * 1024 };

struct block {
    struct block *next; /* the block before this one, or NULL */
    size_t size;        /* bytes of data */
    size_t used;        /* bytes of data given out */
    alignas(max_align_t) unsigned char data[];
};

struct arena {
    struct block *head; /* the block being filled, never NULL */
    size_t footprint;   /* bytes of all blocks */
};

_Noreturn void base_out_of_memory(void)
{
    static const char text[] = "gongkai: 内存不足 (out of memory)\n";
    fwrite(text, 1, sizeof text - 1, stderr);
    exit(3);
}

/* calloc, not malloc: fresh pages of the system are zero already. */
static struct block *block_new(struct arena *arena, size_t size,
                               struct block *next)
{
    if (size > SIZE_MAX - sizeof(struct block))
        base_out_of_memory();
    struct block *block = calloc(1, sizeof *block + size);
    if (block == NULL)
        base_out_of_memory();
    block->next = next;
    block->size = size;
    arena->footprint += sizeof *block + size;
    return block;
}

struct arena *arena_new(void)
{
    struct arena *arena = calloc(1, sizeof *arena);
    if (arena == NULL)
        base_out_of_memory();
    arena->head = block_new(arena, FIRST_BLOCK, NULL);
    return arena;
}

void arena_free(struct arena *arena)
{
    if (arena == NULL)
        return;
    for (struct block *block = arena->head; block != NULL;) {
        struct block *next = block->next;
        free(block);
        block = next;
    }
    free(arena);
}

void arena_reset(struct arena *arena)
{
    struct block *head = arena->head;
    while (head->next != NULL) {
        struct block *next = head->next->next;
        arena->footprint -= sizeof *next + head->next->size;
        free(head->next);
        head->next = next;
    }
    memset(head->data, 0, head->used);
    head->used = 0;
}

static size_t aligned(size_t size)
{
    const size_t unit = alignof(max_align_t);
    if (size > SIZE_MAX - unit)
        base_out_of_memory();
    return (size + unit - 1) / unit * unit;
}

void *arena_alloc(struct arena *arena, size_t size)
{
    size_t need = aligned(size);
    struct block *head = arena->head;
    if (head->size - head->used < need) {
        if (need > LARGEST_BLOCK / 4) {
            /* A large piece gets a block of its own behind the head, so the
             * rest of the head is not wasted. */
            head->next = block_new(arena, need, head->next);
            head->next->used = need;
            return head->next->data;
        }
        size_t next_size = head->size * 2;
        if (next_size > LARGEST_BLOCK)
            next_size = LARGEST_BLOCK;
        if (next_size < need)
            next_size = need;
        arena->head = head = block_new(arena, next_size, head);
    }
    void *result = head->data + head->used;
    head->used += need;
    return result;
}

void *arena_array(struct arena *arena, size_t count, size_t size)
{
    if (size != 0 && count > SIZE_MAX / size)
        base_out_of_memory();
    return arena_alloc(arena, count * size);
}

/* The last piece of the block that is being filled grows in its place. */
static bool extend_last(struct block *head, const void *memory, size_t size,
                        size_t larger)
{
    size_t old = aligned(size), new = aligned(larger);
    if (head->used < old || head->data + head->used - old != memory ||
        new - old > head->size - head->used)
        return false;
    head->used += new - old;
    return true;
}

/* The large piece that was allocated last has a block of its own, which the
 * system may enlarge without a copy. */
static void *extend_block(struct arena *arena, size_t larger)
{
    size_t need = aligned(larger);
    if (need > SIZE_MAX - sizeof(struct block))
        base_out_of_memory();
    struct block *old = arena->head->next;
    arena->footprint += need - old->size;
    struct block *block = realloc(old, sizeof *block + need);
    if (block == NULL)
        base_out_of_memory();
    block->size = block->used = need;
    arena->head->next = block;
    return block->data;
}

void *arena_extend(struct arena *arena, void *memory, size_t used, size_t size,
                   size_t larger)
{
    struct block *own = arena->head->next;
    if (memory != NULL && extend_last(arena->head, memory, size, larger))
        return memory;
    if (memory != NULL && own != NULL && own->data == memory &&
        own->size == aligned(size) && own->size > LARGEST_BLOCK / 4)
        return extend_block(arena, larger);
    void *extended = arena_alloc(arena, larger);
    if (used != 0)
        memcpy(extended, memory, used);
    return extended;
}

void *arena_grow(struct arena *arena, void *items, size_t size, size_t count,
                 size_t *capacity)
{
    if (count < *capacity)
        return items;
    if (*capacity > SIZE_MAX / 2)
        base_out_of_memory();
    size_t larger = *capacity == 0 ? 8 : *capacity * 2;
    if (items != NULL && larger <= SIZE_MAX / 2 / size &&
        extend_last(arena->head, items, *capacity * size, larger * size)) {
        *capacity = larger;
        return items;
    }
    void *grown = arena_array(arena, larger, size);
    if (count != 0)
        memcpy(grown, items, count * size);
    *capacity = larger;
    return grown;
}

size_t arena_footprint(const struct arena *arena)
{
    return arena->footprint;
}
