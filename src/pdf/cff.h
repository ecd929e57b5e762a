/* SPDX-License-Identifier: MIT
 *
 * CFF font programs (Adobe Technical Note 5176): read one, write the subset
 * that a PDF file embeds.
 *
 * The subset is CID-keyed with an identity charset, so that the code of a
 * glyph is its CID and its index, whatever the source font was: the codes
 * can be given out while pages are written. Only whole charstrings are
 * copied; a font whose charstrings call subroutines must be freed of them
 * first (font_subset_cff).
 */
#ifndef GONGKAI_PDF_CFF_H
#define GONGKAI_PDF_CFF_H

#include "base/str.h"

struct arena;

/* An INDEX: count items, their offsets in offset_size bytes each. */
struct cff_index {
    struct str offsets; /* count + 1 of them */
    struct str data;    /* offset 1 is its first byte */
    size_t count;
    unsigned offset_size;
};

/* One font of the FDArray; a font that is not CID-keyed counts as one. */
struct cff_part {
    struct str matrix;       /* FontMatrix entry, raw; "" if absent */
    struct str private_dict; /* entries of the Private DICT but Subrs */
};

struct cff {
    struct cff_index charstrings;
    struct str matrix;   /* FontMatrix entry of the top, raw, or "" */
    struct str box;      /* FontBBox entry, raw, or "" */
    struct str selector; /* FDSelect from its format byte; "" if none */
    struct cff_part *parts;
    size_t part_count;
    bool has_subroutines; /* global, or of any part */
};

/* Read a CFF table; everything borrows from it or lives in the arena. false
 * if it is damaged. */
bool cff_read(struct arena *arena, struct str table, struct cff *cff);

/* Is the glyph in the font? */
bool cff_has(const struct cff *cff, uint32_t glyph);

/*
 * The font program of the glyphs: glyph i of the array becomes CID and index
 * i; the first must be glyph 0, at most 65,535 glyphs, all in the font. name
 * is its PostScript name. The font must have no subroutines. "" if the
 * selector of a part is damaged.
 */
struct str cff_write(struct arena *arena, const struct cff *cff,
                     struct str name, const uint32_t *glyphs, size_t count);

/* A piece of data, "" when it lies outside: for both files of cff. */
struct str cff_item(const struct cff_index *index, size_t at);

#endif
