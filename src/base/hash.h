/* SPDX-License-Identifier: MIT
 *
 * SHA-256 (FIPS 180-4), by Nettle, which uses what the processor has for it.
 */
#ifndef GONGKAI_BASE_HASH_H
#define GONGKAI_BASE_HASH_H

#include "base/str.h"

enum { HASH_SIZE = 32 };

struct hash {
    unsigned char bytes[HASH_SIZE];
};

struct hash hash_bytes(struct str bytes);

/* 64 lower-case hexadecimal digits. */
struct str hash_hex(struct arena *arena, struct hash hash);

#endif
