/* SPDX-License-Identifier: MIT */
#include "typeset/emit.h"

#include "base/arena.h"

#include <assert.h>

static struct item *next_item(struct item_list *list)
{
    ARENA_GROW(list->arena, list->items, list->count, list->capacity);
    return &list->items[list->count++];
}

void emit_glyphs(struct item_list *list, struct item_owner owner,
                 uint32_t colour, const struct glyphs *glyphs)
{
    if (glyphs->count == 0)
        return;
    *next_item(list) = (struct item){.kind = ITEM_GLYPHS,
                                     .artifact = owner.artifact,
                                     .element = owner.element,
                                     .colour = colour,
                                     .glyphs = *glyphs};
}

void emit_rule(struct item_list *list, uint32_t colour, struct rule rule)
{
    if (rule.width <= 0 || rule.height <= 0)
        return;
    *next_item(list) = (struct item){.kind = ITEM_RULE,
                                     .artifact = ARTIFACT_LAYOUT,
                                     .colour = colour,
                                     .rule = rule};
}

void emit_turn(struct item_list *list, size_t first, length_t sheet_height)
{
    for (size_t i = first; i < list->count; i++) {
        assert(list->items[i].kind == ITEM_GLYPHS);
        struct glyphs *glyphs = &list->items[i].glyphs;
        struct placed_glyph *turned =
            ARENA_ARRAY(list->arena, glyphs->count, struct placed_glyph);
        for (size_t g = 0; g < glyphs->count; g++) {
            turned[g] = glyphs->items[g];
            turned[g].x = sheet_height - glyphs->items[g].y;
            turned[g].y = glyphs->items[g].x;
        }
        glyphs->items = turned;
        glyphs->turned = true;
    }
}

void emit_set_line(struct item_list *list, struct line line)
{
    ARENA_GROW(list->arena, list->lines, list->line_count, list->line_capacity);
    list->lines[list->line_count++] = line;
}

void emit_link(struct item_list *list, uint32_t element,
               const struct link *link)
{
    *next_item(list) =
        (struct item){.kind = ITEM_LINK, .element = element, .link = *link};
}
