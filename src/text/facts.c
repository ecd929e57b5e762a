/* SPDX-License-Identifier: MIT
 *
 * What a font says about itself, and its tables.
 */
#include "text/font_private.h"

#include "base/arena.h"

#include <assert.h>
#include <hb-ot.h>
#include <string.h>

struct str font_table(const struct font *font, const char *tag)
{
    assert(strlen(tag) == 4);
    hb_blob_t *blob =
        hb_face_reference_table(font->state->face, hb_tag_from_string(tag, 4));
    unsigned length;
    const char *data = hb_blob_get_data(blob, &length);
    /* A part of the mapped file, which outlives this reference to it. */
    hb_blob_destroy(blob);
    return (struct str){length == 0 ? "" : data, length};
}

bool font_has(const struct font *font, uint32_t code_point)
{
    hb_codepoint_t glyph;
    hb_font_t *scaled = font_scaled(font, font->state->size);
    return hb_font_get_nominal_glyph(scaled, code_point, &glyph) && glyph != 0;
}

const hb_set_t *font_characters(const struct font *font)
{
    struct font_state *state = font->state;
    if (state->characters == NULL) {
        state->characters = hb_set_create();
        hb_face_collect_unicodes(state->face, state->characters);
        if (!hb_set_allocation_successful(state->characters))
            base_out_of_memory();
    }
    return state->characters;
}

static int read_i16(struct str table, size_t at)
{
    return (int16_t)table_u16(table, at);
}

unsigned font_glyph_advance(const struct font *font, uint32_t glyph)
{
    /* hmtx as it stands, also where hdmx or kern would say otherwise:
     * ISO 32000-1, 9.7.4.3 wants the widths of the font program. */
    struct str hmtx = font_table(font, "hmtx");
    unsigned count = table_u16(font_table(font, "hhea"), 34);
    if (count == 0)
        return 0;
    return table_u16(hmtx, 4 * (size_t)(glyph < count ? glyph : count - 1));
}

static int metric(hb_font_t *font, hb_ot_metrics_tag_t tag)
{
    hb_position_t value;
    return hb_ot_metrics_get_position(font, tag, &value) ? value : 0;
}

/* OS/2 before version 2 does not state it: then the height of H. */
static int cap_height(hb_font_t *font)
{
    int height = metric(font, HB_OT_METRICS_TAG_CAP_HEIGHT);
    hb_codepoint_t glyph;
    hb_glyph_extents_t box;
    if (height == 0 && hb_font_get_nominal_glyph(font, 'H', &glyph) &&
        hb_font_get_glyph_extents(font, glyph, &box))
        height = box.y_bearing;
    return height;
}

/* OS/2 sFamilyClass 1-5 and 7 are serif, 8 is sans serif; PANOSE text faces
 * say it by the serif style, 2-10 serif, 11-15 not. Faces that say neither
 * are taken for serif: Song, Fangsong and Kai strokes have endings. */
static bool serif(struct str os2)
{
    int class = read_i16(os2, 30) >> 8;
    if (class == 8)
        return false;
    if ((class >= 1 && class <= 5) || class == 7)
        return true;
    if (os2.length > 33 && os2.data[32] == 2)
        return os2.data[33] < 11;
    return true;
}

static struct str postscript_name(const struct font *font)
{
    char name[128];
    unsigned size = sizeof name;
    hb_ot_name_get_utf8(font->state->face, HB_OT_NAME_ID_POSTSCRIPT_NAME,
                        hb_language_from_string("en", -1), &size, name);
    /* A face without a name takes that of the manifest. */
    return size == 0 ? font->state->facts.name
                     : str_copy(font->fonts->arena, (struct str){name, size});
}

const struct font_facts *font_facts(const struct font *font)
{
    struct font_state *state = font->state;
    struct font_facts *facts = &state->facts;
    if (state->facts_known)
        return facts;
    hb_font_t *scaled = font_scaled(font, 1000);
    struct str head = font_table(font, "head");
    struct str os2 = font_table(font, "OS/2");
    facts->postscript = postscript_name(font);
    facts->units_per_em = hb_face_get_upem(state->face);
    facts->glyph_count = hb_face_get_glyph_count(state->face);
    facts->is_cff = font_table(font, "CFF ").length > 0;
    facts->ascent = metric(scaled, HB_OT_METRICS_TAG_HORIZONTAL_ASCENDER);
    facts->descent = metric(scaled, HB_OT_METRICS_TAG_HORIZONTAL_DESCENDER);
    facts->cap_height = cap_height(scaled);
    for (size_t i = 0; i < 4; i++)
        facts->box[i] = length_scale(read_i16(head, 36 + 2 * i), 1000,
                                     (int64_t)facts->units_per_em);
    facts->italic_angle = read_i16(font_table(font, "post"), 4);
    facts->is_serif = serif(os2);
    facts->weight = os2.length > 5 ? (int)table_u16(os2, 4) : 400;
    state->facts_known = true;
    return facts;
}
