/* SPDX-License-Identifier: MIT
 *
 * Pieces -> items. Nothing is decided here.
 */
#include "typeset/layout.h"

#include "base/arena.h"

#include <string.h>

static void compose_lines(struct item_list *items,
                          const struct placed_page *page,
                          const struct piece *piece)
{
    const struct set_paragraph *set = piece->lines.set;
    struct item_owner owner = {piece->lines.element, ARTIFACT_NONE};
    if (owner.element == 0)
        owner.artifact = ARTIFACT_LAYOUT;
    for (size_t i = 0; i < piece->lines.count; i++)
        paragraph_emit_line(items, set, piece->lines.first + i, page->left,
                            piece->y + (length_t)i * set->leading, owner);
}

static void compose_page(struct layout *layout, struct item_list *items,
                         const struct placed_page *page)
{
    for (size_t i = 0; i < page->count; i++) {
        const struct piece *piece = &page->pieces[i];
        switch (piece->kind) {
        case PIECE_LINES:
            compose_lines(items, page, piece);
            break;
        case PIECE_ENTRY:
            compose_entry(layout, items, page, piece);
            break;
        case PIECE_TABLE:
            table_emit(items, &piece->table);
            table_rules(items, &piece->table);
            break;
        }
    }
    running_emit(layout, items, page);
}

struct page *compose_pages(struct layout *layout)
{
    struct arena *arena = layout->setter->arena;
    struct page *pages = ARENA_ARRAY(arena, layout->page_count, struct page);
    /* Lists that grow to the largest page; each page keeps copies of its own
     * size. */
    struct item_list items = {.arena = arena};
    for (size_t i = 0; i < layout->page_count; i++) {
        const struct placed_page *placed = &layout->pages[i];
        const struct page_form *form = placed->form;
        items.count = items.line_count = 0;
        compose_page(layout, &items, placed);
        struct item *kept = ARENA_ARRAY(arena, items.count, struct item);
        if (items.count > 0)
            memcpy(kept, items.items, items.count * sizeof *kept);
        struct line *lines = ARENA_ARRAY(arena, items.line_count, struct line);
        if (items.line_count > 0)
            memcpy(lines, items.lines, items.line_count * sizeof *lines);
        pages[i] =
            (struct page){.width = form->turned ? form->height : form->width,
                          .height = form->turned ? form->width : form->height,
                          .turned = form->turned,
                          .items = kept,
                          .count = items.count,
                          .lines = lines,
                          .line_count = items.line_count};
        if (placed->folio != 0)
            pages[i].label = str_format(arena, "%d", placed->folio);
    }
    return pages;
}
