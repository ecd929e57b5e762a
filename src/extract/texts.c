/* SPDX-License-Identifier: MIT
 *
 * The content stream of a page, as pdf/content.c writes it -> items: one for
 * each piece of marked content that has text. Whatever else stands there was
 * put there by somebody else, and is no part of the report: it is reported.
 */
#include "extract/extract_private.h"

#include "base/arena.h"

/* What is being read of a page. */
struct reading {
    struct extraction *extraction;
    size_t page;
    const struct datum *fonts;  /* of its resources: by name */
    const struct code_map *map; /* of the font in use, or NULL */
    bool marked;                /* inside marked content */
    struct item item;           /* of it */
    struct builder text;
    struct item *items;
    size_t count, capacity;
};

static void broken(struct reading *reading)
{
    source_page_broken(&reading->extraction->source, reading->page,
                       DIAG_BOTH("页面内容已损坏或被改动",
                                 "its content is damaged or was changed"));
}

/* ---- marked content ---- */

static bool find_artifact(const struct datum *properties,
                          enum artifact_kind *kind)
{
    const struct datum *type = datum_entry(properties, "Type");
    *kind = datum_is_name(type, "Pagination") ? ARTIFACT_PAGINATION
                                              : ARTIFACT_LAYOUT;
    return *kind == ARTIFACT_PAGINATION || datum_is_name(type, "Layout");
}

/* The element that claims it, whose role the tag repeats. */
static bool find_element(struct reading *reading, const struct datum *tag,
                         const struct datum *properties, uint32_t *element)
{
    struct extraction *extraction = reading->extraction;
    const struct datum *mcid = datum_entry(properties, "MCID");
    struct mark *mark =
        mcid->kind == DATUM_INTEGER
            ? extract_mark(extraction, reading->page, mcid->number)
            : NULL;
    if (mark == NULL || mark->seen)
        return false;
    mark->seen = true;
    extraction->mark_seen++;
    *element = mark->element;
    return datum_is_name(
        tag, element_role_name(extraction->elements[mark->element].role));
}

static bool begin_mark(struct reading *reading, const struct datum *operands)
{
    if (reading->marked || operands->count != 2)
        return false;
    const struct datum *tag = operands->items, *properties = tag + 1;
    reading->marked = true;
    reading->item = (struct item){.kind = ITEM_GLYPHS};
    reading->text = (struct builder){.arena = reading->extraction->page};
    if (datum_is_name(tag, "Artifact"))
        return find_artifact(properties, &reading->item.artifact);
    return find_element(reading, tag, properties, &reading->item.element);
}

static bool end_mark(struct reading *reading)
{
    struct arena *arena = reading->extraction->arena;
    if (!reading->marked)
        return false;
    reading->marked = false;
    if (reading->text.length == 0)
        return true;
    reading->item.glyphs.text = str_copy(arena, builder_str(&reading->text));
    ARENA_GROW(reading->extraction->page, reading->items, reading->count,
               reading->capacity);
    reading->items[reading->count++] = reading->item;
    return true;
}

/* ---- text ---- */

static bool set_font(struct reading *reading, const struct datum *operands)
{
    struct extraction *extraction = reading->extraction;
    if (operands->count != 2 || operands->items[0].kind != DATUM_NAME)
        return false;
    const char *name = str_c(extraction->step, operands->items[0].text);
    reading->map =
        extract_code_map(extraction, datum_entry(reading->fonts, name));
    return reading->map != NULL;
}

static bool show(struct reading *reading, struct str codes)
{
    const struct code_map *map = reading->map;
    if (codes.length % 2 != 0 || map == NULL || !reading->marked)
        return false;
    for (size_t i = 0; i < codes.length; i += 2) {
        size_t code = (size_t)(unsigned char)codes.data[i] << 8 |
                      (unsigned char)codes.data[i + 1];
        if (code >= map->count || map->texts[code].data == NULL)
            return false;
        builder_add(&reading->text, map->texts[code]);
    }
    return true;
}

static bool show_all(struct reading *reading, const struct datum *operands)
{
    const struct datum *list = operands->items;
    if (operands->count != 1)
        return false;
    if (list->kind == DATUM_STRING) /* Tj */
        return show(reading, list->text);
    bool sound = list->kind == DATUM_ARRAY;
    for (size_t i = 0; sound && i < list->count; i++) {
        if (list->items[i].kind == DATUM_STRING)
            sound = show(reading, list->items[i].text);
    }
    return sound;
}

/* ---- operators ---- */

/* Operators of ours that change neither text nor its owner. */
static bool is_silent(struct str name)
{
    static const struct str names[] = {
        STR_INIT("BT"), STR_INIT("ET"), STR_INIT("Td"),
        STR_INIT("Tm"), STR_INIT("g"),  STR_INIT("rg"),
        STR_INIT("re"), STR_INIT("f"),  STR_INIT("cm"),
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (str_equal(names[i], name))
            return true;
    }
    return false;
}

static bool execute(struct reading *reading, struct str name,
                    const struct datum *operands)
{
    if (str_equal(name, STR("TJ")) || str_equal(name, STR("Tj")))
        return show_all(reading, operands);
    if (str_equal(name, STR("Tf")))
        return set_font(reading, operands);
    if (str_equal(name, STR("BDC")))
        return begin_mark(reading, operands);
    if (str_equal(name, STR("EMC")))
        return end_mark(reading);
    return is_silent(name);
}

/* One stream, or several that are read as one (7.7.3.3). */
static struct str read_contents(struct reading *reading,
                                const struct datum *contents)
{
    struct source *source = &reading->extraction->source;
    struct builder out = {.arena = reading->extraction->page};
    const struct datum *list = source_resolve(source, contents, out.arena);
    if (list->kind != DATUM_ARRAY) {
        source_stream(source, contents, &out);
        return builder_str(&out);
    }
    for (size_t i = 0; i < list->count && !source->broken; i++) {
        source_stream(source, &list->items[i], &out);
        builder_add_char(&out, '\n');
    }
    return builder_str(&out);
}

static void read_page(struct reading *reading, struct str content)
{
    struct extraction *extraction = reading->extraction;
    struct lexer lexer = {.input = content, .arena = extraction->step};
    while (!extraction->source.broken) {
        struct datum operands;
        arena_reset(extraction->step);
        struct token word = datum_operands(&lexer, &operands);
        if (word.kind == TOKEN_END)
            break;
        if (word.kind != TOKEN_WORD || !execute(reading, word.text, &operands))
            broken(reading);
    }
    if (reading->marked)
        broken(reading);
}

void extract_texts(struct extraction *extraction, size_t page)
{
    struct source *source = &extraction->source;
    struct reading reading = {.extraction = extraction, .page = page};
    arena_reset(extraction->page);
    const struct datum *body = source_resolve(
        source, &extraction->page_objects[page], extraction->page);
    const struct datum *resources =
        source_entry(source, body, "Resources", extraction->page);
    reading.fonts = source_entry(source, resources, "Font", extraction->page);
    struct str content = read_contents(&reading, datum_entry(body, "Contents"));
    if (!source->broken)
        read_page(&reading, content);
    struct item *items =
        ARENA_ARRAY(extraction->arena, reading.count, struct item);
    for (size_t i = 0; i < reading.count; i++)
        items[i] = reading.items[i];
    extraction->pages[page].items = items;
    extraction->pages[page].count = reading.count;
}
