/* SPDX-License-Identifier: MIT
 *
 * What the .c files of text/ share about fonts: the handles behind a font.
 *
 * struct font is const for everybody else. What is found out lazily (facts,
 * a scaled hb_font, the space of marks) lives in struct font_state, to which
 * it points, so that opening is cheap and reading stays const.
 */
#ifndef GONGKAI_TEXT_FONT_PRIVATE_H
#define GONGKAI_TEXT_FONT_PRIVATE_H

#include "text/font.h"

#include <ft2build.h>
#include FT_FREETYPE_H
#include <hb.h>

/* The white space of one full-width mark, in font units. */
struct mark_space {
    uint32_t code_point; /* 0: the slot is free */
    uint32_t glyph;      /* that the font sets the mark with */
    int32_t advance;     /* of the mark's cell */
    int32_t shift;       /* of the glyph in its cell, to the right */
    bool widened;        /* the cell is wider than the glyph's advance */
    int32_t before;      /* white space that may go, before the ink */
    int32_t after;       /* the same behind the ink */
};

/* A power of two, well above the number of marks of text_char_class. */
enum { MARK_SLOTS = 256 };

struct font_state {
    struct font_facts facts;
    bool facts_known; /* the facts that need the font file parsed */
    hb_blob_t *blob;  /* the mapped file */
    hb_face_t *face;
    hb_font_t *font; /* NULL until first used */
    length_t size;   /* that font is scaled to */

    hb_set_t *characters; /* that it maps; NULL until first asked for */

    bool digits_known;
    uint32_t digits[10]; /* glyphs of one width, if the font has any such */

    struct mark_space marks[MARK_SLOTS]; /* open hash by code point */

    FT_Face outlines; /* NULL until a glyph is drawn */
    unsigned char *coverage;
    size_t coverage_room;
};

struct font {
    struct fonts *fonts;
    struct font_state *state;
};

struct font_role {
    struct str name;
    const struct font **fonts;
    size_t count;
    size_t capacity;
    size_t manifest; /* that named the role last */
};

struct system_fonts;

struct fonts {
    struct arena *arena;
    struct font **items;
    size_t own_count; /* of the manifests; those of the system follow */
    size_t count;
    size_t capacity;
    struct font_role **roles;
    size_t role_count;
    size_t role_capacity;
    hb_buffer_t *buffer; /* for text_shape */
    hb_buffer_t *probe;  /* for questions asked on the way */
    hb_language_t language;
    FT_Library library; /* NULL until a glyph is drawn */
    bool uses_system;   /* fonts of the system may set what others lack */
    struct system_fonts *system; /* NULL until first asked */
};

/* Can the font set this unit of text (itemise.c)? */
typedef bool font_test(const struct font *font, struct str unit);

/*
 * The font of the system for a unit that no font of the manifests has, the
 * same whatever was asked before; NULL if there is none. covers is asked of
 * each that may do. It is opened behind the fonts of the manifests.
 */
const struct font *system_font_find(struct fonts *fonts, struct str unit,
                                    font_test *covers);

/* Release what the search has opened, the fonts apart. */
void system_fonts_close(struct fonts *fonts);

/* All code points that the font maps to a glyph. */
const hb_set_t *font_characters(const struct font *font);

/* A 16-bit number of a table, most significant byte first; 0 behind its end. */
static inline unsigned table_u16(struct str table, size_t at)
{
    if (table.length < 2 || at > table.length - 2)
        return 0;
    const unsigned char *p = (const unsigned char *)table.data + at;
    return (unsigned)p[0] << 8 | p[1];
}

/* The font scaled to a size (em, 1/1000 pt; or units_per_em, for font
 * units). Valid until the next call for the same font. */
hb_font_t *font_scaled(const struct font *font, length_t size);

/*
 * Shape one piece of text in the buffer: script Hani, language zh-Hans, left
 * to right, default ignorables removed. Cluster values are byte offsets in
 * the text.
 */
void font_shape(const struct font *font, length_t size, hb_buffer_t *buffer,
                struct str text, size_t start, size_t length,
                const hb_feature_t *features, unsigned feature_count);

/* The white space of a mark; NULL if the code point is none. before and after
 * are 0 if the font sets it narrower than three quarters of an em. */
const struct mark_space *font_mark_space(const struct font *font,
                                         uint32_t code_point);

/*
 * The glyphs for 0 to 9 in columns of figures: as they are if they have one
 * width, else by tnum, else by hwid, else as they are.
 */
const uint32_t *font_digits(const struct font *font);

/*
 * Read a manifest into fonts: entries and roles, and map the files. false
 * with diagnostics if anything in it is wrong.
 */
bool manifest_read(struct fonts *fonts, struct str folder, size_t number,
                   struct diag_log *log);

/* Map the file of a new font, whose name, file, face_index, sha256 and
 * licence are known. false with a diagnostic at the line. */
bool font_open(struct fonts *fonts, const struct font_facts *facts,
               struct position at, struct diag_log *log);

#endif
