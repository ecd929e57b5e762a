/* SPDX-License-Identifier: MIT
 *
 * Font programs of a subset: CFF by our own assembler, glyf by text/.
 */
#include "pdf/cff.h"
#include "pdf/syntax.h"
#include "pdf/writer.h"

#include "base/arena.h"

static uint32_t refuse(struct writer *writer, const struct font *font,
                       struct str reason)
{
    diag_add(writer->log, DIAG_FONT_UNREADABLE, NOWHERE, font_facts(font)->file,
             reason);
    return 0;
}

/* The glyphs of a subset, .notdef first, code by code. */
static uint32_t *subset_glyphs(struct writer *writer,
                               const struct subset *subset)
{
    uint32_t *glyphs = ARENA_ARRAY(writer->arena, subset->count, uint32_t);
    for (size_t i = 0; i < subset->count; i++)
        glyphs[i] = subset->codes[i].glyph;
    return glyphs;
}

uint32_t program_cff(struct writer *writer, const struct subset *subset,
                     struct str name)
{
    const struct font *font = fonts_at(writer->fonts, subset->font);
    uint32_t *glyphs = subset_glyphs(writer, subset);
    struct str damaged = STR("CFF 表损坏 (damaged CFF table)");
    struct cff cff;
    if (!cff_read(writer->arena, font_table(font, "CFF "), &cff))
        return refuse(writer, font, damaged);
    if (cff.has_subroutines) {
        struct str table = font_subset_cff(font, glyphs, subset->count,
                                           writer->arena, writer->log);
        if (table.length == 0)
            return 0;
        if (!cff_read(writer->arena, table, &cff) || cff.has_subroutines)
            return refuse(writer, font, damaged);
    }
    for (size_t i = 0; i < subset->count; i++)
        if (!cff_has(&cff, glyphs[i]))
            return refuse(writer, font, damaged);
    struct str program =
        cff_write(writer->arena, &cff, name, glyphs, subset->count);
    if (program.length == 0)
        return refuse(writer, font, damaged);
    return object_stream(writer->objects, STR("/Subtype /CIDFontType0C"),
                         program, STREAM_COMPRESSED);
}

/*
 * A glyph that several codes show stands once in the program, so that glyph
 * indexes lag behind codes: then a map is needed (9.7.4.3).
 */
uint32_t program_glyf(struct writer *writer, const struct subset *subset,
                      uint32_t *map)
{
    const struct font *font = fonts_at(writer->fonts, subset->font);
    size_t all = font_facts(font)->glyph_count;
    uint16_t *index_of = ARENA_ARRAY(writer->arena, all, uint16_t);
    uint32_t *glyphs = ARENA_ARRAY(writer->arena, subset->count, uint32_t);
    struct builder table = {.arena = writer->arena};
    size_t count = 0;
    builder_add(&table, (struct str){"\0\0", 2});
    for (size_t code = 1; code < subset->count; code++) {
        uint32_t glyph = subset->codes[code].glyph;
        if (glyph != 0 && glyph < all && index_of[glyph] == 0) {
            glyphs[count++] = glyph;
            index_of[glyph] = (uint16_t)count;
        }
        unsigned index = glyph < all ? index_of[glyph] : 0;
        builder_add_char(&table, (char)(unsigned char)(index >> 8));
        builder_add_char(&table, (char)(unsigned char)index);
    }
    *map = 0;
    struct str program =
        font_subset_glyf(font, glyphs, count, writer->arena, writer->log);
    if (program.length == 0)
        return 0;
    if (count + 1 != subset->count)
        *map = object_stream(writer->objects, STR(""), builder_str(&table),
                             STREAM_COMPRESSED);
    struct builder body = {.arena = writer->arena};
    builder_add(&body, STR("/Length1 "));
    syntax_integer(&body, (int64_t)program.length);
    return object_stream(writer->objects, builder_str(&body), program,
                         STREAM_COMPRESSED);
}
