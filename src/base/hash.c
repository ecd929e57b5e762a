/* SPDX-License-Identifier: MIT */
#include "base/hash.h"

#include "base/arena.h"

#include <nettle/sha2.h>

struct hash hash_bytes(struct str bytes)
{
    struct hash hash;
    struct sha256_ctx context;
    sha256_init(&context);
    if (bytes.length != 0)
        sha256_update(&context, bytes.length, (const uint8_t *)bytes.data);
    sha256_digest(&context, HASH_SIZE, hash.bytes);
    return hash;
}

struct str hash_hex(struct arena *arena, struct hash hash)
{
    static const char digits[] = "0123456789abcdef";
    char *text = arena_alloc(arena, 2 * HASH_SIZE + 1);
    for (size_t i = 0; i < HASH_SIZE; i++) {
        text[2 * i] = digits[hash.bytes[i] >> 4];
        text[2 * i + 1] = digits[hash.bytes[i] & 15];
    }
    return (struct str){text, 2 * HASH_SIZE};
}
