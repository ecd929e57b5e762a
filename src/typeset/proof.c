/* SPDX-License-Identifier: MIT
 *
 * The proof that nothing is lost: the text that stands on the pages for each
 * element is compared with the text of the document. Cells, paragraphs,
 * titles, notes: all of it, once, in order. Repetitions are artifacts and do
 * not count. White space does not count either (line ends swallow it, gaps
 * between scripts take its place), nor does what has no ink.
 */
#include "typeset/layout.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/utf8.h"

/* A text as far as it counts: enough to tell two apart. */
struct tally {
    uint64_t hash; /* FNV-1a over code points */
    uint64_t count;
};

static bool counts(uint32_t code_point)
{
    return code_point > 0x20 && code_point != 0xA0 && code_point != 0xAD &&
           !(code_point >= 0x2000 && code_point <= 0x200F) &&
           !(code_point >= 0x2028 && code_point <= 0x202F) &&
           !(code_point >= 0x2060 && code_point <= 0x2064) &&
           code_point != 0x3000 && code_point != 0xFEFF;
}

static void tally_add(struct tally *tally, struct str text)
{
    for (size_t at = 0; at < text.length;) {
        uint32_t code_point = utf8_next(text, &at);
        if (!counts(code_point))
            continue;
        if (tally->count++ == 0)
            tally->hash = UINT64_C(14695981039346656037);
        tally->hash = (tally->hash ^ code_point) * UINT64_C(1099511628211);
    }
}

static struct tally *tally_pages(const struct layout *layout,
                                 const struct pages *pages)
{
    struct tally *tallies =
        ARENA_ARRAY(layout->setter->arena, layout->element_count, struct tally);
    for (size_t p = 0; p < pages->count; p++)
        for (size_t i = 0; i < pages->items[p].count; i++) {
            const struct item *item = &pages->items[p].items[i];
            if (item->kind == ITEM_GLYPHS && item->element != 0)
                tally_add(&tallies[item->element], item->glyphs.text);
        }
    return tallies;
}

void proof_check(const struct layout *layout, const struct pages *pages)
{
    struct arena *arena = layout->setter->arena;
    struct tally *tallies = tally_pages(layout, pages);
    for (size_t e = 0; e < layout->element_count; e++) {
        const struct paragraph *source = layout->sources[e];
        if (source == NULL)
            continue;
        struct tally wanted = {0};
        for (size_t i = 0; i < source->span_count; i++)
            tally_add(&wanted, source->spans[i].text);
        if (wanted.count == tallies[e].count && wanted.hash == tallies[e].hash)
            continue;
        struct position at =
            source->span_count > 0 ? source->spans[0].at : NOWHERE;
        diag_add(layout->setter->log, DIAG_INTERNAL, at,
                 str_format(arena,
                            "element %zu: %llu characters on the pages, "
                            "%llu in the document: %.*s",
                            e, (unsigned long long)tallies[e].count,
                            (unsigned long long)wanted.count,
                            STR_FMT(paragraph_text(arena, source))));
    }
}
