/* SPDX-License-Identifier: MIT
 *
 * What one report asks of the fonts: by role, how many characters each font
 * sets, and which characters the first font of the role leaves to another.
 *
 * Counted over the texts of the document, each once, as they are chosen for by
 * the shaper; what repeats on the pages (folios, headers of tables) is counted
 * where it is stated.
 */
#ifndef GONGKAI_APP_FONT_USE_H
#define GONGKAI_APP_FONT_USE_H

#include "base/diag.h"

struct arena;
struct budget;
struct document;
struct fonts;
struct font;
struct font_role;

/* A font in a role. */
struct font_share {
    const struct font_role *role;
    const struct font *font;
    size_t characters; /* 1 and more */
};

/* A character, with its marks, that the first font of a role does not set. */
struct font_fallback {
    const struct font_role *role;
    const struct font *font; /* that sets it; NULL: none does */
    struct str text;
    size_t times;          /* 1 and more */
    struct position first; /* in the description; if it is not there, in the
                              pack */
};

/* Both by role, in the order of the manifests; shares then in the order of
 * fonts_at, fallbacks by their text. */
struct font_use {
    const struct font_share *shares;
    size_t share_count;
    const struct font_fallback *fallbacks;
    size_t fallback_count;
};

/* Go through a document and the budget it was made of. The result lives in
 * the arena. */
struct font_use font_use_of(const struct document *document,
                            const struct budget *budget, struct fonts *fonts,
                            struct arena *arena);

#endif
