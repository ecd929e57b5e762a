/* SPDX-License-Identifier: MIT
 *
 * Fonts: opening, looking up, closing, and the shaping call that all of
 * text/ goes through.
 *
 * Opening maps each file and looks at its table directory; everything else
 * (names, metrics, character map, layout tables) is parsed at first use.
 */
#include "text/font.h"

#include "text/font_private.h"

#include "base/arena.h"
#include "base/file.h"

#include <assert.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

static bool face_has(hb_face_t *face, const char *tag)
{
    hb_blob_t *blob = hb_face_reference_table(face, hb_tag_from_string(tag, 4));
    bool there = hb_blob_get_length(blob) > 0;
    hb_blob_destroy(blob);
    return there;
}

/* An OpenType face with glyphs that can be put into a PDF file. */
static bool face_usable(hb_face_t *face)
{
    return hb_face_get_glyph_count(face) > 0 && face_has(face, "head") &&
           face_has(face, "hmtx") && face_has(face, "cmap") &&
           (face_has(face, "glyf") || face_has(face, "CFF "));
}

bool font_open(struct fonts *fonts, const struct font_facts *facts,
               struct position at, struct diag_log *log)
{
    const char *path = str_c(fonts->arena, facts->file);
    errno = 0;
    hb_blob_t *blob = hb_blob_create_from_file_or_fail(path);
    if (blob == NULL) {
        diag_add(log, DIAG_FONT_UNREADABLE, at, facts->file,
                 str_from(strerror(errno)));
        return false;
    }
    hb_face_t *face = NULL;
    if (facts->face_index < hb_face_count(blob))
        face = hb_face_create(blob, facts->face_index);
    if (face == NULL || !face_usable(face) || fonts->count > UINT16_MAX) {
        diag_add(log, DIAG_FONT_UNUSABLE, at, facts->file,
                 str_format(fonts->arena, "%u", facts->face_index));
        hb_face_destroy(face);
        hb_blob_destroy(blob);
        return false;
    }
    struct font *font = ARENA_NEW(fonts->arena, struct font);
    font->fonts = fonts;
    font->state = ARENA_NEW(fonts->arena, struct font_state);
    font->state->facts = *facts;
    font->state->facts.number = fonts->count;
    font->state->blob = blob;
    font->state->face = face;
    ARENA_GROW(fonts->arena, fonts->items, fonts->count, fonts->capacity);
    fonts->items[fonts->count++] = font;
    return true;
}

struct fonts *fonts_open(const struct str *folders, size_t folder_count,
                         struct diag_log *log)
{
    struct arena *arena = arena_new();
    struct fonts *fonts = ARENA_NEW(arena, struct fonts);
    fonts->arena = arena;
    fonts->buffer = hb_buffer_create();
    fonts->probe = hb_buffer_create();
    fonts->language = hb_language_from_string("zh-Hans", -1);
    bool good = true;
    for (size_t i = 0; i < folder_count; i++)
        good = manifest_read(fonts, folders[i], i + 1, log) && good;
    fonts->own_count = fonts->count;
    if (good)
        return fonts;
    fonts_close(fonts);
    return NULL;
}

void fonts_close(struct fonts *fonts)
{
    if (fonts == NULL)
        return;
    for (size_t i = 0; i < fonts->count; i++) {
        struct font_state *state = fonts->items[i]->state;
        if (state->outlines != NULL)
            FT_Done_Face(state->outlines);
        free(state->coverage);
        hb_set_destroy(state->characters);
        hb_font_destroy(state->font);
        hb_face_destroy(state->face);
        hb_blob_destroy(state->blob);
    }
    if (fonts->library != NULL)
        FT_Done_FreeType(fonts->library);
    hb_buffer_destroy(fonts->buffer);
    hb_buffer_destroy(fonts->probe);
    system_fonts_close(fonts);
    arena_free(fonts->arena);
}

bool fonts_verify(struct fonts *fonts, struct diag_log *log)
{
    bool good = true;
    for (size_t i = 0; i < fonts->count; i++) {
        const struct font_state *state = fonts->items[i]->state;
        if (str_equal(state->facts.sha256, STR("-")))
            continue;
        unsigned length;
        const char *data = hb_blob_get_data(state->blob, &length);
        struct str found =
            hash_hex(fonts->arena, hash_bytes((struct str){data, length}));
        if (str_equal(found, state->facts.sha256))
            continue;
        diag_add(log, DIAG_FONT_CHANGED, NOWHERE, state->facts.file, found,
                 state->facts.sha256);
        good = false;
    }
    return good;
}

const struct font_role *fonts_role_lookup(const struct fonts *fonts,
                                          struct str role)
{
    for (size_t i = 0; i < fonts->role_count; i++)
        if (str_equal(fonts->roles[i]->name, role))
            return fonts->roles[i];
    return NULL;
}

size_t fonts_role_count(const struct fonts *fonts)
{
    return fonts->role_count;
}

const struct font_role *fonts_role_at(const struct fonts *fonts, size_t index)
{
    assert(index < fonts->role_count);
    return fonts->roles[index];
}

struct str font_role_name(const struct font_role *role)
{
    return role->name;
}

size_t font_role_font_count(const struct font_role *role)
{
    return role->count;
}

const struct font *font_role_font(const struct font_role *role, size_t index)
{
    assert(index < role->count);
    return role->fonts[index];
}

size_t fonts_own_count(const struct fonts *fonts)
{
    return fonts->own_count;
}

size_t fonts_count(const struct fonts *fonts)
{
    return fonts->count;
}

const struct font *fonts_at(const struct fonts *fonts, size_t index)
{
    assert(index < fonts->count);
    return fonts->items[index];
}

struct font *fonts_font(struct fonts *fonts, size_t number)
{
    assert(number < fonts->count);
    return fonts->items[number];
}

hb_font_t *font_scaled(const struct font *font, length_t size)
{
    struct font_state *state = font->state;
    if (state->font == NULL)
        state->font = hb_font_create(state->face);
    if (state->size != size) {
        hb_font_set_scale(state->font, size, size);
        state->size = size;
    }
    return state->font;
}

void font_shape(const struct font *font, length_t size, hb_buffer_t *buffer,
                struct str text, size_t start, size_t length,
                const hb_feature_t *features, unsigned feature_count)
{
    assert(text.length <= INT32_MAX);
    hb_buffer_reset(buffer);
    hb_buffer_set_direction(buffer, HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer, HB_SCRIPT_HAN);
    hb_buffer_set_language(buffer, font->fonts->language);
    hb_buffer_set_flags(buffer, HB_BUFFER_FLAG_REMOVE_DEFAULT_IGNORABLES |
                                    HB_BUFFER_FLAG_DO_NOT_INSERT_DOTTED_CIRCLE);
    hb_buffer_add_utf8(buffer, text.data, (int)text.length, (unsigned)start,
                       (int)length);
    hb_shape(font_scaled(font, size), buffer, features, feature_count);
    if (!hb_buffer_allocation_successful(buffer))
        base_out_of_memory();
}
