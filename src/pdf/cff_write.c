/* SPDX-License-Identifier: MIT
 *
 * Writing CFF: a CID-keyed font of whole charstrings.
 *
 *     header | Name | Top DICT | String | Global Subr (empty)
 *     charset: CID = index | FDSelect | CharStrings | FDArray | Privates
 *
 * Offsets in DICTs are written in five bytes always, so that the size of the
 * front is known before the offsets are.
 */
#include "pdf/cff.h"

#include "base/arena.h"

#include <assert.h>
#include <string.h>

enum {
    STANDARD_STRINGS = 391, /* the first string of one's own [appendix A] */
    LONG_OPERAND = 29,
};

/* The parts in use, numbered by first use. */
struct selection {
    unsigned char *of_glyph; /* new part number of each glyph */
    unsigned char old[256];  /* part of the source, by new number */
    short number[256];       /* new number + 1, by old; 0: not in use */
    size_t count;
};

static void add_number(struct builder *out, uint32_t value, unsigned size)
{
    while (size-- != 0)
        builder_add_char(out, (char)(unsigned char)(value >> 8 * size));
}

static void add_operand(struct builder *out, size_t value)
{
    add_number(out, LONG_OPERAND, 1);
    add_number(out, (uint32_t)value, 4);
}

static void add_index(struct builder *out, const struct str *items,
                      size_t count)
{
    size_t size = 1;
    for (size_t i = 0; i < count; i++)
        size += items[i].length;
    unsigned width = size < 1 << 8    ? 1
                     : size < 1 << 16 ? 2
                     : size < 1 << 24 ? 3
                                      : 4;
    add_number(out, (uint32_t)count, 2);
    add_number(out, width, 1);
    size_t offset = 1;
    for (size_t i = 0; i < count; i++) {
        add_number(out, (uint32_t)offset, width);
        offset += items[i].length;
    }
    add_number(out, (uint32_t)offset, width);
    for (size_t i = 0; i < count; i++)
        builder_add(out, items[i]);
}

/* The part of a glyph by FDSelect, formats 0 and 3 [19]; -1 if damaged. */
static int part_of(const struct cff *cff, uint32_t glyph)
{
    const unsigned char *data = (const unsigned char *)cff->selector.data;
    size_t length = cff->selector.length;
    if (length == 0)
        return 0;
    if (data[0] == 0)
        return length > 1 + glyph ? data[1 + glyph] : -1;
    if (data[0] != 3 || length < 5)
        return -1;
    size_t low = 0, high = (size_t)(data[1] << 8 | data[2]);
    if (length < 3 + 3 * high + 2)
        return -1;
    /* The last range that starts at or before the glyph. */
    while (low < high) {
        size_t middle = (low + high) / 2;
        const unsigned char *range = data + 3 + 3 * middle;
        if ((uint32_t)(range[0] << 8 | range[1]) <= glyph)
            low = middle + 1;
        else
            high = middle;
    }
    return low == 0 ? -1 : data[3 + 3 * (low - 1) + 2];
}

static bool select_parts(struct arena *arena, const struct cff *cff,
                         const uint32_t *glyphs, size_t count,
                         struct selection *selection)
{
    selection->of_glyph = arena_alloc(arena, count);
    for (size_t i = 0; i < count; i++) {
        int old = part_of(cff, glyphs[i]);
        if (old < 0 || (size_t)old >= cff->part_count)
            return false;
        if (selection->number[old] == 0) {
            selection->old[selection->count++] = (unsigned char)old;
            selection->number[old] = (short)selection->count;
        }
        selection->of_glyph[i] = (unsigned char)(selection->number[old] - 1);
    }
    return true;
}

/* FDSelect, format 3: ranges of glyphs of one part. */
static void add_selector(struct builder *out, const struct selection *selection,
                         size_t count)
{
    add_number(out, 3, 1);
    size_t ranges_at = out->length, ranges = 0;
    add_number(out, 0, 2);
    for (size_t i = 0; i < count; i++) {
        unsigned part = selection->of_glyph[i];
        if (i != 0 && part == selection->of_glyph[i - 1])
            continue;
        add_number(out, (uint32_t)i, 2);
        add_number(out, part, 1);
        ranges++;
    }
    add_number(out, (uint32_t)count, 2);
    out->data[ranges_at] = (char)(unsigned char)(ranges >> 8);
    out->data[ranges_at + 1] = (char)(unsigned char)ranges;
}

struct offsets {
    size_t charset, selector, charstrings, parts;
};

static struct str top_dict(struct arena *arena, const struct cff *cff,
                           size_t count, const struct offsets *offsets)
{
    struct builder top = {.arena = arena};
    add_operand(&top, STANDARD_STRINGS);     /* "Adobe" */
    add_operand(&top, STANDARD_STRINGS + 1); /* "Identity" */
    add_operand(&top, 0);
    builder_add(&top, STR("\x0C\x1E")); /* ROS */
    builder_add(&top, cff->matrix);
    builder_add(&top, cff->box);
    add_operand(&top, count);
    builder_add(&top, STR("\x0C\x22")); /* CIDCount */
    add_operand(&top, offsets->charset);
    builder_add(&top, STR("\x0F"));
    add_operand(&top, offsets->charstrings);
    builder_add(&top, STR("\x11"));
    add_operand(&top, offsets->parts);
    builder_add(&top, STR("\x0C\x24")); /* FDArray */
    add_operand(&top, offsets->selector);
    builder_add(&top, STR("\x0C\x25")); /* FDSelect */
    return builder_str(&top);
}

static void add_front(struct builder *out, const struct cff *cff,
                      struct str name, size_t count,
                      const struct offsets *offsets)
{
    struct str top = top_dict(out->arena, cff, count, offsets);
    const struct str strings[] = {STR("Adobe"), STR("Identity")};
    builder_add(out, (struct str){"\1\0\4\4", 4});
    add_index(out, &name, 1);
    add_index(out, &top, 1);
    add_index(out, strings, 2);
    add_number(out, 0, 2);
}

/* The FDArray, and behind it the Private DICTs that it points to. */
static void add_parts(struct builder *out, const struct cff *cff,
                      const struct selection *selection)
{
    struct str dicts[256];
    size_t start = out->length, private_at = 0;
    /* Once with offsets from 0 to learn the size, then with true ones. */
    for (int pass = 0; pass < 2; pass++) {
        for (size_t i = 0; i < selection->count; i++) {
            const struct cff_part *part = &cff->parts[selection->old[i]];
            struct builder dict = {.arena = out->arena};
            builder_add(&dict, part->matrix);
            add_operand(&dict, part->private_dict.length);
            add_operand(&dict, private_at);
            builder_add(&dict, STR("\x12"));
            dicts[i] = builder_str(&dict);
            private_at += part->private_dict.length;
        }
        out->length = start;
        add_index(out, dicts, selection->count);
        private_at = out->length;
    }
    for (size_t i = 0; i < selection->count; i++)
        builder_add(out, cff->parts[selection->old[i]].private_dict);
}

struct str cff_write(struct arena *arena, const struct cff *cff,
                     struct str name, const uint32_t *glyphs, size_t count)
{
    assert(!cff->has_subroutines && count != 0 && count <= UINT16_MAX);
    struct selection *selection = ARENA_NEW(arena, struct selection);
    if (!select_parts(arena, cff, glyphs, count, selection))
        return (struct str){NULL, 0};
    struct str *charstrings = ARENA_ARRAY(arena, count, struct str);
    for (size_t i = 0; i < count; i++)
        charstrings[i] = cff_item(&cff->charstrings, glyphs[i]);

    struct builder out = {.arena = arena};
    struct offsets offsets = {0};
    add_front(&out, cff, name, count, &offsets);
    offsets.charset = out.length;
    if (count > 1) {
        add_number(&out, 2, 1); /* format 2: one range from CID 1 */
        add_number(&out, 1, 2);
        add_number(&out, (uint32_t)count - 2, 2);
    } else {
        add_number(&out, 0, 1);
    }
    offsets.selector = out.length;
    add_selector(&out, selection, count);
    offsets.charstrings = out.length;
    add_index(&out, charstrings, count);
    offsets.parts = out.length;
    add_parts(&out, cff, selection);

    /* All offsets are known now: the front once more, in place. */
    struct builder front = {.arena = arena};
    add_front(&front, cff, name, count, &offsets);
    memcpy(out.data, front.data, front.length);
    return builder_str(&out);
}
