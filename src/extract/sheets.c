/* SPDX-License-Identifier: MIT
 *
 * The page tree (ISO 32000-1, 7.7.3) -> pages without content. Not left to
 * libqpdf, which walks it by recursion, however deep.
 */
#include "extract/extract_private.h"

#include "base/arena.h"

enum {
    SIDE_MAX = 14400000, /* 200 inches: the limit of annex C */
};

/* References that wait, the next one last. */
struct waiting {
    struct datum *items;
    size_t count, capacity;
};

static void push_kids(struct extraction *extraction, struct waiting *waiting,
                      const struct datum *kids)
{
    for (size_t i = kids->kind == DATUM_ARRAY ? kids->count : 0; i-- > 0;) {
        ARENA_GROW(extraction->own, waiting->items, waiting->count,
                   waiting->capacity);
        waiting->items[waiting->count++] = kids->items[i];
    }
}

static void broken(struct extraction *extraction, size_t page)
{
    source_page_broken(
        &extraction->source, page,
        DIAG_BOTH("页面的大小或方向不对", "its size or orientation is wrong"));
}

static bool is_side(int64_t side)
{
    return side > 0 && side <= SIDE_MAX;
}

static void add_page(struct extraction *extraction, struct datum reference,
                     const struct datum *body)
{
    struct source *source = &extraction->source;
    size_t index = extraction->page_count;
    const struct datum *box =
        source_entry(source, body, "MediaBox", extraction->step);
    const struct datum *turn =
        source_entry(source, body, "Rotate", extraction->step);
    bool turned = datum_is_within(turn, 90, 90);
    bool upright = turn->kind == DATUM_NULL || datum_is_within(turn, 0, 0);
    if (box->kind != DATUM_ARRAY || box->count != 4 ||
        datum_thousandths(&box->items[0]) != 0 ||
        datum_thousandths(&box->items[1]) != 0 || (!turned && !upright)) {
        broken(extraction, index);
        return;
    }
    int64_t across = datum_thousandths(&box->items[turned ? 3 : 2]);
    int64_t down = datum_thousandths(&box->items[turned ? 2 : 3]);
    if (!is_side(across) || !is_side(down)) {
        broken(extraction, index);
        return;
    }
    ARENA_GROW(extraction->arena, extraction->pages, index,
               extraction->page_capacity);
    ARENA_GROW(extraction->own, extraction->page_objects, index,
               extraction->page_object_capacity);
    extraction->pages[index] = (struct page){.width = (length_t)across,
                                             .height = (length_t)down,
                                             .label = STR(""),
                                             .turned = turned};
    extraction->page_objects[index] = reference;
    extraction->page_count++;
}

void extract_sheets(struct extraction *extraction)
{
    struct source *source = &extraction->source;
    struct waiting waiting = {0};
    const struct datum pages = *datum_entry(source->root, "Pages");
    push_kids(
        extraction, &waiting,
        &(struct datum){.kind = DATUM_ARRAY, .items = &pages, .count = 1});
    while (waiting.count != 0 && !source->broken) {
        struct datum reference = waiting.items[--waiting.count];
        arena_reset(extraction->step);
        const struct datum *body =
            source_resolve(source, &reference, extraction->step);
        bool is_page = datum_is_name(datum_entry(body, "Type"), "Page");
        if (!source_enter(source, &reference, is_page ? NODE_PAGE : NODE_PAGES,
                          (uint32_t)extraction->page_count))
            return;
        if (is_page)
            add_page(extraction, reference, body);
        else
            push_kids(extraction, &waiting,
                      source_entry(source, body, "Kids", extraction->step));
    }
    if (extraction->page_count == 0)
        source_broken(source, DIAG_BOTH("没有页面", "it has no pages"));
}
