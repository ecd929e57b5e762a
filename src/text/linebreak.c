/* SPDX-License-Identifier: MIT
 *
 * Line breaking: UAX #14 by libunibreak, tailored for Chinese.
 *
 * The tailoring only forbids breaks that UAX #14 would allow, so that a line
 * is never broken at a place that the standard forbids:
 *
 *     - before and behind marks that may not begin or end a line
 *     - inside two-em marks: ——, ……
 *     - inside numbers with sign and unit
 *     - before an ideographic space, and inside don’t
 */
#include "text/linebreak.h"

#include "text/linebreak_private.h"

#include "base/arena.h"
#include "base/utf8.h"

#include <assert.h>
#include <linebreak.h>

enum { IDEOGRAPHIC_SPACE = 0x3000, APOSTROPHE = 0x2019 };

/* init_linebreak writes tables inside the library: once, before main. */
__attribute__((constructor)) static void library_start(void)
{
    init_linebreak();
}

static bool is_regional(uint32_t c)
{
    return c >= 0x1F1E6 && c <= 0x1F1FF;
}

static bool is_latin_letter(uint32_t c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
           (c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7);
}

void linebreak_plain(const uint32_t *text, size_t length, bool zh,
                     unsigned char *breaks)
{
    if (length == 0)
        return;
    /*
     * libunibreak 1.1 ends the process at the regional indicators of flags
     * (class RI is outside its pair table): it gets ideographs in their
     * place, and pairs are joined here (LB30a).
     */
    static_assert(sizeof(utf32_t) == sizeof(uint32_t), "code points");
    bool flags = false;
    for (size_t i = 0; i < length; i++)
        flags = flags || is_regional(text[i]);
    const uint32_t *safe = text;
    struct arena *arena = NULL;
    if (flags) {
        arena = arena_new();
        uint32_t *copy = ARENA_ARRAY(arena, length, uint32_t);
        for (size_t i = 0; i < length; i++)
            copy[i] = is_regional(text[i]) ? 0x4E00 : text[i];
        safe = copy;
    }
    set_linebreaks_utf32((const utf32_t *)safe, length, zh ? "zh" : "",
                         (char *)breaks);
    arena_free(arena);
    size_t flag = 0;
    for (size_t i = 0; i < length; i++) {
        breaks[i] = breaks[i] == LINEBREAK_MUSTBREAK    ? BREAK_MUST
                    : breaks[i] == LINEBREAK_ALLOWBREAK ? BREAK_MAY
                                                        : BREAK_NEVER;
        flag = is_regional(text[i]) ? flag + 1 : 0;
        if (flag % 2 == 1 && i + 1 < length && is_regional(text[i + 1]))
            breaks[i] = BREAK_NEVER;
    }
    breaks[length - 1] = BREAK_MUST;
}

static bool is_space(uint32_t c)
{
    return text_char_class(c) == CHAR_SPACE;
}

/* May Chinese setting not break between characters i and i + 1? */
static bool forbidden(const uint32_t *text, size_t length, size_t i)
{
    uint32_t before = text[i], behind = text[i + 1];
    if (text_forbids_end(before) || behind == IDEOGRAPHIC_SPACE)
        return true;
    if (text_forbids_start(behind) && !is_space(before))
        return true;
    if (before == behind && text_char_class(before) == CHAR_DASH)
        return true;
    return before == APOSTROPHE && i > 0 && is_latin_letter(text[i - 1]) &&
           i + 1 < length && is_latin_letter(behind);
}

static void tailor(const uint32_t *text, size_t length, unsigned char *breaks)
{
    for (size_t i = 0; i + 1 < length; i++)
        if (breaks[i] == BREAK_MAY && forbidden(text, length, i))
            breaks[i] = BREAK_NEVER;
    size_t start, end;
    for (size_t from = 0; number_next(text, length, from, &start, &end);
         from = end)
        for (size_t i = start; i + 1 < end; i++)
            if (breaks[i] == BREAK_MAY)
                breaks[i] = BREAK_NEVER;
}

const unsigned char *text_breaks(struct arena *arena, struct str text)
{
    unsigned char *result = arena_alloc(arena, text.length + 1);
    size_t count = utf8_count(text);
    uint32_t *code_points = ARENA_ARRAY(arena, count, uint32_t);
    unsigned char *breaks = arena_alloc(arena, count);
    size_t at = 0;
    for (size_t i = 0; i < count; i++)
        code_points[i] = utf8_next(text, &at);
    assert(at == text.length); /* reader/ has checked the text */
    linebreak_plain(code_points, count, true, breaks);
    tailor(code_points, count, breaks);
    at = 0;
    for (size_t i = 0; i < count; i++) {
        utf8_next(text, &at);
        result[at - 1] = breaks[i];
    }
    return result;
}
