/* SPDX-License-Identifier: MIT
 *
 * Text: borrowed slices and a builder.
 *
 * struct str is UTF-8 that somebody else owns (an arena, a mapped file, a
 * literal). It is not terminated. Text from outside is checked to be UTF-8
 * once, in reader/; everything behind it may rely on that.
 */
#ifndef GONGKAI_BASE_STR_H
#define GONGKAI_BASE_STR_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;

struct str {
    const char *data; /* may be NULL only when length is 0 */
    size_t length;    /* bytes */
};

/* A slice of a string literal. */
#define STR(literal) ((struct str){"" literal, sizeof(literal) - 1})

/* The same as an initialiser, for constant tables. */
#define STR_INIT(literal)               \
    {                                   \
        "" literal, sizeof(literal) - 1 \
    }

/* For printf: printf("%.*s", STR_FMT(text)). */
#define STR_FMT(text) (int)(text).length, (text).data

/* A slice of a terminated string, which must outlive it; NULL gives "". */
struct str str_from(const char *text);

/* A copy in the arena, terminated behind its last byte. */
struct str str_copy(struct arena *arena, struct str text);

/* A terminated copy in the arena, for interfaces that want char *. */
const char *str_c(struct arena *arena, struct str text);

/* printf into the arena. */
struct str str_format(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* a and b joined in the arena. */
struct str str_join(struct arena *arena, struct str a, struct str b);

bool str_equal(struct str a, struct str b);

/* Byte order: <0, 0, >0. The same as code point order for UTF-8. */
int str_compare(struct str a, struct str b);

bool str_starts(struct str text, struct str prefix);
bool str_ends(struct str text, struct str suffix);

/* Position of the first occurrence at or behind from, or SIZE_MAX. */
size_t str_find(struct str text, struct str part, size_t from);

/* Bytes [start, end), both clamped to the text. */
struct str str_slice(struct str text, size_t start, size_t end);

/* Its first code points, so many at most, and "…" if there are more. */
struct str str_excerpt(struct arena *arena, struct str text, size_t count);

/* Without ASCII white space and U+3000 at both ends. */
struct str str_trim(struct str text);

/* FNV-1a, 64 bits: for hash tables inside one run, never for output order. */
uint64_t str_hash(struct str text);

/*
 * The candidate nearest to text by edit distance over code points, if it is
 * near enough to be a likely slip (a third of the length, at least one code
 * point); an empty str otherwise. For "did you mean".
 */
struct str str_nearest(struct str text, const struct str *candidates,
                       size_t count);

/* A growing text. Start with {.arena = ...}; text is valid until the next
 * append, and for ever once no more is appended. */
struct builder {
    struct arena *arena;
    char *data;
    size_t length;
    size_t capacity;
};

void builder_add(struct builder *builder, struct str text);
void builder_add_char(struct builder *builder, char byte);
void builder_add_code_point(struct builder *builder, uint32_t code_point);
void builder_format(struct builder *builder, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
struct str builder_str(const struct builder *builder);

#endif
