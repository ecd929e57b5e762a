/* SPDX-License-Identifier: MIT
 *
 * Glyph pictures, by FreeType: for previews only.
 *
 * Outlines are not hinted, so that a preview has the proportions of the page.
 */
#include "text/font_private.h"

#include "base/arena.h"

#include FT_OUTLINE_H
#include <stdlib.h>
#include <string.h>

static FT_Face outlines(struct font *font)
{
    struct font_state *state = font->state;
    if (state->outlines != NULL)
        return state->outlines;
    if (font->fonts->library == NULL &&
        FT_Init_FreeType(&font->fonts->library) != 0)
        return NULL;
    unsigned length;
    const char *data = hb_blob_get_data(state->blob, &length);
    if (FT_New_Memory_Face(font->fonts->library, (const FT_Byte *)data,
                           (FT_Long)length, (FT_Long)state->facts.face_index,
                           &state->outlines) != 0)
        state->outlines = NULL;
    return state->outlines;
}

/* Rows of FreeType's picture without padding, from the top. */
static void copy_rows(struct font_state *state, const FT_Bitmap *bitmap)
{
    size_t width = bitmap->width;
    size_t size = width * bitmap->rows;
    if (size > state->coverage_room) {
        free(state->coverage);
        state->coverage = malloc(size);
        if (state->coverage == NULL)
            base_out_of_memory();
        state->coverage_room = size;
    }
    /* A negative pitch says that rows are stored upwards from the last. */
    const unsigned char *row = bitmap->buffer;
    if (bitmap->pitch < 0)
        row -= (ptrdiff_t)bitmap->pitch * ((ptrdiff_t)bitmap->rows - 1);
    for (size_t i = 0; i < bitmap->rows && width > 0; i++) {
        memcpy(state->coverage + i * width, row, width);
        row += bitmap->pitch;
    }
}

bool font_rasterise(struct font *font, uint32_t glyph, int size, int shift_x,
                    struct glyph_bitmap *bitmap)
{
    FT_Face face = outlines(font);
    if (face == NULL || FT_Set_Char_Size(face, size, size, 72, 72) != 0 ||
        FT_Load_Glyph(face, glyph, FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP) != 0)
        return false;
    FT_GlyphSlot slot = face->glyph;
    if (slot->format != FT_GLYPH_FORMAT_OUTLINE)
        return false;
    FT_Outline_Translate(&slot->outline, shift_x, 0);
    if (FT_Render_Glyph(slot, FT_RENDER_MODE_NORMAL) != 0)
        return false;
    copy_rows(font->state, &slot->bitmap);
    *bitmap = (struct glyph_bitmap){
        .left = slot->bitmap_left,
        .top = slot->bitmap_top,
        .width = (int)slot->bitmap.width,
        .height = (int)slot->bitmap.rows,
        .coverage = font->state->coverage,
    };
    return true;
}
