/* SPDX-License-Identifier: MIT
 *
 * The bookmarks (ISO 32000-1, 12.3.3), as pdf/outline.c writes them.
 */
#include "extract/extract_private.h"

#include "base/arena.h"

enum { LEVEL_MAX = 100 };

struct entries {
    struct extraction *extraction;
    struct outline_entry *items;
    size_t count, capacity;
};

/* "[page /XYZ null 700 null]": a height from the sheet's foot; of a page that
 * is turned, a distance from its left edge, the page's top. */
static bool read_destination(struct extraction *extraction,
                             const struct datum *destination,
                             struct outline_entry *entry)
{
    uint32_t page;
    if (destination->kind != DATUM_ARRAY || destination->count != 5 ||
        !datum_is_name(&destination->items[1], "XYZ") ||
        !source_node(&extraction->source, destination->items, NODE_PAGE, &page))
        return false;
    const struct page *target = &extraction->pages[page];
    int64_t at = datum_thousandths(&destination->items[target->turned ? 2 : 3]);
    int64_t y = target->turned ? at : target->height - at;
    entry->page = page;
    entry->y = (length_t)y;
    return y >= INT32_MIN && y <= INT32_MAX;
}

static void add_entry(struct entries *entries, const struct datum *body,
                      int level)
{
    struct extraction *extraction = entries->extraction;
    const struct datum *element = datum_entry(body, "SE");
    struct outline_entry entry = {
        .level = level,
        .title = datum_text(datum_entry(body, "Title"), extraction->arena)};
    bool sound =
        element->kind == DATUM_NULL ||
        source_node(&extraction->source, element, NODE_ELEMENT, &entry.element);
    if (!sound ||
        !read_destination(extraction, datum_entry(body, "Dest"), &entry)) {
        source_broken(&extraction->source,
                      DIAG_BOTH("书签已损坏", "its bookmarks are damaged"));
        return;
    }
    ARENA_GROW(extraction->arena, entries->items, entries->count,
               entries->capacity);
    entries->items[entries->count++] = entry;
}

/* The siblings from first on, each before those below it. */
static void read_entries(struct entries *entries, struct datum first, int level)
{
    struct extraction *extraction = entries->extraction;
    struct source *source = &extraction->source;
    while (first.kind != DATUM_NULL && !source->broken) {
        arena_reset(extraction->step);
        const struct datum *body =
            source_resolve(source, &first, extraction->step);
        if (!source_enter(source, &first, NODE_ENTRY, 0))
            return;
        struct datum below = *datum_entry(body, "First");
        first = *datum_entry(body, "Next");
        add_entry(entries, body, level);
        if (below.kind != DATUM_NULL && level < LEVEL_MAX)
            read_entries(entries, below, level + 1);
    }
}

void extract_bookmarks(struct extraction *extraction, struct pages *pages)
{
    struct source *source = &extraction->source;
    struct entries entries = {.extraction = extraction};
    const struct datum *outlines =
        source_entry(source, source->root, "Outlines", extraction->own);
    read_entries(&entries, *datum_entry(outlines, "First"), 1);
    pages->outline = entries.items;
    pages->outline_count = entries.count;
}
