/* SPDX-License-Identifier: MIT
 *
 * Page labels (ISO 32000-1, 12.4.2), as pdf/label.c writes them: ranges of
 * pages with a prefix, a number that counts on, or both.
 */
#include "extract/extract_private.h"

enum { NUMBER_MAX = 999999999 };

struct range {
    int64_t first; /* page */
    struct str prefix;
    int64_t number; /* of that page; 0: none */
};

static bool read_range(struct extraction *extraction, const struct datum *pair,
                       struct range *range)
{
    const struct datum *style = datum_entry(&pair[1], "S");
    const struct datum *number = datum_entry(&pair[1], "St");
    if (!datum_is_within(pair, 0, (int64_t)extraction->page_count - 1) ||
        pair[1].kind != DATUM_DICTIONARY)
        return false;
    range->first = pair->number;
    range->prefix = datum_text(datum_entry(&pair[1], "P"), extraction->own);
    range->number = 0;
    if (style->kind == DATUM_NULL)
        return true;
    range->number = number->kind == DATUM_NULL ? 1 : number->number;
    return datum_is_name(style, "D") &&
           (number->kind == DATUM_NULL ||
            datum_is_within(number, 1, NUMBER_MAX));
}

static void label_pages(struct extraction *extraction,
                        const struct range *range, size_t end)
{
    for (size_t i = (size_t)range->first; i < end; i++) {
        struct builder label = {.arena = extraction->arena};
        builder_add(&label, range->prefix);
        if (range->number != 0)
            builder_format(
                &label, "%lld",
                (long long)(range->number + (int64_t)i - range->first));
        extraction->pages[i].label =
            str_copy(extraction->arena, builder_str(&label));
    }
}

void extract_labels(struct extraction *extraction)
{
    struct source *source = &extraction->source;
    const struct datum *labels =
        source_entry(source, source->root, "PageLabels", extraction->own);
    const struct datum *list =
        source_entry(source, labels, "Nums", extraction->own);
    bool sound = labels->kind == DATUM_NULL ||
                 (list->kind == DATUM_ARRAY && list->count % 2 == 0);
    struct range range = {0, STR(""), 0}, next;
    for (size_t i = 0; sound && i < list->count; i += 2) {
        sound = read_range(extraction, &list->items[i], &next) &&
                next.first >= range.first;
        if (!sound)
            break;
        label_pages(extraction, &range, (size_t)next.first);
        range = next;
    }
    if (sound)
        label_pages(extraction, &range, extraction->page_count);
    else
        source_broken(
            source, DIAG_BOTH("页码标签已损坏", "its page labels are damaged"));
}
