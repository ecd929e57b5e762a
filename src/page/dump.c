/* SPDX-License-Identifier: MIT
 *
 * Pages as text. Lengths are in 1/1000 pt, pages count from 1 as in a reader.
 *
 *     page 3 595276 841890 "1"
 *       glyphs 7:P fangsong 16000 at 79370 105000 "甲乙" x 16000
 *       rule artifact:layout 79370 120000 442205 500
 *       link 9:Link 79370 90000 442205 16000 to 5 79370 "丙"
 *       line 7:P at 79370 105000 width 442205 natural 440000 badness 8
 *     page 4 841890 595276 "2" turned
 *       glyphs artifact:pagination songti 14000 turned at 70000 93000 "2"
 *
 * The lines of justified text stand behind all items of their page.
 *
 * A glyphs line ends in lists over its glyphs, in which 500*3 stands for
 * 500 500 500:
 *
 *     x           steps from each glyph to the next
 *     y           steps down, if there are any
 *     characters  code points of each glyph, if not 1 each: 2 for a ligature,
 *                 0 for a glyph that shares the cluster of the one before it
 *     bytes       the same as start:length, if they leave out some of the text
 *     missing     glyphs that are the font's .notdef, counted from 1
 *
 * Glyph numbers are left out: they are the font's own affair, and what they
 * show is in the text.
 */
#include "page/page.h"

#include "base/arena.h"
#include "base/json.h"
#include "base/utf8.h"

#include <assert.h>
#include <inttypes.h>

static void write_named(FILE *out, const char *name, struct str text)
{
    fprintf(out, "  %s ", name);
    json_write_string(out, text);
    fputc('\n', out);
}

static void dump_metadata(const struct metadata *metadata, FILE *out)
{
    fputs("metadata\n", out);
    write_named(out, "title", metadata->title);
    write_named(out, "author", metadata->author);
    write_named(out, "subject", metadata->subject);
    write_named(out, "keywords", metadata->keywords);
    write_named(out, "language", metadata->language);
    write_named(out, "date", metadata->date);
    write_named(out, "producer", metadata->producer);
    fputs("  form ", out);
    json_write_string(out, metadata->form);
    fputs(" version ", out);
    json_write_string(out, metadata->form_version);
    fputc('\n', out);
    if (metadata->revision.number == 0)
        return;
    fprintf(out, "  revision %d date ", metadata->revision.number);
    json_write_string(out, metadata->revision.date);
    fputs(" reason ", out);
    json_write_string(out, metadata->revision.reason);
    fputc('\n', out);
}

/* ---- glyphs ---- */

typedef int64_t (*value_of)(const struct glyphs *glyphs, size_t index);

static int64_t step_x(const struct glyphs *glyphs, size_t index)
{
    return (int64_t)glyphs->items[index + 1].x - glyphs->items[index].x;
}

static int64_t step_y(const struct glyphs *glyphs, size_t index)
{
    return (int64_t)glyphs->items[index + 1].y - glyphs->items[index].y;
}

static int64_t characters(const struct glyphs *glyphs, size_t index)
{
    size_t start = glyphs->items[index].text_start;
    size_t end = start + glyphs->items[index].text_length;
    return (int64_t)utf8_count(str_slice(glyphs->text, start, end));
}

/* Is the value the same, and the given one, for all of count glyphs? */
static bool all_equal(const struct glyphs *glyphs, value_of value, size_t count,
                      int64_t expected)
{
    for (size_t i = 0; i < count; i++) {
        if (value(glyphs, i) != expected)
            return false;
    }
    return true;
}

static void write_list(FILE *out, const char *name, const struct glyphs *glyphs,
                       value_of value, size_t count)
{
    fprintf(out, " %s", name);
    for (size_t i = 0, repeats; i < count; i += repeats) {
        int64_t first = value(glyphs, i);
        repeats = 1;
        while (i + repeats < count && value(glyphs, i + repeats) == first)
            repeats++;
        fprintf(out, " %" PRId64, first);
        if (repeats > 1)
            fprintf(out, "*%zu", repeats);
    }
}

/* Do the clusters cover the text in order and without gaps? */
static bool covers_text(const struct glyphs *glyphs)
{
    size_t end = 0;
    for (size_t i = 0; i < glyphs->count; i++) {
        const struct placed_glyph *glyph = &glyphs->items[i];
        if (glyph->text_length == 0)
            continue;
        if (glyph->text_start != end)
            return false;
        end += glyph->text_length;
    }
    return end == glyphs->text.length;
}

static void write_clusters(FILE *out, const struct glyphs *glyphs)
{
    if (!covers_text(glyphs)) {
        fputs(" bytes", out);
        for (size_t i = 0; i < glyphs->count; i++)
            fprintf(out, " %" PRIu32 ":%" PRIu32, glyphs->items[i].text_start,
                    glyphs->items[i].text_length);
    } else if (!all_equal(glyphs, characters, glyphs->count, 1)) {
        write_list(out, "characters", glyphs, characters, glyphs->count);
    }
}

static void write_missing(FILE *out, const struct glyphs *glyphs)
{
    const char *before = " missing";
    for (size_t i = 0; i < glyphs->count; i++) {
        if (glyphs->items[i].id != 0)
            continue;
        fprintf(out, "%s %zu", before, i + 1);
        before = "";
    }
}

static void dump_glyphs(const struct glyphs *glyphs, const struct fonts *fonts,
                        FILE *out)
{
    struct str font = font_facts(fonts_at(fonts, glyphs->font))->name;
    fprintf(out, " %.*s %" PRId32 "%s", STR_FMT(font), glyphs->size,
            glyphs->turned ? " turned" : "");
    if (glyphs->count != 0)
        fprintf(out, " at %" PRId32 " %" PRId32, glyphs->items[0].x,
                glyphs->items[0].y);
    fputc(' ', out);
    json_write_string(out, glyphs->text);
    size_t steps = glyphs->count == 0 ? 0 : glyphs->count - 1;
    if (steps != 0)
        write_list(out, "x", glyphs, step_x, steps);
    if (!all_equal(glyphs, step_y, steps, 0))
        write_list(out, "y", glyphs, step_y, steps);
    write_clusters(out, glyphs);
    write_missing(out, glyphs);
}

/* ---- items ---- */

static void write_element_of(const struct pages *pages, uint32_t element,
                             FILE *out)
{
    assert(element < pages->element_count);
    fprintf(out, " %" PRIu32 ":%s", element,
            element_role_name(pages->elements[element].role));
}

static void write_owner(const struct pages *pages, const struct item *item,
                        FILE *out)
{
    switch (item->artifact) {
    case ARTIFACT_NONE:
        write_element_of(pages, item->element, out);
        break;
    case ARTIFACT_PAGINATION:
        fputs(" artifact:pagination", out);
        break;
    case ARTIFACT_LAYOUT:
        fputs(" artifact:layout", out);
        break;
    }
}

static void write_box(FILE *out, length_t x, length_t y, length_t width,
                      length_t height)
{
    fprintf(out, " %" PRId32 " %" PRId32 " %" PRId32 " %" PRId32, x, y, width,
            height);
}

static void dump_item(const struct pages *pages, const struct item *item,
                      const struct fonts *fonts, FILE *out)
{
    static const char *const kinds[] = {
        [ITEM_GLYPHS] = "glyphs", [ITEM_RULE] = "rule", [ITEM_LINK] = "link"};
    const struct rule *rule = &item->rule;
    const struct link *link = &item->link;
    fprintf(out, "  %s", kinds[item->kind]);
    write_owner(pages, item, out);
    if (item->colour != 0)
        fprintf(out, " #%06" PRIx32, item->colour);
    switch (item->kind) {
    case ITEM_GLYPHS:
        dump_glyphs(&item->glyphs, fonts, out);
        break;
    case ITEM_RULE:
        write_box(out, rule->x, rule->y, rule->width, rule->height);
        break;
    case ITEM_LINK:
        write_box(out, link->x, link->y, link->width, link->height);
        fprintf(out, " to %zu %" PRId32 " ", link->page + 1, link->target_y);
        json_write_string(out, link->contents);
        break;
    }
    fputc('\n', out);
}

static void dump_line(const struct pages *pages, const struct line *line,
                      FILE *out)
{
    fputs("  line", out);
    write_element_of(pages, line->element, out);
    fprintf(out, " at %" PRId32 " %" PRId32 " width %" PRId32, line->x,
            line->baseline, line->width);
    fprintf(out, " natural %" PRId32 " badness %d\n", line->natural,
            line->badness);
}

static void dump_page(const struct pages *pages, size_t index,
                      const struct fonts *fonts, FILE *out)
{
    const struct page *page = &pages->items[index];
    fprintf(out, "page %zu %" PRId32 " %" PRId32 " ", index + 1, page->width,
            page->height);
    json_write_string(out, page->label);
    fputs(page->turned ? " turned\n" : "\n", out);
    for (size_t i = 0; i < page->count; i++)
        dump_item(pages, &page->items[i], fonts, out);
    for (size_t i = 0; i < page->line_count; i++)
        dump_line(pages, &page->lines[i], out);
}

/* ---- the structure tree ---- */

static void write_element(const struct pages *pages, uint32_t index, int depth,
                          FILE *out)
{
    const struct element *element = &pages->elements[index];
    fprintf(out, "%*s%" PRIu32 ":%s", 2 * depth, "", index,
            element_role_name(element->role));
    switch (element->scope) {
    case SCOPE_NONE:
        break;
    case SCOPE_COLUMN:
        fputs(" column", out);
        break;
    case SCOPE_ROW:
        fputs(" row", out);
        break;
    }
    if (element->colspan > 1)
        fprintf(out, " colspan %u", element->colspan);
    if (element->rowspan > 1)
        fprintf(out, " rowspan %u", element->rowspan);
    if (element->title.length != 0) {
        fputc(' ', out);
        json_write_string(out, element->title);
    }
    fputc('\n', out);
}

/* The children of each element, as indices; 0 ends a list. */
struct family {
    uint32_t first_child;
    uint32_t next_sibling;
};

static void dump_elements(const struct pages *pages, FILE *out)
{
    fputs("structure\n", out);
    if (pages->element_count < 2)
        return;
    assert(pages->elements[1].parent == 0);
    struct arena *arena = arena_new();
    struct family *families =
        ARENA_ARRAY(arena, pages->element_count, struct family);
    for (size_t i = pages->element_count; i-- > 2;) {
        uint32_t parent = pages->elements[i].parent;
        assert(parent != 0 && parent < i);
        families[i].next_sibling = families[parent].first_child;
        families[parent].first_child = (uint32_t)i;
    }
    int depth = 1;
    for (uint32_t i = 1; i != 0;) {
        write_element(pages, i, depth, out);
        if (families[i].first_child != 0) {
            i = families[i].first_child;
            depth++;
            continue;
        }
        while (i != 0 && families[i].next_sibling == 0) {
            i = pages->elements[i].parent;
            depth--;
        }
        i = families[i].next_sibling;
    }
    arena_free(arena);
}

static void dump_outline(const struct pages *pages, FILE *out)
{
    fputs("outline\n", out);
    for (size_t i = 0; i < pages->outline_count; i++) {
        const struct outline_entry *entry = &pages->outline[i];
        fprintf(out, "%*s", 2 * entry->level, "");
        json_write_string(out, entry->title);
        fprintf(out, " to %zu %" PRId32 " %" PRIu32 "\n", entry->page + 1,
                entry->y, entry->element);
    }
}

void page_dump(const struct pages *pages, const struct fonts *fonts, FILE *out)
{
    dump_metadata(&pages->metadata, out);
    for (size_t i = 0; i < pages->count; i++)
        dump_page(pages, i, fonts, out);
    dump_elements(pages, out);
    dump_outline(pages, out);
}
