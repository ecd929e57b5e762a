/* SPDX-License-Identifier: MIT
 *
 * Running header and footer: one line each, outside the type area. A line
 * that states the folio is left out on pages that have none. On turned pages
 * too they stand upright on the sheet, so that folios lie on each other.
 */
#include "typeset/layout.h"

#include "base/arena.h"

static struct str replace(struct arena *arena, struct str text, struct str name,
                          int value)
{
    struct builder builder = {.arena = arena};
    size_t from = 0;
    for (;;) {
        size_t at = str_find(text, name, from);
        if (at == SIZE_MAX)
            break;
        builder_add(&builder, str_slice(text, from, at));
        builder_format(&builder, "%d", value);
        from = at + name.length;
    }
    builder_add(&builder, str_slice(text, from, text.length));
    return builder_str(&builder);
}

/*
 * Where a line begins, from the left of the type area. On the outside, one
 * indent_right from the edge: right on odd pages, left on even ones
 * (GB/T 9704-2012, 7.5: one character free).
 */
static length_t line_x(const struct running_line *line,
                       const struct set_line *set, bool even, length_t width)
{
    if (!line->outside)
        return set->x;
    if (even)
        return line->style->indent_right;
    return width - line->style->indent_right - set->width;
}

static void emit_line(struct layout *layout, struct item_list *items,
                      const struct placed_page *page,
                      const struct running_line *line, bool below)
{
    struct setter *setter = layout->setter;
    if (line->text.length == 0 || line->style == NULL)
        return;
    const struct str page_name = STR("{page}"), pages_name = STR("{pages}");
    if (page->folio == 0 && (str_find(line->text, page_name, 0) != SIZE_MAX ||
                             str_find(line->text, pages_name, 0) != SIZE_MAX))
        return;
    struct str text =
        replace(setter->arena, line->text, page_name, page->folio);
    text = replace(setter->arena, text, pages_name, layout->last_folio);
    struct span *span = ARENA_NEW(setter->arena, struct span);
    span->text = text;
    struct paragraph *paragraph = ARENA_NEW(setter->arena, struct paragraph);
    *paragraph = (struct paragraph){
        .style = line->style, .spans = span, .span_count = 1};
    const struct page_form *form = page->form;
    length_t width = form->width - form->left - form->right;
    const struct set_paragraph *set = paragraph_set(
        setter, paragraph_measure(setter, paragraph, 1000), width);
    length_t y = below ? form->height - form->bottom + line->distance
                       : form->top - line->distance - set->height;
    for (size_t k = 0; k < set->line_count; k++)
        paragraph_emit_line(items, set, k,
                            layout_left_margin(form, page->even) -
                                set->lines[k].x +
                                line_x(line, &set->lines[k], page->even, width),
                            y + (length_t)k * set->leading,
                            (struct item_owner){0, ARTIFACT_PAGINATION});
}

void running_emit(struct layout *layout, struct item_list *items,
                  const struct placed_page *page)
{
    const struct page_form *form = page->form;
    size_t first = items->count;
    emit_line(layout, items, page, &form->header, false);
    emit_line(layout, items, page, &form->footer, true);
    if (form->turned)
        emit_turn(items, first, form->height);
}
