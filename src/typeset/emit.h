/* SPDX-License-Identifier: MIT
 *
 * Items of a page under construction. Private to typeset/.
 */
#ifndef GONGKAI_TYPESET_EMIT_H
#define GONGKAI_TYPESET_EMIT_H

#include "page/page.h"

struct arena;

/* Growing lists of a page's items and lines. */
struct item_list {
    struct arena *arena;
    struct item *items;
    size_t count;
    size_t capacity;
    struct line *lines;
    size_t line_count;
    size_t line_capacity;
};

/* Who an item belongs to: an element, or an artifact of some kind. */
struct item_owner {
    uint32_t element; /* 0: an artifact */
    enum artifact_kind artifact;
};

void emit_glyphs(struct item_list *list, struct item_owner owner,
                 uint32_t colour, const struct glyphs *glyphs);

/* Zero-sized rules are not emitted. */
void emit_rule(struct item_list *list, uint32_t colour, struct rule rule);

/* Take the glyphs from item first on, placed on the upright sheet of this
 * height, as they stand on the page that is turned to the left on it. */
void emit_turn(struct item_list *list, size_t first, length_t sheet_height);

void emit_set_line(struct item_list *list, struct line line);

void emit_link(struct item_list *list, uint32_t element,
               const struct link *link);

#endif
