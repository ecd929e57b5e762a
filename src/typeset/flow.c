/* SPDX-License-Identifier: MIT
 *
 * Blocks onto pages, from top to bottom. A page is ended where the next piece
 * does not fit, or where what must stand with it does not: the rest of a
 * paragraph (orphans, widows), the beginning of the next block
 * (keep_with_next). Each step places a line or a row, or moves to an empty
 * page, where at least one is placed whatever the rules say.
 */
#include "typeset/layout.h"

#include "base/arena.h"

#include <assert.h>

void flow_open(struct flow *flow)
{
    if (flow->page != NULL)
        return;
    struct layout *layout = flow->layout;
    ARENA_GROW(layout->setter->arena, layout->pages, layout->page_count,
               layout->page_capacity);
    const struct section *section = flow->section->section;
    flow->page = &layout->pages[layout->page_count++];
    *flow->page = (struct placed_page){.form = flow->area.form};
    /* Pages without a folio have the sides of the sheets they stand on. */
    flow->page->even = layout->page_count % 2 == 0;
    if (!section->no_folio) {
        flow->page->folio = flow->folio++;
        flow->page->even = flow->page->folio % 2 == 0;
        layout->last_folio = flow->page->folio;
    }
    /* The sheet's left and bottom are the top and left of a turned page. */
    const struct page_form *form = flow->area.form;
    length_t left = layout_left_margin(form, flow->page->even);
    flow->page->left = form->turned ? form->bottom : left;
    flow->page->top = form->turned ? left : form->top;
    flow->y = 0;
    flow->empty = true;
}

void flow_close(struct flow *flow)
{
    flow->page = NULL;
}

struct piece *flow_add(struct flow *flow, enum piece_kind kind, length_t height)
{
    struct placed_page *page = flow->page;
    ARENA_GROW(flow->layout->setter->arena, page->pieces, page->count,
               page->capacity);
    struct piece *piece = &page->pieces[page->count++];
    *piece = (struct piece){
        .kind = kind,
        .y = page->top + flow->y,
    };
    flow->y += height;
    flow->empty = false;
    return piece;
}

/* ---- lines ---- */

static size_t at_least_one(int lines)
{
    return lines < 1 ? 1 : (size_t)lines;
}

/* May a page end inside the paragraph? */
static bool may_divide(const struct flow *flow, const struct set_paragraph *set)
{
    const struct paragraph_style *style = set->style;
    if ((style->keep_together || style->heading > 0) &&
        set->height <= flow->area.height)
        return false;
    return set->line_count >=
           at_least_one(style->orphan_lines) + at_least_one(style->widow_lines);
}

/* All its lines fit, but what must follow does not. */
static size_t lines_kept_back(const struct flow *flow,
                              const struct set_paragraph *set, size_t first)
{
    size_t left = set->line_count - first;
    size_t widow = at_least_one(set->style->widow_lines);
    size_t orphan = first > 0 ? 1 : at_least_one(set->style->orphan_lines);
    if (may_divide(flow, set) && left >= orphan + widow)
        return left - widow;
    return flow->empty ? left : 0;
}

/* How many lines from first stand in this room? 0: none, go to a new page. */
static size_t lines_here(const struct flow *flow,
                         const struct set_paragraph *set, size_t first,
                         length_t room, length_t next_need)
{
    size_t left = set->line_count - first;
    size_t fit = left;
    if (set->leading > 0)
        fit = room <= 0 ? 0 : (size_t)(room / set->leading);
    if (fit >= left) {
        length_t behind =
            (length_t)left * set->leading + set->style->space_after;
        if (next_need == 0 || behind + next_need <= room)
            return left;
        return lines_kept_back(flow, set, first);
    }
    size_t widow = at_least_one(set->style->widow_lines);
    size_t orphan = first > 0 ? 1 : at_least_one(set->style->orphan_lines);
    size_t count = fit;
    if (left - count < widow)
        count = left > widow ? left - widow : 0;
    if (count < orphan || (first == 0 && !may_divide(flow, set)))
        count = 0;
    if (count == 0 && flow->empty)
        count = fit > 0 ? fit : 1;
    return count;
}

void flow_lines(struct flow *flow, const struct set_paragraph *set,
                uint32_t element, length_t next_need, struct anchor *anchor)
{
    for (size_t first = 0; first < set->line_count;) {
        flow_open(flow);
        length_t before =
            flow->empty || first > 0 ? 0 : set->style->space_before;
        size_t count = lines_here(
            flow, set, first, flow->area.height - flow->y - before, next_need);
        if (count == 0) {
            assert(!flow->empty);
            flow_close(flow);
            continue;
        }
        flow->y += before;
        struct piece *piece =
            flow_add(flow, PIECE_LINES, (length_t)count * set->leading);
        piece->lines.set = set;
        piece->lines.first = first;
        piece->lines.count = count;
        piece->lines.element = element;
        if (first == 0 && anchor != NULL)
            *anchor =
                (struct anchor){true, flow->layout->page_count - 1, piece->y};
        first += count;
        if (first < set->line_count)
            flow_close(flow);
    }
    flow->y += set->style->space_after;
}

/* ---- what must stand together ---- */

bool flow_has_own_pages(const struct flow *flow, const struct set_block *block)
{
    return block->table != NULL && !block->table->failed &&
           block->table->area.form != flow->section->area.form;
}

/* Lines that the beginning of a paragraph needs, with the space before. */
static length_t lines_need(const struct flow *flow,
                           const struct set_paragraph *set)
{
    size_t lines = set->line_count;
    if (may_divide(flow, set))
        lines = at_least_one(set->style->orphan_lines);
    return set->style->space_before + (length_t)lines * set->leading;
}

static length_t entry_need(const struct set_contents *contents)
{
    return contents->count == 0 ? 0 : contents->entries[0].set->height;
}

length_t flow_need(struct flow *flow, size_t index)
{
    const struct set_section *section = flow->section;
    length_t need = 0;
    for (size_t i = index; i < section->block_count; i++) {
        const struct set_block *block = &section->blocks[i];
        bool goes_on = false;
        switch (block->block->kind) {
        case BLOCK_PARAGRAPH:
            need += lines_need(flow, block->set);
            goes_on = block->set->style->keep_with_next &&
                      !may_divide(flow, block->set);
            if (goes_on)
                need += block->set->style->space_after;
            break;
        case BLOCK_TABLE:
            if (flow_has_own_pages(flow, block))
                break;
            if (block->set != NULL)
                need += block->set->style->space_before + block->set->height +
                        block->set->style->space_after;
            need += flow_table_need(flow, i, section->area.height - need);
            break;
        case BLOCK_CONTENTS:
            if (block->set != NULL)
                need += block->set->style->space_before + block->set->height +
                        block->set->style->space_after;
            need += entry_need(block->contents);
            break;
        case BLOCK_PAGE_BREAK:
            break;
        case BLOCK_SPACE:
            need += block->block->space;
            goes_on = true;
            break;
        }
        if (need > section->area.height)
            return 0; /* no page holds it together */
        if (!goes_on)
            break;
    }
    return need;
}

/* ---- blocks ---- */

static void flow_contents(struct flow *flow, struct set_block *block)
{
    const struct set_contents *contents = block->contents;
    if (block->set != NULL)
        flow_lines(flow, block->set, block->element, entry_need(contents),
                   &block->anchor);
    for (size_t i = 0; i < contents->count; i++) {
        const struct set_paragraph *set = contents->entries[i].set;
        flow_open(flow);
        length_t before = flow->empty ? 0 : set->style->space_before;
        if (!flow->empty &&
            flow->y + before + set->height > flow->area.height) {
            flow_close(flow);
            flow_open(flow);
            before = 0;
        }
        flow->y += before;
        struct piece *piece = flow_add(flow, PIECE_ENTRY, set->height);
        piece->entry.contents = contents;
        piece->entry.index = i;
        flow->y += set->style->space_after;
    }
}

static void flow_space(struct flow *flow, length_t space)
{
    flow_open(flow);
    flow->y = length_min(flow->area.height, flow->y + space);
    flow->empty = false; /* so that it is kept at the top of a page */
}

static void flow_block(struct flow *flow, size_t index)
{
    struct set_block *block = &flow->section->blocks[index];
    switch (block->block->kind) {
    case BLOCK_PARAGRAPH: {
        length_t need = 0;
        if (block->set->style->keep_with_next)
            need = flow_need(flow, index + 1);
        flow_lines(flow, block->set, block->element, need, &block->anchor);
        break;
    }
    case BLOCK_TABLE:
        if (flow_has_own_pages(flow, block))
            flow_close(flow);
        flow->area = block->table->area;
        flow_table(flow, index);
        if (flow_has_own_pages(flow, block))
            flow_close(flow);
        flow->area = flow->section->area;
        break;
    case BLOCK_CONTENTS:
        flow_contents(flow, block);
        break;
    case BLOCK_PAGE_BREAK:
        flow_close(flow);
        break;
    case BLOCK_SPACE:
        flow_space(flow, block->block->space);
        break;
    }
}

void flow_place(struct layout *layout)
{
    struct flow flow = {.layout = layout, .folio = 1};
    layout->page_count = 0;
    layout->last_folio = 0;
    for (size_t s = 0; s < layout->document->section_count; s++) {
        flow.section = &layout->sections[s];
        flow.area = flow.section->area;
        if (flow.section->section->first_folio > 0)
            flow.folio = flow.section->section->first_folio;
        flow_close(&flow);
        for (size_t b = 0; b < flow.section->block_count; b++) {
            flow.section->blocks[b].anchor = (struct anchor){0};
            flow_block(&flow, b);
        }
    }
}
