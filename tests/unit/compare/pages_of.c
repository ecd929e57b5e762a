/* SPDX-License-Identifier: MIT */
#include "test_compare.h"

#include <stdlib.h>
#include <string.h>

enum { PAGES = 100, LEVELS = 8 };

struct draft {
    struct arena *arena;
    struct element *elements;
    size_t element_count, element_capacity;
    struct page *pages;
    size_t page_count;
    struct item *items; /* of the last page */
    size_t item_capacity;
    uint32_t table, group; /* open */
};

static uint32_t add_element(struct draft *draft, struct element element)
{
    ARENA_GROW(draft->arena, draft->elements, draft->element_count,
               draft->element_capacity);
    draft->elements[draft->element_count] = element;
    return (uint32_t)draft->element_count++;
}

static void open_page(struct draft *draft, struct str label)
{
    assert_true(draft->page_count < PAGES);
    draft->pages[draft->page_count++] = (struct page){.label = label};
    draft->items = NULL;
    draft->item_capacity = 0;
}

static void add_item(struct draft *draft, uint32_t element, struct str text)
{
    if (draft->page_count == 0)
        open_page(draft, STR("1"));
    struct page *page = &draft->pages[draft->page_count - 1];
    ARENA_GROW(draft->arena, draft->items, page->count, draft->item_capacity);
    draft->items[page->count++] = (struct item){
        .kind = ITEM_GLYPHS,
        .artifact = element == 0 ? ARTIFACT_PAGINATION : ARTIFACT_NONE,
        .element = element,
        .glyphs = {.text = text},
    };
    page->items = draft->items;
}

static void add_text(struct draft *draft, enum element_role role,
                     uint32_t parent, struct str text)
{
    uint32_t e =
        add_element(draft, (struct element){.role = role, .parent = parent});
    if (text.length > 0)
        add_item(draft, e, text);
}

static void add_cell(struct draft *draft, uint32_t row, struct str text)
{
    struct element cell = {
        .role = ELEMENT_DATA_CELL, .parent = row, .colspan = 1, .rowspan = 1};
    text = str_trim(text);
    while (text.length > 1 && text.data[0] >= '1' && text.data[0] <= '9' &&
           (text.data[1] == 'x' || text.data[1] == 'y')) {
        uint16_t n = (uint16_t)(text.data[0] - '0');
        if (text.data[1] == 'x')
            cell.colspan = n;
        else
            cell.rowspan = n;
        text = str_slice(text, 2, text.length);
    }
    if (text.length > 0 && (text.data[0] == '>' || text.data[0] == '^')) {
        cell.role = ELEMENT_HEADER_CELL;
        cell.scope = text.data[0] == '>' ? SCOPE_ROW : SCOPE_COLUMN;
        text = str_slice(text, 1, text.length);
    }
    uint32_t e = add_element(draft, cell);
    if (text.length > 0)
        add_item(draft, e, text);
}

static void add_row(struct draft *draft, struct str rest)
{
    uint32_t row =
        add_element(draft, (struct element){.role = ELEMENT_TABLE_ROW,
                                            .parent = draft->group});
    for (size_t at = 0;;) {
        size_t bar = str_find(rest, STR("|"), at);
        add_cell(draft, row, str_slice(rest, at, bar));
        if (bar == SIZE_MAX)
            return;
        at = bar + 1;
    }
}

static void add_line(struct draft *draft, struct str word, struct str rest)
{
    if (str_equal(word, STR("page")))
        open_page(draft, rest);
    else if (word.length == 2 && word.data[0] == 'h')
        add_text(draft, (enum element_role)(ELEMENT_H1 + (word.data[1] - '1')),
                 1, rest);
    else if (str_equal(word, STR("p")))
        add_text(draft, ELEMENT_PARAGRAPH, 1, rest);
    else if (str_equal(word, STR("more")))
        add_item(draft, (uint32_t)draft->element_count - 1, rest);
    else if (str_equal(word, STR("artifact")))
        add_item(draft, 0, rest);
    else if (str_equal(word, STR("contents")))
        add_text(draft, ELEMENT_LINK, 1, rest);
    else if (str_equal(word, STR("table")))
        draft->table = draft->group = add_element(
            draft, (struct element){
                       .role = ELEMENT_TABLE, .parent = 1, .title = rest});
    else if (str_equal(word, STR("caption")))
        add_text(draft, ELEMENT_CAPTION, draft->table, rest);
    else if (str_equal(word, STR("head")) || str_equal(word, STR("body")))
        draft->group = add_element(
            draft,
            (struct element){.role = word.data[0] == 'h' ? ELEMENT_TABLE_HEAD
                                                         : ELEMENT_TABLE_BODY,
                             .parent = draft->table});
    else if (str_equal(word, STR("row")))
        add_row(draft, rest);
    else
        fail_msg("what is “%.*s”?", STR_FMT(word));
}

const struct pages *pages_of(struct arena *arena, const char *lines)
{
    struct draft draft = {.arena = arena,
                          .pages = ARENA_ARRAY(arena, PAGES, struct page)};
    add_element(&draft, (struct element){0});
    add_element(&draft, (struct element){.role = ELEMENT_DOCUMENT});
    struct str text = str_copy(arena, str_from(lines));
    for (size_t at = 0; at < text.length;) {
        size_t end = str_find(text, STR("\n"), at);
        struct str line = str_trim(str_slice(text, at, end));
        size_t space = str_find(line, STR(" "), 0);
        if (line.length > 0)
            add_line(&draft, str_slice(line, 0, space),
                     space == SIZE_MAX
                         ? STR("")
                         : str_trim(str_slice(line, space, line.length)));
        at = end == SIZE_MAX ? text.length : end + 1;
    }
    struct pages *pages = ARENA_NEW(arena, struct pages);
    *pages = (struct pages){.items = draft.pages,
                            .count = draft.page_count,
                            .elements = draft.elements,
                            .element_count = draft.element_count};
    return pages;
}

/* ---- what is found ---- */

static void write_side(FILE *out, const struct change_side *side)
{
    if (side->there)
        fprintf(out, "%.*s@%zu", STR_FMT(side->text), side->page);
    else
        fputc('-', out);
}

static void write_change(FILE *out, const struct change *change)
{
    static const char *const names[] = {"figure", "text", "sentence", "row",
                                        "table"};
    fprintf(out, "%s %.*s|%.*s|%.*s|%.*s: ", names[change->kind],
            STR_FMT(change->table), STR_FMT(change->row),
            STR_FMT(change->column), STR_FMT(change->words));
    write_side(out, &change->old);
    fputs(" -> ", out);
    write_side(out, &change->new);
    if (change->derived)
        fputs(" *", out);
    if (change->cause_count > 0) {
        for (size_t i = 0; i < change->cause_count; i++)
            fprintf(out, "%s%zu", i == 0 ? " [" : " ", change->causes[i]);
        fputc(']', out);
    }
    fputc('\n', out);
}

void assert_changes(const struct changes *changes, const char *expected)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    assert_non_null(out);
    for (size_t i = 0; i < changes->count; i++)
        write_change(out, &changes->items[i]);
    fclose(out);
    assert_string_equal(text, expected);
    free(text);
}

void assert_compared(const char *old_lines, const char *new_lines,
                     const char *expected)
{
    struct arena *arena = arena_new(), *result = arena_new();
    const struct changes *changes = compare_pages(
        pages_of(arena, old_lines), pages_of(arena, new_lines), result);
    arena_free(arena); /* the result lends nothing */
    assert_changes(changes, expected);
    arena_free(result);
}
