/* SPDX-License-Identifier: MIT
 *
 * Which code shows which glyph as which text.
 *
 * Codes are given out in the order of first use, one for each (font, glyph,
 * text of the cluster). So a glyph that stands for several characters (U+2F00
 * and U+4E00 share one in many fonts) is extracted as what was written: the
 * code, not the glyph, has the mapping to Unicode (ISO 32000-1, 9.10.3).
 *
 * A subset is one font of the file: at most 65,534 codes from 1 upwards, code
 * 0 being .notdef. A font that needs more codes gets a further subset.
 */
#ifndef GONGKAI_PDF_CODING_H
#define GONGKAI_PDF_CODING_H

#include "base/str.h"

struct arena;
struct fonts;
struct coding;

/* What a code shows. */
struct coded_glyph {
    uint32_t glyph;
    struct str text; /* of its cluster; "" behind the cluster's first glyph */
    unsigned width;  /* advance in 1/1000 em, rounded, as in the file's W */
};

struct subset {
    size_t font;               /* index among fonts_at */
    struct coded_glyph *codes; /* [0] is .notdef */
    size_t count;              /* with .notdef */
    size_t capacity;
};

struct code {
    size_t subset;
    uint16_t value;
    unsigned width; /* of the coded glyph */
};

struct coding *coding_new(struct arena *arena, const struct fonts *fonts);

/* The code for a glyph, a new one at its first use. text must live as long
 * as the coding. */
struct code coding_code(struct coding *coding, size_t font, uint32_t glyph,
                        struct str text);

size_t coding_subset_count(const struct coding *coding);
const struct subset *coding_subset(const struct coding *coding, size_t index);

#endif
