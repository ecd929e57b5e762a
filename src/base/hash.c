/* SPDX-License-Identifier: MIT */
#include "base/hash.h"

#include "base/arena.h"

#include <sha256.h>

struct hash hash_bytes(struct str bytes)
{
    struct hash hash;
    SHA256_CTX context;
    SHA256Init(&context);
    if (bytes.length != 0)
        SHA256Update(&context, (const uint8_t *)bytes.data, bytes.length);
    SHA256Final(hash.bytes, &context);
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
