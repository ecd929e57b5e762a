/* SPDX-License-Identifier: MIT
 *
 * The structure tree: made from the document before anything is placed, so
 * that reading order is the document's, whatever the pages do.
 *
 *     Document > Sect > H1..H6, P
 *                     > H or (Table > Caption), P (context), Table >
 *                       THead > TR > TH, TBody > TR > TH or TD, P (notes)
 *                     > TOC > TOCI > Link
 */
#include "typeset/layout.h"

#include "base/arena.h"

#include <assert.h>

/* At least as many elements as there will be: large tables need most of
 * them, and growing arrays would take twice the room. */
static size_t count_elements(const struct layout *layout)
{
    size_t count = 2; /* the artifact marker and the document */
    for (size_t s = 0; s < layout->document->section_count; s++) {
        const struct set_section *section = &layout->sections[s];
        count++;
        for (size_t b = 0; b < section->block_count; b++) {
            const struct set_block *block = &section->blocks[b];
            count++; /* paragraph or title */
            if (block->table != NULL) {
                const struct set_table *set = block->table;
                count += 3 + 3; /* context; table, head, body */
                count += set->header.row_count + set->header.cell_count;
                count += set->body.row_count + set->body.cell_count;
                count += set->table->note_count;
            }
            if (block->contents != NULL)
                count += 1 + 2 * block->contents->count;
        }
    }
    return count;
}

static uint32_t add(struct layout *layout, struct element element,
                    const struct paragraph *source)
{
    assert(layout->element_count < layout->element_capacity);
    if (element.title.length != 0)
        element.title = str_copy(layout->kept, element.title);
    layout->elements[layout->element_count] = element;
    layout->sources[layout->element_count] = source;
    return (uint32_t)layout->element_count++;
}

static uint32_t add_role(struct layout *layout, uint32_t parent,
                         enum element_role role)
{
    return add(layout, (struct element){.role = role, .parent = parent}, NULL);
}

/* A paragraph or heading; 0 if it has no text. */
static uint32_t add_text(struct layout *layout, uint32_t parent,
                         const struct paragraph *text)
{
    if (text == NULL || paragraph_is_empty(text))
        return 0;
    int heading = text->style->heading;
    if (heading > 6)
        heading = 6;
    enum element_role role = heading > 0
                                 ? (enum element_role)(ELEMENT_H1 + heading - 1)
                                 : ELEMENT_PARAGRAPH;
    return add(layout, (struct element){.role = role, .parent = parent}, text);
}

static void add_cells(struct layout *layout, struct grid *grid, size_t row,
                      uint32_t parent, bool is_header)
{
    for (size_t i = grid->row_start[row]; i < grid->row_start[row + 1]; i++) {
        struct grid_cell *cell = &grid->cells[i];
        struct element element = {.role = ELEMENT_DATA_CELL,
                                  .parent = parent,
                                  .colspan = cell->colspan,
                                  .rowspan = (uint16_t)cell->rowspan};
        if (cell->cell != NULL) {
            enum cell_kind kind =
                is_header ? CELL_COLUMN_HEADER : cell->cell->kind;
            if (kind != CELL_DATA)
                element.role = ELEMENT_HEADER_CELL;
            if (kind == CELL_COLUMN_HEADER)
                element.scope = SCOPE_COLUMN;
            if (kind == CELL_ROW_HEADER)
                element.scope = SCOPE_ROW;
        }
        cell->element = add(layout, element,
                            cell->cell == NULL ? NULL : &cell->cell->content);
        if (layout->figures != NULL && cell->cell != NULL)
            layout->figures[cell->element] = cell->cell->figure;
    }
}

static void add_rows(struct layout *layout, struct grid *grid, uint32_t parent,
                     enum element_role group, bool is_header)
{
    if (grid->row_count == 0)
        return;
    uint32_t element = add_role(layout, parent, group);
    for (size_t r = 0; r < grid->row_count; r++)
        add_cells(layout, grid, r, add_role(layout, element, ELEMENT_TABLE_ROW),
                  is_header);
}

static void add_table(struct layout *layout, uint32_t parent,
                      struct set_block *block)
{
    struct set_table *set = block->table;
    const struct table *table = set->table;
    bool is_heading = block->text != NULL && block->text->style->heading > 0;
    if (is_heading)
        block->element = add_text(layout, parent, block->text);
    for (int i = 0; i < 3; i++)
        if (set->context[i] != NULL)
            set->context_element[i] =
                add_text(layout, parent, &table->context[i]);
    set->element = add(
        layout,
        (struct element){.role = ELEMENT_TABLE,
                         .parent = parent,
                         .title = block->text == NULL ? STR("") : set->name},
        NULL);
    if (block->text != NULL && !is_heading)
        block->element = add(
            layout,
            (struct element){.role = ELEMENT_CAPTION, .parent = set->element},
            block->text);
    /* ISO 14289-1, 7.2: a THead needs a TBody beside it, which an empty form
     * has not; its header rows are the body. */
    add_rows(layout, &set->header, set->element,
             set->body.row_count == 0 ? ELEMENT_TABLE_BODY : ELEMENT_TABLE_HEAD,
             true);
    add_rows(layout, &set->body, set->element, ELEMENT_TABLE_BODY, false);
    for (size_t i = 0; i < table->note_count; i++)
        set->note_elements[i] = add_text(layout, parent, &table->notes[i]);
}

static void add_contents(struct layout *layout, uint32_t parent,
                         struct set_block *block)
{
    block->element = add_text(layout, parent, block->text);
    if (block->contents->count == 0)
        return;
    uint32_t list = add_role(layout, parent, ELEMENT_CONTENTS);
    for (size_t i = 0; i < block->contents->count; i++) {
        uint32_t item = add_role(layout, list, ELEMENT_CONTENTS_ITEM);
        block->contents->entries[i].element =
            add_role(layout, item, ELEMENT_LINK);
    }
}

static void add_block(struct layout *layout, uint32_t parent,
                      struct set_block *block)
{
    switch (block->block->kind) {
    case BLOCK_PARAGRAPH:
        block->element = add_text(layout, parent, block->text);
        break;
    case BLOCK_TABLE:
        if (!block->table->failed)
            add_table(layout, parent, block);
        break;
    case BLOCK_CONTENTS:
        add_contents(layout, parent, block);
        break;
    case BLOCK_PAGE_BREAK:
    case BLOCK_SPACE:
        break;
    }
}

void structure_build(struct layout *layout)
{
    layout->element_capacity = count_elements(layout);
    assert(layout->element_capacity < UINT32_MAX);
    layout->elements =
        ARENA_ARRAY(layout->kept, layout->element_capacity, struct element);
    layout->sources =
        ARENA_ARRAY(layout->setter->arena, layout->element_capacity,
                    const struct paragraph *);
    if (layout->proves)
        layout->figures =
            ARENA_ARRAY(layout->setter->arena, layout->element_capacity,
                        const struct cell_figure *);
    add(layout, (struct element){0}, NULL); /* 0 marks artifacts */
    uint32_t document = add(layout,
                            (struct element){.role = ELEMENT_DOCUMENT,
                                             .title = layout->document->title},
                            NULL);
    for (size_t s = 0; s < layout->document->section_count; s++) {
        struct set_section *section = &layout->sections[s];
        uint32_t element =
            add(layout,
                (struct element){.role = ELEMENT_SECTION,
                                 .parent = document,
                                 .title = section->section->title},
                NULL);
        for (size_t b = 0; b < section->block_count; b++)
            add_block(layout, element, &section->blocks[b]);
    }
}
