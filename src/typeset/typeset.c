/* SPDX-License-Identifier: MIT */
#include "typeset/typeset.h"

#include "base/arena.h"
#include "base/diag.h"
#include "text/linebreak.h"
#include "typeset/layout.h"

#include <assert.h>

/* Rounds of placing until the page numbers of the contents fit. */
enum { MOST_ROUNDS = 5 };

static void place(struct layout *layout)
{
    for (int round = 0; round < MOST_ROUNDS; round++) {
        contents_break(layout);
        flow_place(layout);
        if (!contents_number(layout))
            return;
    }
    diag_add(layout->setter->log, DIAG_PAGES_UNSETTLED, NOWHERE,
             str_format(layout->setter->arena, "%d", (int)MOST_ROUNDS));
}

/* Levels that are skipped are closed up: an entry stands one level below the
 * nearest one before it that has a smaller level in the document. */
struct level_stack {
    int *levels; /* of the document, each larger than the one before */
    size_t count, capacity;
};

static int level_in(struct level_stack *stack, struct arena *arena, int level)
{
    while (stack->count > 0 && stack->levels[stack->count - 1] >= level)
        stack->count--;
    ARENA_GROW(arena, stack->levels, stack->count, stack->capacity);
    stack->levels[stack->count++] = level;
    return (int)stack->count;
}

/* Bookmarks, in reading order. */
static void make_outline(struct layout *layout, struct pages *pages)
{
    struct arena *arena = layout->kept;
    struct outline_entry *entries = NULL;
    size_t capacity = 0;
    struct level_stack stack = {0};
    for (size_t s = 0; s < layout->document->section_count; s++)
        for (size_t b = 0; b < layout->sections[s].block_count; b++) {
            const struct set_block *block = &layout->sections[s].blocks[b];
            if (block->text == NULL || block->text->style->outline <= 0 ||
                !block->anchor.placed || paragraph_is_empty(block->text))
                continue;
            ARENA_GROW(arena, entries, pages->outline_count, capacity);
            entries[pages->outline_count++] = (struct outline_entry){
                .level = level_in(&stack, arena, block->text->style->outline),
                .title = str_copy(arena, layout_block_title(layout, block)),
                .page = block->anchor.page,
                .y = block->anchor.y,
                .element = block->element,
            };
        }
    pages->outline = entries;
}

static void make_metadata(const struct document *document, struct str producer,
                          struct arena *arena, struct metadata *metadata)
{
    *metadata = (struct metadata){
        .title = str_copy(arena, document->title),
        .author = str_copy(arena, document->author),
        .subject = str_copy(arena, document->subject),
        .keywords = str_copy(arena, document->keywords),
        .language = str_copy(arena, document->language),
        .date = str_copy(arena, document->date),
        .producer = str_copy(arena, producer),
        .form = str_copy(arena, document->form),
        .form_version = str_copy(arena, document->form_version),
        .revision = {.number = document->revision.number,
                     .date = str_copy(arena, document->revision.date),
                     .reason = str_copy(arena, document->revision.reason)},
    };
}

static const struct pages *set_document(const struct document *document,
                                        struct setter *setter,
                                        struct str producer,
                                        struct arena *arena,
                                        const struct proof **proof)
{
    size_t errors = diag_error_count(setter->log);
    struct layout layout = {.setter = setter,
                            .kept = arena,
                            .document = document,
                            .proves = proof != NULL};
    layout_measure(&layout);
    contents_collect(&layout);
    structure_build(&layout);
    place(&layout);
    struct pages *pages = ARENA_NEW(arena, struct pages);
    pages->items = compose_pages(&layout);
    pages->count = layout.page_count;
    pages->elements = layout.elements;
    pages->element_count = layout.element_count;
    make_outline(&layout, pages);
    make_metadata(document, producer, arena, &pages->metadata);
    if (diag_error_count(setter->log) == errors)
        proof_check(&layout, pages);
    if (proof != NULL && diag_error_count(setter->log) == errors)
        *proof = proof_figures(&layout, pages);
    return diag_error_count(setter->log) == errors ? pages : NULL;
}

static const struct pages *typeset(const struct document *document,
                                   struct fonts *fonts, struct str producer,
                                   struct arena *arena, struct diag_log *log,
                                   const struct proof **proof)
{
    struct setter setter = {.breaker = line_breaker_open(log), .log = log};
    if (setter.breaker == NULL)
        return NULL;
    setter.arena = arena_new();
    setter.shaper = shaper_new(setter.arena, fonts, log);
    const struct pages *pages =
        set_document(document, &setter, producer, arena, proof);
    arena_free(setter.arena);
    line_breaker_close(setter.breaker);
    return pages;
}

const struct pages *typeset_document(const struct document *document,
                                     struct fonts *fonts, struct str producer,
                                     struct arena *arena, struct diag_log *log)
{
    return typeset(document, fonts, producer, arena, log, NULL);
}

const struct pages *typeset_with_proof(const struct document *document,
                                       struct fonts *fonts, struct str producer,
                                       struct arena *arena,
                                       struct diag_log *log,
                                       const struct proof **proof)
{
    assert(document->trace != NULL);
    return typeset(document, fonts, producer, arena, log, proof);
}
