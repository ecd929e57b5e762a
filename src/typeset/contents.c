/* SPDX-License-Identifier: MIT
 *
 * The contents: a list of titles with page numbers.
 *
 * Each entry leaves room for the widest number, so how many lines and pages
 * the contents take does not depend on the numbers themselves, only on that
 * room. It starts at two digits and grows when a number needs more: a second
 * round of placing is rare, a third practically impossible.
 */
#include "typeset/layout.h"

#include "base/arena.h"

/* A style for single pieces of a line: numbers, leaders. */
static const struct paragraph_style *
piece_style(struct arena *arena, const struct paragraph_style *style)
{
    struct paragraph_style *piece = ARENA_NEW(arena, struct paragraph_style);
    *piece = (struct paragraph_style){
        .name = style->name,
        .text = style->text,
        .align = ALIGN_START,
        .leading = style->leading,
        .orphan_lines = 1,
        .widow_lines = 1,
    };
    return piece;
}

static const struct set_paragraph *
set_piece(struct setter *setter, const struct paragraph_style *style,
          struct str text)
{
    struct span *span = ARENA_NEW(setter->arena, struct span);
    span->text = text;
    struct paragraph *paragraph = ARENA_NEW(setter->arena, struct paragraph);
    paragraph->style = piece_style(setter->arena, style);
    paragraph->spans = span;
    paragraph->span_count = 1;
    struct measured_paragraph *measured =
        paragraph_measure(setter, paragraph, 1000);
    return paragraph_set(setter, measured,
                         length_max(1, paragraph_most_width(measured)));
}

/* ---- entries ---- */

static void add_entry(struct layout *layout, struct set_contents *contents,
                      const struct set_block *target, size_t *capacity)
{
    if (target->text == NULL || !target->text->style->in_contents ||
        paragraph_is_empty(target->text) ||
        contents->contents->level_count == 0)
        return;
    struct arena *arena = layout->setter->arena;
    size_t level = 0;
    if (target->text->style->outline > 0)
        level = (size_t)target->text->style->outline - 1;
    if (level >= contents->contents->level_count)
        level = contents->contents->level_count - 1;
    struct contents_entry entry = {
        .target = target,
        .title = layout_block_title(layout, target),
        .style = contents->contents->levels[level],
    };
    struct span *span = ARENA_NEW(arena, struct span);
    span->text = entry.title;
    struct paragraph *paragraph = ARENA_NEW(arena, struct paragraph);
    paragraph->style = entry.style;
    paragraph->spans = span;
    paragraph->span_count = 1;
    entry.measured = paragraph_measure(layout->setter, paragraph, 1000);
    ARENA_GROW(arena, contents->entries, contents->count, *capacity);
    contents->entries[contents->count++] = entry;
}

static void reserve(struct set_contents *contents,
                    const struct contents_entry *entry,
                    const struct set_paragraph *number)
{
    if (number->line_count == 0)
        return;
    length_t gap = entry->style->text.size / 2;
    contents->reserve =
        length_max(contents->reserve, number->lines[0].width + gap);
}

static struct set_contents *
collect(struct layout *layout, const struct contents *source, length_t width)
{
    struct set_contents *contents =
        ARENA_NEW(layout->setter->arena, struct set_contents);
    contents->contents = source;
    contents->width = width;
    size_t capacity = 0;
    for (size_t s = 0; s < layout->document->section_count; s++)
        for (size_t b = 0; b < layout->sections[s].block_count; b++)
            add_entry(layout, contents, &layout->sections[s].blocks[b],
                      &capacity);
    for (size_t i = 0; i < contents->count; i++) {
        const struct contents_entry *entry = &contents->entries[i];
        if (i == 0 || entry->style != contents->entries[i - 1].style)
            reserve(contents, entry,
                    set_piece(layout->setter, entry->style, STR("00")));
    }
    return contents;
}

void contents_collect(struct layout *layout)
{
    for (size_t s = 0; s < layout->document->section_count; s++) {
        struct set_section *section = &layout->sections[s];
        for (size_t b = 0; b < section->block_count; b++) {
            struct set_block *block = &section->blocks[b];
            if (block->block->kind == BLOCK_CONTENTS)
                block->contents = collect(layout, &block->block->contents,
                                          section->area.width);
        }
    }
}

/* ---- rounds ---- */

static void break_entries(struct layout *layout, struct set_contents *contents)
{
    length_t measure = length_max(1, contents->width - contents->reserve);
    for (size_t i = 0; i < contents->count; i++)
        contents->entries[i].set = paragraph_set(
            layout->setter, contents->entries[i].measured, measure);
}

static bool number_entries(struct layout *layout, struct set_contents *contents)
{
    struct arena *arena = layout->setter->arena;
    length_t before = contents->reserve;
    for (size_t i = 0; i < contents->count; i++) {
        struct contents_entry *entry = &contents->entries[i];
        const struct anchor *anchor = &entry->target->anchor;
        entry->number = NULL;
        if (!anchor->placed || layout->pages[anchor->page].folio == 0)
            continue;
        entry->number = set_piece(
            layout->setter, entry->style,
            str_format(arena, "%d", layout->pages[anchor->page].folio));
        reserve(contents, entry, entry->number);
    }
    return contents->reserve > before;
}

void contents_break(struct layout *layout)
{
    for (size_t s = 0; s < layout->document->section_count; s++)
        for (size_t b = 0; b < layout->sections[s].block_count; b++)
            if (layout->sections[s].blocks[b].contents != NULL)
                break_entries(layout, layout->sections[s].blocks[b].contents);
}

bool contents_number(struct layout *layout)
{
    bool wider = false;
    for (size_t s = 0; s < layout->document->section_count; s++)
        for (size_t b = 0; b < layout->sections[s].block_count; b++) {
            struct set_contents *contents =
                layout->sections[s].blocks[b].contents;
            if (contents != NULL && number_entries(layout, contents))
                wider = true;
        }
    return wider;
}

/* ---- emitting ---- */

/*
 * The leader fills from the end of the title to the room for numbers, flush
 * with the latter, so that the leaders of all entries stand in columns.
 */
static void emit_leader(struct layout *layout, struct item_list *items,
                        const struct set_contents *contents,
                        const struct contents_entry *entry, length_t left,
                        length_t from, length_t y)
{
    struct str unit = contents->contents->leader;
    if (unit.length == 0 || entry->number == NULL)
        return;
    const struct set_paragraph *one =
        set_piece(layout->setter, entry->style, unit);
    length_t to =
        contents->width - entry->style->indent_right - contents->reserve;
    length_t room = to - from - entry->style->text.size / 2;
    if (one->line_count == 0 || one->lines[0].width <= 0)
        return;
    struct builder builder = {.arena = layout->setter->arena};
    for (length_t k = 0; k < room / one->lines[0].width; k++)
        builder_add(&builder, unit);
    if (builder.length == 0)
        return;
    const struct set_paragraph *leader =
        set_piece(layout->setter, entry->style, builder_str(&builder));
    if (leader->line_count != 1 || leader->lines[0].width > room)
        return; /* pieces that grow when put together: no leader */
    paragraph_emit_line(items, leader, 0,
                        left + to - leader->lines[0].width - leader->lines[0].x,
                        y, (struct item_owner){0, ARTIFACT_LAYOUT});
}

void compose_entry(struct layout *layout, struct item_list *items,
                   const struct placed_page *page, const struct piece *piece)
{
    const struct set_contents *contents = piece->entry.contents;
    const struct contents_entry *entry = &contents->entries[piece->entry.index];
    const struct set_paragraph *set = entry->set;
    if (set->line_count == 0)
        return;
    length_t left = page->left;
    struct item_owner owner = {entry->element, ARTIFACT_NONE};
    for (size_t k = 0; k < set->line_count; k++)
        paragraph_emit_line(items, set, k, left,
                            piece->y + (length_t)k * set->leading, owner);
    const struct set_line *last = &set->lines[set->line_count - 1];
    length_t y = piece->y + set->height - set->leading;
    emit_leader(layout, items, contents, entry, left, last->x + last->width, y);
    length_t right = contents->width - entry->style->indent_right;
    if (entry->number != NULL && entry->number->line_count > 0) {
        const struct set_line *number = &entry->number->lines[0];
        paragraph_emit_line(items, entry->number, 0,
                            left + right - number->width - number->x, y, owner);
    }
    const struct anchor *anchor = &entry->target->anchor;
    if (!anchor->placed)
        return;
    length_t start = set->lines[0].x;
    for (size_t k = 1; k < set->line_count; k++)
        start = length_min(start, set->lines[k].x);
    emit_link(items, entry->element,
              &(struct link){.x = left + start,
                             .y = piece->y,
                             .width = right - start,
                             .height = set->height,
                             .page = anchor->page,
                             .target_y = anchor->y,
                             .contents = entry->title});
}
