/* SPDX-License-Identifier: MIT
 *
 * ToUnicode of our fonts (ISO 32000-1, 9.10.3): codes of two bytes, each
 * mapped for itself.
 */
#include "extract/extract_private.h"

#include "base/arena.h"

struct mapping {
    uint16_t code;
    struct str text;
};

struct mappings {
    struct extraction *extraction;
    struct mapping *items;
    size_t count, capacity;
    size_t end; /* behind the largest code */
};

/* U+034F stands alone for a glyph without text (pdf/unicode.c). */
static const struct str no_text = STR_INIT("\xCD\x8F");

static bool add_mapping(struct mappings *mappings, struct token from,
                        struct token to)
{
    struct arena *arena = mappings->extraction->own;
    struct builder text = {.arena = mappings->extraction->step};
    if (from.kind != TOKEN_STRING || from.text.length != 2 ||
        to.kind != TOKEN_STRING || !datum_utf16(to.text, &text))
        return false;
    struct str found = builder_str(&text);
    uint16_t code = (uint16_t)((unsigned char)from.text.data[0] << 8 |
                               (unsigned char)from.text.data[1]);
    ARENA_GROW(mappings->extraction->own, mappings->items, mappings->count,
               mappings->capacity);
    mappings->items[mappings->count++] = (struct mapping){
        code, str_copy(arena, str_equal(found, no_text) ? STR("") : found)};
    if (code >= mappings->end)
        mappings->end = code + 1u;
    return true;
}

/* The blocks of single mappings; what stands around them is the same in every
 * map of ours. */
static bool read_mappings(struct mappings *mappings, struct str map)
{
    struct lexer lexer = {.input = map, .arena = mappings->extraction->step};
    bool inside = false;
    while (true) {
        struct token token = lexer_next(&lexer);
        if (token.kind == TOKEN_END)
            return !inside;
        if (token.kind == TOKEN_BAD ||
            (token.kind == TOKEN_WORD &&
             str_equal(token.text, STR("beginbfrange"))))
            return false;
        if (token.kind == TOKEN_WORD)
            inside = str_equal(token.text, STR("beginbfchar"));
        else if (inside && !add_mapping(mappings, token, lexer_next(&lexer)))
            return false;
    }
}

static const struct code_map *add_map(struct extraction *extraction,
                                      int64_t font,
                                      const struct mappings *mappings)
{
    struct str *texts = ARENA_ARRAY(extraction->own, mappings->end, struct str);
    for (size_t i = 0; i < mappings->count; i++)
        texts[mappings->items[i].code] = mappings->items[i].text;
    ARENA_GROW(extraction->own, extraction->maps, extraction->map_count,
               extraction->map_capacity);
    struct code_map *map = &extraction->maps[extraction->map_count++];
    *map = (struct code_map){font, texts, mappings->end};
    return map;
}

const struct code_map *extract_code_map(struct extraction *extraction,
                                        const struct datum *font)
{
    struct source *source = &extraction->source;
    for (size_t i = 0; i < extraction->map_count; i++) {
        if (font->kind == DATUM_REFERENCE &&
            extraction->maps[i].font == font->number)
            return &extraction->maps[i];
    }
    const struct datum *body = source_resolve(source, font, extraction->step);
    struct builder map = {.arena = extraction->step};
    struct mappings mappings = {.extraction = extraction};
    if (font->kind == DATUM_REFERENCE &&
        datum_is_name(datum_entry(body, "Encoding"), "Identity-H") &&
        source_stream(source, datum_entry(body, "ToUnicode"), &map) &&
        read_mappings(&mappings, builder_str(&map)))
        return add_map(extraction, font->number, &mappings);
    source_broken(source, DIAG_BOTH("字体的文字对照表已损坏",
                                    "a font's map of texts is damaged"));
    return NULL;
}
