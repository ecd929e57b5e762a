/* SPDX-License-Identifier: MIT
 *
 * Line breaking: UAX #14 by ICU, tailored for Chinese.
 *
 * ICU gets the text with quotation marks as brackets. The rest of the
 * tailoring only forbids breaks that UAX #14 would allow, so that a line is
 * never broken at a place that the standard forbids:
 *
 *     - before and behind marks that may not begin or end a line
 *     - inside two-em marks: ——, ……
 *     - inside numbers with sign and unit
 *     - before an ideographic space, and inside don’t
 *     - behind the only slash of a word: GB/T, PDF/A-2a, but not in addresses
 */
#include "text/linebreak.h"

#include "text/linebreak_private.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/utf8.h"

#include <unicode/ubrk.h>
#include <unicode/udata.h>
#include <unicode/utf16.h>

#include <assert.h>
#include <string.h>

enum { IDEOGRAPHIC_SPACE = 0x3000, APOSTROPHE = 0x2019 };

struct line_breaker {
    struct arena *arena; /* its own, for the buffers */
    UBreakIterator *iterator;
    UBreakIterator *words;
    uint32_t *code_points; /* of the text at hand */
    unsigned char *breaks; /* behind each of them */
    UChar *units;          /* the same text in UTF-16 */
    size_t capacity;       /* of the buffers, in code points */
};

/* Running out of memory is nothing that a report can tell about. */
static bool succeeded(UErrorCode status)
{
    if (status == U_MEMORY_ALLOCATION_ERROR)
        base_out_of_memory();
    return U_SUCCESS(status);
}

struct line_breaker *line_breaker_open(struct diag_log *log)
{
    UErrorCode status = U_ZERO_ERROR;
    /* Only the rules inside the library: not those of a folder that the
     * variable ICU_DATA names. */
    udata_setFileAccess(UDATA_NO_FILES, &status);
    UBreakIterator *iterator = ubrk_open(UBRK_LINE, "root", NULL, 0, &status);
    UBreakIterator *words = ubrk_open(UBRK_WORD, "root", NULL, 0, &status);
    if (!succeeded(status)) {
        ubrk_close(iterator); /* NULL is allowed */
        diag_add(log, DIAG_LIBRARY_FAILED, NOWHERE, STR("ICU"),
                 str_from(u_errorName(status)));
        return NULL;
    }
    struct arena *arena = arena_new();
    struct line_breaker *breaker = ARENA_NEW(arena, struct line_breaker);
    breaker->arena = arena;
    breaker->iterator = iterator;
    breaker->words = words;
    return breaker;
}

void line_breaker_close(struct line_breaker *breaker)
{
    if (breaker == NULL)
        return;
    ubrk_close(breaker->iterator);
    ubrk_close(breaker->words);
    arena_free(breaker->arena);
}

/* Room for a text of count code points: at most two units each. */
static void reserve(struct line_breaker *breaker, size_t count)
{
    if (count <= breaker->capacity)
        return;
    /* Doubled, so that what is given up is less than what is in use. */
    size_t capacity = breaker->capacity == 0 ? 256 : breaker->capacity;
    while (capacity < count)
        capacity *= 2;
    breaker->code_points = ARENA_ARRAY(breaker->arena, capacity, uint32_t);
    breaker->breaks = arena_alloc(breaker->arena, capacity);
    breaker->units = ARENA_ARRAY(breaker->arena, capacity * 2, UChar);
    breaker->capacity = capacity;
}

/* Quotation marks open or close in UAX #14 where the language tells which does
 * what (5.1, class QU): as 《 and 》 in Chinese. */
static uint32_t resolve_quotation(uint32_t c)
{
    if (c == 0x2018 || c == 0x201C)
        return 0x300A;
    return c == 0x2019 || c == 0x201D ? 0x300B : c;
}

/* Hand the text to one of ICU's iterators. */
static void set_text(struct line_breaker *breaker, UBreakIterator *iterator,
                     const uint32_t *text, size_t length, bool zh)
{
    reserve(breaker, length);
    int32_t units = 0;
    assert(length <= INT32_MAX / 2);
    for (size_t i = 0; i < length; i++) {
        uint32_t c = zh ? resolve_quotation(text[i]) : text[i];
        U16_APPEND_UNSAFE(breaker->units, units, c);
    }
    UErrorCode status = U_ZERO_ERROR;
    ubrk_setText(iterator, breaker->units, units, &status);
    bool ready = succeeded(status);
    assert(ready);
}

void linebreak_plain(struct line_breaker *breaker, const uint32_t *text,
                     size_t length, bool zh, unsigned char *breaks)
{
    if (length == 0)
        return;
    set_text(breaker, breaker->iterator, text, length, zh);
    memset(breaks, BREAK_NEVER, length);
    int32_t at = 0, end;
    size_t i = 0;
    while ((end = ubrk_next(breaker->iterator)) != UBRK_DONE) {
        for (; at < end; i++)
            at += U16_LENGTH(text[i]);
        assert(at == end);
        int32_t kind = ubrk_getRuleStatus(breaker->iterator);
        breaks[i - 1] = kind >= UBRK_LINE_HARD ? BREAK_MUST : BREAK_MAY;
    }
    assert(i == length);
    breaks[length - 1] = BREAK_MUST;
}

static bool is_latin_letter(uint32_t c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
           (c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7);
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

static bool is_visible_ascii(uint32_t c)
{
    return c > ' ' && c < 0x7F;
}

/* UAX #14 lets a line end behind any slash, for the sake of addresses
 * (LB13, class SY). Two words that one slash joins are read as one. */
static void keep_slashed(const uint32_t *text, size_t length,
                         unsigned char *breaks)
{
    for (size_t start = 0, end; start < length; start = end + 1) {
        size_t slashes = 0, slash = 0;
        for (end = start; end < length && is_visible_ascii(text[end]); end++) {
            if (text[end] == '/') {
                slash = end;
                slashes++;
            }
        }
        if (slashes == 1 && slash + 1 < end && breaks[slash] == BREAK_MAY)
            breaks[slash] = BREAK_NEVER;
    }
}

static void tailor(const uint32_t *text, size_t length, unsigned char *breaks)
{
    for (size_t i = 0; i + 1 < length; i++)
        if (breaks[i] == BREAK_MAY && forbidden(text, length, i))
            breaks[i] = BREAK_NEVER;
    keep_slashed(text, length, breaks);
    size_t start, end;
    for (size_t from = 0; number_next(text, length, from, &start, &end);
         from = end)
        for (size_t i = start; i + 1 < end; i++)
            if (breaks[i] == BREAK_MAY)
                breaks[i] = BREAK_NEVER;
}

/* The text as code points in the breaker's buffer; returns their number. */
static size_t decode(struct line_breaker *breaker, struct str text)
{
    size_t count = utf8_count(text);
    reserve(breaker, count);
    size_t at = 0;
    for (size_t i = 0; i < count; i++)
        breaker->code_points[i] = utf8_next(text, &at);
    assert(at == text.length); /* reader/ has checked the text */
    return count;
}

const unsigned char *text_breaks(struct line_breaker *breaker,
                                 struct arena *arena, struct str text)
{
    unsigned char *result = arena_alloc(arena, text.length + 1);
    size_t count = decode(breaker, text);
    uint32_t *code_points = breaker->code_points;
    unsigned char *breaks = breaker->breaks;
    linebreak_plain(breaker, code_points, count, true, breaks);
    tailor(code_points, count, breaks);
    size_t at = 0;
    for (size_t i = 0; i < count; i++) {
        utf8_next(text, &at);
        result[at - 1] = breaks[i];
    }
    return result;
}

/* Words of one 汉字 that are read with what follows them. All others, 室 费 率
 * and what the dictionary does not know, are read with what is before. */
static bool leads(uint32_t c)
{
    static const struct str leading =
        STR_INIT("与及和或并对在为按由以各本每其该非较比");
    for (size_t at = 0; at < leading.length;)
        if (utf8_next(leading, &at) == c)
            return true;
    return false;
}

const bool *text_word_ends(struct line_breaker *breaker, struct arena *arena,
                           struct str text)
{
    bool *result = ARENA_ARRAY(arena, text.length + 1, bool);
    if (text.length == 0)
        return result;
    size_t count = decode(breaker, text);
    set_text(breaker, breaker->words, breaker->code_points, count, false);
    const uint32_t *characters = breaker->code_points;
    size_t byte = 0, i = 0;
    int32_t at = 0, end;
    while ((end = ubrk_next(breaker->words)) != UBRK_DONE) {
        size_t first = i, start = byte;
        for (; at < end; i++) {
            at += U16_LENGTH(characters[i]);
            utf8_next(text, &byte);
        }
        assert(at == end);
        bool single =
            i == first + 1 && text_char_class(characters[first]) == CHAR_HAN;
        bool leading = single && leads(characters[first]);
        if (first > 0 && single && !leading &&
            text_char_class(characters[first - 1]) == CHAR_HAN)
            result[start - 1] = false;
        result[byte - 1] = !leading;
    }
    assert(byte == text.length);
    return result;
}
