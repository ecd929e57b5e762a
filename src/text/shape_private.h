/* SPDX-License-Identifier: MIT
 *
 * Between itemise.c, which chooses fonts, and shape.c, which shapes.
 */
#ifndef GONGKAI_TEXT_SHAPE_PRIVATE_H
#define GONGKAI_TEXT_SHAPE_PRIVATE_H

#include "text/font_private.h"

enum run_kind {
    RUN_GLYPHS,    /* one font sets it */
    RUN_INVISIBLE, /* one formatting character: no glyph */
    RUN_MISSING,   /* one unit that no font has */
};

struct run {
    enum run_kind kind;
    const struct font *font; /* of RUN_GLYPHS, else NULL */
    size_t start;            /* bytes in the text */
    size_t length;           /* bytes */
};

struct run_list {
    struct run *items;
    size_t count;
    size_t capacity;
};

/* Cut text into runs, which replace those in the list. */
void text_itemise(struct arena *arena, struct fonts *fonts,
                  const struct font_role *role, struct str text,
                  struct run_list *runs);

/* A font of the system for a unit that no other font has; NULL if none. */
const struct font *text_system_font(struct fonts *fonts, struct str unit);

#endif
