/* SPDX-License-Identifier: MIT
 *
 * Measuring all blocks of a document.
 */
#include "typeset/layout.h"

#include "base/arena.h"

static const struct paragraph *block_text(const struct block *block)
{
    const struct paragraph *text = NULL;
    switch (block->kind) {
    case BLOCK_PARAGRAPH:
        return &block->paragraph; /* even an empty one takes its space */
    case BLOCK_TABLE:
        text = &block->table.title;
        break;
    case BLOCK_CONTENTS:
        text = &block->contents.title;
        break;
    case BLOCK_PAGE_BREAK:
    case BLOCK_SPACE:
        break;
    }
    return text == NULL || paragraph_is_empty(text) ? NULL : text;
}

struct type_area layout_type_area(const struct page_form *form)
{
    struct type_area area = {
        .form = form,
        .width = form->width - form->left - form->right,
        .height = form->height - form->top - form->bottom,
    };
    if (form->turned) {
        length_t across = area.height;
        area.height = area.width;
        area.width = across;
    }
    return area;
}

static void measure_block(struct layout *layout,
                          const struct set_section *section,
                          struct set_block *set)
{
    const struct block *block = set->block;
    length_t width = section->area.width;
    if (block->kind == BLOCK_TABLE) {
        struct type_area areas[2] = {section->area};
        size_t area_count = 1;
        if (block->table.wide.form != NULL)
            areas[area_count++] = layout_type_area(block->table.wide.form);
        set->table =
            table_measure(layout->setter, &block->table, areas, area_count);
        width = set->table->area.width;
    }
    set->text = block_text(block);
    if (set->text != NULL)
        set->set = paragraph_set(
            layout->setter, paragraph_measure(layout->setter, set->text, 1000),
            width);
}

void layout_measure(struct layout *layout)
{
    struct arena *arena = layout->setter->arena;
    const struct document *document = layout->document;
    layout->sections =
        ARENA_ARRAY(arena, document->section_count, struct set_section);
    for (size_t s = 0; s < document->section_count; s++) {
        const struct section *section = &document->sections[s];
        struct set_section *set = &layout->sections[s];
        set->section = section;
        set->area = layout_type_area(section->form);
        set->block_count = section->block_count;
        set->blocks =
            ARENA_ARRAY(arena, section->block_count, struct set_block);
        for (size_t b = 0; b < section->block_count; b++) {
            set->blocks[b].block = &section->blocks[b];
            measure_block(layout, set, &set->blocks[b]);
        }
    }
}

length_t layout_left_margin(const struct page_form *form, bool even)
{
    return form->facing && even ? form->right : form->left;
}

struct str layout_block_title(struct layout *layout,
                              const struct set_block *block)
{
    if (block->text->outline_title.length != 0)
        return block->text->outline_title;
    return paragraph_text(layout->setter->arena, block->text);
}
