/* SPDX-License-Identifier: MIT
 *
 * A document as text. Lengths are in 1/1000 pt; what a thing does not have is
 * left out. Paragraphs name their style by its number in the list above them:
 *
 *     section form 1 "第一部分" folio 1
 *       paragraph 2 "预算情况说明"
 *       paragraph 3
 *         span "合计" font "黑体" size 14000 colour 000000
 *         span "100.00"
 *       table style 1
 *         title 4 "表一"
 *         columns auto 0, share 1 20000, fixed 56000
 *         header
 *           row least 19008
 *             cell 1 x2 column-header middle 5 "收入"
 *         body
 *           group keep
 *             row least 19008
 *               cell 1 data middle 6 "甲"
 *           row least 19008 keep total
 *             cell 1 data middle 6 "合计"
 *
 * A cell stands at a column, counted from 1; "x2" is its colspan, "y3" its
 * rowspan. Positions in the input are left out: they belong to diagnostics.
 */
#include "document/dump.h"

#include "base/arena.h"
#include "base/json.h"

#include <assert.h>
#include <inttypes.h>

/* What the writers below share. */
struct dump {
    FILE *out;
    struct dump_styles styles;
};

static void indent(const struct dump *dump, int depth)
{
    fprintf(dump->out, "%*s", 2 * depth, "");
}

static void write_text(const struct dump *dump, const char *name,
                       struct str text)
{
    fprintf(dump->out, "%s ", name);
    json_write_string(dump->out, text);
}

/* ---- paragraphs ---- */

/* The rest of a line that begins with what the paragraph is; spans that are
 * more than plain text on lines of their own. */
static void dump_paragraph(const struct dump *dump, int depth,
                           const struct paragraph *paragraph)
{
    if (paragraph->style != NULL)
        fprintf(dump->out, " %zu",
                named_list_number(&dump->styles.paragraphs, paragraph->style));
    bool plain =
        paragraph->span_count == 1 && paragraph->spans[0].style == NULL;
    if (plain)
        write_text(dump, "", paragraph->spans[0].text);
    if (paragraph->outline_title.length > 0)
        write_text(dump, " outline", paragraph->outline_title);
    fputc('\n', dump->out);
    for (size_t i = 0; i < paragraph->span_count && !plain; i++) {
        const struct span *span = &paragraph->spans[i];
        indent(dump, depth + 1);
        write_text(dump, "span", span->text);
        if (span->style != NULL) {
            fputc(' ', dump->out);
            dump_text_style(span->style, dump->out);
        }
        fputc('\n', dump->out);
    }
}

/* A paragraph that a table may have or not. */
static void dump_part(const struct dump *dump, int depth, const char *name,
                      const struct paragraph *paragraph)
{
    if (paragraph->span_count == 0)
        return;
    indent(dump, depth);
    fputs(name, dump->out);
    dump_paragraph(dump, depth, paragraph);
}

/* ---- tables ---- */

static const char *cell_kind_name(enum cell_kind kind)
{
    switch (kind) {
    case CELL_DATA:
        return "data";
    case CELL_COLUMN_HEADER:
        return "column-header";
    case CELL_ROW_HEADER:
        return "row-header";
    }
    assert(false);
    return "";
}

static const char *vertical_name(enum vertical_alignment vertical)
{
    switch (vertical) {
    case VERTICAL_TOP:
        return "top";
    case VERTICAL_MIDDLE:
        return "middle";
    case VERTICAL_BOTTOM:
        return "bottom";
    }
    assert(false);
    return "";
}

static void dump_figure(const struct dump *dump,
                        const struct cell_figure *figure)
{
    if (!figure->is_sum) {
        fprintf(dump->out, " amount %" PRId64 "%s", figure->amount,
                figure->shown_only ? " shown only" : "");
        return;
    }
    fprintf(dump->out, " sum %s %d",
            figure->format.unit == MONEY_WAN ? "wan" : "yuan",
            figure->format.decimals);
    write_text(dump, " grouping", figure->format.grouping);
    if (figure->format.trim)
        fputs(" trim", dump->out);
    if (figure->format.negative != MONEY_HYPHEN)
        write_text(dump, " negative",
                   str_from(money_sign_name(figure->format.negative)));
}

static void dump_cell(const struct dump *dump, int depth,
                      const struct cell *cell)
{
    indent(dump, depth);
    fprintf(dump->out, "cell %d", cell->column + 1);
    if (cell->colspan != 1)
        fprintf(dump->out, " x%d", cell->colspan);
    if (cell->rowspan != 1)
        fprintf(dump->out, " y%d", cell->rowspan);
    fprintf(dump->out, " %s %s", cell_kind_name(cell->kind),
            vertical_name(cell->vertical));
    if (cell->figure != NULL)
        dump_figure(dump, cell->figure);
    dump_paragraph(dump, depth, &cell->content);
}

static void dump_row(const struct dump *dump, int depth, const struct row *row)
{
    indent(dump, depth);
    fprintf(dump->out, "row least %" PRId32 "%s%s\n", row->least_height,
            row->keep_with_next ? " keep" : "", row->is_total ? " total" : "");
    for (size_t j = 0; j < row->cell_count; j++)
        dump_cell(dump, depth + 1, &row->cells[j]);
}

static void dump_header(const struct dump *dump, int depth,
                        const struct table *table)
{
    if (table->header_count == 0)
        return;
    indent(dump, depth);
    fputs("header\n", dump->out);
    for (size_t i = 0; i < table->header_count; i++)
        dump_row(dump, depth + 1, &table->header[i]);
}

/* Rows [from, to), and from *group on the groups that begin in them. */
static void dump_rows(const struct dump *dump, int depth,
                      const struct table *table, size_t from, size_t to,
                      size_t *group)
{
    while (from < to) {
        if (*group == table->group_count ||
            table->groups[*group].first > from) {
            dump_row(dump, depth, &table->body[from++]);
            continue;
        }
        const struct row_group *next = &table->groups[(*group)++];
        indent(dump, depth);
        fprintf(dump->out, "group%s\n", next->keep ? " keep" : "");
        from = next->first + next->count;
        dump_rows(dump, depth + 1, table, next->first, from, group);
    }
}

static void dump_body(const struct dump *dump, int depth,
                      const struct table *table)
{
    if (table->body_count == 0)
        return;
    indent(dump, depth);
    fputs("body\n", dump->out);
    size_t group = 0;
    dump_rows(dump, depth + 1, table, 0, table->body_count, &group);
}

static void dump_columns(const struct dump *dump, int depth,
                         const struct table *table)
{
    indent(dump, depth);
    fputs("columns", dump->out);
    for (size_t i = 0; i < table->column_count; i++) {
        const struct column *column = &table->columns[i];
        fputs(i > 0 ? ", " : " ", dump->out);
        switch (column->kind) {
        case WIDTH_FIXED:
            fputs("fixed", dump->out);
            break;
        case WIDTH_SHARE:
            fprintf(dump->out, "share %d", column->share);
            break;
        case WIDTH_AUTO:
            fputs("auto", dump->out);
            break;
        }
        fprintf(dump->out, " %" PRId32, column->width);
    }
    fputc('\n', dump->out);
}

static void dump_wide(const struct dump *dump, int depth,
                      const struct wide_table *wide)
{
    if (wide->form == NULL && wide->group_count == 0)
        return;
    indent(dump, depth);
    fputs("wide", dump->out);
    if (wide->form != NULL)
        fprintf(dump->out, " form %zu",
                named_list_number(&dump->styles.forms, wide->form));
    if (wide->group_count > 0)
        fprintf(dump->out, " key %zu groups", wide->key);
    for (size_t i = 0; i < wide->group_count; i++)
        fprintf(dump->out, " %d", wide->groups[i]);
    fputc('\n', dump->out);
}

static void dump_table(const struct dump *dump, int depth,
                       const struct table *table)
{
    static const char *const contexts[] = {"context-start", "context-centre",
                                           "context-end"};
    static const char *const page_rows[] = {"brought", "subtotal", "carried"};
    indent(dump, depth);
    fprintf(dump->out, "table style %zu\n",
            named_list_number(&dump->styles.tables, table->style));
    dump_part(dump, depth + 1, "title", &table->title);
    for (size_t i = 0; i < 3; i++)
        dump_part(dump, depth + 1, contexts[i], &table->context[i]);
    dump_columns(dump, depth + 1, table);
    dump_wide(dump, depth + 1, &table->wide);
    dump_header(dump, depth + 1, table);
    dump_body(dump, depth + 1, table);
    for (size_t i = 0; i < PAGE_ROW_KINDS; i++) {
        if (table->page_rows[i] == NULL)
            continue;
        indent(dump, depth + 1);
        fprintf(dump->out, "%s\n", page_rows[i]);
        dump_row(dump, depth + 2, table->page_rows[i]);
    }
    for (size_t i = 0; i < table->note_count; i++)
        dump_part(dump, depth + 1, "note", &table->notes[i]);
}

/* ---- blocks, sections ---- */

static void dump_contents(const struct dump *dump, int depth,
                          const struct contents *contents)
{
    indent(dump, depth);
    fputs("contents levels", dump->out);
    for (size_t i = 0; i < contents->level_count; i++)
        fprintf(
            dump->out, " %zu",
            named_list_number(&dump->styles.paragraphs, contents->levels[i]));
    write_text(dump, " leader", contents->leader);
    fputc('\n', dump->out);
    dump_part(dump, depth + 1, "title", &contents->title);
}

static void dump_block(const struct dump *dump, int depth,
                       const struct block *block)
{
    switch (block->kind) {
    case BLOCK_PARAGRAPH:
        indent(dump, depth);
        fputs("paragraph", dump->out);
        dump_paragraph(dump, depth, &block->paragraph);
        break;
    case BLOCK_TABLE:
        dump_table(dump, depth, &block->table);
        break;
    case BLOCK_CONTENTS:
        dump_contents(dump, depth, &block->contents);
        break;
    case BLOCK_PAGE_BREAK:
        indent(dump, depth);
        fputs("page-break\n", dump->out);
        break;
    case BLOCK_SPACE:
        indent(dump, depth);
        fprintf(dump->out, "space %" PRId32 "\n", block->space);
        break;
    }
}

static void dump_section(const struct dump *dump, const struct section *section)
{
    fprintf(dump->out, "section form %zu",
            named_list_number(&dump->styles.forms, section->form));
    if (section->title.length > 0)
        write_text(dump, "", section->title);
    if (section->no_folio)
        fputs(" no-folio", dump->out);
    else if (section->first_folio != 0)
        fprintf(dump->out, " folio %d", section->first_folio);
    fputc('\n', dump->out);
    for (size_t i = 0; i < section->block_count; i++)
        dump_block(dump, 1, &section->blocks[i]);
}

static void dump_metadata(const struct dump *dump,
                          const struct document *document)
{
    const struct {
        const char *name;
        struct str text;
    } fields[] = {
        {"title", document->title},       {"author", document->author},
        {"subject", document->subject},   {"keywords", document->keywords},
        {"language", document->language}, {"date", document->date},
    };
    fputs("document\n", dump->out);
    for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++) {
        indent(dump, 1);
        write_text(dump, fields[i].name, fields[i].text);
        fputc('\n', dump->out);
    }
    indent(dump, 1);
    write_text(dump, "form", document->form);
    write_text(dump, " version", document->form_version);
    fputc('\n', dump->out);
    const struct revision *revision = &document->revision;
    if (revision->number == 0)
        return;
    indent(dump, 1);
    fprintf(dump->out, "revision %d", revision->number);
    write_text(dump, " date", revision->date);
    write_text(dump, " reason", revision->reason);
    fputc('\n', dump->out);
}

void document_dump(const struct document *document, FILE *out)
{
    struct arena *arena = arena_new();
    struct dump dump = {.out = out,
                        .styles = dump_styles_collect(arena, document)};
    dump_metadata(&dump, document);
    dump_styles_write(&dump.styles, out);
    for (size_t i = 0; i < document->section_count; i++)
        dump_section(&dump, &document->sections[i]);
    arena_free(arena);
}
