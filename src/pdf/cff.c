/* SPDX-License-Identifier: MIT
 *
 * Reading CFF. Numbers in brackets are sections of Technical Note 5176.
 */
#include "pdf/cff.h"

#include "base/arena.h"

#include <limits.h>
#include <string.h>

enum {
    OPERATOR_ESCAPE = 12, /* two-byte operators are 0x0C00 + second byte */
    OPERATOR_FONT_BOX = 5,
    OPERATOR_CHARSTRINGS = 17,
    OPERATOR_PRIVATE = 18,
    OPERATOR_SUBROUTINES = 19,
    OPERATOR_FONT_MATRIX = 0x0C07,
    OPERATOR_FONT_ARRAY = 0x0C24,
    OPERATOR_FONT_SELECT = 0x0C25,
    OPERANDS_KEPT = 2, /* of which we need the values */
};

/* One entry of a DICT [4]: operands, then the operator. */
struct dict_entry {
    unsigned key;
    struct str raw;             /* operands and operator */
    long values[OPERANDS_KEPT]; /* its first operands, if integers */
    size_t value_count;
};

static unsigned byte_at(struct str data, size_t at)
{
    return (unsigned char)data.data[at];
}

static uint32_t number_at(struct str data, size_t at, unsigned size)
{
    uint32_t value = 0;
    for (unsigned i = 0; i < size; i++)
        value = value << 8 | byte_at(data, at + i);
    return value;
}

/* The rest of the table from an offset that a DICT names. */
static struct str from_offset(struct str table, long offset)
{
    if (offset < 0 || (unsigned long)offset >= table.length)
        return (struct str){NULL, 0};
    return str_slice(table, (size_t)offset, table.length);
}

/* Read an INDEX [5] at the start of data; *length is its size in bytes. */
static bool read_index(struct str data, struct cff_index *index, size_t *length)
{
    *index = (struct cff_index){0};
    if (data.length < 2)
        return false;
    index->count = number_at(data, 0, 2);
    *length = 2;
    if (index->count == 0)
        return true;
    if (data.length < 3)
        return false;
    index->offset_size = byte_at(data, 2);
    size_t offsets = (index->count + 1) * index->offset_size;
    if (index->offset_size < 1 || index->offset_size > 4 ||
        data.length - 3 < offsets)
        return false;
    index->offsets = str_slice(data, 3, 3 + offsets);
    struct str rest = str_slice(data, 3 + offsets, data.length);
    uint32_t last = number_at(index->offsets, index->count * index->offset_size,
                              index->offset_size);
    if (last < 1 || last - 1 > rest.length)
        return false;
    index->data = str_slice(rest, 0, last - 1);
    *length = 3 + offsets + last - 1;
    return true;
}

struct str cff_item(const struct cff_index *index, size_t at)
{
    if (at >= index->count)
        return (struct str){NULL, 0};
    unsigned size = index->offset_size;
    uint32_t start = number_at(index->offsets, at * size, size);
    uint32_t end = number_at(index->offsets, (at + 1) * size, size);
    if (start < 1 || end < start || end - 1 > index->data.length)
        return (struct str){NULL, 0};
    return str_slice(index->data, start - 1, end - 1);
}

/* Length of a real number [4, table 5], 0 if it does not end. */
static size_t real_length(struct str dict, size_t at)
{
    for (size_t i = at + 1; i < dict.length; i++)
        if ((byte_at(dict, i) & 0x0F) == 0x0F ||
            (byte_at(dict, i) & 0xF0) == 0xF0)
            return i + 1 - at;
    return 0;
}

/* Read one operand; returns its length, 0 if damaged. Reals give 0. */
static size_t read_operand(struct str dict, size_t at, long *value)
{
    unsigned first = byte_at(dict, at);
    size_t left = dict.length - at;
    *value = 0;
    if (first == 30)
        return real_length(dict, at);
    if (first == 28 && left >= 3) {
        *value = (int16_t)number_at(dict, at + 1, 2);
        return 3;
    }
    if (first == 29 && left >= 5) {
        *value = (int32_t)number_at(dict, at + 1, 4);
        return 5;
    }
    if (first >= 32 && first <= 246) {
        *value = (long)first - 139;
        return 1;
    }
    if (first >= 247 && first <= 254 && left >= 2) {
        long second = (long)byte_at(dict, at + 1);
        *value = first <= 250 ? ((long)first - 247) * 256 + second + 108
                              : -((long)first - 251) * 256 - second - 108;
        return 2;
    }
    return 0;
}

/* Read the entry at *at and move behind it. false at the end; damaged data
 * sets *damaged too. */
static bool next_entry(struct str dict, size_t *at, struct dict_entry *entry,
                       bool *damaged)
{
    size_t start = *at, i = *at;
    entry->value_count = 0;
    while (i < dict.length) {
        unsigned first = byte_at(dict, i);
        if (first <= 21) {
            entry->key = first;
            if (first == OPERATOR_ESCAPE) {
                if (++i == dict.length)
                    break;
                entry->key = 0x0C00 + byte_at(dict, i);
            }
            *at = i + 1;
            entry->raw = str_slice(dict, start, i + 1);
            return true;
        }
        long value;
        size_t length = read_operand(dict, i, &value);
        if (length == 0)
            break;
        if (entry->value_count < OPERANDS_KEPT)
            entry->values[entry->value_count++] = value;
        i += length;
    }
    if (start != dict.length)
        *damaged = true;
    return false;
}

/* Does the Private DICT of this size and offset have subroutines? */
static bool read_private(struct arena *arena, struct str table,
                         const struct dict_entry *place, struct cff *cff,
                         struct cff_part *part)
{
    struct str rest = from_offset(table, place->values[1]);
    if (place->value_count < 2 || place->values[0] < 0 ||
        (unsigned long)place->values[0] > rest.length)
        return place->value_count == 2 && place->values[0] == 0;
    struct str dict = str_slice(rest, 0, (size_t)place->values[0]);
    struct builder kept = {.arena = arena};
    struct dict_entry entry;
    bool damaged = false;
    for (size_t at = 0; next_entry(dict, &at, &entry, &damaged);) {
        if (entry.key != OPERATOR_SUBROUTINES) {
            builder_add(&kept, entry.raw);
            continue;
        }
        struct cff_index subroutines;
        size_t length;
        if (entry.value_count == 0 ||
            !read_index(from_offset(rest, entry.values[0]), &subroutines,
                        &length))
            return false;
        cff->has_subroutines |= subroutines.count != 0;
    }
    part->private_dict = builder_str(&kept);
    return !damaged;
}

/* A Font DICT of the FDArray, or the top of a font without one. */
static bool read_part(struct arena *arena, struct str table, struct str dict,
                      struct cff *cff, struct cff_part *part)
{
    struct dict_entry entry;
    bool damaged = false;
    for (size_t at = 0; next_entry(dict, &at, &entry, &damaged);) {
        if (entry.key == OPERATOR_FONT_MATRIX)
            part->matrix = entry.raw;
        else if (entry.key == OPERATOR_PRIVATE &&
                 !read_private(arena, table, &entry, cff, part))
            return false;
    }
    return !damaged;
}

struct top {
    long charstrings;
    long parts;    /* FDArray; 0 if not CID-keyed */
    long selector; /* FDSelect; the same */
};

static bool read_top(struct str dict, struct cff *cff, struct top *top)
{
    struct dict_entry entry;
    bool damaged = false;
    for (size_t at = 0; next_entry(dict, &at, &entry, &damaged);) {
        long value = entry.value_count == 0 ? 0 : entry.values[0];
        if (entry.key == OPERATOR_CHARSTRINGS)
            top->charstrings = value;
        else if (entry.key == OPERATOR_FONT_ARRAY)
            top->parts = value;
        else if (entry.key == OPERATOR_FONT_SELECT)
            top->selector = value;
        else if (entry.key == OPERATOR_FONT_MATRIX)
            cff->matrix = entry.raw;
        else if (entry.key == OPERATOR_FONT_BOX)
            cff->box = entry.raw;
    }
    return !damaged;
}

static bool read_parts(struct arena *arena, struct str table, struct str dict,
                       const struct top *top, struct cff *cff)
{
    if (top->parts == 0) {
        cff->part_count = 1;
        cff->parts = ARENA_NEW(arena, struct cff_part);
        bool sound = read_part(arena, table, dict, cff, cff->parts);
        cff->parts->matrix = STR(""); /* it stays at the top */
        return sound;
    }
    struct cff_index index;
    size_t length;
    if (!read_index(from_offset(table, top->parts), &index, &length) ||
        index.count == 0 || index.count > UCHAR_MAX + 1)
        return false;
    cff->part_count = index.count;
    cff->parts = ARENA_ARRAY(arena, index.count, struct cff_part);
    for (size_t i = 0; i < index.count; i++)
        if (!read_part(arena, table, cff_item(&index, i), cff, &cff->parts[i]))
            return false;
    cff->selector = from_offset(table, top->selector);
    return cff->selector.length != 0;
}

/* Header, Name, Top DICT, String and Global Subr INDEX stand in this order
 * at the start of the table [2]. */
bool cff_read(struct arena *arena, struct str table, struct cff *cff)
{
    *cff = (struct cff){0};
    if (table.length < 4 || byte_at(table, 0) != 1)
        return false;
    struct cff_index indexes[4];
    size_t at = byte_at(table, 2), length;
    for (size_t i = 0; i < 4; i++) {
        if (!read_index(str_slice(table, at, table.length), &indexes[i],
                        &length))
            return false;
        at += length;
    }
    struct str dict = cff_item(&indexes[1], 0);
    struct top top = {0};
    if (dict.length == 0 || !read_top(dict, cff, &top))
        return false;
    cff->has_subroutines = indexes[3].count != 0;
    return read_index(from_offset(table, top.charstrings), &cff->charstrings,
                      &length) &&
           cff->charstrings.count != 0 &&
           read_parts(arena, table, dict, &top, cff);
}

bool cff_has(const struct cff *cff, uint32_t glyph)
{
    return cff_item(&cff->charstrings, glyph).length != 0;
}
