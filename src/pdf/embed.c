/* SPDX-License-Identifier: MIT
 *
 * Subsets -> font objects: Type0 font, its descendant CIDFont, descriptor,
 * program, ToUnicode (ISO 32000-1, 9.7 and 9.8).
 */
#include "base/arena.h"
#include "base/hash.h"
#include "pdf/syntax.h"
#include "pdf/writer.h"

#include <string.h>

enum {
    TAG_LENGTH = 6,
    DEFAULT_WIDTH = 1000, /* a full-width character */
    FLAG_SERIF = 1 << 1,
    FLAG_SYMBOLIC = 1 << 2, /* codes are not of the standard Latin set */
    FLAG_ITALIC = 1 << 6,
};

/*
 * "ABCDEF+Name": the tag tells different subsets of one font apart (9.6.4).
 * It comes from a hash of the glyphs, so it is the same on every run.
 */
static struct str subset_name(struct writer *writer,
                              const struct subset *subset)
{
    struct builder glyphs = {.arena = writer->arena};
    struct builder name = {.arena = writer->arena};
    for (size_t i = 0; i < subset->count; i++) {
        syntax_integer(&glyphs, subset->codes[i].glyph);
        builder_add_char(&glyphs, ' ');
        builder_add(&glyphs, subset->codes[i].text);
        builder_add_char(&glyphs, '\n');
    }
    struct hash hash = hash_bytes(builder_str(&glyphs));
    for (size_t i = 0; i < TAG_LENGTH; i++)
        builder_add_char(&name, (char)('A' + hash.bytes[i] % 26));
    builder_add_char(&name, '+');
    builder_add(&name,
                font_facts(fonts_at(writer->fonts, subset->font))->postscript);
    return builder_str(&name);
}

static uint32_t write_descriptor(struct writer *writer,
                                 const struct font_facts *facts,
                                 struct str name, uint32_t program)
{
    struct builder out = {.arena = writer->arena};
    builder_add(&out, STR("/Type /FontDescriptor /FontName "));
    syntax_name(&out, name);
    builder_format(&out, " /Flags %d",
                   FLAG_SYMBOLIC | (facts->is_serif ? FLAG_SERIF : 0) |
                       (facts->italic_angle != 0 ? FLAG_ITALIC : 0));
    builder_format(&out, " /FontBBox [%d %d %d %d]", facts->box[0],
                   facts->box[1], facts->box[2], facts->box[3]);
    builder_format(&out, " /ItalicAngle %d /Ascent %d /Descent %d",
                   facts->italic_angle, facts->ascent, facts->descent);
    /* No font states its stem width outside Type 1. It is only a hint for
     * replacing a font, and this one is embedded: an estimate by weight. */
    builder_format(&out, " /CapHeight %d /StemV %d", facts->cap_height,
                   50 + facts->weight * facts->weight / 4225);
    builder_add(&out,
                facts->is_cff ? STR(" /FontFile3 ") : STR(" /FontFile2 "));
    syntax_reference(&out, program);
    uint32_t object = object_new(writer->objects);
    object_set(writer->objects, object, builder_str(&out));
    return object;
}

/* The W array: runs of codes that are not as wide as DW (9.7.4.3). */
static void add_widths(struct builder *out, const struct subset *subset)
{
    bool in_run = false;
    builder_format(out, " /DW %d /W [", DEFAULT_WIDTH);
    for (size_t code = 0; code < subset->count; code++) {
        unsigned width = subset->codes[code].width;
        if (width == DEFAULT_WIDTH) {
            if (in_run)
                builder_add(out, STR("] "));
            in_run = false;
            continue;
        }
        if (!in_run) {
            syntax_integer(out, (int64_t)code);
            builder_add(out, STR(" ["));
        } else {
            builder_add_char(out, ' ');
        }
        in_run = true;
        syntax_integer(out, width);
    }
    builder_add(out, in_run ? STR("]]") : STR("]"));
}

static uint32_t write_descendant(struct writer *writer,
                                 const struct subset *subset, struct str name)
{
    const struct font_facts *facts =
        font_facts(fonts_at(writer->fonts, subset->font));
    uint32_t map = 0;
    uint32_t program = facts->is_cff ? program_cff(writer, subset, name)
                                     : program_glyf(writer, subset, &map);
    if (program == 0)
        return 0;
    struct builder out = {.arena = writer->arena};
    builder_add(&out, STR("/Type /Font /Subtype "));
    builder_add(&out,
                facts->is_cff ? STR("/CIDFontType0") : STR("/CIDFontType2"));
    builder_add(&out, STR(" /BaseFont "));
    syntax_name(&out, name);
    builder_add(&out, STR(" /CIDSystemInfo <</Registry (Adobe) "
                          "/Ordering (Identity) /Supplement 0>>"
                          " /FontDescriptor "));
    syntax_reference(&out, write_descriptor(writer, facts, name, program));
    if (map != 0) {
        builder_add(&out, STR(" /CIDToGIDMap "));
        syntax_reference(&out, map);
    } else if (!facts->is_cff) {
        builder_add(&out, STR(" /CIDToGIDMap /Identity"));
    }
    add_widths(&out, subset);
    uint32_t object = object_new(writer->objects);
    object_set(writer->objects, object, builder_str(&out));
    return object;
}

/* Returns the Type0 font; 0 with a diagnostic on failure. */
static uint32_t write_font(struct writer *writer, const struct subset *subset)
{
    bool is_cff = font_facts(fonts_at(writer->fonts, subset->font))->is_cff;
    struct str name = subset_name(writer, subset);
    uint32_t descendant = write_descendant(writer, subset, name);
    if (descendant == 0)
        return 0;
    struct builder out = {.arena = writer->arena};
    builder_add(&out, STR("/Type /Font /Subtype /Type0 /BaseFont "));
    /* Table 121 wants the CMap in the name, for CFF only. */
    syntax_name(&out, is_cff ? str_join(writer->arena, name, STR("-Identity-H"))
                             : name);
    builder_add(&out, STR(" /Encoding /Identity-H /DescendantFonts ["));
    syntax_reference(&out, descendant);
    builder_add(&out, STR("] /ToUnicode "));
    syntax_reference(&out, unicode_map(writer, subset));
    uint32_t object = object_new(writer->objects);
    object_set(writer->objects, object, builder_str(&out));
    return object;
}

bool embed_fonts(struct writer *writer)
{
    struct builder out = {.arena = writer->arena};
    bool sound = true;
    builder_add(&out, STR("/Font <<"));
    for (size_t i = 0; i < coding_subset_count(writer->coding); i++) {
        uint32_t font = write_font(writer, coding_subset(writer->coding, i));
        sound = sound && font != 0;
        builder_add_char(&out, '/');
        content_font_name(&out, i);
        builder_add_char(&out, ' ');
        syntax_reference(&out, font);
        builder_add_char(&out, ' ');
    }
    builder_add(&out, STR(">>"));
    object_set(writer->objects, writer->resources, builder_str(&out));
    return sound;
}
