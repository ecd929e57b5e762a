/* SPDX-License-Identifier: MIT
 *
 * A table onto pages: its title once, context line and header on each page,
 * as many rows as table_split gives, its notes with the last row.
 */
#include "typeset/layout.h"

#include "base/arena.h"

#include <assert.h>

/* Does the table begin right at the last rule of the block before it? */
static bool is_joined(const struct set_section *section, size_t index)
{
    if (index == 0 || index >= section->block_count)
        return false;
    const struct set_block *above = &section->blocks[index - 1];
    const struct set_block *block = &section->blocks[index];
    return block->table != NULL && block->set == NULL &&
           block->table->context_height == 0 && above->table != NULL &&
           above->table->table->note_count == 0 &&
           above->table->table->style->space_after == 0;
}

static length_t notes_height(const struct set_table *set)
{
    length_t height = 0;
    for (size_t i = 0; i < set->table->note_count; i++) {
        const struct set_paragraph *note = set->notes[i];
        height += note->style->space_before + note->height;
        if (i + 1 < set->table->note_count)
            height += note->style->space_after;
    }
    return height;
}

/* The beginning of long notes. */
static length_t notes_least(const struct set_table *set)
{
    const struct set_paragraph *note = set->notes[0];
    size_t lines =
        (size_t)(note->style->orphan_lines < 1 ? 1 : note->style->orphan_lines);
    if (lines > note->line_count)
        lines = note->line_count;
    return note->style->space_before + (length_t)lines * note->leading;
}

static struct table_room room_of(struct flow *flow, size_t index)
{
    const struct set_section *section = flow->section;
    const struct set_table *set = section->blocks[index].table;
    struct table_room room = {.fresh = section->height - set->context_height -
                                       set->header_height};
    if (set->table->note_count > 0) {
        room.tail = notes_height(set);
        if (room.tail > room.fresh / 2)
            room.tail = notes_least(set);
    }
    size_t rows = set->body.row_count;
    if (rows > 0 && set->body.rows[rows - 1].keep_with_next &&
        is_joined(section, index + 1))
        room.tail += flow_table_need(flow, index + 1);
    if (room.tail > room.fresh / 2)
        room.tail = 0; /* too much to ask */
    return room;
}

length_t flow_table_need(struct flow *flow, size_t index)
{
    const struct set_table *set = flow->section->blocks[index].table;
    if (set->failed)
        return 0;
    struct table_room room = room_of(flow, index);
    return set->context_before + set->context_height + set->header_height +
           table_split_least(flow->layout->setter, set, &room);
}

/* One page's part. false if the page was left without one. */
static bool flow_part(struct flow *flow, const struct set_table *set,
                      struct table_room room, struct table_cursor *cursor,
                      bool first)
{
    flow_open(flow);
    length_t before =
        flow->empty || set->context_height == 0 ? 0 : set->context_before;
    length_t above = before + set->context_height;
    room.must = flow->empty;
    room.height = flow->section->height - flow->y - above - set->header_height;
    struct table_part part;
    if ((room.height < 0 && !room.must) ||
        !table_split(flow->layout->setter, set, &room, cursor, &part)) {
        assert(!flow->empty);
        flow_close(flow);
        return false;
    }
    flow->y += before;
    struct piece *piece =
        flow_add(flow, PIECE_TABLE,
                 set->context_height + set->header_height + part.height);
    length_t top = piece->y + set->context_height;
    piece->table = (struct table_place){
        .set = set,
        .part = part,
        .left = flow->section->section->form->left,
        .context_y = piece->y,
        .y = top,
        .bottom = top + set->header_height + part.height,
        .first = first,
    };
    return true;
}

/* Two parts that touch share one rule. */
static void join(struct flow *flow)
{
    struct placed_page *page = flow->page;
    if (page->count < 2)
        return;
    struct piece *above = &page->pieces[page->count - 2];
    struct piece *below = &page->pieces[page->count - 1];
    if (above->kind != PIECE_TABLE || above->table.bottom != below->table.y)
        return;
    above->table.joined_below = below->table.set->table->style;
    below->table.joined_above = above->table.set->table->style;
}

void flow_table(struct flow *flow, size_t index)
{
    struct set_block *block = &flow->section->blocks[index];
    const struct set_table *set = block->table;
    if (set->failed)
        return;
    if (block->set != NULL)
        flow_lines(flow, block->set, block->element,
                   flow_table_need(flow, index), &block->anchor);
    struct table_room room = room_of(flow, index);
    struct table_cursor cursor = {0};
    bool first = true;
    for (;;) {
        if (!flow_part(flow, set, room, &cursor, first))
            continue;
        join(flow);
        if (first && !block->anchor.placed)
            block->anchor =
                (struct anchor){true, flow->layout->page_count - 1,
                                flow->page->pieces[flow->page->count - 1].y};
        first = false;
        if (cursor.row == set->body.row_count)
            break;
        flow_close(flow);
    }
    for (size_t i = 0; i < set->table->note_count; i++)
        flow_lines(flow, set->notes[i], set->note_elements[i], 0, NULL);
    flow->y += set->table->style->space_after;
}
