/* SPDX-License-Identifier: MIT
 *
 * The text layer, read back from the items of the pages: the text of each
 * element, the page of each byte of it, and the numbers in a text.
 */
#include "typeset/figures_private.h"

#include "base/arena.h"
#include "base/utf8.h"

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

/* ---- numbers ---- */

static bool is_digit(struct str text, size_t at)
{
    return at < text.length && text.data[at] >= '0' && text.data[at] <= '9';
}

/* Does text hold part at an offset? */
static bool holds(struct str text, size_t at, struct str part)
{
    return str_starts(str_slice(text, at, text.length), part);
}

/* Behind the digits from start on, in groups or not, with a fraction. */
static size_t number_end(struct str text, size_t start)
{
    static const char *const separators[] = {
        ",", "，", " ", "\xE2\x80\x85", "\xE2\x80\xAF", NULL};
    size_t at = start;
    while (is_digit(text, at))
        at++;
    for (int i = 0; separators[i] != NULL;) {
        struct str separator = str_from(separators[i]);
        size_t next = at + separator.length;
        bool group = holds(text, at, separator) && is_digit(text, next) &&
                     is_digit(text, next + 1) && is_digit(text, next + 2) &&
                     !is_digit(text, next + 3);
        if (group)
            at = next + 3;
        else
            i++;
    }
    if (at < text.length && text.data[at] == '.' && is_digit(text, at + 1))
        for (at++; is_digit(text, at);)
            at++;
    return at;
}

/* Where a sign that ends at start begins; start if there is none. */
static size_t sign_start(struct str text, size_t start)
{
    for (int i = 0; i < MONEY_SIGNS; i++) {
        struct str mark = str_from(money_sign_name((enum money_sign)i));
        size_t first = 0;
        utf8_next(mark, &first);
        mark = str_slice(mark, 0, first);
        if (start >= first && holds(text, start - first, mark))
            return start - first;
    }
    return start;
}

bool proof_next_number(struct str text, size_t *offset, struct number *number)
{
    size_t start = *offset;
    while (start < text.length && !is_digit(text, start))
        start++;
    if (start == text.length)
        return false;
    size_t end = number_end(text, start);
    *offset = end;
    *number = (struct number){
        .start = start,
        .end = end,
        .sign = sign_start(text, start),
        .sign_end = end,
    };
    if (number->sign < start) /* the other half of a pair of brackets */
        for (int i = MONEY_BRACKETS; i <= MONEY_WIDE_BRACKETS; i++) {
            struct str mark = str_from(money_sign_name((enum money_sign)i));
            struct str close = str_slice(mark, mark.length / 2, mark.length);
            if (holds(text, end, close))
                number->sign_end = end += close.length;
        }
    while (holds(text, end, STR(" ")))
        end++;
    number->is_percent =
        holds(text, end, STR("%")) || holds(text, end, STR("％"));
    for (int unit = MONEY_YUAN; unit <= MONEY_WAN; unit++)
        if (holds(text, end,
                  str_from(money_unit_name((enum money_unit)unit)))) {
            number->has_unit = true;
            number->unit = (enum money_unit)unit;
        }
    return true;
}
