/* SPDX-License-Identifier: MIT */
#include "app/coverage.h"

#include "app/texts.h"
#include "base/arena.h"
#include "base/length.h"
#include "base/utf8.h"
#include "page/page.h"
#include "text/shape.h"
#include "text/twin.h"

enum { EXCERPT = 12 }; /* characters on each side, in a message */

struct coverage {
    struct fonts *fonts;
    struct shaper *shaper;
    const struct font_role *role; /* any: fallback reaches all fonts */
    struct arena *arena;
    struct diag_log *log;
};

/* Does some font of the manifests map every character? The shaper knows more
 * (combining marks, characters without a glyph of their own) and takes its
 * time. */
static bool is_plain(const struct coverage *coverage, struct str line)
{
    for (size_t offset = 0; offset < line.length;) {
        uint32_t c = utf8_next(line, &offset);
        bool found = false;
        for (size_t i = 0; !found && i < fonts_own_count(coverage->fonts); i++)
            found = font_has(fonts_at(coverage->fonts, i), c);
        if (!found)
            return false;
    }
    return true;
}

/* A radical, say, in the place of the ordinary character. */
static void check_twins(const struct coverage *coverage, struct str line,
                        struct position at)
{
    for (size_t start = 0, end = 0; start < line.length; start = end) {
        uint32_t c = utf8_next(line, &end);
        uint32_t ordinary = text_twin(c);
        if (ordinary == 0)
            continue;
        char bytes[4];
        struct str usual = {bytes, utf8_encode(ordinary, bytes)};
        diag_add(coverage->log, DIAG_CHARACTER_TWIN, at,
                 str_slice(line, start, end),
                 str_format(coverage->arena, "%04X", (unsigned)c), usual,
                 str_format(coverage->arena, "%04X", (unsigned)ordinary),
                 utf8_around(line, start, EXCERPT));
    }
}

static void check_line(void *context, struct str line, struct position at)
{
    const struct coverage *coverage = context;
    check_twins(coverage, line, at);
    if (!is_plain(coverage, line))
        text_shape(coverage->shaper, coverage->role, 10 * LENGTH_PT, 0, line,
                   at);
}

bool coverage_check(const struct budget *budget, struct fonts *fonts,
                    struct arena *arena, struct diag_log *log)
{
    if (fonts_role_count(fonts) == 0)
        return true; /* typesetting will name the role that is missing */
    struct coverage coverage = {.fonts = fonts,
                                .shaper = shaper_new(arena, fonts, log),
                                .role = fonts_role_at(fonts, 0),
                                .arena = arena,
                                .log = log};
    size_t before = diag_error_count(log);
    texts_visit(budget, check_line, &coverage);
    return diag_error_count(log) == before;
}

/* ---- fonts of the system ---- */

/* The characters that one font sets, each once. */
struct heard {
    struct builder texts; /* each behind a line feed, which no cluster holds */
    struct builder list;  /* with their codes, for the message */
};

static void hear(struct heard *heard, struct str text)
{
    struct str key = str_join(heard->texts.arena, STR("\n"), text);
    if (str_find(builder_str(&heard->texts), key, 0) != SIZE_MAX)
        return;
    builder_add(&heard->texts, key);
    builder_format(&heard->list, "%s%.*s", heard->list.length == 0 ? "" : " ",
                   STR_FMT(text));
    for (size_t at = 0; at < text.length;)
        builder_format(&heard->list, " U+%04X", (unsigned)utf8_next(text, &at));
}

static void hear_page(struct heard *heard, const struct page *page, size_t font)
{
    for (size_t i = 0; i < page->count; i++) {
        const struct item *item = &page->items[i];
        if (item->kind != ITEM_GLYPHS || item->glyphs.font != font)
            continue;
        for (size_t j = 0; j < item->glyphs.count; j++) {
            const struct placed_glyph *glyph = &item->glyphs.items[j];
            size_t end = (size_t)glyph->text_start + glyph->text_length;
            if (glyph->text_length != 0)
                hear(heard,
                     str_slice(item->glyphs.text, glyph->text_start, end));
        }
    }
}

void coverage_name_system_fonts(const struct pages *pages,
                                const struct fonts *fonts, struct str path,
                                struct arena *arena, struct diag_log *log)
{
    struct position at = {.file = path};
    for (size_t i = fonts_own_count(fonts); i < fonts_count(fonts); i++) {
        struct heard heard = {{.arena = arena}, {.arena = arena}};
        for (size_t j = 0; j < pages->count; j++)
            hear_page(&heard, &pages->items[j], i);
        const struct font_facts *facts = font_facts(fonts_at(fonts, i));
        if (heard.list.length != 0)
            diag_add(log, DIAG_FONT_OF_SYSTEM, at, facts->name, facts->file,
                     builder_str(&heard.list));
    }
}
