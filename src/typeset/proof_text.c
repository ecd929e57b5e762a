/* SPDX-License-Identifier: MIT
 *
 * The text layer, read back from the items of the pages: the text of each
 * element, and the page of each byte of it.
 */
#include "typeset/figures_private.h"

#include "base/arena.h"

/* ---- texts ---- */

static size_t count_items(const struct pages *pages)
{
    size_t count = 0;
    for (size_t p = 0; p < pages->count; p++)
        count += pages->items[p].count;
    return count;
}

static void add_piece(struct page_texts *texts, uint32_t element, size_t number)
{
    if (texts->last[element] == 0)
        texts->first[element] = number;
    else
        texts->pieces[texts->last[element] - 1].next = number;
    texts->last[element] = number;
}

struct page_texts *proof_texts_read(const struct layout *layout,
                                    const struct pages *pages,
                                    struct arena *arena)
{
    size_t elements = layout->element_count;
    struct page_texts *texts = ARENA_NEW(arena, struct page_texts);
    *texts = (struct page_texts){
        .pieces = ARENA_ARRAY(arena, count_items(pages), struct text_piece),
        .first = ARENA_ARRAY(arena, elements, size_t),
        .last = ARENA_ARRAY(arena, elements, size_t),
        .row_page = ARENA_ARRAY(arena, elements, size_t),
    };
    size_t count = 0;
    for (size_t p = 0; p < pages->count; p++)
        for (size_t i = 0; i < pages->items[p].count; i++) {
            const struct item *item = &pages->items[p].items[i];
            if (item->kind != ITEM_GLYPHS || item->element == 0)
                continue;
            texts->pieces[count++] =
                (struct text_piece){.glyphs = &item->glyphs, .page = p};
            add_piece(texts, item->element, count);
            size_t *row =
                &texts->row_page[layout->elements[item->element].parent];
            if (*row == 0)
                *row = p + 1;
        }
    return texts;
}

static struct str glyph_text(const struct glyphs *glyphs, size_t index)
{
    size_t start = glyphs->items[index].text_start;
    return str_slice(glyphs->text, start,
                     start + glyphs->items[index].text_length);
}

struct str proof_text(const struct page_texts *texts, uint32_t element,
                      struct arena *arena)
{
    struct builder out = {.arena = arena};
    for (size_t n = texts->first[element]; n != 0;
         n = texts->pieces[n - 1].next)
        for (size_t i = 0; i < texts->pieces[n - 1].glyphs->count; i++)
            builder_add(&out, glyph_text(texts->pieces[n - 1].glyphs, i));
    return builder_str(&out);
}

size_t proof_text_page(const struct page_texts *texts, uint32_t element,
                       size_t offset)
{
    size_t length = 0, page = 0;
    for (size_t n = texts->first[element]; n != 0 && length <= offset;
         n = texts->pieces[n - 1].next) {
        page = texts->pieces[n - 1].page;
        for (size_t i = 0; i < texts->pieces[n - 1].glyphs->count; i++)
            length += glyph_text(texts->pieces[n - 1].glyphs, i).length;
    }
    return page;
}
