/* SPDX-License-Identifier: MIT
 *
 * font_subset_glyf: a TrueType font program of some glyphs in a given order.
 *
 * hb-subset keeps glyphs in the order of the font, but the writer numbers
 * them by first use. So glyf, loca and hmtx are written here. Instructions
 * are left out (nobody hints a printed page), and with them cvt, fpgm and
 * prep; the tables left are those that ISO 32000-1, 9.9 asks for.
 * OpenType 1.9 describes the tables.
 */
#include "text/font_private.h"

#include "base/arena.h"

#include <string.h>

enum {
    LARGEST = 0xFFFF, /* glyphs in a font */
    HEAD_SIZE = 54,
    HHEA_SIZE = 36,
    MAXP_SIZE = 32,
    TABLES = 6,
};

enum { /* flags of a component */
       ARGS_ARE_WORDS = 0x0001,
       HAS_SCALE = 0x0008,
       MORE_COMPONENTS = 0x0020,
       HAS_TWO_SCALES = 0x0040,
       HAS_MATRIX = 0x0080,
       HAS_INSTRUCTIONS = 0x0100,
};

struct subset {
    const struct font *font;
    struct str glyf, loca, hmtx;
    bool long_loca;
    size_t font_glyphs;
    size_t metric_count; /* full entries in hmtx */

    uint32_t *order; /* order[i]: number in the font of glyph i here */
    size_t count;
    size_t capacity;
    uint16_t *numbers; /* by number in the font: here, 0 if not yet */

    struct arena *arena;
    struct builder glyf_out, loca_out, hmtx_out;
    bool broken; /* the font contradicts itself */
};

static uint32_t u32(struct str table, size_t at)
{
    return (uint32_t)table_u16(table, at) << 16 | table_u16(table, at + 2);
}

static void add_u16(struct builder *out, unsigned value)
{
    builder_add_char(out, (char)(value >> 8 & 0xFF));
    builder_add_char(out, (char)(value & 0xFF));
}

static void add_u32(struct builder *out, uint32_t value)
{
    add_u16(out, value >> 16);
    add_u16(out, value & 0xFFFF);
}

static void pad(struct builder *out)
{
    while (out->length % 4 != 0)
        builder_add_char(out, 0);
}

/* The outline of a glyph of the font; "" if it has none. */
static struct str outline(struct subset *subset, uint32_t glyph)
{
    size_t start, end;
    if (subset->long_loca) {
        start = u32(subset->loca, 4 * (size_t)glyph);
        end = u32(subset->loca, 4 * (size_t)glyph + 4);
    } else {
        start = 2 * (size_t)table_u16(subset->loca, 2 * (size_t)glyph);
        end = 2 * (size_t)table_u16(subset->loca, 2 * (size_t)glyph + 2);
    }
    size_t entry = subset->long_loca ? 4 : 2;
    if (glyph >= subset->font_glyphs ||
        subset->loca.length < entry * ((size_t)glyph + 2) || end < start ||
        end > subset->glyf.length || (end > start && end - start < 12)) {
        subset->broken = true;
        return STR("");
    }
    return str_slice(subset->glyf, start, end);
}

/* Its number here, at the end of the order if it has none yet. */
static unsigned component_number(struct subset *subset, uint32_t glyph)
{
    if (glyph >= subset->font_glyphs || subset->count > LARGEST) {
        subset->broken = true;
        return 0;
    }
    if (glyph != 0 && subset->numbers[glyph] == 0) {
        ARENA_GROW(subset->arena, subset->order, subset->count,
                   subset->capacity);
        subset->numbers[glyph] = (uint16_t)subset->count;
        subset->order[subset->count++] = glyph;
    }
    return subset->numbers[glyph];
}

/* A simple glyph: end points, then instructions to be left out, then the
 * points, which may be followed by padding. */
static void copy_simple(struct subset *subset, struct str glyph,
                        size_t contours)
{
    size_t head = 10 + 2 * contours;
    size_t points = head + 2 + table_u16(glyph, head);
    if (head + 2 > glyph.length || points > glyph.length) {
        subset->broken = true;
        return;
    }
    builder_add(&subset->glyf_out, str_slice(glyph, 0, head));
    add_u16(&subset->glyf_out, 0);
    builder_add(&subset->glyf_out, str_slice(glyph, points, glyph.length));
}

static size_t component_size(unsigned flags)
{
    size_t size = 4 + (flags & ARGS_ARE_WORDS ? 4 : 2);
    if (flags & HAS_SCALE)
        return size + 2;
    if (flags & HAS_TWO_SCALES)
        return size + 4;
    return size + (flags & HAS_MATRIX ? 8 : 0);
}

static void copy_composite(struct subset *subset, struct str glyph)
{
    struct builder *out = &subset->glyf_out;
    builder_add(out, str_slice(glyph, 0, 10));
    unsigned flags = MORE_COMPONENTS;
    for (size_t at = 10; flags & MORE_COMPONENTS;) {
        flags = table_u16(glyph, at);
        size_t size = component_size(flags);
        if (at + size > glyph.length) {
            subset->broken = true;
            return;
        }
        unsigned number = component_number(subset, table_u16(glyph, at + 2));
        add_u16(out, flags & ~(unsigned)HAS_INSTRUCTIONS);
        add_u16(out, number);
        builder_add(out, str_slice(glyph, at + 4, at + size));
        at += size;
    }
}

static void copy_metrics(struct subset *subset, uint32_t glyph)
{
    size_t full = subset->metric_count;
    size_t entry = 4 * (size_t)(glyph < full ? glyph : full - 1);
    size_t bearing = glyph < full ? entry + 2 : 4 * full + 2 * (glyph - full);
    add_u16(&subset->hmtx_out, table_u16(subset->hmtx, entry));
    add_u16(&subset->hmtx_out, table_u16(subset->hmtx, bearing));
}

/* The order grows while it is walked: components follow behind. */
static void copy_glyphs(struct subset *subset)
{
    for (size_t i = 0; i < subset->count && !subset->broken; i++) {
        add_u32(&subset->loca_out, (uint32_t)subset->glyf_out.length);
        struct str glyph = outline(subset, subset->order[i]);
        unsigned contours = table_u16(glyph, 0);
        if (glyph.length != 0 && contours > INT16_MAX)
            copy_composite(subset, glyph);
        else if (glyph.length != 0)
            copy_simple(subset, glyph, contours);
        pad(&subset->glyf_out);
        copy_metrics(subset, subset->order[i]);
    }
    add_u32(&subset->loca_out, (uint32_t)subset->glyf_out.length);
}

static uint32_t checksum(struct str bytes)
{
    uint32_t sum = 0;
    for (size_t i = 0; i < bytes.length; i += 4)
        sum += u32(bytes, i);
    return sum;
}

/* A fixed-size table of the font, to be changed; broken if it is short. */
static unsigned char *table_copy(struct subset *subset, const char *tag,
                                 size_t size, struct str *copy)
{
    struct str table = font_table(subset->font, tag);
    unsigned char *data = arena_alloc(subset->arena, size + 4);
    if (table.length < size)
        subset->broken = true;
    else
        memcpy(data, table.data, size);
    /* Tables are padded to four bytes in the file. */
    *copy = (struct str){(const char *)data, (size + 3) / 4 * 4};
    return data;
}

static void put_u16(unsigned char *at, size_t value)
{
    at[0] = (unsigned char)(value >> 8 & 0xFF);
    at[1] = (unsigned char)(value & 0xFF);
}

/* Table directory and tables, sorted by tag; OpenType 1.9, "otff". */
static struct str assemble(struct subset *subset)
{
    struct {
        const char *tag;
        struct str data;
        size_t length; /* without padding */
    } tables[TABLES] = {
        {.tag = "glyf"}, {.tag = "head"}, {.tag = "hhea"},
        {.tag = "hmtx"}, {.tag = "loca"}, {.tag = "maxp"},
    };
    unsigned char *head =
        table_copy(subset, "head", HEAD_SIZE, &tables[1].data);
    unsigned char *hhea =
        table_copy(subset, "hhea", HHEA_SIZE, &tables[2].data);
    unsigned char *maxp =
        table_copy(subset, "maxp", MAXP_SIZE, &tables[5].data);
    memset(head + 8, 0, 4); /* checksum adjustment, set below */
    put_u16(head + 50, 1);  /* loca has long offsets */
    put_u16(hhea + 34, subset->count);
    put_u16(maxp + 4, subset->count);
    put_u16(maxp + 26, 0); /* no instructions */
    tables[0].data = builder_str(&subset->glyf_out);
    tables[3].data = builder_str(&subset->hmtx_out);
    tables[4].data = builder_str(&subset->loca_out);
    struct builder out = {.arena = subset->arena};
    add_u32(&out, 0x00010000);
    add_u16(&out, TABLES);
    add_u16(&out, 64); /* 16 * the largest power of two in TABLES */
    add_u16(&out, 2);  /* its logarithm */
    add_u16(&out, 16 * TABLES - 64);
    size_t offset = 12 + 16 * TABLES;
    size_t head_offset = 0;
    for (size_t i = 0; i < TABLES; i++) {
        builder_add(&out, str_from(tables[i].tag));
        add_u32(&out, checksum(tables[i].data));
        add_u32(&out, (uint32_t)offset);
        add_u32(&out, (uint32_t)(i == 1 ? HEAD_SIZE : tables[i].data.length));
        if (i == 1)
            head_offset = offset;
        offset += tables[i].data.length;
    }
    for (size_t i = 0; i < TABLES; i++)
        builder_add(&out, tables[i].data);
    uint32_t adjustment = 0xB1B0AFBA - checksum(builder_str(&out));
    unsigned char *at = (unsigned char *)out.data + head_offset + 8;
    put_u16(at, adjustment >> 16);
    put_u16(at + 2, adjustment & 0xFFFF);
    return builder_str(&out);
}

struct str font_subset_glyf(const struct font *font, const uint32_t *glyphs,
                            size_t count, struct arena *arena,
                            struct diag_log *log)
{
    struct subset subset = {
        .font = font,
        .glyf = font_table(font, "glyf"),
        .loca = font_table(font, "loca"),
        .hmtx = font_table(font, "hmtx"),
        .long_loca = table_u16(font_table(font, "head"), 50) != 0,
        .font_glyphs = hb_face_get_glyph_count(font->state->face),
        .metric_count = table_u16(font_table(font, "hhea"), 34),
        .arena = arena,
        .glyf_out = {.arena = arena},
        .loca_out = {.arena = arena},
        .hmtx_out = {.arena = arena},
    };
    subset.broken = count >= LARGEST || subset.metric_count == 0;
    subset.numbers = ARENA_ARRAY(arena, subset.font_glyphs, uint16_t);
    for (size_t i = 0; i <= count && !subset.broken; i++) {
        uint32_t glyph = i == 0 ? 0 : glyphs[i - 1];
        ARENA_GROW(arena, subset.order, subset.count, subset.capacity);
        subset.order[subset.count++] = glyph;
        /* A glyph may be asked for twice, for two texts. */
        if (glyph >= subset.font_glyphs)
            subset.broken = true;
        else if (subset.numbers[glyph] == 0)
            subset.numbers[glyph] = (uint16_t)i;
    }
    copy_glyphs(&subset);
    struct str program = assemble(&subset);
    if (!subset.broken)
        return program;
    diag_add(log, DIAG_LIBRARY_FAILED, NOWHERE, STR("glyf"),
             font_facts(font)->file);
    return STR("");
}
