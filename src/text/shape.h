/* SPDX-License-Identifier: MIT
 *
 * Shaping: text -> clusters of positioned glyphs.
 *
 * HarfBuzz, script Hani, language zh-Hans always (with another language the
 * two-em dash —— takes a Latin form). Each cluster is set by the first font
 * of the role's chain that has all its characters, then by any font of the
 * manifests, then, if fonts_use_system was called, by one of the system; a
 * character that none has is GLYPH_MISSING.
 */
#ifndef GONGKAI_TEXT_SHAPE_H
#define GONGKAI_TEXT_SHAPE_H

#include "text/font.h"

/* OpenType features, as bits. */
enum text_feature {
    TEXT_TABULAR = 1, /* all digits one width, no kerning: for columns */
    TEXT_NO_KERN = 2, /* no kerning: the fast path for table cells */
};

struct glyph {
    uint32_t id;      /* in the font */
    length_t advance; /* to the next glyph, at the size shaped for */
    length_t x;       /* offset from the pen */
    length_t y;       /* offset from the baseline, down */
};

/*
 * A cluster: the smallest piece that line breaking may not divide. It is one
 * character in nearly all cases, more for a ligature (——) or a base with
 * combining marks.
 */
struct cluster {
    uint32_t text_start;  /* byte offset in the text */
    uint32_t text_length; /* bytes */
    uint32_t glyph_start; /* index into glyphs */
    uint16_t glyph_count; /* may be 0, for U+200B */
    uint16_t font;        /* index among fonts_at */
    length_t advance;     /* sum of its glyphs */
    /*
     * White space of a full-width mark that may be taken away, by halt/palt
     * data or the glyph's own box: before and behind the ink. 0 for others.
     */
    length_t slack_before;
    length_t slack_after;
};

/* Is it a character that no font has? No other cluster has an advance but no
 * glyph. */
static inline bool cluster_is_missing(const struct cluster *cluster)
{
    return cluster->glyph_count == 0 && cluster->advance != 0;
}

struct shaped_text {
    struct str text; /* the text shaped; clusters cover it without gaps */
    length_t size;   /* em */
    const struct glyph *glyphs;
    size_t glyph_count;
    const struct cluster *clusters;
    size_t cluster_count;
    length_t advance; /* sum of all clusters */
};

/* Shapes texts for one report and remembers each (role, size, features,
 * text). */
struct shaper;

/* fonts must outlive the shaper, which lives in the arena. */
struct shaper *shaper_new(struct arena *arena, struct fonts *fonts,
                          struct diag_log *log);
struct fonts *shaper_fonts(const struct shaper *shaper);

/*
 * Shape text (without line feeds) at a size (em, 1/1000 pt). features is a set
 * of enum text_feature. The result lives as long as the shaper's arena. at is
 * where the text comes from, for GLYPH_MISSING; a missing character takes
 * the place of one em and no glyph. Never NULL.
 */
const struct shaped_text *text_shape(struct shaper *shaper,
                                     const struct font_role *role,
                                     length_t size, unsigned features,
                                     struct str text, struct position at);

#endif
