/* SPDX-License-Identifier: MIT
 *
 * The proof that nothing is lost: the text that stands on the pages for each
 * element is compared with the text of the document. Cells, paragraphs,
 * titles, notes: all of it, once, in order; and each text of the document has
 * its element. Only what has glyphs stands there. Repetitions are marked as
 * artifacts and do not count. White space does not count either (line ends
 * swallow it, gaps between scripts take its place), nor does what has no ink.
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

static void tally_add(struct tally *tally, struct str text)
{
    for (size_t at = 0; at < text.length;) {
        uint32_t code_point = utf8_next(text, &at);
        if (utf8_is_blank(code_point))
            continue;
        if (tally->count++ == 0)
            tally->hash = UINT64_C(14695981039346656037);
        tally->hash = (tally->hash ^ code_point) * UINT64_C(1099511628211);
    }
}

static struct tally paragraph_tally(const struct paragraph *paragraph)
{
    struct tally tally = {0};
    for (size_t i = 0; i < paragraph->span_count; i++)
        tally_add(&tally, paragraph->spans[i].text);
    return tally;
}

static bool tally_equal(struct tally a, struct tally b)
{
    return a.count == b.count && a.hash == b.hash;
}

void proof_report(const struct layout *layout, struct position at,
                  struct str what)
{
    diag_add(layout->setter->log, DIAG_INTERNAL, at, what);
}

/* ---- what stands on the pages ---- */

/* The text that the glyphs show: text without a glyph is not there. */
static void tally_glyphs(struct tally *tally, const struct glyphs *glyphs)
{
    for (size_t i = 0; i < glyphs->count; i++) {
        size_t start = glyphs->items[i].text_start;
        size_t end = start + glyphs->items[i].text_length;
        tally_add(tally, str_slice(glyphs->text, start, end));
    }
}

/* An item belongs to an element or is an artifact, never both or neither: a
 * repetition that is not marked would be read twice. */
static bool owner_is_clear(const struct layout *layout, const struct item *item)
{
    return item->element < layout->element_count &&
           (item->element == 0) == (item->artifact != ARTIFACT_NONE);
}

/* By element; NULL if some item belongs to nothing. */
static struct tally *tally_pages(const struct layout *layout,
                                 const struct pages *pages)
{
    struct arena *arena = layout->setter->arena;
    struct tally *tallies =
        ARENA_ARRAY(arena, layout->element_count, struct tally);
    for (size_t p = 0; p < pages->count; p++)
        for (size_t i = 0; i < pages->items[p].count; i++) {
            const struct item *item = &pages->items[p].items[i];
            if (!owner_is_clear(layout, item)) {
                proof_report(
                    layout, NOWHERE,
                    str_format(arena,
                               "page %zu, item %zu: neither one element's "
                               "nor an artifact",
                               p + 1, i + 1));
                return NULL;
            }
            if (item->kind == ITEM_GLYPHS && item->element != 0)
                tally_glyphs(&tallies[item->element], &item->glyphs);
        }
    return tallies;
}

static void compare_elements(const struct layout *layout,
                             const struct tally *tallies)
{
    struct arena *arena = layout->setter->arena;
    for (size_t e = 0; e < layout->element_count; e++) {
        const struct paragraph *source = layout->sources[e];
        if (source == NULL)
            continue;
        struct tally wanted = paragraph_tally(source);
        if (tally_equal(wanted, tallies[e]))
            continue;
        proof_report(layout,
                     source->span_count > 0 ? source->spans[0].at : NOWHERE,
                     str_format(arena,
                                "element %zu: %llu characters on the pages, "
                                "%llu in the document: %.*s",
                                e, (unsigned long long)tallies[e].count,
                                (unsigned long long)wanted.count,
                                STR_FMT(paragraph_text(arena, source))));
    }
}

/* ---- does each text have its element? ---- */

/* Texts without their order: the structure has another than the document. */
struct census {
    uint64_t texts;
    uint64_t characters;
    uint64_t hashes; /* their sum */
};

static void census_add(struct census *census, const struct paragraph *paragraph)
{
    struct tally tally = paragraph_tally(paragraph);
    if (tally.count == 0)
        return;
    census->texts++;
    census->characters += tally.count;
    census->hashes += tally.hash;
}

static void census_rows(struct census *census, const struct row *rows,
                        size_t count)
{
    for (size_t r = 0; r < count; r++)
        for (size_t i = 0; i < rows[r].cell_count; i++)
            census_add(census, &rows[r].cells[i].content);
}

static void census_table(struct census *census, const struct table *table)
{
    census_add(census, &table->title);
    for (int i = 0; i < 3; i++)
        census_add(census, &table->context[i]);
    census_rows(census, table->header, table->header_count);
    census_rows(census, table->body, table->body_count);
    for (size_t i = 0; i < table->note_count; i++)
        census_add(census, &table->notes[i]);
}

static void census_block(struct census *census, const struct block *block)
{
    switch (block->kind) {
    case BLOCK_PARAGRAPH:
        census_add(census, &block->paragraph);
        break;
    case BLOCK_TABLE:
        census_table(census, &block->table);
        break;
    case BLOCK_CONTENTS:
        census_add(census, &block->contents.title);
        break;
    case BLOCK_PAGE_BREAK:
    case BLOCK_SPACE:
        break;
    }
}

static void compare_census(const struct layout *layout)
{
    const struct document *document = layout->document;
    struct census wanted = {0}, found = {0};
    for (size_t s = 0; s < document->section_count; s++)
        for (size_t b = 0; b < document->sections[s].block_count; b++)
            census_block(&wanted, &document->sections[s].blocks[b]);
    for (size_t e = 0; e < layout->element_count; e++)
        if (layout->sources[e] != NULL)
            census_add(&found, layout->sources[e]);
    if (wanted.texts == found.texts && wanted.characters == found.characters &&
        wanted.hashes == found.hashes)
        return;
    proof_report(layout, NOWHERE,
                 str_format(layout->setter->arena,
                            "%llu texts of %llu characters in the structure, "
                            "%llu of %llu in the document",
                            (unsigned long long)found.texts,
                            (unsigned long long)found.characters,
                            (unsigned long long)wanted.texts,
                            (unsigned long long)wanted.characters));
}

void proof_check(const struct layout *layout, const struct pages *pages)
{
    const struct tally *tallies = tally_pages(layout, pages);
    if (tallies != NULL)
        compare_elements(layout, tallies);
    compare_census(layout);
}
