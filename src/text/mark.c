/* SPDX-License-Identifier: MIT
 *
 * Full-width marks: the white space in their cells.
 *
 * A full-width mark fills an em of which its ink takes half: an opening one
 * has the white space before its ink, a closing one or a stop behind it, a
 * middle dot on both sides (CLREQ 3.1.6.1). Punctuation compression takes
 * that space away, half an em at most and never ink.
 *
 *     |  （|  half an em may go before     |。  |  behind     | · |  on both
 *
 * How much may go is said by the halt feature of the font; for a font without
 * it, by the glyph's box.
 */
#include "text/font_private.h"
#include "text/linebreak.h"

#include "base/utf8.h"

#include <assert.h>
#include <hb-ot.h>

/* One glyph of a probe, in font units. */
struct probe {
    unsigned count; /* glyphs; the rest is that of the first */
    uint32_t glyph;
    int32_t advance;
    int32_t shift;
};

static struct probe probe(const struct font *font, uint32_t code_point,
                          const hb_feature_t *feature)
{
    char bytes[4];
    struct str text = {bytes, utf8_encode(code_point, bytes)};
    hb_buffer_t *buffer = font->fonts->probe;
    length_t size = (length_t)hb_face_get_upem(font->state->face);
    font_shape(font, size, buffer, text, 0, text.length, feature,
               feature == NULL ? 0 : 1);
    unsigned count;
    hb_glyph_info_t *info = hb_buffer_get_glyph_infos(buffer, &count);
    hb_glyph_position_t *position = hb_buffer_get_glyph_positions(buffer, NULL);
    if (count == 0)
        return (struct probe){0};
    return (struct probe){count, info[0].codepoint, position[0].x_advance,
                          position[0].x_offset};
}

static hb_feature_t feature_on(const char *tag)
{
    return (hb_feature_t){hb_tag_from_string(tag, 4), 1,
                          HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END};
}

static int32_t clamp(int32_t value, int32_t limit)
{
    if (limit < 0)
        limit = 0;
    return value < 0 ? 0 : value > limit ? limit : value;
}

static bool is_quote(uint32_t code_point)
{
    return code_point == 0x2018 || code_point == 0x2019 ||
           code_point == 0x201C || code_point == 0x201D;
}

/*
 * Quotation marks share code points with those of Latin text, and some faces
 * (LXGW WenKai) draw only the narrow ones. Chinese text wants them in a cell
 * of an em like other marks (GB/T 15834-2011, 5.1): give them one.
 */
static void widen(struct mark_space *mark, enum char_class class, int32_t em)
{
    if (!is_quote(mark->code_point) || mark->advance * 4 >= em * 3)
        return;
    mark->shift = class == CHAR_OPENING ? em - mark->advance : 0;
    mark->advance = em;
    mark->widened = true;
}

static void measure(const struct font *font, enum char_class class,
                    struct mark_space *mark)
{
    int32_t em = (int32_t)hb_face_get_upem(font->state->face);
    struct probe full = probe(font, mark->code_point, NULL);
    mark->glyph = full.glyph;
    mark->advance = full.advance;
    if (full.count != 1)
        return;
    widen(mark, class, em);
    hb_glyph_extents_t box;
    if (mark->advance * 4 < em * 3 ||
        !hb_font_get_glyph_extents(font_scaled(font, em), full.glyph, &box))
        return;
    hb_feature_t halt = feature_on("halt");
    struct probe half = probe(font, mark->code_point, &halt);
    if (half.count == 1 && half.glyph == full.glyph &&
        half.advance < full.advance) {
        mark->before = full.shift - half.shift;
        mark->after = full.advance - half.advance - mark->before;
    } else {
        mark->before = class == CHAR_OPENING  ? em / 2
                       : class == CHAR_MIDDLE ? em / 4
                                              : 0;
        mark->after = class == CHAR_OPENING  ? 0
                      : class == CHAR_MIDDLE ? em / 4
                                             : em / 2;
    }
    int32_t left = mark->shift + full.shift + box.x_bearing;
    int32_t right = mark->advance - left - box.width;
    mark->before = clamp(clamp(mark->before, em / 2), left);
    mark->after = clamp(clamp(mark->after, em / 2 - mark->before), right);
}

const struct mark_space *font_mark_space(const struct font *font,
                                         uint32_t code_point)
{
    enum char_class class = text_char_class(code_point);
    if (class != CHAR_OPENING && class != CHAR_CLOSING && class != CHAR_STOP &&
        class != CHAR_MIDDLE)
        return NULL;
    struct mark_space *marks = font->state->marks;
    size_t slot = code_point * 0x9E3779B1u >> 24;
    for (size_t tries = 0; marks[slot].code_point != code_point; tries++) {
        assert(tries < MARK_SLOTS); /* text_char_class has fewer marks */
        if (marks[slot].code_point == 0) {
            marks[slot].code_point = code_point;
            measure(font, class, &marks[slot]);
            break;
        }
        slot = (slot + 1) % MARK_SLOTS;
    }
    return &marks[slot];
}

/* Shape the ten digits with a feature; true if they have one width and one
 * glyph each. */
static bool one_width(const struct font *font, const hb_feature_t *feature,
                      uint32_t digits[10])
{
    struct probe first = {0};
    for (uint32_t i = 0; i < 10; i++) {
        struct probe digit = probe(font, '0' + i, feature);
        if (i == 0)
            first = digit;
        if (digit.count != 1 || digit.glyph == 0 ||
            digit.advance != first.advance)
            return false;
        digits[i] = digit.glyph;
    }
    return true;
}

const uint32_t *font_digits(const struct font *font)
{
    struct font_state *state = font->state;
    if (state->digits_known)
        return state->digits;
    state->digits_known = true;
    hb_feature_t tnum = feature_on("tnum");
    hb_feature_t hwid = feature_on("hwid");
    if (one_width(font, NULL, state->digits) ||
        one_width(font, &tnum, state->digits) ||
        one_width(font, &hwid, state->digits))
        return state->digits;
    for (uint32_t i = 0; i < 10; i++)
        state->digits[i] = probe(font, '0' + i, NULL).glyph;
    return state->digits;
}
