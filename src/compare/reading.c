/* SPDX-License-Identifier: MIT */
#include "compare/reading_private.h"

#include "base/arena.h"
#include "base/printed.h"
#include "base/utf8.h"

/* ---- texts of the elements ---- */

/* A piece of text on a page. */
struct text_run {
    size_t page;
    size_t length; /* bytes of the text of its element */
    size_t next;   /* index + 1; 0: none */
};

/* What an item shows: text without a glyph is not there. Glyphs without places
 * come from a file that was read back, and show all of it. */
static struct str item_text(const struct item *item, struct arena *arena)
{
    const struct glyphs *glyphs = &item->glyphs;
    size_t end = 0;
    bool whole = true;
    for (size_t i = 0; i < glyphs->count && whole; i++) {
        whole = glyphs->items[i].text_length == 0 ||
                glyphs->items[i].text_start == end;
        end += glyphs->items[i].text_length;
    }
    if (glyphs->count == 0 || (whole && end == glyphs->text.length))
        return glyphs->text;
    struct builder out = {.arena = arena};
    for (size_t i = 0; i < glyphs->count; i++) {
        size_t start = glyphs->items[i].text_start;
        builder_add(&out, str_slice(glyphs->text, start,
                                    start + glyphs->items[i].text_length));
    }
    return builder_str(&out);
}

static size_t count_items(const struct pages *pages)
{
    size_t count = 0;
    for (size_t p = 0; p < pages->count; p++)
        count += pages->items[p].count;
    return count;
}

/* The pieces of all elements: most have one. */
struct gathering {
    struct text_run *runs;
    struct str *pieces; /* by run */
    size_t *first, *last;
    size_t count;
};

static void gather(struct gathering *found, const struct pages *pages,
                   struct arena *arena)
{
    for (size_t p = 0; p < pages->count; p++)
        for (size_t i = 0; i < pages->items[p].count; i++) {
            const struct item *item = &pages->items[p].items[i];
            uint32_t e = item->element;
            if (item->kind != ITEM_GLYPHS || e == 0 ||
                e >= pages->element_count)
                continue;
            struct str text = item_text(item, arena);
            found->pieces[found->count] = text;
            found->runs[found->count++] =
                (struct text_run){.page = p, .length = text.length};
            if (found->last[e] == 0)
                found->first[e] = found->count;
            else
                found->runs[found->last[e] - 1].next = found->count;
            found->last[e] = found->count;
        }
}

static void read_texts(struct reading *reading, struct arena *arena)
{
    const struct pages *pages = reading->pages;
    struct gathering found = {
        .runs = ARENA_ARRAY(arena, count_items(pages), struct text_run),
        .pieces = ARENA_ARRAY(arena, count_items(pages), struct str),
        .first = ARENA_ARRAY(arena, pages->element_count, size_t),
        .last = ARENA_ARRAY(arena, pages->element_count, size_t),
    };
    gather(&found, pages, arena);
    struct str *texts = ARENA_ARRAY(arena, pages->element_count, struct str);
    for (size_t e = 0; e < pages->element_count; e++) {
        size_t n = found.first[e];
        texts[e] = n == 0 ? STR("") : found.pieces[n - 1];
        if (n == 0 || found.runs[n - 1].next == 0)
            continue;
        struct builder out = {.arena = arena};
        for (; n != 0; n = found.runs[n - 1].next)
            builder_add(&out, found.pieces[n - 1]);
        texts[e] = builder_str(&out);
    }
    reading->texts = texts;
    reading->runs = found.runs;
    reading->first_run = found.first;
}

/* The nearest element with a text: inside it, or of the same row, if it is a
 * cell, or else the last before it; 0: none. */
static uint32_t nearest_text(const struct reading *reading, uint32_t element)
{
    const struct element *elements = reading->pages->elements;
    if (reading->first_run[element] != 0)
        return element;
    for (uint32_t e = element + 1;
         e < reading->pages->element_count && elements[e].parent >= element;
         e++)
        if (reading->first_run[e] != 0)
            return e;
    uint32_t parent = elements[element].parent;
    for (uint32_t e = element;
         e < reading->pages->element_count && elements[e].parent == parent; e++)
        if (reading->first_run[e] != 0)
            return e;
    while (element > 0 && reading->first_run[element] == 0)
        element--;
    return element;
}

size_t reading_page(const struct reading *reading, uint32_t element,
                    size_t offset)
{
    uint32_t e = nearest_text(reading, element);
    if (e != element)
        offset = e < element ? reading->texts[e].length : 0;
    size_t end = 0, page = 0;
    for (size_t n = reading->first_run[e]; n != 0 && end <= offset;
         n = reading->runs[n - 1].next) {
        page = reading->runs[n - 1].page;
        end += reading->runs[n - 1].length;
    }
    return page;
}

/* ---- what a text says ---- */

uint64_t reading_hash(struct str text)
{
    uint64_t hash = UINT64_C(14695981039346656037);
    for (size_t at = 0; at < text.length;) {
        uint32_t code_point = utf8_next(text, &at);
        if (!utf8_is_blank(code_point))
            hash = (hash ^ code_point) * UINT64_C(1099511628211);
    }
    return hash;
}

static uint32_t next_inked(struct str text, size_t *at)
{
    while (*at < text.length) {
        uint32_t code_point = utf8_next(text, at);
        if (!utf8_is_blank(code_point))
            return code_point;
    }
    return 0;
}

bool reading_same(struct str a, struct str b)
{
    size_t at = 0, b_at = 0;
    for (;;) {
        uint32_t one = next_inked(a, &at);
        if (one != next_inked(b, &b_at))
            return false;
        if (one == 0)
            return true;
    }
}

static bool is_one_of(struct str marks, uint32_t code_point)
{
    for (size_t at = 0; at < marks.length;)
        if (utf8_next(marks, &at) == code_point)
            return true;
    return false;
}

static bool is_counting(uint32_t code_point)
{
    if (code_point >= '0' && code_point <= '9')
        return true;
    return is_one_of(STR("〇零一二三四五六七八九十百"), code_point);
}

struct str reading_core(struct str text)
{
    text = str_trim(text);
    size_t at = 0, start;
    uint32_t code_point = next_inked(text, &at);
    bool in_brackets = is_one_of(STR("（("), code_point);
    if (in_brackets)
        code_point = next_inked(text, &at);
    if (!is_counting(code_point))
        return text;
    do {
        start = at;
        code_point = next_inked(text, &at);
    } while (is_counting(code_point));
    struct str ends = in_brackets ? STR("）)") : STR("、．.)）");
    if (at == start || !is_one_of(ends, code_point))
        return text;
    struct str rest = str_trim(str_slice(text, at, text.length));
    /* 3.5 is a number */
    bool is_fraction = code_point == '.' && rest.length > 0 &&
                       rest.data[0] >= '0' && rest.data[0] <= '9';
    return rest.length == 0 || is_fraction ? text : rest;
}

bool reading_is_number(struct str text)
{
    text = str_trim(text);
    size_t offset = 0;
    struct printed_number number;
    if (!printed_next(text, &offset, &number) || number.sign != 0)
        return false;
    struct str rest = str_trim(str_slice(text, number.sign_end, text.length));
    if (number.is_percent)
        return utf8_count(rest) == 1;
    return rest.length == 0 ||
           (number.has_unit &&
            str_equal(rest, str_from(money_unit_name(number.unit))));
}

/* ---- the whole ---- */

static struct str text_of(const void *context, uint32_t element)
{
    const struct reading *reading = context;
    return reading->texts[element];
}

const struct reading *reading_read(const struct pages *pages,
                                   struct arena *arena)
{
    struct reading *reading = ARENA_NEW(arena, struct reading);
    reading->pages = pages;
    read_texts(reading, arena);
    const struct place_source source = {.elements = pages->elements,
                                        .count = pages->element_count,
                                        .text = text_of,
                                        .context = reading};
    reading->places = page_places_read(&source, NULL, arena);
    reading_walk(reading, arena);
    return reading;
}
