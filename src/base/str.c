/* SPDX-License-Identifier: MIT */
#include "base/str.h"

#include "base/arena.h"
#include "base/utf8.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

struct str str_from(const char *text)
{
    return (struct str){text, text == NULL ? 0 : strlen(text)};
}

struct str str_copy(struct arena *arena, struct str text)
{
    char *copy = arena_alloc(arena, text.length + 1);
    if (text.length != 0)
        memcpy(copy, text.data, text.length);
    return (struct str){copy, text.length};
}

const char *str_c(struct arena *arena, struct str text)
{
    return str_copy(arena, text).data;
}

struct str str_format(struct arena *arena, const char *format, ...)
{
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    char *data = arena_alloc(arena, (size_t)length + 1);
    vsnprintf(data, (size_t)length + 1, format, again);
    va_end(again);
    return (struct str){data, (size_t)length};
}

struct str str_join(struct arena *arena, struct str a, struct str b)
{
    char *data = arena_alloc(arena, a.length + b.length + 1);
    if (a.length != 0)
        memcpy(data, a.data, a.length);
    if (b.length != 0)
        memcpy(data + a.length, b.data, b.length);
    return (struct str){data, a.length + b.length};
}

bool str_equal(struct str a, struct str b)
{
    return a.length == b.length &&
           (a.length == 0 || memcmp(a.data, b.data, a.length) == 0);
}

int str_compare(struct str a, struct str b)
{
    size_t common = a.length < b.length ? a.length : b.length;
    int order = common == 0 ? 0 : memcmp(a.data, b.data, common);
    if (order != 0)
        return order;
    return (a.length > b.length) - (a.length < b.length);
}

bool str_starts(struct str text, struct str prefix)
{
    return text.length >= prefix.length &&
           str_equal(str_slice(text, 0, prefix.length), prefix);
}

bool str_ends(struct str text, struct str suffix)
{
    return text.length >= suffix.length &&
           str_equal(str_slice(text, text.length - suffix.length, text.length),
                     suffix);
}

size_t str_find(struct str text, struct str part, size_t from)
{
    if (part.length == 0 || part.length > text.length || from > text.length)
        return SIZE_MAX;
    const char *found =
        memmem(text.data + from, text.length - from, part.data, part.length);
    return found == NULL ? SIZE_MAX : (size_t)(found - text.data);
}

struct str str_slice(struct str text, size_t start, size_t end)
{
    if (end > text.length)
        end = text.length;
    if (start >= end)
        return (struct str){text.data, 0};
    return (struct str){text.data + start, end - start};
}

/* Bytes of white space at the start of text: ASCII, or U+3000. */
static size_t space_at_start(struct str text)
{
    if (text.length != 0 && memchr(" \t\r\n", text.data[0], 4) != NULL)
        return 1;
    return str_starts(text, STR("\xE3\x80\x80")) ? 3 : 0;
}

static size_t space_at_end(struct str text)
{
    if (text.length != 0 &&
        memchr(" \t\r\n", text.data[text.length - 1], 4) != NULL)
        return 1;
    return str_ends(text, STR("\xE3\x80\x80")) ? 3 : 0;
}

struct str str_excerpt(struct arena *arena, struct str text, size_t count)
{
    size_t end = 0;
    for (; end < text.length && count > 0; count--)
        utf8_next(text, &end);
    if (end == text.length)
        return text;
    return str_join(arena, str_slice(text, 0, end), STR("…"));
}

struct str str_trim(struct str text)
{
    size_t count;
    while ((count = space_at_start(text)) != 0)
        text = str_slice(text, count, text.length);
    while ((count = space_at_end(text)) != 0)
        text.length -= count;
    return text;
}

uint64_t str_hash(struct str text)
{
    uint64_t hash = 14695981039346656037u;
    for (size_t i = 0; i < text.length; i++)
        hash = (hash ^ (unsigned char)text.data[i]) * 1099511628211u;
    return hash;
}

enum { NEAREST_MAX = 64 }; /* longer words than this are not compared */

static size_t decode_all(struct str text, uint32_t *out)
{
    size_t count = 0;
    for (size_t i = 0; i < text.length && count < NEAREST_MAX;)
        out[count++] = utf8_next(text, &i);
    return count;
}

/* Levenshtein distance over code points. */
static size_t distance(const uint32_t *a, size_t na, const uint32_t *b,
                       size_t nb)
{
    size_t row[NEAREST_MAX + 1];
    for (size_t j = 0; j <= nb; j++)
        row[j] = j;
    for (size_t i = 1; i <= na; i++) {
        size_t diagonal = row[0];
        row[0] = i;
        for (size_t j = 1; j <= nb; j++) {
            size_t best = diagonal + (a[i - 1] != b[j - 1]);
            diagonal = row[j];
            if (row[j] + 1 < best)
                best = row[j] + 1;
            if (row[j - 1] + 1 < best)
                best = row[j - 1] + 1;
            row[j] = best;
        }
    }
    return row[nb];
}

struct str str_nearest(struct str text, const struct str *candidates,
                       size_t count)
{
    uint32_t a[NEAREST_MAX], b[NEAREST_MAX];
    size_t na = decode_all(text, a);
    size_t best = na / 3 > 1 ? na / 3 : 1;
    struct str nearest = {0};
    for (size_t i = 0; i < count; i++) {
        size_t nb = decode_all(candidates[i], b);
        size_t d = distance(a, na, b, nb);
        if (d < nb && (d < best || (d == best && nearest.length == 0))) {
            best = d;
            nearest = candidates[i];
        }
    }
    return nearest;
}

static void builder_reserve(struct builder *builder, size_t more)
{
    if (builder->capacity - builder->length >= more)
        return;
    size_t capacity = builder->capacity == 0 ? 16 : builder->capacity * 2;
    while (capacity - builder->length < more) {
        if (capacity > SIZE_MAX / 2)
            base_out_of_memory();
        capacity *= 2;
    }
    builder->data = arena_extend(builder->arena, builder->data, builder->length,
                                 builder->capacity, capacity);
    builder->capacity = capacity;
}

void builder_add(struct builder *builder, struct str text)
{
    if (text.length == 0)
        return;
    builder_reserve(builder, text.length);
    memcpy(builder->data + builder->length, text.data, text.length);
    builder->length += text.length;
}

void builder_add_char(struct builder *builder, char byte)
{
    builder_add(builder, (struct str){&byte, 1});
}

void builder_add_code_point(struct builder *builder, uint32_t code_point)
{
    char bytes[4];
    builder_add(builder, (struct str){bytes, utf8_encode(code_point, bytes)});
}

void builder_format(struct builder *builder, const char *format, ...)
{
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    builder_reserve(builder, (size_t)length + 1);
    vsnprintf(builder->data + builder->length, (size_t)length + 1, format,
              again);
    va_end(again);
    builder->length += (size_t)length;
}

struct str builder_str(const struct builder *builder)
{
    return (struct str){builder->data, builder->length};
}
