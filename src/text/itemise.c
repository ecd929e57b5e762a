/* SPDX-License-Identifier: MIT
 *
 * Which font sets which part of a text.
 *
 * The smallest unit is a character with the marks that belong to it: it is
 * never set from two fonts. A unit goes to the first font that satisfies
 * one of these, tried in this order over all fonts of the role and then all
 * fonts of the manifests:
 *
 *     1  has all its characters and the asked variant (U+FE00...) of them
 *     2  has all its characters, or the precomposed form of base and mark
 *     3  HarfBuzz can set it: U+2011, canonical equivalents of compatibility
 *        ideographs
 *
 * and, if the caller has asked for them, to a font of the system.
 *
 * A font that has a space has those of other widths: HarfBuzz makes them of it,
 * and none is worth another font.
 */
#include "text/shape_private.h"

#include "base/arena.h"
#include "base/utf8.h"

#include <assert.h>

enum { ZERO_WIDTH_JOINER = 0x200D };

static bool is_variation_selector(uint32_t c)
{
    return (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF);
}

/* Formatting characters, which have no glyph (Default_Ignorable_Code_Point;
 * The Unicode Standard, 5.21). Marks among them are not listed. */
static bool is_invisible(uint32_t c)
{
    return c == 0xAD || c == 0x61C || (c >= 0x200B && c <= 0x200F) ||
           (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) ||
           c == 0xFEFF || is_variation_selector(c) ||
           (c >= 0xE0000 && c <= 0xE0FFF);
}

static bool is_extending(uint32_t c)
{
    if (c < 0x300 || (c >= 0x4E00 && c < 0xA000))
        return false;
    if (c == ZERO_WIDTH_JOINER || is_variation_selector(c))
        return true;
    hb_unicode_general_category_t category = hb_unicode_general_category(
        hb_unicode_funcs_get_default(), (hb_codepoint_t)c);
    return category == HB_UNICODE_GENERAL_CATEGORY_NON_SPACING_MARK ||
           category == HB_UNICODE_GENERAL_CATEGORY_ENCLOSING_MARK ||
           category == HB_UNICODE_GENERAL_CATEGORY_SPACING_MARK;
}

/* Move offset behind the unit that begins there; its first character. */
static uint32_t next_unit(struct str text, size_t *offset)
{
    uint32_t first = utf8_next(text, offset);
    if (is_invisible(first))
        return first;
    bool joined = false;
    while (*offset < text.length) {
        size_t behind = *offset;
        uint32_t c = utf8_next(text, &behind);
        if (!is_extending(c) && !joined)
            break;
        joined = c == ZERO_WIDTH_JOINER;
        *offset = behind;
    }
    return first;
}

/* Spaces of a stated width: U+2005 is a quarter of an em. */
static bool is_made_space(uint32_t c)
{
    return (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F;
}

/* Steps 1 (strict) and 2 of the choice. */
static bool covers(const struct font *font, struct str unit, bool strict)
{
    hb_unicode_funcs_t *unicode = hb_unicode_funcs_get_default();
    hb_font_t *scaled = font_scaled(font, font->state->size);
    uint32_t previous = 0;
    for (size_t at = 0; at < unit.length;) {
        uint32_t c = utf8_next(unit, &at);
        hb_codepoint_t glyph, composed;
        if (is_variation_selector(c)) {
            if (strict &&
                !hb_font_get_variation_glyph(scaled, previous, c, &glyph))
                return false;
            continue;
        }
        if (is_invisible(c))
            continue;
        if (font_has(font, c) || (is_made_space(c) && font_has(font, ' '))) {
            previous = c;
        } else if (previous != 0 &&
                   hb_unicode_compose(unicode, previous, c, &composed) &&
                   font_has(font, composed)) {
            previous = composed;
        } else {
            return false;
        }
    }
    return true;
}

/* Step 3 of the choice. */
static bool sets(const struct font *font, struct str unit)
{
    hb_buffer_t *probe = font->fonts->probe;
    font_shape(font, 1000, probe, unit, 0, unit.length, NULL, 0);
    unsigned count;
    hb_glyph_info_t *info = hb_buffer_get_glyph_infos(probe, &count);
    for (unsigned i = 0; i < count; i++)
        if (info[i].codepoint == 0)
            return false;
    return count != 0;
}

static bool suits(const struct font *font, struct str unit, int step)
{
    return step == 3 ? sets(font, unit) : covers(font, unit, step == 1);
}

/* A font of the system is nobody's choice: any step will do. */
static bool suits_somehow(const struct font *font, struct str unit)
{
    return suits(font, unit, 2) || suits(font, unit, 3);
}

const struct font *text_system_font(struct fonts *fonts, struct str unit)
{
    return system_font_find(fonts, unit, suits_somehow);
}

/* The font for a unit; NULL if none has it. */
static const struct font *choose(struct fonts *fonts,
                                 const struct font_role *role, struct str unit)
{
    for (int step = 1; step <= 3; step++) {
        for (size_t i = 0; i < role->count; i++)
            if (suits(role->fonts[i], unit, step))
                return role->fonts[i];
        for (size_t i = 0; i < fonts->own_count; i++)
            if (suits(fonts->items[i], unit, step))
                return fonts->items[i];
    }
    return fonts->uses_system ? text_system_font(fonts, unit) : NULL;
}

static void add_run(struct run_list *runs, struct arena *arena, struct run run)
{
    if (runs->count > 0) {
        struct run *last = &runs->items[runs->count - 1];
        if (last->kind == RUN_GLYPHS && run.kind == RUN_GLYPHS &&
            last->font == run.font) {
            last->length += run.length;
            return;
        }
    }
    ARENA_GROW(arena, runs->items, runs->count, runs->capacity);
    runs->items[runs->count++] = run;
}

void text_itemise(struct arena *arena, struct fonts *fonts,
                  const struct font_role *role, struct str text,
                  struct run_list *runs)
{
    runs->count = 0;
    for (size_t at = 0; at < text.length;) {
        struct run run = {.start = at, .kind = RUN_GLYPHS};
        uint32_t first = next_unit(text, &at);
        run.length = at - run.start;
        struct str unit = str_slice(text, run.start, at);
        if (is_invisible(first)) {
            run.kind = RUN_INVISIBLE;
        } else {
            run.font = choose(fonts, role, unit);
            if (run.font == NULL)
                run.kind = RUN_MISSING;
        }
        add_run(runs, arena, run);
    }
}
