/* SPDX-License-Identifier: MIT
 *
 * The styles that a document uses, as text. They are told apart by identity,
 * not by name: two styles of one name are a mistake that a dump must show.
 */
#include "document/dump.h"

#include "base/arena.h"
#include "base/json.h"

#include <assert.h>
#include <inttypes.h>

/* ---- collecting ---- */

/* Styles come from a pack and are few; neighbours mostly share theirs, so the
 * last ones are looked at first. */
static size_t list_find(const struct named_list *list, const void *item)
{
    for (size_t i = list->count; i > 0; i--) {
        if (list->items[i - 1] == item)
            return i;
    }
    return 0;
}

size_t named_list_number(const struct named_list *list, const void *item)
{
    size_t number = list_find(list, item);
    assert(number > 0);
    return number;
}

static void list_add(struct named_list *list, const void *item)
{
    if (item == NULL || list_find(list, item) > 0)
        return;
    ARENA_GROW(list->arena, list->items, list->count, list->capacity);
    list->items[list->count++] = item;
}

static void collect_rows(struct dump_styles *styles, const struct row *rows,
                         size_t count)
{
    for (size_t i = 0; i < count; i++) {
        for (size_t j = 0; j < rows[i].cell_count; j++)
            list_add(&styles->paragraphs, rows[i].cells[j].content.style);
    }
}

static void collect_form(struct dump_styles *styles,
                         const struct page_form *form)
{
    if (form == NULL)
        return;
    list_add(&styles->forms, form);
    list_add(&styles->paragraphs, form->header.style);
    list_add(&styles->paragraphs, form->footer.style);
}

static void collect_table(struct dump_styles *styles, const struct table *table)
{
    list_add(&styles->tables, table->style);
    list_add(&styles->paragraphs, table->title.style);
    for (size_t i = 0; i < 3; i++)
        list_add(&styles->paragraphs, table->context[i].style);
    collect_rows(styles, table->header, table->header_count);
    collect_rows(styles, table->body, table->body_count);
    for (size_t i = 0; i < PAGE_ROW_KINDS; i++)
        collect_rows(styles, table->page_rows[i],
                     table->page_rows[i] == NULL ? 0 : 1);
    for (size_t i = 0; i < table->note_count; i++)
        list_add(&styles->paragraphs, table->notes[i].style);
    collect_form(styles, table->wide.form);
}

static void collect_block(struct dump_styles *styles, const struct block *block)
{
    switch (block->kind) {
    case BLOCK_PARAGRAPH:
        list_add(&styles->paragraphs, block->paragraph.style);
        break;
    case BLOCK_TABLE:
        collect_table(styles, &block->table);
        break;
    case BLOCK_CONTENTS:
        list_add(&styles->paragraphs, block->contents.title.style);
        for (size_t i = 0; i < block->contents.level_count; i++)
            list_add(&styles->paragraphs, block->contents.levels[i]);
        break;
    case BLOCK_PAGE_BREAK:
    case BLOCK_SPACE:
        break;
    }
}

struct dump_styles dump_styles_collect(struct arena *arena,
                                       const struct document *document)
{
    struct dump_styles styles = {
        {.arena = arena}, {.arena = arena}, {.arena = arena}};
    for (size_t i = 0; i < document->section_count; i++) {
        const struct section *section = &document->sections[i];
        collect_form(&styles, section->form);
        for (size_t j = 0; j < section->block_count; j++)
            collect_block(&styles, &section->blocks[j]);
    }
    return styles;
}

/* ---- writing ---- */

static const char *align_name(enum alignment align)
{
    switch (align) {
    case ALIGN_START:
        return "start";
    case ALIGN_CENTRE:
        return "centre";
    case ALIGN_END:
        return "end";
    case ALIGN_JUSTIFY:
        return "justify";
    case ALIGN_DECIMAL:
        return "decimal";
    }
    assert(false);
    return "";
}

void dump_text_style(const struct text_style *style, FILE *out)
{
    fputs("font ", out);
    json_write_string(out, style->role);
    fprintf(out, " size %" PRId32 " colour %06" PRIX32 "%s", style->size,
            style->colour, style->tabular ? " tabular" : "");
}

static void write_flag(FILE *out, bool flag, const char *name)
{
    if (flag)
        fprintf(out, " %s", name);
}

static void write_paragraph_style(const struct paragraph_style *style,
                                  FILE *out)
{
    json_write_string(out, style->name);
    fputc(' ', out);
    dump_text_style(&style->text, out);
    fprintf(out,
            " align %s leading %" PRId32 " indent %" PRId32 " %" PRId32
            " %" PRId32 " space %" PRId32 " %" PRId32 " orphans %d widows %d",
            align_name(style->align), style->leading, style->indent_first,
            style->indent_left, style->indent_right, style->space_before,
            style->space_after, style->orphan_lines, style->widow_lines);
    fprintf(out, " heading %d outline %d gap %d %d %d", style->heading,
            style->outline, style->gap, style->gap_least, style->gap_most);
    write_flag(out, style->keep_with_next, "keep-with-next");
    write_flag(out, style->keep_together, "keep-together");
    write_flag(out, style->in_contents, "in-contents");
    write_flag(out, style->compress, "compress");
    write_flag(out, style->hanging_spaces, "hanging-spaces");
    fputc('\n', out);
}

static void write_table_style(const struct table_style *style, FILE *out)
{
    json_write_string(out, style->name);
    fprintf(out,
            " rule %" PRId32 " head %" PRId32 " vertical %" PRId32
            " frame %" PRId32 " sides %" PRId32 " colour %06" PRIX32
            " padding %" PRId32 " %" PRId32 " space %" PRId32 " least-scale %d",
            style->rule, style->rule_head, style->rule_vertical, style->frame,
            style->frame_sides, style->colour, style->padding_x,
            style->padding_y, style->space_after, style->least_scale);
    write_flag(out, style->repeat_labels, "repeat-labels");
    fputs(" continued ", out);
    json_write_string(out, style->continued);
    fputs(" title-continued ", out);
    json_write_string(out, style->title_continued);
    fputc('\n', out);
}

static void write_running_line(const struct dump_styles *styles,
                               const char *name,
                               const struct running_line *line, FILE *out)
{
    if (line->text.length == 0)
        return;
    fprintf(out, "    %s ", name);
    json_write_string(out, line->text);
    fprintf(out, " style %zu distance %" PRId32,
            named_list_number(&styles->paragraphs, line->style),
            line->distance);
    write_flag(out, line->outside, "outside");
    fputc('\n', out);
}

static void write_form(const struct dump_styles *styles,
                       const struct page_form *form, FILE *out)
{
    json_write_string(out, form->name);
    fprintf(out,
            " %" PRId32 " x %" PRId32 " margins %" PRId32 " %" PRId32
            " %" PRId32 " %" PRId32,
            form->width, form->height, form->top, form->bottom, form->left,
            form->right);
    write_flag(out, form->facing, "facing");
    write_flag(out, form->turned, "turned");
    if (form->line_grid > 0)
        fprintf(out, " line-grid %" PRId32, form->line_grid);
    fputc('\n', out);
    write_running_line(styles, "header", &form->header, out);
    write_running_line(styles, "footer", &form->footer, out);
}

void dump_styles_write(const struct dump_styles *styles, FILE *out)
{
    fputs("styles\n", out);
    for (size_t i = 0; i < styles->paragraphs.count; i++) {
        fprintf(out, "  %zu ", i + 1);
        write_paragraph_style(styles->paragraphs.items[i], out);
    }
    fputs("table styles\n", out);
    for (size_t i = 0; i < styles->tables.count; i++) {
        fprintf(out, "  %zu ", i + 1);
        write_table_style(styles->tables.items[i], out);
    }
    fputs("forms\n", out);
    for (size_t i = 0; i < styles->forms.count; i++) {
        fprintf(out, "  %zu ", i + 1);
        write_form(styles, styles->forms.items[i], out);
    }
}
