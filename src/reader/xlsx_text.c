/* SPDX-License-Identifier: MIT
 *
 * Texts of cells: runs joined, pronunciations left out, escapes resolved; and
 * the list of those that cells share.
 */
#include "base/arena.h"
#include "reader/reader_private.h"
#include "reader/xlsx_private.h"

void rich_text_start(struct rich_text *run, struct str name)
{
    if (str_equal(name, STR("rPh")))
        run->phonetics++;
    run->inside = run->phonetics == 0 && str_equal(name, STR("t"));
}

void rich_text_end(struct rich_text *run, struct str name)
{
    if (str_equal(name, STR("rPh")) && run->phonetics > 0)
        run->phonetics--;
    run->inside = false;
}

void rich_text_add(struct rich_text *run, struct str text)
{
    if (run->inside)
        builder_add(&run->text, text);
}

/* The code point of _xHHHH_ at the start of text; 0 if there is none, or it is
 * half of a pair. */
static uint32_t escape_value(struct str text)
{
    if (text.length < 7 || !str_starts(text, STR("_x")) || text.data[6] != '_')
        return 0;
    uint32_t value = 0;
    for (size_t i = 2; i < 6; i++) {
        char c = text.data[i];
        value *= 16;
        if (c >= '0' && c <= '9')
            value += (uint32_t)(c - '0');
        else if ((c | 0x20) >= 'a' && (c | 0x20) <= 'f')
            value += (uint32_t)((c | 0x20) - 'a' + 10);
        else
            return 0;
    }
    return value >= 0xD800 && value < 0xE000 ? 0 : value;
}

struct str xlsx_text(struct arena *arena, struct str text)
{
    struct builder out = {.arena = arena};
    for (size_t i = 0; i < text.length;) {
        uint32_t value = escape_value(str_slice(text, i, text.length));
        if (value != 0)
            builder_add_code_point(&out, value);
        else
            builder_add_char(&out, text.data[i]);
        i += value != 0 ? 7 : 1;
    }
    return str_trim(text_with_lf(builder_str(&out), arena));
}

struct strings {
    struct xlsx *xlsx;
    struct rich_text run;
    struct str *texts;
    size_t count;
    size_t capacity;
};

static bool on_start(void *self, const struct xml_element *element)
{
    struct strings *strings = self;
    if (str_equal(element->name, STR("si")))
        strings->run = (struct rich_text){.text.arena = strings->xlsx->own};
    rich_text_start(&strings->run, element->name);
    return true;
}

static bool on_end(void *self, struct str name)
{
    struct strings *strings = self;
    struct xlsx *xlsx = strings->xlsx;
    rich_text_end(&strings->run, name);
    if (!str_equal(name, STR("si")))
        return true;
    ARENA_GROW(xlsx->own, strings->texts, strings->count, strings->capacity);
    strings->texts[strings->count++] =
        xlsx_text(xlsx->arena, builder_str(&strings->run.text));
    return xlsx_within(xlsx, (struct position){.file = xlsx->path},
                       strings->count, SHEET_CELL_LIMIT,
                       DIAG_BOTH("共享文字数", "shared texts"));
}

static void on_text(void *self, struct str text)
{
    struct strings *strings = self;
    rich_text_add(&strings->run, text);
}

bool xlsx_read_strings(struct xlsx *xlsx, struct str part)
{
    static const struct xml_handler handler = {on_start, on_end, on_text};
    struct strings strings = {.xlsx = xlsx, .run.text.arena = xlsx->own};
    if (!xlsx_parse_part(xlsx, part, true, &handler, &strings))
        return false;
    xlsx->strings = strings.texts;
    xlsx->string_count = strings.count;
    return true;
}
