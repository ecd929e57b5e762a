/* SPDX-License-Identifier: MIT */
#include "typeset/table_cells.h"

#include "base/arena.h"

enum { FIRST_SLOTS = 64 };

struct cell_texts cell_texts_new(struct setter *setter, int scale)
{
    return (struct cell_texts){
        .setter = setter,
        .scale = scale,
        .slots = ARENA_ARRAY(setter->arena, FIRST_SLOTS, struct cell_text *),
        .slot_count = FIRST_SLOTS,
    };
}

/* Only texts of one span are shared: they are nearly all. */
static bool same_text(const struct paragraph *a, const struct paragraph *b)
{
    return a->style == b->style && b->span_count == 1 &&
           a->spans[0].style == b->spans[0].style &&
           str_equal(a->spans[0].text, b->spans[0].text);
}

/* The slot of an equal text, or the free one where it belongs. */
static struct cell_text **find_slot(struct cell_text **slots, size_t count,
                                    const struct paragraph *paragraph)
{
    size_t i = (size_t)str_hash(paragraph->spans[0].text) & (count - 1);
    while (slots[i] != NULL && !same_text(slots[i]->paragraph, paragraph))
        i = (i + 1) & (count - 1);
    return &slots[i];
}

static void make_room(struct cell_texts *texts)
{
    if (texts->count * 2 < texts->slot_count)
        return;
    size_t larger = texts->slot_count * 2;
    struct cell_text **slots =
        ARENA_ARRAY(texts->setter->arena, larger, struct cell_text *);
    for (size_t i = 0; i < texts->slot_count; i++)
        if (texts->slots[i] != NULL)
            *find_slot(slots, larger, texts->slots[i]->paragraph) =
                texts->slots[i];
    texts->slots = slots;
    texts->slot_count = larger;
}

static struct cell_text *measure(struct cell_texts *texts,
                                 const struct paragraph *paragraph)
{
    struct cell_text *text = ARENA_NEW(texts->setter->arena, struct cell_text);
    text->paragraph = paragraph;
    text->measured = paragraph_measure(texts->setter, paragraph, texts->scale);
    text->cluster = paragraph_cluster_width(text->measured);
    text->least =
        length_max(text->cluster, paragraph_least_width(text->measured));
    text->most = length_max(text->least, paragraph_most_width(text->measured));
    enum alignment align = paragraph->style->align;
    text->figure = (align == ALIGN_DECIMAL || align == ALIGN_END) &&
                   paragraph_is_whole(text->measured);
    if (align == ALIGN_DECIMAL)
        paragraph_decimal(text->measured, &text->before, &text->behind);
    return text;
}

struct cell_text *cell_texts_add(struct cell_texts *texts,
                                 const struct paragraph *paragraph)
{
    if (paragraph->span_count != 1)
        return measure(texts, paragraph);
    make_room(texts);
    struct cell_text **slot =
        find_slot(texts->slots, texts->slot_count, paragraph);
    if (*slot == NULL) {
        *slot = measure(texts, paragraph);
        texts->count++;
    }
    return *slot;
}

const struct set_paragraph *cell_text_set(struct setter *setter,
                                          struct cell_text *text,
                                          length_t measure_width)
{
    if (text->set_width != measure_width) {
        text->set = paragraph_set(setter, text->measured, measure_width);
        text->set_width = measure_width;
    }
    return text->set;
}
