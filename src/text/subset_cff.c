/* SPDX-License-Identifier: MIT
 *
 * font_subset_cff: HarfBuzz frees charstrings of subroutines.
 *
 * Glyphs keep their numbers, so that callers may go on with the numbers of
 * shaping; the glyphs in between become empty.
 */
#include "text/font_private.h"

#include "base/arena.h"

#include <hb-subset.h>

/* Only these tables are needed for outlines. Without cmap and layout tables
 * there is no closure over alternates, and planning is four times as fast. */
static hb_face_t *outline_face(const struct font *font)
{
    static const char *const tags[] = {"CFF ", "head", "hhea", "hmtx", "maxp"};
    hb_face_t *face = hb_face_builder_create();
    for (size_t i = 0; i < sizeof tags / sizeof tags[0]; i++) {
        hb_tag_t tag = hb_tag_from_string(tags[i], 4);
        hb_blob_t *table = hb_face_reference_table(font->state->face, tag);
        hb_face_builder_add_table(face, tag, table);
        hb_blob_destroy(table);
    }
    hb_blob_t *blob = hb_face_reference_blob(face);
    hb_face_destroy(face);
    face = hb_face_create(blob, 0);
    hb_blob_destroy(blob);
    return face;
}

struct str font_subset_cff(const struct font *font, const uint32_t *glyphs,
                           size_t count, struct arena *arena,
                           struct diag_log *log)
{
    struct str result = {NULL, 0};
    hb_face_t *face = outline_face(font);
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    if (input == NULL)
        base_out_of_memory();
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING |
                                         HB_SUBSET_FLAGS_DESUBROUTINIZE |
                                         HB_SUBSET_FLAGS_RETAIN_GIDS |
                                         HB_SUBSET_FLAGS_NOTDEF_OUTLINE);
    hb_set_t *wanted = hb_subset_input_glyph_set(input);
    for (size_t i = 0; i < count; i++)
        hb_set_add(wanted, glyphs[i]);
    hb_face_t *subset = hb_subset_or_fail(face, input);
    if (subset != NULL) {
        hb_blob_t *table =
            hb_face_reference_table(subset, hb_tag_from_string("CFF ", 4));
        unsigned length;
        const char *data = hb_blob_get_data(table, &length);
        if (length != 0)
            result = str_copy(arena, (struct str){data, length});
        hb_blob_destroy(table);
        hb_face_destroy(subset);
    }
    hb_subset_input_destroy(input);
    hb_face_destroy(face);
    if (result.length == 0)
        diag_add(log, DIAG_LIBRARY_FAILED, NOWHERE, STR("hb-subset"),
                 font_facts(font)->file);
    return result;
}
