/* SPDX-License-Identifier: MIT
 *
 * A table onto pages: its title once, context line and header on each page,
 * as many rows as table_split gives, its notes with the last row.
 */
#include "typeset/layout.h"

#include "base/arena.h"

#include <assert.h>

/* All columns side by side, on a page of the section's form. */
static bool is_whole_width(const struct set_section *section,
                           const struct set_block *block)
{
    return block->table->strip_count == 1 &&
           block->table->area.form == section->area.form;
}

/* Does the table begin right at the last rule of the block before it? */
static bool is_joined(const struct set_section *section, size_t index)
{
    if (index == 0 || index >= section->block_count)
        return false;
    const struct set_block *above = &section->blocks[index - 1];
    const struct set_block *block = &section->blocks[index];
    return block->table != NULL && block->set == NULL &&
           block->table->context_height == 0 && above->table != NULL &&
           is_whole_width(section, block) && is_whole_width(section, above) &&
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

/* Do the last lines or the last row above the block stay with it? */
static bool is_kept_above(const struct set_section *section, size_t index)
{
    size_t above = index;
    while (above > 0 && section->blocks[above - 1].block->kind == BLOCK_SPACE)
        above--;
    if (above == 0)
        return false;
    const struct set_block *block = &section->blocks[above - 1];
    if (block->block->kind == BLOCK_PARAGRAPH)
        return block->set->style->keep_with_next;
    if (block->table == NULL || !is_joined(section, index))
        return false;
    size_t rows = block->table->body.row_count;
    return rows > 0 && block->table->body.rows[rows - 1].keep_with_next;
}

static struct table_room room_of(struct flow *flow, size_t index)
{
    const struct set_section *section = flow->section;
    const struct set_table *set = section->blocks[index].table;
    struct table_room room = {
        .foot = table_height_foot(set),
        .fresh = set->area.height - table_height_above(set, true) -
                 table_height_foot(set),
    };
    if (set->table->note_count > 0) {
        room.tail = notes_height(set);
        if (room.tail > room.fresh / 2)
            room.tail = notes_least(set);
    }
    size_t rows = set->body.row_count;
    if (rows > 0 && set->body.rows[rows - 1].keep_with_next &&
        is_joined(section, index + 1))
        room.tail +=
            flow_table_need(flow, index + 1, room.fresh / 2 - room.tail);
    if (room.tail > room.fresh / 2)
        room.tail = 0; /* too much to ask */
    return room;
}

length_t flow_table_need(struct flow *flow, size_t index, length_t most)
{
    const struct set_table *set = flow->section->blocks[index].table;
    if (set->failed)
        return 0;
    struct table_room room = room_of(flow, index);
    length_t above =
        set->context_before + set->context_height + set->header_height;
    room.height = most - above;
    return above + table_split_least(flow->layout->setter, set, &room);
}

/* The most that a page has below the title: all of a page, or of this one if
 * what stands above is kept with it. */
static length_t room_below(const struct flow *flow,
                           const struct set_block *block, bool kept)
{
    const struct paragraph_style *style = block->set->style;
    length_t room = flow->area.height - block->set->height - style->space_after;
    if (kept && flow->page != NULL)
        room -= flow->y + style->space_before;
    return room;
}

/* A table on its way over the pages. */
struct journey {
    struct flow *flow;
    const struct set_table *set;
    struct table_room room;
    struct table_cursor cursor;
    struct table_sums sums;
    bool first;           /* nothing of it stands yet */
    struct anchor anchor; /* of what stands first */
};

/* The room for body rows on the page as it is now. */
static struct table_room room_here(const struct journey *journey,
                                   length_t before)
{
    const struct flow *flow = journey->flow;
    const struct set_table *set = journey->set;
    struct table_room room = journey->room;
    length_t above = journey->first ? set->context_height + set->header_height
                                    : table_height_above(set, true);
    room.must = flow->empty;
    room.height = flow->area.height - flow->y - before - above;
    if (set->strip_count > 1) /* the pages beside it have the title again */
        room.height = length_min(room.height,
                                 flow->area.height -
                                     table_height_above(set, !journey->first));
    if (!journey->first)
        room.tail += table_page_row_height(set, PAGE_ROW_SUBTOTAL);
    return room;
}

/* Two parts that touch, or are so near that their frames would, share one
 * rule: that of the lower one, to which the upper one reaches. */
static void join(struct placed_page *page)
{
    if (page->count < 2)
        return;
    struct table_place *below = &page->pieces[page->count - 1].table;
    struct table_place *above = &page->pieces[page->count - 2].table;
    if (page->pieces[page->count - 2].kind != PIECE_TABLE)
        return;
    length_t gap = below->y - above->bottom;
    if (above->row_count == 0 || below->row_count == 0)
        return;
    if (gap > 0 && 2 * gap >= above->set->table->style->frame +
                                  below->set->table->style->frame)
        return;
    above->bottom = below->y;
    above->joined_below = below->set->table->style;
    below->joined_above = above->set->table->style;
}

static void place_part(struct journey *journey, const struct table_part *part,
                       length_t before, struct table_page page)
{
    struct flow *flow = journey->flow;
    struct piece *piece = flow_add(flow, PIECE_TABLE, 0);
    piece->y += before;
    if (!journey->anchor.placed)
        journey->anchor =
            (struct anchor){true, flow->layout->page_count - 1, piece->y};
    piece->table = table_place(flow->layout->setter, journey->set, part, page,
                               &journey->sums, flow->page->left, piece->y);
    flow->y += before + piece->table.bottom - piece->y;
    join(flow->page);
}

/* One part, on one page or on as many beside each other as the table has
 * strips. false if the page was left without one. */
static bool flow_part(struct journey *journey)
{
    struct flow *flow = journey->flow;
    const struct set_table *set = journey->set;
    flow_open(flow);
    length_t before =
        flow->empty || set->context_height == 0 ? 0 : set->context_before;
    struct table_room room = room_here(journey, before);
    struct table_cursor start = journey->cursor;
    struct table_part part;
    if ((room.height < 0 && !room.must) ||
        !table_split(flow->layout->setter, set, &room, &journey->cursor,
                     &part)) {
        assert(!flow->empty);
        flow_close(flow);
        return false;
    }
    table_sums_page(&journey->sums, set, part.row + (start.split ? 1 : 0),
                    part.row + part.row_count);
    struct table_page page = {
        .first = journey->first,
        .last = journey->cursor.row == set->body.row_count,
    };
    place_part(journey, &part, before, page);
    for (page.strip = 1; page.strip < set->strip_count; page.strip++) {
        flow_close(flow);
        flow_open(flow);
        place_part(journey, &part, 0, page);
    }
    return true;
}

void flow_table(struct flow *flow, size_t index)
{
    struct set_block *block = &flow->section->blocks[index];
    const struct set_table *set = block->table;
    if (set->failed)
        return;
    bool kept = is_kept_above(flow->section, index);
    if (block->set != NULL)
        flow_lines(flow, block->set, block->element,
                   flow_table_need(flow, index, room_below(flow, block, kept)),
                   &block->anchor);
    struct journey journey = {
        .flow = flow,
        .set = set,
        .room = room_of(flow, index),
        .sums = table_sums_new(flow->layout->setter, set),
        .first = true,
    };
    journey.room.stay = kept || block->set != NULL;
    for (;;) {
        if (!flow_part(&journey))
            continue;
        journey.first = false;
        if (journey.cursor.row == set->body.row_count)
            break;
        flow_close(flow);
    }
    if (!block->anchor.placed)
        block->anchor = journey.anchor;
    for (size_t i = 0; i < set->table->note_count; i++)
        flow_lines(flow, set->notes[i], set->note_elements[i], 0, NULL);
    flow->y += set->table->style->space_after;
    length_t grid = flow->area.form->line_grid;
    if (grid > 0)
        flow->y = (flow->y + grid - 1) / grid * grid;
}
